import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Select, Space, Tag, type TableColumnsType, type TableProps } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { AUDIT_CSV_PATH, auditApi } from '../../../../src/modules/audit/audit.api.ts';
import { call } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { DeskTable } from '../../parts/desk-table.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { KeysetPager, useKeyset } from '../../parts/keyset-pager.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { AuditDetails } from './audit-details.tsx';
import { Verification } from './verification.tsx';

type Item = ResponseOf<typeof auditApi.list>['items'][number];

interface Filters {
  readonly type?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly agencyId?: string | undefined;
  /** With what they are called, for the tag that takes them away again. */
  readonly actor?: { readonly id: string; readonly name: string } | undefined;
  readonly subject?: { readonly id: string; readonly name: string } | undefined;
}

const COLUMNS: TableColumnsType<Item> = [
  { title: '序号', dataIndex: 'seq', width: 80 },
  { title: '时间', dataIndex: 'at', width: 160, render: showMoment },
  { title: '人员', dataIndex: 'actorName', width: 120 },
  { title: '事件', dataIndex: 'typeLabel', width: 130 },
  { title: '内容', dataIndex: 'description', className: 'cell-wrap' },
  { title: '机构', dataIndex: 'agencyName', width: 160, responsive: ['xl'] },
  { title: '来源地址', dataIndex: 'ip', width: 140, responsive: ['lg'] },
];

/** The audit chain, newest first, and its verification. A security administrator sees the sign-ins only. */
export function AuditPage(): ReactNode {
  const { holds } = useSession();
  const keyset = useKeyset();
  const [filters, setFilters] = useState<Filters>({});
  const files = useDownload();
  const wanted = queryOf(filters);
  const query = { ...wanted, ...(keyset.cursor !== undefined && { cursor: keyset.cursor }), limit: 50 };
  const entries = useQuery({
    queryKey: ['audit', query],
    queryFn: async () => call(auditApi.list, { query }),
    placeholderData: (before) => before,
  });
  const filter = (part: Filters): void => {
    keyset.restart();
    setFilters({ ...filters, ...part });
  };
  const auditor = holds(['auditAdmin']);
  return (
    <>
      <PageHead title="审计">
        {auditor && (
          <Button
            loading={files.pending}
            onClick={() => files.start(`${AUDIT_CSV_PATH}?${new URLSearchParams(wanted).toString()}`)}
          >
            导出 CSV
          </Button>
        )}
      </PageHead>
      {auditor ? (
        <Verification />
      ) : (
        <p className="quiet">安全管理员可查看登录记录；完整记录由审计管理员查看。</p>
      )}
      <section className="panel" aria-label="审计记录">
        <FilterBar filters={filters} onFilter={filter} />
        {entries.isError ? (
          <FailedPage error={entries.error} onRetry={() => void entries.refetch()} />
        ) : (
          <>
            <DeskTable<Item>
              rowKey="seq"
              size="small"
              columns={COLUMNS}
              dataSource={entries.data?.items ?? []}
              loading={entries.isFetching}
              locale={{ emptyText: '没有符合条件的记录' }}
              expandable={expandedBy(filter)}
            />
            <KeysetPager keyset={keyset} next={entries.data?.next} total={entries.data?.total} />
          </>
        )}
      </section>
    </>
  );
}

/** Opens a record below its row. */
function expandedBy(filter: (part: Filters) => void): NonNullable<TableProps<Item>['expandable']> {
  return {
    columnTitle: <span className="for-readers">详情</span>,
    expandedRowRender: (item) => (
      <AuditDetails
        item={item}
        onActor={(actor) => filter({ actor })}
        onSubject={(subject) => filter({ subject })}
      />
    ),
  };
}

function FilterBar(props: { filters: Filters; onFilter: (part: Filters) => void }): ReactNode {
  const { filters, onFilter } = props;
  const types = useQuery({
    queryKey: ['audit-types'],
    queryFn: async () => call(auditApi.types, {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const agencies = useAgencies();
  return (
    <Space wrap className="filters">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="事件类型"
        placeholder="事件类型"
        className="select-medium"
        options={(types.data?.items ?? []).map(({ type, label }) => ({ value: type, label }))}
        onChange={(type: string | undefined) => onFilter({ type })}
      />
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        aria-label="机构"
        placeholder="机构（含下级）"
        className="select-medium"
        options={(agencies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(agencyId: string | undefined) => onFilter({ agencyId })}
      />
      <DatePicker.RangePicker
        aria-label="日期"
        onChange={(range) => onFilter(periodOf(range?.[0] ?? null, range?.[1] ?? null))}
      />
      {filters.actor && (
        <Tag closable={{ 'aria-label': '不限人员' }} onClose={() => onFilter({ actor: undefined })}>
          人员：{filters.actor.name}
        </Tag>
      )}
      {filters.subject && (
        <Tag closable={{ 'aria-label': '不限对象' }} onClose={() => onFilter({ subject: undefined })}>
          对象：{filters.subject.name}
        </Tag>
      )}
    </Space>
  );
}

function queryOf({ actor, subject, type, from, until, agencyId }: Filters): Record<string, string> {
  const all = { type, from, until, agencyId, actorId: actor?.id, subjectId: subject?.id };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function periodOf(from: Dayjs | null, until: Dayjs | null): Filters {
  return {
    from: from?.startOf('day').toISOString(),
    until: until?.add(1, 'day').startOf('day').toISOString(),
  };
}
