import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { CATALOGUE_PROFILES, profileOfKind, type CatalogueProfile } from '../../law/catalogue/profiles.ts';
import { suggestedFields } from '../../law/obligations/profile-fields.ts';
import { standardItems } from '../../law/obligations/standard-items.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { columnChooser, rowOf } from './item-rows.ts';
import { itemsInUse, itemsThere } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { hasTraces } from './obligations.repository.ts';
import {
  hasItems,
  insertItems,
  itemsOfAgency,
  removeUnused,
  type ItemRow,
} from './standard-items.repository.ts';

/** Which items an agency takes. */
export interface Adoption {
  readonly agencyId: string;
  /** That of the agency's kind when left out. */
  readonly profile?: CatalogueProfile | undefined;
  /** Those suggested for the profile when left out. */
  readonly fields?: readonly string[] | undefined;
  /** Takes them in place of those that are there, which must not be in use yet. */
  readonly instead?: boolean | undefined;
}

/**
 * Gives an agency the items of a kind of agency, each with the column of its key or field; periods count from today. Throws
 * `obligations.items_there` where it has any, and `obligations.items_in_use` where they are to be exchanged but in use.
 */
export async function adoptItems(ctx: Ctx, input: Adoption): Promise<{ items: number }> {
  return inTransaction(ctx, async (tx) => {
    const { agencyId, instead = false } = input;
    authorise(obligationsPolicy.editItems(tx.actor, await placeOf(tx.db, agencyId)));
    const before = (await hasItems(tx.db, agencyId)) ? await itemsOfAgency(tx.db, agencyId) : [];
    if (before.length > 0) await makeRoom(tx, before, instead);
    const agency = await agencyById(tx.db, agencyId);
    const profile = input.profile ?? profileOfKind(agency.kind);
    const fields = [...(input.fields ?? suggestedFields(profile))];
    const columnOf = await columnChooser(tx, agencyId);
    const rows = standardItems(profile, fields).map((item, index) =>
      rowOf(tx, {
        agencyId,
        key: item.key,
        sort: index + 1,
        fields: { ...item, unitId: null, responsibleId: null, nodeId: columnOf(item) },
      }),
    );
    const items = await insertItems(tx.db, rows);
    tx.record({
      type: before.length > 0 ? 'obligation.items_switched' : 'obligation.items_adopted',
      agencyId,
      subject: { kind: 'agency', id: agencyId, title: agency.name },
      ...(before.length > 0 ? { before: { items: before.length } } : {}),
      after: { profile, fields, items },
    });
    return { items };
  });
}

/** Whether a whole 标准目录 may still be exchanged: it is as it was adopted, and nothing was done or told because of it. */
export async function isUntouched(db: Db, items: readonly ItemRow[]): Promise<boolean> {
  if (items.length === 0) return false;
  const given = new Set(
    CATALOGUE_PROFILES.flatMap((profile) => standardItems(profile, 'all').map(({ key }) => key)),
  );
  const asGiven = items.every(
    ({ key, version, import_id: from }) => version === 1 && from === null && given.has(key),
  );
  return (
    asGiven &&
    !(await hasTraces(
      db,
      items.map(({ id }) => id),
    ))
  );
}

async function makeRoom(tx: TxCtx, before: readonly ItemRow[], instead: boolean): Promise<void> {
  if (!instead) throw itemsThere();
  if (!(await isUntouched(tx.db, before))) throw itemsInUse();
  await removeUnused(
    tx.db,
    before.map(({ id }) => id),
  );
}
