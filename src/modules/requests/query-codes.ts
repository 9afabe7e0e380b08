import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { hashQueryCode, newQueryCode } from '../../platform/query-code.ts';
import { permits } from '../../law/requests/transitions.ts';
import { loadCase } from './loaded-case.ts';
import { perform, subjectOf } from './perform-action.ts';
import { identityUnchecked } from './requests.errors.ts';
import { requestsPolicy } from './requests.policy.ts';
import { updateCase } from './requests.repository.ts';

/**
 * Gives a request another query code; the old one opens nothing any more, and whoever looks at the request with it is sent
 * out. For whoever lost it, and for requests that came about by splitting or passing on, whose applicant was told none.
 * `identityCheck` says how it was made sure who asks; it stands in the ledger, and the applicant sees when the code was
 * renewed. Throws `requests.identity_unchecked`.
 */
export async function renewQueryCode(
  ctx: Ctx,
  input: { readonly caseId: string; readonly identityCheck: string },
): Promise<{ number: string; queryCode: string }> {
  return inTransaction(ctx, async (tx) => {
    const loaded = await loadCase(tx, input.caseId, { lock: true });
    authorise(requestsPolicy.handle(ctx.actor, loaded.place));
    const identityCheck = input.identityCheck.trim();
    if (identityCheck === '') throw identityUnchecked();
    const { id, number, agency_id: agencyId } = loaded.row;
    const queryCode = newQueryCode();
    const at = tx.clock.now();
    await updateCase(tx.db, id, { query_code_hash: hashQueryCode(tx.keys, { number, code: queryCode }) });
    await tx.db
      .insertInto('request_code_renewals')
      .values({ id: newId(at.getTime()), case_id: id, renewed_at: at, identity_check: identityCheck })
      .execute();
    // What is dismissed or passed on takes no more entries; its code can be lost all the same.
    if (permits(loaded.state.position, 'noted', 'handler')) {
      const text = `更换查询码，原来的查询码作废。核对身份的方式：${identityCheck}`;
      await perform(tx, loaded, { action: { kind: 'noted', detail: { text } }, role: 'handler' });
    }
    tx.record({ type: 'request.code_renewed', agencyId, subject: subjectOf(loaded) });
    return { number, queryCode };
  });
}

/** When the code of a request was renewed, oldest first. */
export async function codeRenewals(db: Db, caseId: string): Promise<Date[]> {
  const rows = await db
    .selectFrom('request_code_renewals')
    .select('renewed_at')
    .where('case_id', '=', caseId)
    .orderBy('renewed_at')
    .execute();
  return rows.map((row) => row.renewed_at);
}
