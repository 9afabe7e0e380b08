import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import type { LinkRow } from './links.repository.ts';

/** Which links of an agency are wanted. */
export type LinkFilter = 'faulty' | 'suspect' | 'unsure' | 'notice' | 'ignored' | 'all';

/** All of them, in the order in which they are shown. */
export const LINK_FILTERS = [
  'faulty',
  'suspect',
  'unsure',
  'notice',
  'ignored',
  'all',
] as const satisfies readonly LinkFilter[];

/** A link in a list, with what its office says of it. */
export type ListedLink = LinkRow & {
  readonly places: number;
  readonly ignore_reason: string | null;
  readonly ignore_by: string | null;
  readonly ignore_at: Date | null;
};

/** Links of an agency's pages, what matters most first. */
export async function listedLinks(
  db: Db,
  of: { agencyId: string; agencyPath: readonly string[]; which: LinkFilter; offset: number; limit: number },
): Promise<ListedLink[]> {
  const { rows } = await sql<ListedLink>`
    SELECT links.*, placed.places, i.reason AS ignore_reason, i.by_name AS ignore_by, i.at AS ignore_at
    FROM ${placedLinks(of)} WHERE ${WHERE[of.which]}
    ORDER BY links.weight * placed.weight DESC, links.since DESC, links.id
    OFFSET ${of.offset} LIMIT ${of.limit}`.execute(db);
  return rows;
}

/** How many links each filter finds. */
export async function countLinks(
  db: Db,
  of: { agencyId: string; agencyPath: readonly string[] },
): Promise<Record<LinkFilter, number>> {
  const counts = LINK_FILTERS.map(
    (which) => sql`count(*) FILTER (WHERE ${WHERE[which]})::int AS ${sql.ref(which)}`,
  );
  const { rows } = await sql<Record<LinkFilter, number>>`
    SELECT ${sql.join(counts)} FROM ${placedLinks(of)}`.execute(db);
  return rows[0] ?? { faulty: 0, suspect: 0, unsure: 0, notice: 0, ignored: 0, all: 0 };
}

/** Sites that the office or one above it vouches for are no longer unknown. */
function placedLinks(of: { agencyId: string; agencyPath: readonly string[] }): RawBuilder<unknown> {
  return sql`links
    JOIN (SELECT link_id, count(*)::int AS places, max(weight) AS weight FROM link_places
          WHERE agency_id = ${of.agencyId} GROUP BY link_id) AS placed ON placed.link_id = links.id
      AND NOT (links.class IN ('offList', 'hidden', 'hijacked') AND EXISTS (
        SELECT FROM link_hosts WHERE agency_id = ANY(${of.agencyPath}::uuid[])
          AND (links.host = link_hosts.host OR links.host LIKE '%.' || link_hosts.host)))
    LEFT JOIN link_ignores AS i ON i.link_id = links.id AND i.agency_id = ${of.agencyId}`;
}

const WHERE: Readonly<Record<LinkFilter, RawBuilder<SqlBool>>> = {
  faulty: sql<SqlBool>`links.state = 'faulty' AND i.link_id IS NULL`,
  suspect: sql<SqlBool>`links.state = 'suspect' AND i.link_id IS NULL`,
  unsure: sql<SqlBool>`links.state = 'unsure' AND i.link_id IS NULL`,
  notice: sql<SqlBool>`links.state = 'good' AND links.weight > 0 AND i.link_id IS NULL`,
  ignored: sql<SqlBool>`i.link_id IS NOT NULL`,
  all: sql<SqlBool>`true`,
};

/** Where some links stand on an agency's pages; at most `most` places of each, the weightiest first. */
export async function placesOf(
  db: Db,
  of: { agencyId: string; linkIds: readonly string[]; most: number },
): Promise<Selectable<Tables['link_places']>[]> {
  const { rows } = await sql<Selectable<Tables['link_places']>>`
    SELECT * FROM (
      SELECT *, row_number() OVER (PARTITION BY link_id ORDER BY weight DESC, page_path) AS number
      FROM link_places WHERE agency_id = ${of.agencyId} AND link_id = ANY(${of.linkIds}::uuid[])
    ) AS numbered WHERE number <= ${of.most} ORDER BY link_id, number`.execute(db);
  return rows;
}

/** A link that stands on a page of the agency; null otherwise. */
export async function linkOfAgency(
  db: Db,
  of: { agencyId: string; linkId: string },
): Promise<LinkRow | null> {
  const query = db
    .selectFrom('links')
    .selectAll()
    .where('id', '=', of.linkId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('link_places')
          .select('link_id')
          .whereRef('link_places.link_id', '=', 'links.id')
          .where('agency_id', '=', of.agencyId),
      ),
    );
  return (await query.executeTakeFirst()) ?? null;
}

/** Notes that the office leaves a link as it is; a new reason replaces the one before. */
export async function keepIgnore(db: Tx, row: Selectable<Tables['link_ignores']>): Promise<void> {
  const { agency_id: _agency, link_id: _link, ...changing } = row;
  await db
    .insertInto('link_ignores')
    .values(row)
    .onConflict((conflict) => conflict.columns(['agency_id', 'link_id']).doUpdateSet(changing))
    .execute();
}

/** The office cares again; false when it always did. */
export async function dropIgnore(db: Tx, of: { agencyId: string; linkId: string }): Promise<boolean> {
  const dropped = await db
    .deleteFrom('link_ignores')
    .where('agency_id', '=', of.agencyId)
    .where('link_id', '=', of.linkId)
    .returning('link_id')
    .executeTakeFirst();
  return dropped !== undefined;
}

/** Sites that some agencies vouch for. */
export async function trustedHosts(
  db: Db,
  agencyIds: readonly string[],
): Promise<Selectable<Tables['link_hosts']>[]> {
  if (agencyIds.length === 0) return [];
  return db
    .selectFrom('link_hosts')
    .selectAll()
    .where('agency_id', 'in', agencyIds)
    .orderBy('host')
    .execute();
}

/** Vouches for a site; a new reason replaces the one before. */
export async function keepHost(db: Tx, row: Selectable<Tables['link_hosts']>): Promise<void> {
  const { agency_id: _agency, host: _host, ...changing } = row;
  await db
    .insertInto('link_hosts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['agency_id', 'host']).doUpdateSet(changing))
    .execute();
}

/** Vouches no longer; false when it didn't. */
export async function dropHost(db: Tx, of: { agencyId: string; host: string }): Promise<boolean> {
  const dropped = await db
    .deleteFrom('link_hosts')
    .where('agency_id', '=', of.agencyId)
    .where('host', '=', of.host)
    .returning('host')
    .executeTakeFirst();
  return dropped !== undefined;
}
