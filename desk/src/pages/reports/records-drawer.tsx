import { useQuery } from '@tanstack/react-query';
import { Drawer, Pagination, Table, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { reportsApi } from '../../../../src/modules/reports/reports.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';

type Item = ResponseOf<typeof reportsApi.records>['items'][number];

const PAGE = 50;
const COLUMNS: TableColumnsType<Item> = [
  { title: '登记簿', dataIndex: 'source', width: 130 },
  { title: '名称', dataIndex: 'title' },
  { title: '日期', dataIndex: 'on', width: 120 },
  { title: '说明', dataIndex: 'detail', width: 240 },
];

/** The records that a figure counts. */
export function RecordsDrawer({
  reportId,
  name,
  onClose,
}: {
  reportId: string;
  name: string;
  onClose: () => void;
}): ReactNode {
  const [page, setPage] = useState(1);
  const records = useQuery({
    queryKey: ['report-records', reportId, name, page],
    queryFn: async () =>
      call(reportsApi.records, { params: { reportId }, query: { name, offset: (page - 1) * PAGE } }),
  });
  return (
    <Drawer
      open
      size="large"
      onClose={onClose}
      title={records.data ? `${records.data.label}：${records.data.total} 条记录` : '记录'}
    >
      {records.isError ? (
        <FailedPage error={records.error} onRetry={() => void records.refetch()} />
      ) : (
        <>
          <Table<Item>
            rowKey="id"
            size="small"
            columns={COLUMNS}
            dataSource={records.data?.items ?? []}
            loading={records.isFetching}
            pagination={false}
            scroll={{ x: 'max-content' }}
            locale={{ emptyText: '没有记录，所以这个数是 0' }}
          />
          <Pagination
            className="pager"
            hideOnSinglePage
            current={page}
            pageSize={PAGE}
            total={records.data?.total ?? 0}
            showSizeChanger={false}
            onChange={setPage}
          />
        </>
      )}
    </Drawer>
  );
}
