import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { ObligationRow } from './obligations.repository.ts';
import type { ItemRow } from './standard-items.repository.ts';

/** What a coverage map needs of an obligation. */
export type DueRow = Pick<
  ObligationRow,
  | 'agency_id'
  | 'unit_id'
  | 'item_id'
  | 'work_item_id'
  | 'period_label'
  | 'period_to'
  | 'settled_kind'
  | 'settled_on'
  | 'due_on'
> & { readonly work_title: string | null };

/** What a coverage map needs of an item of the 标准目录. */
export type CoveredItem = Pick<
  ItemRow,
  'id' | 'agency_id' | 'unit_id' | 'node_id' | 'field' | 'category' | 'name' | 'mode'
> & {
  /** Whether its limit can be counted. */
  readonly counted: boolean;
  /** Whether it was in force when the year ended, or is. */
  readonly in_force: boolean;
  /** When something last came up; null where nothing ever did. */
  readonly last_on: string | null;
};

interface YearOfAgencies {
  readonly agencyIds: readonly string[];
  readonly year: number;
}

/** Obligations of some agencies whose day lies in a year, or that the year brought and whose day comes later or isn't known yet; by time. */
export async function obligationsOfYear(db: Db, { agencyIds, year }: YearOfAgencies): Promise<DueRow[]> {
  if (agencyIds.length === 0) return [];
  const [first, last] = [`${year}-01-01`, `${year}-12-31`];
  const { rows } = await sql<DueRow>`
    SELECT o.agency_id, o.unit_id, o.item_id, o.work_item_id, o.period_label, o.period_to, o.settled_kind,
      o.settled_on, o.due_on, w.title AS work_title
    FROM obligations o LEFT JOIN work_items w ON w.id = o.work_item_id
    WHERE o.agency_id IN (${sql.join([...agencyIds])})
      AND o.settled_kind IS DISTINCT FROM 'takenBack'
      AND (o.due_on >= ${first} OR o.due_on IS NULL)
      AND (o.due_on <= ${last} OR coalesce(o.period_to, o.triggered_on) BETWEEN ${first} AND ${last})
    ORDER BY coalesce(o.period_from, o.triggered_on), o.id`.execute(db);
  return rows;
}

/** The items that some agencies had taken up by the end of a year, retired ones too, in the order of the 标准目录. */
export async function itemsOfYear(db: Db, { agencyIds, year }: YearOfAgencies): Promise<CoveredItem[]> {
  if (agencyIds.length === 0) return [];
  const last = `${year}-12-31`;
  const { rows } = await sql<CoveredItem>`
    SELECT i.id, i.agency_id, i.unit_id, i.node_id, i.field, i.category, i.name, i.mode,
      i.rule IS NOT NULL AS counted,
      i.taken_up_on <= ${last} AND (i.retired_on IS NULL OR i.retired_on > ${last}) AS in_force,
      (SELECT max(o.triggered_on) FROM obligations o
        WHERE o.item_id = i.id AND o.settled_kind IS DISTINCT FROM 'takenBack') AS last_on
    FROM standard_items i WHERE i.agency_id IN (${sql.join([...agencyIds])})
    ORDER BY i.sort, i.id`.execute(db);
  return rows;
}
