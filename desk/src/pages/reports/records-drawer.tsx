import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Pagination, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { cellLabel, isCellName, isDerivedCell } from '../../../../src/law/annual-report/tables.ts';
import { DOCUMENT_KIND_LABELS } from '../../../../src/law/document-kinds.ts';
import { REGISTERS, REGISTER_SPECS } from '../../../../src/modules/registers/registers.definitions.ts';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { SideDialog } from '../../parts/dialog.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import type { ReportView } from './report-view.ts';
import { changeInWords } from './year-change.ts';

type Item = ResponseOf<typeof reportsApi.records>['items'][number];

const PAGE = 50;
const DOCUMENT_SOURCES: ReadonlySet<string> = new Set(Object.values(DOCUMENT_KIND_LABELS));

function columnsFor(agencyId: string): TableColumnsType<Item> {
  return [
    { title: '来源', dataIndex: 'source', width: 170 },
    {
      title: '名称',
      dataIndex: 'title',
      render: (_title, item) => <RecordLink item={item} agencyId={agencyId} />,
    },
    { title: '日期', dataIndex: 'on', width: 120 },
    { title: '说明', dataIndex: 'detail', width: 240 },
  ];
}

/** One figure: what it counts record by record, last year's, and the correction by hand if there is one. */
export function RecordsDrawer(props: {
  view: ReportView;
  /** A cell, or a figure of the text. */
  name: string;
  reload: () => Promise<void>;
  onClose: () => void;
}): ReactNode {
  const { view, name, reload } = props;
  const [page, setPage] = useState(1);
  const [changing, setChanging] = useState(false);
  const records = useQuery({
    queryKey: ['report-records', view.id, name, page],
    queryFn: async () =>
      call(reportsApi.records, { params: { reportId: view.id }, query: { name, offset: (page - 1) * PAGE } }),
    placeholderData: (before) => before,
  });
  const title = isCellName(name) ? cellLabel(name) : (records.data?.label ?? name);
  const correctable = isCellName(name) && !isDerivedCell(name) && view.canEdit;
  return (
    <SideDialog open size="large" onClose={props.onClose} title={title}>
      {isCellName(name) && <CellFacts view={view} name={name} />}
      {correctable && (
        <p>
          <Button size="small" onClick={() => setChanging(true)}>
            人工更正
          </Button>
          <span className="quiet">　应优先更正登记簿中的记录</span>
        </p>
      )}
      {records.isError ? (
        <FailedPage error={records.error} onRetry={() => void records.refetch()} />
      ) : (
        <>
          <h2>{records.data ? `统计了 ${records.data.total} 条记录` : '所统计的记录'}</h2>
          <DeskTable<Item>
            rowKey="id"
            size="small"
            columns={columnsFor(view.agencyId)}
            dataSource={records.data?.items ?? []}
            loading={records.isFetching}
            locale={{ emptyText: emptyWords(view, name) }}
          />
          <Pagination
            className="actions"
            align="end"
            hideOnSinglePage
            current={page}
            pageSize={PAGE}
            total={records.data?.total ?? 0}
            showSizeChanger={false}
            onChange={setPage}
          />
        </>
      )}
      {changing && (
        <OverrideDialog view={view} cell={name} reload={reload} onClose={() => setChanging(false)} />
      )}
    </SideDialog>
  );
}

/** Leads to the document or to the record in its register. */
function RecordLink({ item, agencyId }: { item: Item; agencyId: string }): ReactNode {
  if (DOCUMENT_SOURCES.has(item.source)) {
    return (
      <Link to="/documents/$documentId" params={{ documentId: item.id }}>
        {item.title}
      </Link>
    );
  }
  const register = REGISTERS.find((name) => REGISTER_SPECS[name].label === item.source);
  if (register === undefined) return item.title;
  // An issue of a channel stands there as its posts of that day.
  const search = item.on === null ? { text: item.title } : { from: item.on, to: item.on };
  return (
    <Link to="/registers/$register" params={{ register }} search={{ agencyId, ...search }}>
      {item.title}
    </Link>
  );
}

/** Why no record stands there: the figure is 0, or it was set by hand. */
function emptyWords(view: ReportView, name: string): string {
  return view.overrides.some(({ cell }) => cell === name)
    ? '登记簿中没有这样的记录，报告中的数是人工更正的'
    : '没有记录，所以这个数是 0';
}

function CellFacts({ view, name }: { view: ReportView; name: string }): ReactNode {
  const override = view.overrides.find((each) => each.cell === name);
  return (
    <dl className="facts form-alert">
      <dt>报告中的数</dt>
      <dd>{String(view.cells[name] ?? '')}</dd>
      {override && (
        <>
          <dt>登记簿统计</dt>
          <dd>{String(view.computed[name] ?? '')}</dd>
          <dt>人工更正</dt>
          <dd>
            {override.byName}，理由：{override.reason}
          </dd>
        </>
      )}
      {view.previousCells && (
        <>
          <dt>上年</dt>
          <dd>
            {String(view.previousCells[name] ?? '')}
            <span className="quiet">
              （本年{changeInWords(Number(view.previousCells[name]), Number(view.cells[name]))}）
            </span>
          </dd>
        </>
      )}
      {isCellName(name) && isDerivedCell(name) && (
        <>
          <dt>说明</dt>
          <dd>由其他数据相加得出，不能直接更正</dd>
        </>
      )}
    </dl>
  );
}
