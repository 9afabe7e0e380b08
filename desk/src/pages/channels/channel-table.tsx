import { Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';

/** All of a short list of an agency: its accounts, boards, connections. */
export function ChannelTable<Row extends { readonly id: string }>({
  list,
  empty,
  columns,
}: {
  list: { readonly isPending: boolean; readonly data?: { readonly items: readonly Row[] } | undefined };
  /** What is said where there is nothing. */
  empty: string;
  columns: TableColumnsType<Row>;
}): ReactNode {
  return (
    <Table<Row>
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      loading={list.isPending}
      dataSource={list.data?.items ?? []}
      locale={{ emptyText: empty }}
      columns={columns}
    />
  );
}
