import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Tabs, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { DISPUTE_CASE_KINDS, DISPUTE_CASES } from '../../../../src/law/disputes/dispute-kinds.ts';
import { disputeOutcomeWords } from '../../../../src/law/disputes/dispute-outcome.ts';
import { DISPUTE_POSITION_LABELS } from '../../../../src/law/disputes/dispute-positions.ts';
import { disputesApi, disputesExportPath } from '../../../../src/modules/disputes/disputes.api.ts';
import { call } from '../../app/api.ts';
import type { DisputesSearch } from '../../app/searches.ts';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { DUE_COLOURS, dueWords, type DisputeItem } from './dispute-words.ts';
import { NewDisputeDialog } from './new-dispute-dialog.tsx';

const TABS = [
  { key: 'open', label: '未办结' },
  { key: 'closed', label: '已办结' },
  { key: 'all', label: '全部' },
] as const;

/** Reviews, suits, corrections and complaints of an agency. */
export function DisputesPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/disputes' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Disputes key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Disputes({
  agency,
  agencies,
}: {
  agency: AgencySummary;
  agencies: readonly AgencySummary[];
}): ReactNode {
  const navigate = useNavigate({ from: '/disputes' });
  const { which = 'open', kind, page = 1 } = useSearch({ from: '/disputes' });
  const [entering, setEntering] = useState(false);
  const files = useDownload();
  const query = { agencyId: agency.id, which, ...(kind !== undefined && { kind }) };
  const list = useQuery({
    queryKey: ['disputes', query, page],
    queryFn: async () => call(disputesApi.list, { query: { ...query, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const show = (search: DisputesSearch): void => void navigate({ search: { ...query, ...search } });
  return (
    <>
      <PageHead title="复议、诉讼与更正">
        <AgencyChoice items={agencies} chosen={agency} onChange={(agencyId) => show({ agencyId })} />
        {list.data?.may.handle === true && (
          <Button type="primary" onClick={() => setEntering(true)}>
            登记
          </Button>
        )}
        <Button loading={files.pending} onClick={() => files.start(disputesExportPath(query))}>
          导出
        </Button>
      </PageHead>
      <section className="panel" aria-label="案件列表">
        <Tabs
          activeKey={which}
          items={TABS.map(({ key, label }) => ({ key, label }))}
          onChange={(key) => show({ which: TABS.find((tab) => tab.key === key)?.key ?? 'open' })}
        />
        <Select
          aria-label="类别"
          allowClear
          className="select-agency"
          placeholder="全部类别"
          value={kind ?? null}
          options={DISPUTE_CASE_KINDS.map((each) => ({ value: each, label: DISPUTE_CASES[each].label }))}
          onChange={(next) => show({ kind: next ?? undefined })}
        />
        <PagedTable
          list={list}
          columns={COLUMNS}
          page={page}
          empty="没有案件"
          unit="件"
          onPage={(next) => show({ page: next })}
        />
      </section>
      {entering && (
        <NewDisputeDialog
          agencyId={agency.id}
          onClose={() => setEntering(false)}
          onDone={(disputeId) => void navigate({ to: '/disputes/$disputeId', params: { disputeId } })}
        />
      )}
    </>
  );
}

const COLUMNS: TableColumnsType<DisputeItem> = [
  {
    title: '案号',
    key: 'number',
    render: (_value, item) => (
      <Link to="/disputes/$disputeId" params={{ disputeId: item.id }}>
        {item.number}
      </Link>
    ),
  },
  { title: '类别', key: 'kind', render: (_value, item) => DISPUTE_CASES[item.kind].label },
  { title: '受理机关', dataIndex: 'authority' },
  { title: '申请人', dataIndex: 'applicant' },
  { title: '所涉申请', key: 'request', render: (_value, item) => item.request?.number ?? '' },
  { title: '受理日期', dataIndex: 'filedOn' },
  { title: '环节', key: 'position', render: (_value, item) => DISPUTE_POSITION_LABELS[item.position] },
  {
    title: '本机关期限',
    key: 'due',
    render: (_value, item) =>
      item.dueOn === null ? '' : <Tag color={DUE_COLOURS[item.urgency]}>{dueWords(item)}</Tag>,
  },
  { title: '结果', key: 'outcome', render: (_value, item) => disputeOutcomeWords(item) },
];
