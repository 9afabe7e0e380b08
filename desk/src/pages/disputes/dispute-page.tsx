import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Breadcrumb, Button, Descriptions, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { DISPUTE_EVENT_LABELS, type DisputeEventKind } from '../../../../src/law/disputes/dispute-events.ts';
import { DISPUTE_CASES } from '../../../../src/law/disputes/dispute-kinds.ts';
import { disputeOutcomeWords } from '../../../../src/law/disputes/dispute-outcome.ts';
import { DISPUTE_POSITION_LABELS } from '../../../../src/law/disputes/dispute-positions.ts';
import { disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';
import { bundlePath } from '../../../../src/modules/requests/requests.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { fieldsOf } from './action-fields.ts';
import { DisputeActionDialog } from './dispute-action-dialog.tsx';
import { DisputeLedger } from './dispute-ledger.tsx';
import type { DisputeView } from './dispute-words.ts';

/** The file of one review, suit, correction or complaint. */
export function DisputePage(): ReactNode {
  const { disputeId } = useParams({ from: '/disputes/$disputeId' });
  const view = useQuery({
    queryKey: ['dispute', disputeId],
    queryFn: async () => call(disputesApi.open, { params: { disputeId } }),
  });
  if (view.isPending) return <Loading rows={10} />;
  if (view.isError) return <FailedPage error={view.error} onRetry={() => void view.refetch()} />;
  return <DisputeFile view={view.data} />;
}

function DisputeFile({ view }: { view: DisputeView }): ReactNode {
  const { item, state, milestones, missing } = view;
  const client = useQueryClient();
  const [acting, setActing] = useState<DisputeEventKind | null>(null);
  const actions = view.actions.filter((kind) => fieldsOf(kind, view.ledger) !== undefined);
  return (
    <>
      <Breadcrumb
        items={[
          {
            title: (
              <Link to="/disputes" search={{ agencyId: view.agency.id }}>
                复议、诉讼与更正
              </Link>
            ),
          },
          { title: item.number },
        ]}
      />
      <PageHead title={`${DISPUTE_CASES[item.kind].label} ${item.number}`}>
        <Tag color="blue">{DISPUTE_POSITION_LABELS[item.position]}</Tag>
      </PageHead>
      {missing !== null && <Alert type="warning" showIcon title={missing} />}
      {milestones.map((each) => (
        <Alert
          key={each.kind}
          className="panel"
          type={each.who === 'agency' ? 'warning' : 'info'}
          showIcon
          title={`${each.who === 'agency' ? '本机关' : '审理机关'}应当于${each.due}前${each.label}（${each.article}）`}
          action={
            each.kind === 'reply' && item.request !== null ? (
              <BundleButton requestId={item.request.id} />
            ) : null
          }
        />
      ))}
      <section className="panel" aria-label="案件情况">
        <Facts view={view} />
        <div className="actions">
          {actions.map((kind) => (
            <Button key={kind} onClick={() => setActing(kind)}>
              {DISPUTE_EVENT_LABELS[kind]}
            </Button>
          ))}
        </div>
      </section>
      <DisputeLedger ledger={view.ledger} />
      {acting !== null && (
        <DisputeActionDialog
          key={`${acting} ${state.seq}`}
          view={view}
          kind={acting}
          onClose={() => setActing(null)}
          onDone={async () => {
            await client.invalidateQueries({ queryKey: ['dispute', item.id] });
            await client.invalidateQueries({ queryKey: ['disputes'] });
            await client.invalidateQueries({ queryKey: ['dispute-todo'] });
          }}
        />
      )}
    </>
  );
}

function BundleButton({ requestId }: { requestId: string }): ReactNode {
  const files = useDownload();
  return (
    <>
      <Button size="small" loading={files.pending} onClick={() => files.start(bundlePath(requestId, 'pdf'))}>
        整卷 PDF
      </Button>
      <Button size="small" loading={files.pending} onClick={() => files.start(bundlePath(requestId, 'zip'))}>
        整卷 ZIP
      </Button>
    </>
  );
}

function Facts({ view }: { view: DisputeView }): ReactNode {
  const { item, state, applicant, follows, letters } = view;
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['受理机关', item.authority],
    ['申请人', applicant === null ? '' : `${applicant.name} ${applicant.contact}`],
    [
      '所涉申请',
      item.request === null ? (
        ''
      ) : (
        <Link to="/requests/$caseId" params={{ caseId: item.request.id }}>
          {item.request.number}
        </Link>
      ),
    ],
    [
      '此前的案件',
      follows === null ? (
        ''
      ) : (
        <Link to="/disputes/$disputeId" params={{ disputeId: follows.id }}>
          {follows.number}
        </Link>
      ),
    ],
    ['受理日期', item.filedOn],
    ['收到副本', state.copyReceivedOn],
    ['提交答复', state.repliedOn],
    ['办结日期', item.closedOn],
    ['结果', disputeOutcomeWords(item)],
    ['主文', state.words],
    ['履行内容', state.order === null ? '' : `${state.order.text}（${state.order.dueOn}前）`],
    ['处理意见', state.decision?.text],
    ['文书', letters.map(({ title, number }) => `${title} ${number}`).join('；')],
    ['年报', item.originalActor ? '本机关是原行为机关，计入第四部分' : '不计入第四部分'],
    ['请求和理由', state.demand],
  ];
  return (
    <Descriptions
      column={{ xs: 1, md: 2 }}
      items={facts.flatMap(([label, children]) =>
        children === '' || children === null || children === undefined
          ? []
          : [{ key: label, label, children }],
      )}
    />
  );
}
