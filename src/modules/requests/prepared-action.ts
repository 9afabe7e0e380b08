import type { TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { must } from '../../platform/errors.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { refuseWithoutEvidence } from './decision-evidence.ts';
import { withLetter } from './case-letters.ts';
import { applicantData } from './applicant-data.ts';
import { openCase } from './intake.ts';
import type { LoadedCase } from './loaded-case.ts';
import { perform, type Performance } from './perform-action.ts';

/**
 * The action as it goes into the ledger: with its letter made and numbered, split-off requests opened, evidence looked at.
 * Everything happens in the transaction of the action: what the table then refuses leaves no letter and no number behind.
 */
export async function preparedAction(
  tx: TxCtx,
  loaded: LoadedCase,
  performance: Performance,
): Promise<RequestAction> {
  const { action } = performance;
  if (action.kind === 'split') return splitOff(tx, loaded, action.detail.itemIds);
  if (action.kind === 'judged') await refuseWithoutEvidence(tx, loaded, action.detail.decisions);
  return withLetter(tx, loaded, performance);
}

/** Each item becomes a request of its own, received on the same day: 一事一申请 costs the applicant no time. */
async function splitOff(tx: TxCtx, from: LoadedCase, itemIds: readonly string[]): Promise<RequestAction> {
  const { state, row } = from;
  const into: { requestId: string; number: string }[] = [];
  const applicant = await applicantData(tx, from);
  for (const item of state.items.filter(({ id }) => itemIds.includes(id))) {
    const channel = must(state.channel, 'channel');
    const reason = `由${row.number}拆分`;
    const opened = await openCase(tx, {
      agencyId: row.agency_id,
      channel,
      submittedOn: row.submitted_on,
      applicant,
      items: [{ id: newId(), description: item.description }],
      role: 'handler',
      reason,
    });
    await perform(tx, opened.loaded, {
      action: { kind: 'received', detail: { channel, evidence: reason } },
      role: 'handler',
      on: must(state.receivedOn, 'receivedOn'),
      reason,
    });
    into.push({ requestId: opened.receipt.caseId, number: opened.receipt.number });
  }
  return { kind: 'split', detail: { itemIds, into } };
}
