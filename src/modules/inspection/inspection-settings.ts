import { z } from 'zod';
import { accountIdOf, authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { INDICATORS, type InspectionSettings } from '../../law/inspection/indicators.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { indicatorSetting } from './inspection.api.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import { putSettings, settingsOf } from './inspection.repository.ts';

/** What an office changes, by indicator. */
const inspectionSettings = z
  .record(z.string().max(30), indicatorSetting)
  .transform((all) => Object.fromEntries(Object.entries(all).filter(([id]) => isIndicator(id))));

function isIndicator(id: string): boolean {
  return INDICATORS.some((indicator) => indicator.id === id);
}

/** The settings by which an agency is inspected: its own, else those of the nearest above it, else what the notices say. */
export async function inspectionSettingsOf(db: Db, agencyId: string): Promise<InspectionSettings> {
  const { agencyPath } = await placeOf(db, agencyId);
  const path = agencyPath.toReversed();
  const known = await settingsOf(db, path);
  const nearest = path.find((id) => known.has(id));
  return nearest === undefined ? {} : asSettings(known.get(nearest));
}

/** Settings as they were stored. */
export function asSettings(stored: unknown): InspectionSettings {
  return inspectionSettings.parse(stored);
}

/** Sets an agency's own, for itself and those below it that have none. */
export async function setInspectionSettings(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly settings: InspectionSettings },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { agencyId, settings } = input;
    authorise(inspectionPolicy.set(tx.actor, await placeOf(tx.db, agencyId)));
    const before = await inspectionSettingsOf(tx.db, agencyId);
    await putSettings(tx.db, {
      agency_id: agencyId,
      settings: JSON.stringify(settings),
      changed_by: accountIdOf(tx.actor),
      changed_at: tx.clock.now(),
    });
    tx.record({
      type: 'inspection.settings_changed',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      before: { settings: before },
      after: { settings },
    });
  });
}
