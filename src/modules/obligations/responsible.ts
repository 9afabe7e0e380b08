import type { z } from 'zod';
import { OFFICE_ROLES } from '../../platform/actor.ts';
import type { Db } from '../../platform/database/connect.ts';
import { accountNames, peopleHolding } from '../accounts/accounts.queries.ts';
import type { Holder } from '../accounts/accounts.types.ts';
import type { ItemRow } from './standard-items.repository.ts';
import type { responsiblePerson } from './responsible.api.ts';

/** Who is responsible, and whether they have left meanwhile. */
export type Responsible = z.output<typeof responsiblePerson>;

/** Whose something is: its agency, and the section that does the work. */
type Whose = Pick<ItemRow, 'agency_id' | 'unit_id'>;

/**
 * Who can be responsible for what is an agency's: whoever has to do with disclosure there or at the section that does the work. Not
 * who runs the system, and not whose account is disabled.
 */
export async function whoCanBeResponsible(db: Db, whose: Whose): Promise<Holder[]> {
  return peopleHolding(db, { roles: OFFICE_ROLES, agencyIds: placesOf(whose) });
}

/** Tells of some items, pieces of work or obligations who is responsible; null where nobody is named. */
export async function whoIsResponsible<Row extends Whose & Pick<ItemRow, 'responsible_id'>>(
  db: Db,
  rows: readonly Row[],
): Promise<(row: Row) => Responsible | null> {
  const named = rows.filter((row) => row.responsible_id !== null);
  const names = await accountNames(
    db,
    named.flatMap(({ responsible_id: id }) => (id === null ? [] : [id])),
  );
  const agencyIds = [...new Set(named.flatMap((row) => placesOf(row)))];
  const there = new Set(
    (await peopleHolding(db, { roles: OFFICE_ROLES, agencyIds })).flatMap(({ id, grants }) =>
      grants.map(({ agencyId }) => `${id} ${agencyId}`),
    ),
  );
  return (row) => {
    const id = row.responsible_id;
    const name = names.get(id ?? '');
    if (id === null || name === undefined) return null;
    return { id, name, left: !placesOf(row).some((agencyId) => there.has(`${id} ${agencyId}`)) };
  };
}

function placesOf({ agency_id: agencyId, unit_id: unitId }: Whose): string[] {
  return unitId === null ? [agencyId] : [agencyId, unitId];
}
