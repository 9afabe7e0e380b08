import { type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { DeskTable } from '../../parts/desk-table.tsx';

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
    <DeskTable<Row>
      rowKey="id"
      size="middle"
      loading={list.isPending}
      dataSource={list.data?.items ?? []}
      locale={{ emptyText: empty }}
      columns={columns}
    />
  );
}
