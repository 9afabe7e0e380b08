import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { DISPUTE_CASES } from '../../../../../src/law/disputes/dispute-kinds.ts';
import { disputeOutcomeWords } from '../../../../../src/law/disputes/dispute-outcome.ts';
import { DISPUTE_POSITION_LABELS } from '../../../../../src/law/disputes/dispute-positions.ts';
import { disputesApi } from '../../../../../src/modules/disputes/disputes.api.ts';
import { call } from '../../../app/api.ts';
import { FailedPage } from '../../../parts/failed-page.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { DUE_COLOURS, dueWords, type DisputeItem } from '../../disputes/dispute-words.ts';
import { NewDisputeDialog } from '../../disputes/new-dispute-dialog.tsx';
import type { OpenFile } from './request-file.ts';

/** Most cases about one request that are shown. */
const SHOWN = 100;

/** Reviews, suits and complaints about the request, and the way to enter one. */
export function DisputesTab({ file: { view } }: { file: OpenFile }): ReactNode {
  const navigate = useNavigate();
  const [entering, setEntering] = useState(false);
  const query = {
    agencyId: view.agency.id,
    requestId: view.item.id,
    which: 'all',
    page: 1,
    size: SHOWN,
  } as const;
  const disputes = useQuery({
    queryKey: ['disputes', query],
    queryFn: async () => call(disputesApi.list, { query }),
  });
  if (disputes.isPending) return <Loading />;
  if (disputes.isError) return <FailedPage error={disputes.error} onRetry={() => void disputes.refetch()} />;
  const { items, may } = disputes.data;
  return (
    <>
      {items.length === 0 && <p className="quiet">没有针对这件申请的复议、诉讼或者投诉。</p>}
      <ul className="todo-list">
        {items.map((item) => (
          <Dispute key={item.id} item={item} />
        ))}
      </ul>
      {may.handle && (
        <Button className="actions" onClick={() => setEntering(true)}>
          登记复议、诉讼或者投诉
        </Button>
      )}
      {entering && (
        <NewDisputeDialog
          agencyId={view.agency.id}
          request={{ id: view.item.id, number: view.item.number }}
          onClose={() => setEntering(false)}
          onDone={(disputeId) => void navigate({ to: '/disputes/$disputeId', params: { disputeId } })}
        />
      )}
    </>
  );
}

function Dispute({ item }: { item: DisputeItem }): ReactNode {
  return (
    <li>
      <Link to="/disputes/$disputeId" params={{ disputeId: item.id }}>
        {DISPUTE_CASES[item.kind].label} {item.number}
      </Link>
      <span>{disputeOutcomeWords(item) || DISPUTE_POSITION_LABELS[item.position]}</span>
      <span className="quiet">
        {`${item.filedOn} 受理　${item.authority}　`}
        {item.dueOn !== null && <Tag color={DUE_COLOURS[item.urgency]}>{dueWords(item)}</Tag>}
      </span>
    </li>
  );
}
