import type { TxCtx } from '../../platform/context.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import { refuseUnprovedDraft, refuseWithoutEvidence } from './decision-evidence.ts';
import { withLetter } from './case-letters.ts';
import { joinedAction, refuseLateSeparation } from './joined-answers.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { Performance } from './perform-action.ts';
import { splitOff } from './split-request.ts';

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
  if (action.kind === 'joined') {
    const { reason = '' } = performance;
    return joinedAction(tx, loaded, { leadId: action.detail.leadId, reason });
  }
  if (action.kind === 'separated') await refuseLateSeparation(tx, loaded);
  if (action.kind === 'judged') await refuseWithoutEvidence(tx, loaded, action.detail.decisions);
  if (action.kind === 'drafted') await refuseUnprovedDraft(tx, loaded);
  return withLetter(tx, loaded, performance);
}
