import type { z } from 'zod';
import type { Db } from '../../platform/database/connect.ts';
import {
  boardStanding,
  isBoardDuty,
  isOwedInEachVillage,
  type BoardStanding,
} from '../../law/obligations/board-duty.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { Channel } from '../../law/obligations/standard-item.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { placesClosed, placesOfBoards, sheetsOf, type SheetRow } from '../channels/channels.queries.ts';
import type { boardView } from './board-duties.api.ts';
import { postingsNamed } from './board-duties.repository.ts';
import { storedRule } from './disclosure-rule.ts';
import type { ObligationRow } from './obligations.repository.ts';
import { itemsById, type ItemRow } from './standard-items.repository.ts';

/** A village that is owed something. */
export interface Village {
  readonly id: string;
  readonly name: string;
}

/** How far sheets have met each of some obligations, by obligation; those that go further than boards aren't in it. */
export async function boardViews(
  db: Db,
  rows: readonly ObligationRow[],
): Promise<Map<string, z.output<typeof boardView>>> {
  const items = new Map(
    (await itemsById(db, [...new Set(rows.flatMap(({ item_id: id }) => id ?? []))])).map((item) => [
      item.id,
      item,
    ]),
  );
  const duties = rows.filter((row) => goesOnBoards(items.get(row.item_id ?? '') ?? null));
  const ids = duties.map(({ id }) => id);
  const named = await postingsNamed(db, ids);
  const sheets = new Map(
    (await sheetsOf(db, [...named.values()].flat())).map((sheet) => [sheet.record_id, sheet]),
  );
  const villages = await villagesOf(db, [...new Set(duties.map((row) => row.agency_id))]);
  return new Map(
    duties.map((row) => {
      const own = (named.get(row.id) ?? []).flatMap((id) => sheets.get(id) ?? []);
      const owed = villages.get(row.agency_id) ?? [];
      const { missing } = standingOf(row, { sheets: own, villages: owed });
      const names = new Map(owed.map(({ id, name }) => [id, name]));
      return [
        row.id,
        {
          stay: storedRule(row.rule).posting,
          sheets: own.flatMap(({ voided, record_id: recordId, board_name: board, posted_on: postedOn }) =>
            voided ? [] : [{ recordId, board, postedOn }],
          ),
          missing: missing.map((id) => names.get(id) ?? ''),
        },
      ];
    }),
  );
}

/** Whether what an item makes due hangs on boards and goes no further. */
export function goesOnBoards(item: ItemRow | null): boolean {
  return item !== null && isBoardDuty(item.channels as Channel[]);
}

/** How far sheets have met an obligation. One that is met isn't owed to a village that got its first board later. */
export function standingOf(
  row: ObligationRow,
  { sheets, villages }: { readonly sheets: readonly SheetRow[]; readonly villages: readonly Village[] },
): BoardStanding {
  const had = new Set(sheets.map((sheet) => sheet.village_id));
  const owed = isOwedInEachVillage(storedRule(row.rule))
    ? villages.filter(({ id }) => row.settled_kind === null || had.has(id))
    : [];
  const hung = sheets
    .filter(({ voided }) => !voided)
    .map((sheet) => ({ postedOn: sheet.posted_on, villageId: sheet.village_id }));
  return boardStanding(
    hung,
    owed.map(({ id }) => id),
  );
}

/** The villages where some agencies keep a board, by agency. A community isn't one: 村务公开 binds villages. */
export async function villagesOf(db: Db, agencyIds: readonly string[]): Promise<Map<string, Village[]>> {
  const places = await placesOfBoards(db, agencyIds);
  const agencies = await agenciesById(
    db,
    places.map((place) => place.village_id),
  );
  const found = new Map<string, Village[]>();
  for (const { agency_id: agencyId, village_id: id } of places) {
    const village = agencies.get(id);
    if (village?.kind === 'village')
      found.set(agencyId, [...(found.get(agencyId) ?? []), { id, name: village.name }]);
  }
  return found;
}

/**
 * The days on which villages ceased to be owed an open obligation, from the day on which it came up: their last board was closed, and no
 * sheet had hung there.
 */
export async function daysDroppedOut(
  db: Db,
  row: ObligationRow,
  { sheets, from }: { readonly sheets: readonly SheetRow[]; readonly from: PlainDate },
): Promise<PlainDate[]> {
  if (!isOwedInEachVillage(storedRule(row.rule))) return [];
  const hung = new Set(sheets.flatMap((sheet) => (sheet.voided ? [] : [sheet.village_id])));
  const closed = (await placesClosed(db, row.agency_id)).filter(
    ({ village_id: id, closed_on: on }) => on >= from && !hung.has(id),
  );
  const agencies = await agenciesById(
    db,
    closed.map(({ village_id: id }) => id),
  );
  return closed.flatMap(({ village_id: id, closed_on: on }) =>
    agencies.get(id)?.kind === 'village' ? [on] : [],
  );
}
