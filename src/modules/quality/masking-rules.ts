import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { newId } from '../../platform/ids.ts';
import { DEFAULT_MASKING, faultOfMasking, type MaskingRule } from '../../text/masking-rule.ts';
import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';
import { agenciesById, agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { insertMasking, maskingsOf, type MaskingRow } from './masking.repository.ts';
import { maskingSchema, type maskingApi } from './masking.api.ts';
import { badMasking } from './quality.errors.ts';
import { qualityPolicy } from './quality.policy.ts';

/** How an agency masks: as it set last, or the nearest above it that set anything, or else the defaults. */
export async function maskingOf(db: Db, agencyId: string): Promise<MaskingRule> {
  const row = await currentRow(db, agencyId);
  return row === null ? DEFAULT_MASKING : maskingSchema.parse(row.masking);
}

/** How an agency masks, with who set it and why, for the desk. */
export async function shownMasking(
  ctx: Ctx,
  { agencyId }: { readonly agencyId: string },
): Promise<z.input<(typeof maskingApi.masking)['response']>> {
  const place = await placeOf(ctx.db, agencyId);
  authorise(qualityPolicy.readWords(ctx.actor, place));
  const row = await currentRow(ctx.db, agencyId);
  const agencies = await agenciesById(ctx.db, place.agencyPath);
  return {
    masking: row === null ? DEFAULT_MASKING : maskingSchema.parse(row.masking),
    set:
      row === null
        ? null
        : {
            agencyName: agencies.get(row.agency_id)?.name ?? '',
            inherited: row.agency_id !== agencyId,
            byName: row.set_by_name,
            at: row.set_at.toISOString(),
            reason: row.reason,
          },
    may: { edit: qualityPolicy.editMasking(ctx.actor, place) === true },
  };
}

/** Sets how an agency masks from now on; what was masked before stays as it is. Throws `quality.bad_masking`. */
export async function setMasking(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly masking: MaskingRule; readonly reason: string },
): Promise<void> {
  const { agencyId, masking, reason } = input;
  await inTransaction(ctx, async (tx) => {
    authorise(qualityPolicy.editMasking(tx.actor, await placeOf(tx.db, agencyId)));
    const fault = holdPersonalData([reason]) ? '理由里有个人信息，请删去后再保存。' : faultOfMasking(masking);
    if (fault !== null) throw badMasking(fault);
    const before = await maskingOf(tx.db, agencyId);
    const at = tx.clock.now();
    await insertMasking(tx.db, {
      id: newId(at.getTime()),
      agency_id: agencyId,
      masking: JSON.stringify(masking),
      reason,
      set_by: accountIdOf(tx.actor),
      set_by_name: nameOf(tx.actor),
      set_at: at,
    });
    tx.record({
      type: 'quality.masking_changed',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: (await agencyById(tx.db, agencyId)).name },
      reason,
      before: { ...before },
      after: { ...masking },
    });
  });
}

/** What the nearest agency set last: its own before that of those above. */
async function currentRow(db: Db, agencyId: string): Promise<MaskingRow | null> {
  const { agencyPath } = await placeOf(db, agencyId);
  const rows = await maskingsOf(db, agencyPath);
  for (const id of agencyPath.toReversed()) {
    const row = rows.find((each) => each.agency_id === id);
    if (row !== undefined) return row;
  }
  return null;
}
