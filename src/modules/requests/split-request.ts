import type { TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { must } from '../../platform/errors.ts';
import { effectiveEvents } from '../../law/requests/replay-request.ts';
import type { RequestAction, RequestEventKind } from '../../law/requests/request-events.ts';
import { applicantData } from './applicant-data.ts';
import { openCase } from './intake.ts';
import type { LoadedCase } from './loaded-case.ts';
import { perform } from './perform-action.ts';

/** What was asked of the applicant for the whole, and moved the clock of each part. */
const CARRIED: ReadonlySet<RequestEventKind> = new Set([
  'clarificationAsked',
  'clarified',
  'reasonsAsked',
  'reasonsGiven',
  'reasonsLapsed',
  'letterDelivered',
]);

/**
 * Each item becomes a request of its own, received on the same day (一事一申请 costs the applicant no time), with what the
 * applicant was asked and answered before: the time that this gave the agency goes with each part.
 */
export async function splitOff(
  tx: TxCtx,
  from: LoadedCase,
  itemIds: readonly string[],
): Promise<RequestAction> {
  const { state, row } = from;
  const into: { requestId: string; number: string }[] = [];
  const applicant = await applicantData(tx, from);
  const channel = must(state.channel, 'channel');
  const reason = `由${row.number}拆分`;
  for (const item of state.items.filter(({ id }) => itemIds.includes(id))) {
    const opened = await openCase(tx, {
      agencyId: row.agency_id,
      channel,
      submittedOn: row.submitted_on,
      applicant,
      items: [{ id: newId(), description: item.description }],
      role: 'handler',
      reason,
    });
    const received = await perform(tx, opened.loaded, {
      action: { kind: 'received', detail: { channel, evidence: reason } },
      role: 'handler',
      on: must(state.receivedOn, 'receivedOn'),
      reason,
    });
    await carryOver(tx, from, received);
    into.push({ requestId: opened.receipt.caseId, number: opened.receipt.number });
  }
  return { kind: 'split', detail: { itemIds, into } };
}

async function carryOver(tx: TxCtx, from: LoadedCase, part: LoadedCase): Promise<void> {
  const seqs = new Map<number, number>();
  let now = part;
  for (const event of effectiveEvents(from.ledger).filter(({ kind }) => CARRIED.has(kind))) {
    const action = withSeq(event, seqs);
    if (action === null) continue;
    const role = must(from.ledger[event.seq - 1], 'entry').role;
    now = await perform(tx, now, { action, role, on: event.on, reason: `由${from.row.number}拆分` });
    seqs.set(event.seq, now.state.seq);
  }
}

/** The action again, with the number that its letter's event has in the new ledger; null where the letter isn't in it. */
function withSeq(action: RequestAction, seqs: ReadonlyMap<number, number>): RequestAction | null {
  if (action.kind !== 'letterDelivered') return { kind: action.kind, detail: action.detail } as RequestAction;
  const of = seqs.get(action.detail.of);
  return of === undefined ? null : { kind: action.kind, detail: { ...action.detail, of } };
}
