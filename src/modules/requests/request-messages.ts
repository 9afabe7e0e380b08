import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { loadCase } from './loaded-case.ts';
import { requestsPolicy } from './requests.policy.ts';

/** Marks what the applicant wrote as seen. */
export async function takeMessage(ctx: Ctx, input: { caseId: string; messageId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const loaded = await loadCase(tx, input.caseId, { lock: true });
    authorise(requestsPolicy.handle(ctx.actor, loaded.place));
    await tx.db
      .updateTable('request_messages')
      .set({ taken_at: ctx.clock.now(), taken_by: accountIdOf(ctx.actor) })
      .where('id', '=', input.messageId)
      .where('case_id', '=', input.caseId)
      .where('taken_at', 'is', null)
      .execute();
  });
}
