import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Table, Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { IMPORT_STATE_LABELS } from '../../../../src/modules/imports/import-items.content.ts';
import { importsApi } from '../../../../src/modules/imports/imports.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showMoment } from '../../parts/moments.ts';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { NewImport } from './new-import.tsx';
import './imports.css';

type Head = ResponseOf<typeof importsApi.list>['items'][number];

const COLUMNS: TableColumnsType<Head> = [
  {
    title: '来源',
    dataIndex: 'source',
    render: (source: string, item) => (
      <div className="import-cell">
        <Link to="/documents/imports/$importId" params={{ importId: item.id }}>
          {source}
        </Link>
        <div className="quiet small">{item.formName}</div>
      </div>
    ),
  },
  {
    title: '状态',
    dataIndex: 'state',
    width: 110,
    render: (state: Head['state']) => <Tag>{IMPORT_STATE_LABELS[state]}</Tag>,
  },
  {
    title: '结果',
    key: 'counts',
    responsive: ['md'],
    render: (_value, { counts }) =>
      `新建 ${counts.imported}，更新 ${counts.updated}，没有变化 ${counts.unchanged}，不能导入 ${counts.refused + counts.failed}`,
  },
  { title: '导入人', dataIndex: 'createdByName', width: 100, responsive: ['lg'] },
  { title: '时间', dataIndex: 'createdAt', width: 150, responsive: ['md'], render: showMoment },
];

/** Bulk imports of an agency, and the beginning of a new one. */
export function ImportsPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/documents/imports' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Imports key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Imports(props: { agency: AgencySummary; agencies: readonly AgencySummary[] }): ReactNode {
  const { agency, agencies } = props;
  const navigate = useNavigate({ from: '/documents/imports' });
  const list = useQuery({
    queryKey: ['imports', agency.id],
    queryFn: async () => call(importsApi.list, { query: { agencyId: agency.id } }),
  });
  if (list.isError) return <FailedPage error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <PageHead title="批量导入">
        <Link to="/documents">返回文稿</Link>
        <AgencyChoice
          items={agencies}
          chosen={agency}
          onChange={(agencyId) => void navigate({ search: { agencyId } })}
        />
      </PageHead>
      {list.data?.may.run === true && <NewImport agencyId={agency.id} />}
      <section className="panel" aria-label="导入记录">
        <h2>导入记录</h2>
        <Table<Head>
          rowKey="id"
          size="small"
          loading={list.isPending}
          columns={COLUMNS}
          dataSource={list.data?.items ?? []}
          locale={{ emptyText: '还没有批量导入过。' }}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        />
      </section>
    </>
  );
}
