import { sql, type Insertable, type Selectable } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A link as it is kept. */
export type LinkRow = Selectable<Tables['links']>;
/** A link that was found on a page. */
export type FoundLink = Insertable<Tables['links']>;
/** Where it was found, its link named by what tells it from others. */
export type FoundPlace = Omit<Insertable<Tables['link_places']>, 'link_id'> & { readonly key_hash: string };

/** How far public texts have been read. */
export async function scanCursor(db: Db): Promise<{ changedAt: Date; documentId: string } | null> {
  const query = db
    .selectFrom('link_scans')
    .select(['item_changed_at as changedAt', 'document_id as documentId'])
    .orderBy('item_changed_at', 'desc')
    .orderBy('document_id', 'desc')
    .limit(1);
  return (await query.executeTakeFirst()) ?? null;
}

/** The revision of each document that was read last. */
export async function scannedRevisions(db: Db, documentIds: readonly string[]): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('link_scans')
    .select(['document_id', 'revision_id'])
    .where('document_id', 'in', documentIds)
    .execute();
  return new Map(rows.map((row) => [row.document_id, row.revision_id]));
}

/** Notes that a document was read. */
export async function keepScan(db: Tx, scan: Insertable<Tables['link_scans']>): Promise<void> {
  const { document_id: _id, ...changing } = scan;
  await db
    .insertInto('link_scans')
    .values(scan)
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(changing))
    .execute();
}

/** Puts what was found on a page in the place of what was found before. Links that are known stay as they are. */
export async function replacePlaces(
  db: Tx,
  pagePath: string,
  found: { readonly links: readonly FoundLink[]; readonly places: readonly FoundPlace[] },
): Promise<void> {
  await db.deleteFrom('link_places').where('page_path', '=', pagePath).execute();
  if (found.links.length === 0) return;
  // In one order everywhere, so that two transactions never wait for each other.
  const links = found.links.toSorted((one, other) => (one.key_hash < other.key_hash ? -1 : 1));
  const ids = new Map<string, string>();
  for (const some of inBatches(links)) {
    await db
      .insertInto('links')
      .values(some)
      .onConflict((conflict) => conflict.column('key_hash').doNothing())
      .execute();
    const keys = some.map((link) => link.key_hash);
    const rows = await db
      .selectFrom('links')
      .select(['id', 'key_hash'])
      .where('key_hash', 'in', keys)
      .execute();
    for (const row of rows) ids.set(row.key_hash, row.id);
  }
  const places = found.places.flatMap(({ key_hash: key, ...place }) => {
    const id = ids.get(key);
    return id === undefined ? [] : [{ ...place, link_id: id }];
  });
  for (const some of inBatches(places)) await db.insertInto('link_places').values(some).execute();
}

/** Forgets what stands on the pages of a document that is no longer public. */
export async function forgetDocument(db: Tx, documentId: string): Promise<void> {
  await db.deleteFrom('link_places').where('document_id', '=', documentId).execute();
  await db.deleteFrom('link_scans').where('document_id', '=', documentId).execute();
}

/** Forgets what stands on pages that aren't documents, but for these. */
export async function forgetPagesBut(db: Tx, paths: readonly string[]): Promise<void> {
  await sql`
    DELETE FROM link_places WHERE document_id IS NULL AND NOT page_path = ANY(${paths}::text[])`.execute(db);
}

/**
 * Links that still stand somewhere and whose time has come, the longest due first. Of each host at most `ofHost`, so that one with
 * many links doesn't hold up all others; of our own as many as there are.
 */
export async function dueLinks(
  db: Db,
  of: {
    readonly now: Date;
    readonly limit: number;
    readonly ofHost: number;
    readonly ownHosts: readonly string[];
  },
): Promise<LinkRow[]> {
  const rows = await sql<LinkRow & { turn: string }>`
    SELECT * FROM (
      SELECT links.*, row_number() OVER (PARTITION BY host ORDER BY next_check_at, id) AS turn
      FROM links
      WHERE next_check_at <= ${of.now} AND EXISTS (SELECT FROM link_places WHERE link_id = links.id)
    ) due
    WHERE turn <= ${of.ofHost} OR host = ANY(${of.ownHosts}::text[])
    ORDER BY next_check_at, id
    LIMIT ${of.limit}`.execute(db);
  return rows.rows.map(({ turn: _turn, ...row }) => row);
}

/** Links that were well when they were looked at last, the latest first, each of another host than the others and those given. */
export async function lastWell(
  db: Db,
  of: { readonly limit: number; readonly notOf: readonly string[] },
): Promise<LinkRow[]> {
  const rows = await sql<LinkRow>`
    SELECT * FROM (
      SELECT DISTINCT ON (host) * FROM links
      WHERE asked AND state = 'good' AND class = 'ok' AND NOT host = ANY(${of.notOf}::text[])
      ORDER BY host, checked_at DESC
    ) well
    ORDER BY checked_at DESC
    LIMIT ${of.limit}`.execute(db);
  return rows.rows;
}

/** Writes what a look found; where it says something new, history too. */
export async function keepLook(
  db: Tx,
  id: string,
  look: Pick<
    LinkRow,
    'state' | 'class' | 'evidence' | 'suggestion' | 'weight' | 'failures' | 'recent' | 'next_check_at'
  > & { readonly at: Date; readonly before: Pick<LinkRow, 'state' | 'class'> },
): Promise<void> {
  const { at, before, ...found } = look;
  const changedState = before.state !== found.state;
  await db
    .updateTable('links')
    .set({ ...found, checked_at: at, ...(changedState && { since: at }) })
    .where('id', '=', id)
    .execute();
  if (!changedState && before.class === found.class) return;
  await db
    .insertInto('link_checks')
    .values({ link_id: id, at, state: found.state, class: found.class ?? '', evidence: found.evidence })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Leaves a link alone until a moment. */
export async function postpone(db: Tx, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return;
  await db.updateTable('links').set({ next_check_at: until }).where('id', 'in', ids).execute();
}

/** Has links of an agency's pages looked at as soon as may be; returns how many. */
export async function makeDue(
  db: Tx,
  of: { readonly agencyId: string; readonly linkIds: readonly string[] | null; readonly now: Date },
): Promise<number> {
  const rows = await sql<{ id: string }>`
    UPDATE links SET next_check_at = ${of.now}
    WHERE asked AND (${of.linkIds}::uuid[] IS NULL OR id = ANY(${of.linkIds}::uuid[]))
      AND EXISTS (SELECT FROM link_places WHERE link_id = links.id AND agency_id = ${of.agencyId})
    RETURNING id`.execute(db);
  return rows.rows.length;
}

/** Has addresses, by what tells them from others, looked at again at a moment, or when they were due before it: nothing is put off. */
export async function makeDueAt(
  db: Tx,
  { keyHashes, at }: { readonly keyHashes: readonly string[]; readonly at: Date },
): Promise<void> {
  for (const some of inBatches(keyHashes))
    await db
      .updateTable('links')
      .set({ next_check_at: at })
      .where('key_hash', 'in', some)
      .where('next_check_at', '>', at)
      .execute();
}

/** What is known of some addresses, by what tells them from others. */
export async function knownLinks(db: Db, keyHashes: readonly string[]): Promise<Map<string, LinkRow>> {
  const known = new Map<string, LinkRow>();
  for (const some of inBatches(keyHashes)) {
    const rows = await db.selectFrom('links').selectAll().where('key_hash', 'in', some).execute();
    for (const row of rows) known.set(row.key_hash, row);
  }
  return known;
}

/** How a link changed, the latest first. */
export async function checksOf(db: Db, linkId: string): Promise<Selectable<Tables['link_checks']>[]> {
  return db
    .selectFrom('link_checks')
    .selectAll()
    .where('link_id', '=', linkId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute();
}
