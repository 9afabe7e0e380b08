import {
  sql,
  type Insertable,
  type RawBuilder,
  type Selectable,
  type SqlBool,
  type Updateable,
} from 'kysely';
import type { PlainDate } from '../../law/dates.ts';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** Something that must be public by a day. */
export type ObligationRow = Selectable<Tables['obligations']>;

/** Enters obligations that aren't there yet; returns how many were new. */
export async function insertObligations(
  db: Tx,
  rows: readonly Insertable<Tables['obligations']>[],
): Promise<number> {
  let added = 0;
  for (const some of inBatches(rows)) {
    const entered = await db
      .insertInto('obligations')
      .values(some)
      .onConflict((conflict) =>
        conflict
          .columns(['item_id', 'work_item_id', 'stage', 'duty', 'period_key'])
          .where('settled_kind', 'is distinct from', 'takenBack')
          .doNothing(),
      )
      .returning('id')
      .execute();
    added += entered.length;
  }
  return added;
}

/** One obligation, or null. `lock`: until the end of the transaction. */
export async function findObligation(
  db: Db,
  id: string,
  options: { readonly lock?: boolean } = {},
): Promise<ObligationRow | null> {
  let query = db.selectFrom('obligations').selectAll().where('id', '=', id);
  if (options.lock === true) query = query.forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Changes an obligation. */
export async function updateObligation(
  db: Tx,
  id: string,
  change: Updateable<Tables['obligations']>,
): Promise<void> {
  await db.updateTable('obligations').set(change).where('id', '=', id).execute();
}

/** Obligations that a document was named for and that none met yet: open ones, and those signed as having nothing to publish; locked. */
export async function unmetLinkedTo(db: Tx, documentId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where((where) => where.or([where('settled_kind', 'is', null), where('settled_kind', '=', 'nil')]))
    .where('id', 'in', (eb) =>
      eb.selectFrom('obligation_documents').select('obligation_id').where('document_id', '=', documentId),
    )
    .orderBy('due_on')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Obligations that a document was named for and that nobody was relieved of, open or met, locked. */
export async function standingLinkedTo(db: Tx, documentId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where((where) => where.or([where('settled_kind', 'is', null), where('settled_kind', '=', 'published')]))
    .where('id', 'in', (eb) =>
      eb.selectFrom('obligation_documents').select('obligation_id').where('document_id', '=', documentId),
    )
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Open obligations of a column's items that go by periods, locked. */
export async function openPeriodsOf(db: Tx, nodeId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('settled_kind', 'is', null)
    .where('node_id', '=', nodeId)
    .where('item_id', 'is not', null)
    .where('period_from', 'is not', null)
    .orderBy('period_from')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** An item's periods that were signed as having nothing to publish, the earliest first, locked. */
export async function nilPeriodsOf(db: Tx, itemId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('settled_kind', '=', 'nil')
    .where('item_id', '=', itemId)
    .where('period_from', 'is not', null)
    .orderBy('period_from')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Whether anything was done or told because of some items: an obligation settled, a document named, somebody reminded. */
export async function hasTraces(db: Db, itemIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (
      SELECT 1 FROM obligations o WHERE o.item_id IN (${sql.join([...itemIds])}) AND (
        o.settled_kind IS NOT NULL OR o.version > 1 OR o.period_key = ''
        OR EXISTS (SELECT 1 FROM obligation_documents d WHERE d.obligation_id = o.id)
        OR EXISTS (SELECT 1 FROM obligation_reminders r WHERE r.obligation_id = o.id))
    ) AS found`.execute(db);
  return rows[0]?.found ?? false;
}

/** What a document was named for or met, of items that are due once, settled or not. */
export async function dutiesOfDocument(db: Db, documentId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb.selectFrom('obligation_documents').select('obligation_id').where('document_id', '=', documentId),
    )
    .where('item_id', 'is not', null)
    .where('period_from', 'is', null)
    .execute();
}

/** Obligations that a document met, locked. */
export async function metBy(db: Tx, documentId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('settled_document_id', '=', documentId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** What a document met, and what is open of that for which it was named, for reading. */
export async function dutiesHeldBy(db: Db, documentId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where((where) =>
      where.or([
        where('settled_document_id', '=', documentId),
        where.and([
          where('settled_kind', 'is', null),
          where('id', 'in', (eb) =>
            eb
              .selectFrom('obligation_documents')
              .select('obligation_id')
              .where('document_id', '=', documentId),
          ),
        ]),
      ]),
    )
    .orderBy('id')
    .execute();
}

/** The agencies that have anything which the passing of days may change: items, work that goes on, open obligations. */
export async function agenciesWithDuties(db: Db): Promise<string[]> {
  const { rows } = await sql<{ agency_id: string }>`
    SELECT agency_id FROM standard_items WHERE retired_on IS NULL
    UNION SELECT agency_id FROM work_items WHERE closed_on IS NULL
    UNION SELECT agency_id FROM obligations WHERE settled_kind IS NULL
    ORDER BY agency_id`.execute(db);
  return rows.map((row) => row.agency_id);
}

/** An agency's obligations whose day couldn't be computed, settled ones too: only their day tells whether that was in time. */
export async function undatedObligations(db: Db, agencyId: string): Promise<ObligationRow[]> {
  return db
    .selectFrom('obligations')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('settled_kind', 'is distinct from', 'takenBack')
    .where('due_on', 'is', null)
    .orderBy('id')
    .execute();
}

/** Obligations by a condition: the next due first while open, else the latest first. */
export async function obligationRows(
  db: Db,
  input: {
    readonly where: RawBuilder<SqlBool>;
    readonly order: 'due' | 'latest';
    readonly offset: number;
    readonly limit: number;
  },
): Promise<ObligationRow[]> {
  const order = input.order === 'due' ? sql`due_on NULLS LAST, id` : sql`due_on DESC NULLS LAST, id DESC`;
  const { rows } = await sql<ObligationRow>`
    SELECT * FROM obligations WHERE ${input.where} ORDER BY ${order}
    OFFSET ${input.offset} LIMIT ${input.limit}`.execute(db);
  return rows;
}

/** How many a condition finds. */
export async function countObligations(db: Db, where: RawBuilder<SqlBool>): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM obligations WHERE ${where}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Each person who is responsible for anything of an agency, once for each section whose work it is. */
export async function namedInRegister(
  db: Db,
  agencyId: string,
): Promise<Pick<ObligationRow, 'agency_id' | 'unit_id' | 'responsible_id'>[]> {
  return db
    .selectFrom('obligations')
    .select(['agency_id', 'unit_id', 'responsible_id'])
    .distinct()
    .where('agency_id', '=', agencyId)
    .where('responsible_id', 'is not', null)
    .execute();
}

/** By when documents that are named for open obligations are due, by document: the earliest day, up to a day. */
export async function dueDaysOf(
  db: Db,
  { documentIds, until }: { readonly documentIds: readonly string[]; readonly until: PlainDate },
): Promise<Map<string, PlainDate>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('obligation_documents')
    .innerJoin('obligations', 'obligations.id', 'obligation_documents.obligation_id')
    .select(['document_id', 'due_on'])
    .where('document_id', 'in', [...documentIds])
    .where('settled_kind', 'is', null)
    .where('due_on', '<=', until)
    .orderBy('due_on', 'desc')
    .execute();
  return new Map(rows.flatMap(({ document_id: id, due_on: on }) => (on === null ? [] : [[id, on] as const])));
}

/** Names a document for an obligation; naming it twice is once, and a reason that is given counts unless somebody has vouched already. */
export async function linkDocument(db: Tx, link: Insertable<Tables['obligation_documents']>): Promise<void> {
  await db
    .insertInto('obligation_documents')
    .values(link)
    .onConflict((conflict) =>
      link.reason === undefined || link.reason === ''
        ? conflict.doNothing()
        : conflict
            .columns(['obligation_id', 'document_id'])
            .doUpdateSet(link)
            .where('obligation_documents.vouched', '=', false),
    )
    .execute();
}

/** When a document was named for an obligation, why where that came up after it, and whether that was vouched for. */
export async function linkOf(
  db: Db,
  link: { readonly obligationId: string; readonly documentId: string },
): Promise<{ readonly reason: string; readonly vouched: boolean; readonly linkedAt: Date | null }> {
  const row = await db
    .selectFrom('obligation_documents')
    .select(['reason', 'vouched', 'linked_at as linkedAt'])
    .where('obligation_id', '=', link.obligationId)
    .where('document_id', '=', link.documentId)
    .executeTakeFirst();
  return row ?? { reason: '', vouched: false, linkedAt: null };
}

/** Takes the name back; whether it was there. */
export async function unlinkDocument(
  db: Tx,
  link: { readonly obligationId: string; readonly documentId: string },
): Promise<boolean> {
  const gone = await db
    .deleteFrom('obligation_documents')
    .where('obligation_id', '=', link.obligationId)
    .where('document_id', '=', link.documentId)
    .returning('document_id')
    .execute();
  return gone.length > 0;
}

/** The documents named for some obligations, by obligation. */
export async function documentsNamed(
  db: Db,
  obligationIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (obligationIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('obligation_documents')
    .select(['obligation_id', 'document_id'])
    .where('obligation_id', 'in', obligationIds)
    .orderBy('linked_at')
    .execute();
  const found = new Map<string, string[]>();
  for (const row of rows)
    found.set(row.obligation_id, [...(found.get(row.obligation_id) ?? []), row.document_id]);
  return found;
}

/** The last day of the latest period that was entered for each of an agency's items. */
export async function lastPeriodEnds(db: Db, agencyId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('obligations')
    .select(['item_id', (eb) => eb.fn.max('period_to').as('last')])
    .where('agency_id', '=', agencyId)
    .where('item_id', 'is not', null)
    .groupBy('item_id')
    .execute();
  return new Map(rows.flatMap((row) => (row.item_id === null ? [] : [[row.item_id, String(row.last)]])));
}

/** How a piece of work's obligations stand. */
export interface WorkCounts {
  readonly open: number;
  readonly overdue: number;
  readonly settled: number;
}

/** The counts of some pieces of work on a day. */
export async function countsOfWork(
  db: Db,
  input: { readonly workIds: readonly string[]; readonly today: string },
): Promise<Map<string, WorkCounts>> {
  if (input.workIds.length === 0) return new Map();
  const { rows } = await sql<WorkCounts & { readonly id: string }>`
    SELECT work_item_id AS id,
      count(*) FILTER (WHERE settled_kind IS NULL) AS open,
      count(*) FILTER (WHERE settled_kind IS NULL AND due_on < ${input.today}) AS overdue,
      count(*) FILTER (WHERE settled_kind <> 'takenBack') AS settled
    FROM obligations WHERE work_item_id IN (${sql.join([...input.workIds])})
    GROUP BY work_item_id`.execute(db);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
