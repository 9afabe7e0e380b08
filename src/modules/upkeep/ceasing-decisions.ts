import type { Db } from '../../platform/database/connect.ts';
import type { Deed } from '../../law/upkeep/deeds.ts';
import type { GroundName } from '../../law/upkeep/grounds.ts';
import { groundsSchema } from './upkeep.content.ts';
import { ceasingCaseOf } from './upkeep-cases.repository.ts';

/**
 * By what decision of 动态调整 a document was taken from the public at a moment, also while it is just being taken; null where two
 * people hadn't decided so.
 */
export async function ceasingDecision(
  db: Db,
  document: { readonly documentId: string; readonly withdrawnAt: Date },
): Promise<{ readonly deed: Deed; readonly grounds: readonly GroundName[] } | null> {
  const row = await ceasingCaseOf(db, document);
  if (row === null || (row.deed !== 'takeDown' && row.deed !== 'vanish')) return null;
  const grounds = groundsSchema
    .parse(row.grounds)
    .flatMap(({ name }): GroundName[] => (name === 'note' ? [] : [name]));
  return { deed: row.deed, grounds };
}
