import { Link } from '@tanstack/react-router';
import { Tag, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { FEE_ENDS, FEE_METHODS } from '../../../../../src/law/information-fees.ts';
import type { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import { DeskTable } from '../../../parts/desk-table.tsx';

type Fees = ResponseOf<typeof requestsApi.fees>;
type Fee = Fees['items'][number];

const COLOURS = { paid: 'green', waived: 'default', lapsed: 'red' } as const;

const COLUMNS: TableColumnsType<Fee> = [
  {
    title: '申请',
    dataIndex: 'number',
    render: (number: string, { caseId }) => (
      <Link to="/requests/$caseId" params={{ caseId }}>
        {number}
      </Link>
    ),
  },
  { title: '计费方式', dataIndex: 'method', render: (method: Fee['method']) => FEE_METHODS[method] },
  {
    title: '数量',
    dataIndex: 'quantity',
    align: 'right',
    render: (quantity: number, { method }) => `${quantity}${method === 'perItem' ? '件' : '页'}`,
  },
  { title: '金额（元）', dataIndex: 'amountYuan', align: 'right' },
  { title: '通知', dataIndex: 'askedOn' },
  { title: '送达', dataIndex: 'deliveredOn', render: dayOrDash },
  { title: '缴费', dataIndex: 'paidOn', render: dayOrDash },
  { title: '票据号', dataIndex: 'receipt', render: (receipt: string) => receipt || '—' },
  {
    title: '结果',
    dataIndex: 'ended',
    render: (ended: Fee['ended']) =>
      ended === null ? <Tag color="orange">待缴费</Tag> : <Tag color={COLOURS[ended]}>{FEE_ENDS[ended]}</Tag>,
  },
];

/** Fees of a year with their totals. */
export function FeesTable({ fees, year }: { fees: Fees; year: number }): ReactNode {
  const { items, totals } = fees;
  return (
    <>
      <dl className="tiles">
        <div className="tile">
          <dt>发出收费通知</dt>
          <dd>{totals.notices}件</dd>
        </div>
        <div className="tile">
          <dt>已缴纳</dt>
          <dd>{totals.paid}件</dd>
        </div>
        <div className="tile">
          <dt>收取金额</dt>
          <dd>{totals.yuan}元</dd>
        </div>
      </dl>
      {items.length === 0 ? (
        <p>{year}年没有发出收费通知，也没有人缴费。</p>
      ) : (
        <DeskTable<Fee>
          rowKey={({ caseId, askedOn }) => `${caseId} ${askedOn}`}
          size="small"
          columns={COLUMNS}
          dataSource={items}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        />
      )}
    </>
  );
}

function dayOrDash(day: string | null): string {
  return day ?? '—';
}
