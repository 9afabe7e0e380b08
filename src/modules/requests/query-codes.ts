import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { hashQueryCode, newQueryCode } from '../../platform/query-code.ts';
import { loadCase } from './loaded-case.ts';
import { subjectOf } from './perform-action.ts';
import { requestsPolicy } from './requests.policy.ts';
import { updateCase } from './requests.repository.ts';

/**
 * Gives a request another query code; the old one opens nothing any more. For whoever lost it, and for requests that came
 * about by splitting or passing on, whose applicant was told none. Make sure who asks before it is told.
 */
export async function renewQueryCode(
  ctx: Ctx,
  input: { caseId: string },
): Promise<{ number: string; queryCode: string }> {
  return inTransaction(ctx, async (tx) => {
    const loaded = await loadCase(tx, input.caseId, { lock: true });
    authorise(requestsPolicy.handle(ctx.actor, loaded.place));
    const { id, number, agency_id: agencyId } = loaded.row;
    const queryCode = newQueryCode();
    await updateCase(tx.db, id, { query_code_hash: hashQueryCode(tx.keys, { number, code: queryCode }) });
    tx.record({ type: 'request.code_renewed', agencyId, subject: subjectOf(loaded) });
    return { number, queryCode };
  });
}
