import type { UseQueryResult } from '@tanstack/react-query';
import { Pagination, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DeskTable } from './desk-table.tsx';
import { FailedPage } from './failed-page.tsx';

/** How many rows such a page has. */
export const PAGE_SIZE = 20;

/** One page of a list that the server pages by number, or why it couldn't be read. */
export function PagedTable<Item extends { readonly id: string }>(props: {
  list: UseQueryResult<{ items: readonly Item[]; total: number }>;
  columns: TableColumnsType<Item>;
  page: number;
  /** What is told when there is nothing. */
  empty: string;
  /** What rows are counted in: 件、条. */
  unit: string;
  onPage: (page: number) => void;
}): ReactNode {
  const { list, columns, page, empty, unit, onPage } = props;
  return (
    <>
      {list.isError ? (
        <FailedPage error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <DeskTable<Item>
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={list.data?.items ?? []}
          loading={list.isFetching}
          locale={{ emptyText: empty }}
        />
      )}
      <Pagination
        className="actions"
        align="end"
        current={page}
        pageSize={PAGE_SIZE}
        showSizeChanger={false}
        total={list.data?.total ?? 0}
        showTotal={(total) => `共 ${total} ${unit}`}
        onChange={onPage}
      />
    </>
  );
}
