import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  disclosureProposalsApi,
  PROPOSAL_ORIGINS,
  PROPOSAL_STATES,
  proposalsExportPath,
} from '../../../../src/modules/requests/disclosure-proposals.api.ts';
import { call } from '../../app/api.ts';
import type { ProposalsSearch } from '../../app/searches.ts';
import { AgencyChoice, type AgencySummary } from '../../parts/agency-choice.tsx';
import { showMoment } from '../../parts/moments.ts';
import { OfWorkAgency } from '../../parts/of-work-agency.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useDownload } from '../../parts/use-download.ts';

type Proposal = ResponseOf<typeof disclosureProposalsApi.list>['items'][number];
type Deciding = { readonly proposal: Proposal; readonly accept: boolean };

/** Proposals to publish what was asked for (条例第44条). */
export function ProposalsPage(): ReactNode {
  const { agencyId } = useSearch({ from: '/proposals' });
  return (
    <OfWorkAgency wanted={agencyId}>
      {(chosen, all) => <Proposals key={chosen.id} agency={chosen} agencies={all} />}
    </OfWorkAgency>
  );
}

function Proposals({
  agency,
  agencies,
}: {
  agency: AgencySummary;
  agencies: readonly AgencySummary[];
}): ReactNode {
  const navigate = useNavigate({ from: '/proposals' });
  const { state, page = 1 } = useSearch({ from: '/proposals' });
  const client = useQueryClient();
  const files = useDownload();
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const query = { agencyId: agency.id, ...(state !== undefined && { state }) };
  const list = useQuery({
    queryKey: ['proposals', query, page],
    queryFn: async () => call(disclosureProposalsApi.list, { query: { ...query, page, size: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const decide = useMutation({
    mutationFn: async ({ proposal, accept, reason }: Deciding & { reason: string }) =>
      call(disclosureProposalsApi.decide, { params: { proposalId: proposal.id }, body: { accept, reason } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['proposals'] });
      setDeciding(null);
    },
  });
  const show = (search: ProposalsSearch): void => void navigate({ search: { ...query, ...search } });
  const handles = list.data?.may.handle === true;
  return (
    <>
      <PageHead title="转主动公开建议">
        <AgencyChoice items={agencies} chosen={agency} onChange={(agencyId) => show({ agencyId })} />
        {handles && (
          <Button loading={files.pending} onClick={() => files.start(proposalsExportPath(query))}>
            导出
          </Button>
        )}
      </PageHead>
      <p className="quiet">
        多个申请人就相同政府信息提出申请、该信息属于可以公开的，可以纳入主动公开范围（条例第44条）。
      </p>
      <section className="panel" aria-label="建议列表">
        <Select
          aria-label="处理情况"
          allowClear
          className="select-agency"
          placeholder="全部建议"
          value={state ?? null}
          options={(['open', 'accepted', 'refused'] as const).map((value) => ({
            value,
            label: PROPOSAL_STATES[value],
          }))}
          onChange={(next) => show({ state: next ?? undefined })}
        />
        <PagedTable
          list={list}
          columns={columnsOf(handles, setDeciding)}
          page={page}
          empty="没有建议"
          unit="条"
          onPage={(next) => show({ page: next })}
        />
      </section>
      <ReasonDialog
        open={deciding !== null}
        title={deciding?.accept === true ? '采纳建议' : '不采纳建议'}
        explanation="处理的理由记入登记。采纳后请起草文稿，发布后关联到这条建议。"
        label="理由"
        okText="确定"
        pending={decide.isPending}
        error={decide.error}
        maxLength={1_000}
        onOk={({ reason }) => deciding !== null && decide.mutate({ ...deciding, reason })}
        onCancel={() => setDeciding(null)}
      />
    </>
  );
}

function columnsOf(handles: boolean, onDecide: (deciding: Deciding) => void): TableColumnsType<Proposal> {
  return [
    {
      title: '建议公开的信息',
      key: 'subject',
      render: (_value, item) => <span className="cell-long">{item.subject ?? '仅申请办理人可见'}</span>,
    },
    { title: '来源', key: 'origin', render: (_value, item) => PROPOSAL_ORIGINS[item.origin] },
    {
      title: '所涉申请',
      key: 'request',
      render: (_value, item) =>
        item.request === null ? (
          ''
        ) : (
          <Link to="/requests/$caseId" params={{ caseId: item.request.id }}>
            {item.request.number}
          </Link>
        ),
    },
    {
      title: '理由',
      key: 'explanation',
      render: (_value, item) => <span className="cell-long">{item.explanation}</span>,
    },
    { title: '提出时间', key: 'createdAt', render: (_value, item) => showMoment(item.createdAt) },
    { title: '处理', key: 'state', render: (_value, item) => PROPOSAL_STATES[item.state] },
    { title: '处理的理由', dataIndex: 'reason' },
    { title: '公开的文稿', key: 'document', render: (_value, item) => item.document?.title ?? '' },
    {
      title: '操作',
      key: 'actions',
      render: (_value, item) =>
        handles && item.state === 'open' ? (
          <>
            <Button type="link" onClick={() => onDecide({ proposal: item, accept: true })}>
              采纳
            </Button>
            <Button type="link" onClick={() => onDecide({ proposal: item, accept: false })}>
              不采纳
            </Button>
          </>
        ) : (
          ''
        ),
    },
  ];
}
