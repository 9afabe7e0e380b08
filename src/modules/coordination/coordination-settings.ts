import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { coordinationPolicy } from './coordination.policy.ts';
import { findSettings, putSettings } from './coordination.repository.ts';

/** What an office sets itself about 信息发布协调. */
export interface CoordinationSettings {
  /** 工作日 within which an answer is asked for. */
  readonly answerDays: number;
  /** Whether publication waits for confirmations; for approvals it always does. */
  readonly confirmBlocks: boolean;
}

/** 条例第11条 names no days: five leave time for the twenty in which the text must be public (条例第26条). */
export const DEFAULT_COORDINATION_SETTINGS: CoordinationSettings = { answerDays: 5, confirmBlocks: false };

/** The settings that hold at an agency: its own, or those of the nearest above it, or what everybody starts with. */
export async function coordinationSettingsOf(db: Db, agencyId: string): Promise<CoordinationSettings> {
  const { agencyPath } = await placeOf(db, agencyId);
  return (await findSettings(db, agencyPath.toReversed())) ?? DEFAULT_COORDINATION_SETTINGS;
}

/** The same for the page that shows them. */
export async function getCoordinationSettings(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<CoordinationSettings> {
  authorise(coordinationPolicy.read(ctx.actor, [await placeOf(ctx.db, agencyId)]));
  return coordinationSettingsOf(ctx.db, agencyId);
}

/** Sets an agency's own. */
export async function setCoordinationSettings(
  ctx: Ctx,
  input: { readonly agencyId: string } & CoordinationSettings,
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, answerDays, confirmBlocks } = input;
    authorise(coordinationPolicy.set(tx.actor, await placeOf(tx.db, agencyId)));
    const before = await coordinationSettingsOf(tx.db, agencyId);
    await putSettings(tx.db, {
      agency_id: agencyId,
      answer_days: answerDays,
      confirm_blocks: confirmBlocks,
      changed_by: accountIdOf(tx.actor),
      changed_at: tx.clock.now(),
    });
    tx.record({
      type: 'coordination.settings_changed',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      before: { ...before },
      after: { answerDays, confirmBlocks },
    });
  });
}
