import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, DatePicker, Select, Space, Table, type TableColumnsType } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { AUDIT_CSV_PATH, auditApi } from '../../../../src/modules/audit/audit.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { KeysetPager, useKeyset } from '../../parts/keyset-pager.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';

type Item = ResponseOf<typeof auditApi.list>['items'][number];

interface Filters {
  readonly type?: string;
  readonly from?: string;
  readonly until?: string;
}

const COLUMNS: TableColumnsType<Item> = [
  { title: '序号', dataIndex: 'seq', width: 80 },
  { title: '时间', dataIndex: 'at', width: 160, render: showMoment },
  { title: '人员', dataIndex: 'actorName', width: 120 },
  { title: '事件', dataIndex: 'typeLabel', width: 130 },
  { title: '内容', dataIndex: 'description' },
  { title: '来源地址', dataIndex: 'ip', width: 140, responsive: ['lg'] },
];

/** The audit chain, newest first, and its verification. */
export function AuditPage(): ReactNode {
  const keyset = useKeyset();
  const [filters, setFilters] = useState<Filters>({});
  const query = { ...filters, ...(keyset.cursor !== undefined && { cursor: keyset.cursor }), limit: 50 };
  const entries = useQuery({
    queryKey: ['audit', query],
    queryFn: async () => call(auditApi.list, { query }),
    placeholderData: (before) => before,
  });
  const types = useQuery({ queryKey: ['audit-types'], queryFn: async () => call(auditApi.types, {}) });
  const change = (part: Filters): void => {
    keyset.restart();
    setFilters(part);
  };
  return (
    <>
      <PageHead title="审计">
        <Button href={`${AUDIT_CSV_PATH}?${new URLSearchParams({ ...filters }).toString()}`}>导出 CSV</Button>
      </PageHead>
      <Verification />
      <section className="panel">
        <Space wrap className="filters">
          <Select
            allowClear
            showSearch
            optionFilterProp="label"
            aria-label="事件类型"
            placeholder="事件类型"
            className="select-medium"
            options={(types.data?.items ?? []).map(({ type, label }) => ({ value: type, label }))}
            onChange={(type: string | undefined) =>
              change({ ...without(filters, 'type'), ...(type && { type }) })
            }
          />
          <DatePicker.RangePicker
            aria-label="日期"
            onChange={(range) => change({ ...(filters.type && { type: filters.type }), ...periodOf(range) })}
          />
        </Space>
        {entries.isError ? (
          <FailedPage error={entries.error} onRetry={() => void entries.refetch()} />
        ) : (
          <>
            <Table<Item>
              rowKey="seq"
              size="small"
              columns={COLUMNS}
              dataSource={entries.data?.items ?? []}
              loading={entries.isFetching}
              pagination={false}
              scroll={{ x: 'max-content' }}
              locale={{ emptyText: '没有符合条件的记录' }}
              expandable={{ expandedRowRender: (item) => <Details item={item} /> }}
            />
            <KeysetPager keyset={keyset} next={entries.data?.next} total={entries.data?.total} />
          </>
        )}
      </section>
    </>
  );
}

function Verification(): ReactNode {
  const verify = useMutation({ mutationFn: async () => call(auditApi.verify, {}) });
  const result = verify.data;
  return (
    <section className="panel">
      <Space wrap>
        <Button loading={verify.isPending} onClick={() => verify.mutate()}>
          校验审计链
        </Button>
        <span className="quiet">逐条核对哈希，能发现任何被改动、缺失或调换的记录。</span>
      </Space>
      {verify.isError && (
        <Alert type="error" showIcon role="alert" className="actions" title={verify.error.message} />
      )}
      {result && result.faultCount === 0 && (
        <Alert
          type="success"
          showIcon
          role="status"
          className="actions"
          title={`${result.rows} 条记录完整无误`}
        />
      )}
      {result && result.faultCount > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          className="actions"
          title={`发现 ${result.faultCount} 处问题，请立即报告并保护现场`}
          description={
            <ul>
              {result.faults.map((fault) => (
                <li key={`${fault.seq}-${fault.kind}`}>{fault.message}</li>
              ))}
            </ul>
          }
        />
      )}
    </section>
  );
}

function Details({ item }: { item: Item }): ReactNode {
  return (
    <dl className="facts">
      {item.reason !== null && (
        <>
          <dt>理由</dt>
          <dd>{item.reason}</dd>
        </>
      )}
      {item.before !== null && (
        <>
          <dt>变动前</dt>
          <dd>
            <code>{JSON.stringify(item.before)}</code>
          </dd>
        </>
      )}
      {item.after !== null && (
        <>
          <dt>变动后</dt>
          <dd>
            <code>{JSON.stringify(item.after)}</code>
          </dd>
        </>
      )}
      <dt>哈希</dt>
      <dd>
        <code>{item.hash}</code>
      </dd>
    </dl>
  );
}

function without(filters: Filters, name: keyof Filters): Filters {
  const { [name]: _gone, ...rest } = filters;
  return rest;
}

function periodOf(range: readonly (Dayjs | null)[] | null): Filters {
  const [from, until] = range ?? [];
  return {
    ...(from && { from: from.startOf('day').toISOString() }),
    ...(until && { until: until.add(1, 'day').startOf('day').toISOString() }),
  };
}
