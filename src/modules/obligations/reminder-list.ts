import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { REMINDED, reminderWords, type ReminderPlan } from '../../law/obligations/reminders.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { changedMeanwhile, faulty } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { planOf } from './remind.ts';
import type { remindersApi } from './reminders.api.ts';
import { countReminders, plansOf, putPlan, remindersOf } from './reminders.repository.ts';

/** What was reminded of at an agency, the latest first. */
export async function listReminders(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly page: number; readonly size: number },
): Promise<ResponseOf<typeof remindersApi.list>> {
  const { agencyId, page, size } = input;
  authorise(obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const rows = await remindersOf(ctx.db, { agencyId, offset: (page - 1) * size, limit: size });
  return {
    items: rows.map((row) => ({
      id: row.id,
      obligationId: row.obligation_id,
      what: row.what,
      period: row.period_label,
      dueOn: row.due_on,
      words: reminderWords(row.step),
      toName: row.to_account === null ? '没有人担任' : row.to_name,
      toRole: REMINDED[row.reminded],
      on: row.reminded_on,
      settled: row.settled_kind !== null,
    })),
    total: await countReminders(ctx.db, agencyId),
  };
}

/** When an agency reminds. */
export async function viewReminderPlan(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<ResponseOf<typeof remindersApi.plan>> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(obligationsPolicy.read(ctx.actor, place));
  const row = (await plansOf(ctx.db, [input.agencyId])).get(input.agencyId);
  const { before, publisherAfter, supervisorAfter } = planOf(row?.plan);
  return {
    plan: { before: [...before], publisherAfter, supervisorAfter },
    version: row?.version ?? 0,
    mayEdit: obligationsPolicy.editItems(ctx.actor, place) === true,
  };
}

/** Sets when an agency reminds from now on. */
export async function setReminderPlan(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly version: number; readonly plan: ReminderPlan },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, version, plan } = input;
    authorise(obligationsPolicy.editItems(tx.actor, await placeOf(tx.db, agencyId)));
    if (plan.supervisorAfter < plan.publisherAfter)
      throw faulty([{ field: 'plan.supervisorAfter', message: '提请监督员督办不能早于提醒发布员。' }]);
    const agency = await agencyById(tx.db, agencyId);
    const before = planOf((await plansOf(tx.db, [agencyId])).get(agencyId)?.plan);
    const days = [...new Set(plan.before)].toSorted((a, b) => b - a);
    const stored = JSON.stringify({ ...plan, before: days });
    const at = tx.clock.now();
    if (!(await putPlan(tx.db, { agencyId, plan: stored, version, by: accountIdOf(tx.actor), at })))
      throw changedMeanwhile('提醒时间');
    tx.record({
      type: 'obligation.reminders_set',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: agency.name },
      before: { ...before },
      after: { ...plan, before: days },
    });
  });
}
