import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { DownloadOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Segmented, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { registerFilePath } from '../../../../src/modules/obligations/item-imports.api.ts';
import { nilBeforeWords } from '../../../../src/modules/obligations/nil-before.api.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { ResponsibleChoice } from './responsible-choice.tsx';
import { ResponsibleName } from './responsible-name.tsx';
import { ObligationDialog, type Deed } from './obligation-dialog.tsx';
import {
  missingWords,
  standingWords,
  STATUS_COLOURS,
  type ObligationItem,
  type ObligationMay,
} from './obligation-words.ts';

const WHICH = [
  { value: 'open', label: '未办结' },
  { value: 'overdue', label: '已逾期' },
  { value: 'settled', label: '已办结' },
  { value: 'all', label: '全部' },
] as const;

type Which = (typeof WHICH)[number]['value'];

/** What was due, published, late, missing or signed as nothing, with what may be done about it. */
export function RegisterPanel(props: {
  agencyId: string;
  which: Which;
  page: number;
  /** Whose is wanted; everybody's without. */
  responsible: string | undefined;
  onShow: (search: { which?: Which; page?: number; responsible?: string | undefined }) => void;
}): ReactNode {
  const { agencyId, which, page, responsible, onShow } = props;
  const filter = { agencyId, which, ...(responsible !== undefined && { responsibleId: responsible }) };
  const client = useQueryClient();
  const file = useDownload();
  const [deed, setDeed] = useState<{ item: ObligationItem; deed: Deed } | null>(null);
  const list = useQuery({
    queryKey: ['obligations', agencyId, which, page, responsible],
    queryFn: async () => call(obligationsApi.list, { query: { ...filter, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const done = async (): Promise<void> => {
    setDeed(null);
    await client.invalidateQueries({ queryKey: ['obligations', agencyId] });
    await client.invalidateQueries({ queryKey: ['obligation-todo'] });
  };
  return (
    <>
      <Space wrap className="form-alert">
        <Segmented<Which>
          aria-label="状态"
          value={which}
          options={[...WHICH]}
          onChange={(next) => onShow({ which: next, page: 1 })}
        />
        <ResponsibleChoice
          people={list.data?.people ?? []}
          chosen={responsible}
          onChoose={(next) => onShow({ responsible: next, page: 1 })}
        />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          loading={file.pending}
          onClick={() => file.start(registerFilePath(filter))}
        >
          导出
        </Button>
      </Space>
      <PagedTable
        list={list}
        columns={columnsOf(list.data?.may, (item, chosen) => setDeed({ item, deed: chosen }))}
        page={page}
        empty={which === 'open' ? '没有未办结的公开义务' : '没有公开义务'}
        unit="项"
        onPage={(next) => onShow({ page: next })}
      />
      {deed !== null && (
        <ObligationDialog agencyId={agencyId} {...deed} onClose={() => setDeed(null)} onDone={done} />
      )}
    </>
  );
}

function columnsOf(
  may: ObligationMay | undefined,
  onDeed: (item: ObligationItem, deed: Deed) => void,
): TableColumnsType<ObligationItem> {
  return [
    {
      title: '期限和结果',
      key: 'standing',
      render: (_value, item) => (
        <>
          <Tag color={STATUS_COLOURS[item.status]}>{standingWords(item)}</Tag>
          {item.settled !== null && item.settled.reason !== '' && (
            <div className="quiet small cell-long">
              {item.settled.by}：{item.settled.reason}
            </div>
          )}
          {item.settled === null && item.nilFrom !== null && (
            <div className="quiet small">{item.nilFrom} 起可以报无</div>
          )}
          {item.nilBefore !== null && (
            <div className="quiet small cell-long">{nilBeforeWords(item.nilBefore)}</div>
          )}
        </>
      ),
    },
    {
      title: '公开内容',
      key: 'what',
      className: 'cell-wrap-slim',
      render: (_value, item) => (
        <>
          {item.what}
          {item.period !== '' && <Tag className="after-word">{item.period}</Tag>}
          <div className="quiet small">
            {item.article}
            {item.posting !== '' && `；公示不少于${item.posting}`}
            {item.postedUntil !== null && `，${item.postedUntil}起可以撤下`}
            {item.standing === 'guidance' && '；期限为工作要求，可由本机构调整'}
          </div>
        </>
      ),
    },
    {
      title: '责任',
      key: 'whose',
      render: (_value, { unit, responsible }) =>
        unit === null && responsible === null ? (
          '未指定'
        ) : (
          <>
            {unit !== null && <div>{unit.name}</div>}
            <ResponsibleName person={responsible} />
          </>
        ),
    },
    {
      title: '文稿和张贴',
      key: 'documents',
      className: 'cell-wrap-slim',
      render: (_value, item) => (
        <>
          <ul className="plain-list">
            {item.documents.map((document) => (
              <li key={document.id}>
                <Link to="/documents/$documentId" params={{ documentId: document.id }}>
                  {document.title}
                </Link>
                {!document.public && <span className="quiet">（未公开）</span>}
              </li>
            ))}
            {item.board?.sheets.map((sheet) => (
              <li key={sheet.recordId}>
                {sheet.postedOn} 张贴在{sheet.board}
              </li>
            ))}
          </ul>
          {item.board !== null && item.board.missing.length > 0 && (
            <div className="quiet small">
              {missingWords(item.board.missing)}：{item.board.missing.join('、')}
            </div>
          )}
        </>
      ),
    },
    {
      title: '办理',
      key: 'deeds',
      render: (_value, item) => <Deeds item={item} may={may} onDeed={onDeed} />,
    },
  ];
}

function Deeds(props: {
  item: ObligationItem;
  may: ObligationMay | undefined;
  onDeed: (item: ObligationItem, deed: Deed) => void;
}): ReactNode {
  const { item, may, onDeed } = props;
  const open = item.settled === null;
  const mayMeet = may?.handle === true && (open || item.settled?.kind === 'nil');
  const mayPost =
    item.board !== null && (open || item.settled?.kind === 'posted' || item.settled?.kind === 'nil');
  const hangs = item.board !== null && item.board.sheets.length > 0;
  const deeds: readonly { deed: Deed; label: string; shown: boolean }[] = [
    { deed: 'post', label: '登记张贴', shown: mayPost && may?.handle === true },
    { deed: 'name', label: '指明文稿', shown: mayMeet },
    {
      deed: 'nil',
      label: '报无',
      shown: open && may?.handle === true && item.nilFrom === null && !hangs,
    },
    { deed: 'waive', label: '免除', shown: open && may?.waive === true },
    { deed: 'reopen', label: '重新待办', shown: !open && item.status !== 'takenBack' && may?.waive === true },
  ];
  return (
    <Space wrap size={[12, 0]} className="cell-deeds">
      {deeds.flatMap(({ deed, label, shown }) =>
        shown
          ? [
              <Button key={deed} type="link" className="cell-link" onClick={() => onDeed(item, deed)}>
                {label}
                <span className="for-readers">：{item.what}</span>
              </Button>,
            ]
          : [],
      )}
    </Space>
  );
}
