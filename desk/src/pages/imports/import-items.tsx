import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Select, Space, Table, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  ITEM_STATE_LABELS,
  ITEM_STATES,
  type ItemState,
} from '../../../../src/modules/imports/import-items.content.ts';
import { importsApi } from '../../../../src/modules/imports/imports.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { DOES_LABELS, isAtWork, STATE_COLOURS, type ImportItem, type ImportView } from './import-words.ts';

const PAGE = 50;

/** The items of an import, page by page. */
export function ImportItems({ view }: { view: ImportView }): ReactNode {
  const [state, setState] = useState<ItemState | 'all'>('all');
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const after = starts.at(-1) ?? 0;
  const done = isAtWork(view) ? JSON.stringify(view.counts) : view.state;
  const items = useQuery({
    queryKey: ['import-items', view.id, state, after, done],
    queryFn: async () =>
      call(importsApi.items, {
        params: { importId: view.id },
        query: { after, limit: PAGE, ...(state !== 'all' && { state }) },
      }),
    placeholderData: keepPreviousData,
  });
  if (items.isError) return <FailedPage error={items.error} onRetry={() => void items.refetch()} />;
  const next = items.data?.next ?? null;
  const present = ITEM_STATES.filter((one) => view.counts[one] > 0);
  const all = present.reduce((sum, one) => sum + view.counts[one], 0);
  return (
    <>
      <div className="panel-head">
        <h2>逐份情况</h2>
        <Select
          aria-label="显示"
          className="import-select"
          value={state}
          options={[
            { value: 'all' as const, label: `全部 ${all}` },
            ...present.map((one) => ({ value: one, label: `${ITEM_STATE_LABELS[one]} ${view.counts[one]}` })),
          ]}
          onChange={(chosen) => {
            setState(chosen);
            setStarts([0]);
          }}
        />
      </div>
      <Table<ImportItem>
        rowKey="position"
        size="small"
        loading={items.isPending}
        columns={COLUMNS}
        dataSource={items.data?.items ?? []}
        pagination={false}
        locale={{ emptyText: '没有这样的文稿。' }}
      />
      {(starts.length > 1 || next !== null) && (
        <Space className="import-pager">
          <Button disabled={starts.length < 2} onClick={() => setStarts(starts.slice(0, -1))}>
            上一页
          </Button>
          <Button disabled={next === null} onClick={() => next !== null && setStarts([...starts, next])}>
            下一页
          </Button>
        </Space>
      )}
    </>
  );
}

const COLUMNS: TableColumnsType<ImportItem> = [
  {
    title: '处理',
    key: 'state',
    width: 110,
    render: (_value, { state, does }) => (
      <Tag color={does === 'refuse' ? STATE_COLOURS.refused : STATE_COLOURS[state]}>
        {does === null ? ITEM_STATE_LABELS[state] : DOES_LABELS[does]}
      </Tag>
    ),
  },
  {
    title: '文稿',
    key: 'title',
    className: 'import-cell',
    render: (_value, item) => (
      <>
        {item.documentId === null ? (
          <span>{item.title === '' ? item.place : item.title}</span>
        ) : (
          <Link to="/documents/$documentId" params={{ documentId: item.documentId }}>
            {item.title === '' ? item.place : item.title}
          </Link>
        )}
        <div className="quiet small">
          {[item.columnName, item.place].filter((text) => text !== '').join('　')}
        </div>
        {item.excerpt !== '' && <div className="small import-excerpt">{item.excerpt}</div>}
        <Facts item={item} />
      </>
    ),
  },
];

function Facts({ item }: { item: ImportItem }): ReactNode {
  const facts = [
    item.documentNumber,
    item.writtenOn === null ? '' : `成文 ${item.writtenOn}`,
    item.publishedOn === null ? '' : `原公开 ${item.publishedOn}`,
    item.attachments.length === 0 ? '' : `附件 ${item.attachments.join('、')}`,
  ].filter((text) => text !== '');
  return (
    <>
      {facts.length > 0 && <div className="small">{facts.join('　')}</div>}
      {item.reason !== '' && <div className="small import-reason">{item.reason}</div>}
      {item.notes.map((note) => (
        <div key={note} className="small import-note">
          {note}
        </div>
      ))}
    </>
  );
}
