import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Pagination, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { REQUEST_COLUMN_LABELS } from '../../../../../src/law/annual-report/form.ts';
import { RECEIPT_RULES } from '../../../../../src/law/requests/channels.ts';
import { POSITION_LABELS } from '../../../../../src/law/requests/positions.ts';
import { boardExportPath, requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import type { RequestsSearch } from '../../../app/searches.ts';
import type { AgencySummary } from '../../../parts/agency-choice.tsx';
import { DeskTable } from '../../../parts/desk-table.tsx';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { countMark, TabsOrChoice, type TabMark } from '../../../parts/tabs-or-choice.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { DueTag } from '../due-tag.tsx';
import { outcomeWords, type BoardItem } from '../request-words.ts';
import { BoardFilterForm } from './board-filters.tsx';
import { dayOfToday } from '../../../parts/today.ts';

const PAGE_SIZE = 20;

/** Which requests are wanted; the tabs above the board. */
type Which = NonNullable<RequestsSearch['which']>;

const TABS = [
  { key: 'open', label: '在办' },
  { key: 'overdue', label: '超期' },
  { key: 'soon', label: '临期' },
  { key: 'paused', label: '中止等待' },
  { key: 'pending', label: '待确认收件' },
  { key: 'settled', label: '已办结' },
  { key: 'all', label: '全部' },
] as const;

interface Props {
  readonly agency: AgencySummary;
  readonly search: RequestsSearch;
  readonly onShow: (search: RequestsSearch) => void;
}

/** The requests of an agency as a list, filtered and paged by the server; what is looked at stands in the address. */
export function RequestBoard({ agency, search, onShow }: Props): ReactNode {
  const { which = 'open', page = 1, size = PAGE_SIZE, position, holderId, number, from, to } = search;
  const filters = { position, holderId, number, from, to };
  const query = { agencyId: agency.id, which, ...filters };
  const counts = useCounts(agency.id);
  const files = useDownload();
  const board = useQuery({
    queryKey: ['requests', agency.id, query, page, size],
    queryFn: async () => call(requestsApi.board, { query: { ...query, page, size } }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="panel" aria-label="申请列表">
      <TabsOrChoice
        label="范围"
        from="lg"
        active={which}
        onChange={(key) => onShow({ ...filters, which: whichOf(key) })}
        items={TABS.map((tab) => ({ ...tab, mark: markOf(counts[tab.key]) }))}
      />
      <BoardFilterForm
        key={JSON.stringify(filters)}
        agencyId={agency.id}
        filters={filters}
        onFilter={(next) => onShow({ ...next, which })}
      />
      {board.isError ? (
        <FailedPage error={board.error} onRetry={() => void board.refetch()} />
      ) : (
        <>
          <DeskTable<BoardItem>
            rowKey="id"
            size="middle"
            columns={columnsOf(board.data?.may.handle ?? false)}
            dataSource={board.data?.items ?? []}
            loading={board.isFetching}
            locale={{
              emptyText: Object.values(filters).some(Boolean) ? '没有符合条件的申请' : '没有这样的申请',
            }}
          />
          <div className="pager">
            <Button loading={files.pending} onClick={() => files.start(boardExportPath(asText(query)))}>
              导出（XLSX）
            </Button>
            <Pagination
              current={page}
              pageSize={size}
              total={board.data?.total ?? 0}
              showSizeChanger
              pageSizeOptions={[20, 50, 100]}
              showTotal={(total) => `共 ${total} 件`}
              onChange={(nextPage, nextSize) =>
                onShow({ ...filters, which, page: nextSize === size ? nextPage : 1, size: nextSize })
              }
            />
          </div>
        </>
      )}
    </section>
  );
}

function markOf(count: number | undefined): TabMark | undefined {
  return count === undefined ? undefined : countMark(count);
}

/** How many stand under each tab, as far as the figures tell. */
function useCounts(agencyId: string): Partial<Record<Which, number>> {
  const today = dayOfToday();
  const statistics = useQuery({
    queryKey: ['requests', agencyId, 'now'],
    queryFn: async () =>
      call(requestsApi.statistics, { query: { agencyId, from: `${today.slice(0, 4)}-01-01`, to: today } }),
  });
  const now = statistics.data?.now;
  if (now === undefined) return {};
  return {
    open: now.open,
    overdue: now.overdue,
    soon: now.dueToday + now.soon,
    paused: now.paused + now.unknown,
    pending: now.pending,
  };
}

function columnsOf(handles: boolean): TableColumnsType<BoardItem> {
  return [
    {
      title: '编号',
      dataIndex: 'number',
      render: (number: string, item) => (
        <Link to="/requests/$caseId" params={{ caseId: item.id }}>
          {number}
        </Link>
      ),
    },
    {
      title: '申请人',
      dataIndex: 'applicant',
      render: (applicant: string, item) => (
        <>
          {applicant}
          <div className="quiet small">{REQUEST_COLUMN_LABELS[item.applicantKind]}</div>
        </>
      ),
    },
    ...(handles
      ? [
          {
            title: '申请内容',
            dataIndex: 'subject',
            render: (subject: string | null) => <span className="cell-subject">{subject ?? ''}</span>,
          },
        ]
      : []),
    {
      title: '环节',
      dataIndex: 'position',
      render: (position: BoardItem['position']) => POSITION_LABELS[position].desk,
    },
    {
      title: '收到',
      dataIndex: 'receivedOn',
      render: (receivedOn: string | null, item) => (
        <>
          {receivedOn ?? `${item.submittedOn} 提交`}
          <div className="quiet small">{RECEIPT_RULES[item.channel].label}</div>
        </>
      ),
    },
    {
      title: '期限',
      dataIndex: 'dueOn',
      render: (dueOn: string | null, item) => (
        <span className="cell-due">
          {dueOn !== null && <span className="cell-day">{dueOn}</span>}
          <DueTag item={item} />
          {item.extended && <Tag>已延期</Tag>}
        </span>
      ),
    },
    {
      title: '承办',
      dataIndex: 'holder',
      render: (holder: string | null, item) => (
        <>
          {holder ?? '未指定'}
          {item.unit !== '' && <div className="quiet small">{item.unit}</div>}
        </>
      ),
    },
    {
      title: '结果',
      dataIndex: 'outcome',
      render: (outcome: BoardItem['outcome'], item) =>
        outcome === null ? (
          ''
        ) : (
          <>
            {outcomeWords(outcome)}
            <div className="quiet small">
              {item.settledOn}
              {item.inTime === false && '　逾期答复'}
            </div>
          </>
        ),
    },
  ];
}

function whichOf(key: string): Which {
  return TABS.find((tab) => tab.key === key)?.key ?? 'open';
}

function asText(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
