import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Space, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { importBatchApi } from '../../../../src/modules/imports/import-batch.api.ts';
import { BATCH_DEED_LABELS, type BatchDeed } from '../../../../src/modules/imports/import-batch.content.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { KeysetPager, useKeyset } from '../../parts/keyset-pager.tsx';
import { BatchDialog } from './import-batch-dialogs.tsx';
import { BatchResult } from './import-batch-result.tsx';
import { DEED_LABELS, singleWords, type BatchItem, type BatchView } from './import-batch-words.ts';
import { useBatch } from './use-batch.ts';

/** 成批办理: what of an import was public before and waits for whoever looks; nothing where nothing does. */
export function ImportBatch({ importId }: { importId: string }): ReactNode {
  const [asked, setAsked] = useState<BatchDeed | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isOpen, setOpen] = useState(false);
  const keyset = useKeyset();
  const batch = useBatch(importId);
  const view = useQuery({
    queryKey: ['import-batch', importId, asked, keyset.cursor ?? ''],
    queryFn: async () =>
      call(importBatchApi.get, {
        params: { importId },
        query: {
          ...(asked !== null && { deed: asked }),
          ...(keyset.cursor !== undefined && { after: keyset.cursor }),
        },
      }),
    placeholderData: keepPreviousData,
  });
  if (view.isError) return <FailedPage error={view.error} onRetry={() => void view.refetch()} />;
  const deed = view.data?.deed ?? null;
  if (view.data === undefined || (deed === null && batch.run === null)) return null;
  const { items, deeds } = view.data;
  const current = deeds.find((one) => one.deed === deed);
  const picked = items.filter(({ documentId }) => chosen.includes(documentId));
  const show = (next: BatchDeed): void => {
    setAsked(next);
    setChosen([]);
    keyset.restart();
  };
  return (
    <section className="panel" aria-label="成批办理">
      <h2>成批办理</h2>
      <p className="quiet">
        原来已经公开、导入后没有改动的文稿，可以一起办理。每一份与逐份办理的要求和记录相同；请先逐份看过，需要退回的打开文稿退回。
      </p>
      {deed !== null && <Deeds deeds={deeds} deed={deed} disabled={batch.pending} onChange={show} />}
      {current !== undefined && current.single.length > 0 && <p>{singleWords(current.single)}</p>}
      <BatchResult batch={batch} />
      {deed !== null && (
        <>
          <Space wrap className="form-alert">
            <Button
              disabled={items.length === 0 || batch.pending}
              onClick={() =>
                setChosen(picked.length === items.length ? [] : items.map(({ documentId }) => documentId))
              }
            >
              {picked.length > 0 && picked.length === items.length ? '取消全选' : '全选本页'}
            </Button>
            <Button
              type="primary"
              disabled={picked.length === 0}
              loading={batch.pending}
              onClick={() => setOpen(true)}
            >
              {DEED_LABELS[deed]}（已选 {picked.length} 份）
            </Button>
          </Space>
          <DeskTable<BatchItem>
            rowKey="documentId"
            size="small"
            columns={COLUMNS}
            dataSource={items}
            loading={view.isFetching && !batch.pending}
            locale={{ emptyText: '没有可以成批办理的文稿。' }}
            rowSelection={{
              selectedRowKeys: [...chosen],
              onChange: (keys) => setChosen(keys.map(String)),
              getCheckboxProps: ({ title }) => ({ disabled: batch.pending, 'aria-label': title }),
              columnTitle: <span className="for-readers">选择</span>,
            }}
          />
          <KeysetPager
            keyset={{
              ...keyset,
              forward: (next) => {
                setChosen([]);
                keyset.forward(next);
              },
              back: () => {
                setChosen([]);
                keyset.back();
              },
            }}
            next={view.data.next}
            total={current?.count}
          />
          {isOpen && (
            <BatchDialog
              importId={importId}
              deed={deed}
              items={picked}
              onClose={() => setOpen(false)}
              onStart={(order) => {
                setOpen(false);
                setChosen([]);
                batch.start(order);
              }}
            />
          )}
        </>
      )}
    </section>
  );
}

function Deeds(props: {
  deeds: BatchView['deeds'];
  deed: BatchDeed;
  disabled: boolean;
  onChange: (deed: BatchDeed) => void;
}): ReactNode {
  const { deeds, deed, disabled, onChange } = props;
  const waiting = deeds.filter((one) => one.count > 0 || one.single.length > 0 || one.deed === deed);
  return (
    <Segmented<BatchDeed>
      className="form-alert import-deeds"
      aria-label="办理什么"
      disabled={disabled}
      value={deed}
      options={waiting.map((one) => ({
        value: one.deed,
        label: `${BATCH_DEED_LABELS[one.deed]} ${one.count}`,
      }))}
      onChange={onChange}
    />
  );
}

const COLUMNS: TableColumnsType<BatchItem> = [
  {
    title: '标题',
    key: 'title',
    className: 'import-cell import-title',
    render: (_value, { documentId, title, stepName }) => (
      <>
        <Link to="/documents/$documentId" params={{ documentId }}>
          {title}
        </Link>
        {stepName !== '' && <div className="quiet small">{stepName}</div>}
      </>
    ),
  },
  { title: '栏目', dataIndex: 'columnName' },
  { title: '成文日期', dataIndex: 'writtenOn', render: (day: string | null) => day ?? '未填写' },
  { title: '原公开日期', dataIndex: 'publicBefore' },
  {
    title: '原网址',
    key: 'old',
    className: 'import-cell import-old',
    render: (_value, { title, oldUrl, oldPath }) =>
      oldUrl === '' ? (
        oldPath || '没有'
      ) : (
        <a href={oldUrl} target="_blank" rel="noreferrer" aria-label={`原网页：${title}（新窗口）`}>
          {oldUrl}
        </a>
      ),
  },
];
