import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { DEFAULT_ANSWER_DAYS, DEFAULT_KEPT_MONTHS } from '../../law/feedback.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { feedbackPolicy } from './feedback.policy.ts';
import { feedbackSettingsOf, putFeedbackSettings, type FeedbackSettings } from './feedback.repository.ts';

/** What holds for an agency: its own settings, those of the nearest above it, or the usual ones. */
export async function settingsOf(db: Db, agencyId: string): Promise<FeedbackSettings> {
  const { agencyPath } = await placeOf(db, agencyId);
  const set = await feedbackSettingsOf(db, agencyPath.toReversed());
  return set ?? { answerDays: DEFAULT_ANSWER_DAYS, keptMonths: DEFAULT_KEPT_MONTHS };
}

/**
 * Sets within how many working days an agency, and those below it that set nothing, answer reports to come, and for how many months
 * after the answer words are kept, which counts for all that are still kept.
 */
export async function changeFeedbackSettings(
  ctx: Ctx,
  input: FeedbackSettings & { readonly agencyId: string },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, answerDays, keptMonths } = input;
    authorise(feedbackPolicy.set(tx.actor, await placeOf(tx.db, agencyId)));
    const before = await settingsOf(tx.db, agencyId);
    await putFeedbackSettings(tx.db, {
      agency_id: agencyId,
      answer_days: answerDays,
      kept_months: keptMonths,
      changed_by: accountIdOf(tx.actor),
      changed_at: tx.clock.now(),
    });
    tx.record({
      type: 'feedback.settings_changed',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      before: { ...before },
      after: { answerDays, keptMonths },
    });
  });
}
