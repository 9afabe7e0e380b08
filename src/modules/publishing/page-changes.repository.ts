import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { keptItem, type ItemChange } from './page-changes.ts';
import type { Fact } from './page-facts.ts';

/** A change that the site doesn't show yet. */
export interface KeptChange {
  readonly id: string;
  readonly documentId: string;
  /** Null: the links of the document changed. */
  readonly item: ItemChange | null;
}

/** The oldest changes, locked until the end of the transaction; what another process has at hand is left to it. */
export async function lockChanges(tx: Tx, limit: number): Promise<KeptChange[]> {
  const rows = await tx
    .selectFrom('site_changes')
    .selectAll()
    .orderBy('at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    documentId: row.document_id,
    item:
      row.about === 'links'
        ? null
        : {
            before: row.before === null ? null : keptItem.parse(row.before),
            after: row.after === null ? null : keptItem.parse(row.after),
          },
  }));
}

/** Forgets changes that the site shows. */
export async function dropChanges(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .deleteFrom('site_changes')
    .where('id', '=', sql<string>`ANY(${ids}::uuid[])`)
    .execute();
}

/**
 * Forgets what waits when it is much: for whoever makes all pages from what the database holds by now. A few changes are
 * left, so that what somebody has just published doesn't wait for all the rest.
 */
export async function dropManyChanges(db: Db, atLeast: number): Promise<void> {
  await sql`
    DELETE FROM site_changes
    WHERE (SELECT count(*) FROM (SELECT FROM site_changes LIMIT ${atLeast}) AS waiting) = ${atLeast}`.execute(
    db,
  );
}

/**
 * Says that the change of facts is being followed, before their pages are looked for: a page that is made at the same time
 * from what was before either has its receipt by then, or whoever makes it finds this.
 */
export async function noteFollowed(
  db: Db,
  followed: { stamp: number; facts: readonly Fact[]; at: Date },
): Promise<void> {
  await db
    .insertInto('site_followed')
    .values({ stamp: followed.stamp, facts: [...followed.facts], at: followed.at })
    .execute();
}

/** Facts whose change was followed after a stamp. */
export async function followedSince(db: Db, stamp: number): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('site_followed').select('facts').where('stamp', '>', stamp).execute();
  return new Set(rows.flatMap(({ facts }) => facts));
}

/** Forgets what was followed so long ago that nobody can be making pages since before it. */
export async function forgetFollowed(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('site_followed').where('at', '<', before).execute();
}
