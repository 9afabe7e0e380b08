import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import { call } from '../../app/api.ts';
import type { DocumentSearch } from '../../app/searches.ts';
import { useSession } from '../../app/session.tsx';
import { DeskTable } from '../../parts/desk-table.tsx';
import { EditionStateTag } from '../../parts/edition-state-tag.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { KeysetPager, useKeyset } from '../../parts/keyset-pager.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { DocumentFilterForm } from './document-filters.tsx';
import { NewDocumentDialog } from './new-document-dialog.tsx';
import { SecrecySummaryDialog } from './secrecy-summary-dialog.tsx';

type Item = ResponseOf<typeof documentsApi.list>['items'][number];

const COLUMNS: TableColumnsType<Item> = [
  {
    title: '标题',
    dataIndex: 'title',
    render: (title: string, item) => (
      <div className="cell-title">
        <Link to="/documents/$documentId" params={{ documentId: item.id }}>
          {title}
        </Link>
        <div className="quiet small">
          {[item.documentNumber, item.indexNumber].filter((number) => number).join('　')}
        </div>
      </div>
    ),
  },
  {
    title: '类型',
    dataIndex: 'kind',
    width: 120,
    responsive: ['lg'],
    render: (kind: Item['kind']) => KIND_SPECS[kind].label,
  },
  { title: '栏目', dataIndex: 'nodeName', width: 140, responsive: ['md'] },
  {
    title: '状态',
    dataIndex: 'state',
    width: 120,
    render: (_state, item) => <EditionStateTag state={item.state} pendingApproval={item.pendingApproval} />,
  },
  { title: '编写人', dataIndex: 'lastEditor', width: 90, responsive: ['lg'] },
  { title: '最近修改', dataIndex: 'changedAt', width: 150, responsive: ['md'], render: showMoment },
];
const AGENCY_COLUMN: TableColumnsType<Item>[number] = {
  title: '机构',
  dataIndex: 'agencyName',
  width: 160,
  responsive: ['md'],
};

/** All documents that the person may see, newest change first; filtered and paged by the server. */
export function DocumentsPage(): ReactNode {
  const { holds } = useSession();
  const search = useSearch({ from: '/documents' });
  const navigate = useNavigate();
  const [creating, setCreating] = useState(false);
  const [summing, setSumming] = useState(false);
  const key = JSON.stringify(search);
  return (
    <>
      <PageHead title="文稿">
        <Link to="/documents/imports">批量导入</Link>
        {holds(['secrecyReviewer', 'publisher', 'supervisor']) && (
          <Button onClick={() => setSumming(true)}>保密审查汇总表</Button>
        )}
        {holds(['clerk']) && (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建文稿
          </Button>
        )}
      </PageHead>
      <section className="panel" aria-label="文稿列表">
        <DocumentFilterForm
          key={`filters ${key}`}
          search={search}
          onFilter={(next) => void navigate({ to: '/documents', search: next })}
        />
        <DocumentList key={`list ${key}`} search={search} />
      </section>
      {summing && <SecrecySummaryDialog onClose={() => setSumming(false)} />}
      {creating && <NewDocumentDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function DocumentList({ search }: { search: DocumentSearch }): ReactNode {
  const { me, holds } = useSession();
  const keyset = useKeyset();
  const query = { ...search, ...(keyset.cursor !== undefined && { cursor: keyset.cursor }), limit: 20 };
  const documents = useQuery({
    queryKey: ['documents', query],
    queryFn: async () => call(documentsApi.list, { query }),
    placeholderData: (before) => before,
  });
  const manyAgencies = holds(['supervisor']) || new Set(me.grants.map((grant) => grant.agencyId)).size > 1;
  if (documents.isError)
    return <FailedPage error={documents.error} onRetry={() => void documents.refetch()} />;
  return (
    <>
      <DeskTable<Item>
        rowKey="id"
        size="middle"
        columns={manyAgencies ? [...COLUMNS, AGENCY_COLUMN] : COLUMNS}
        dataSource={documents.data?.items ?? []}
        loading={documents.isFetching}
        locale={{
          emptyText: Object.values(search).some(Boolean) ? '没有符合条件的文稿' : '还没有文稿',
        }}
      />
      <KeysetPager keyset={keyset} next={documents.data?.next} total={documents.data?.total} />
    </>
  );
}
