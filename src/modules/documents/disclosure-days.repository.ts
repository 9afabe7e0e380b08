import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { Attribute } from './documents.content.ts';
import type { EditionState } from './documents.states.ts';

/** An edition with the days that say whether it was, or can still be, public in time. */
export interface DatedEdition {
  readonly documentId: string;
  readonly editionId: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly state: EditionState;
  readonly attribute: Attribute;
  /** 成文日期 */
  readonly writtenOn: PlainDate | null;
  /** 原公开日期: when the document was public elsewhere before it was taken over. */
  readonly publicBefore: PlainDate | null;
  /** The latest 成文日期 of the editions before it that were public. */
  readonly countedFrom: PlainDate | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
}

/** The editions of some agencies that became public in a time, withdrawn since or not, the latest first. */
export async function editionsPublishedIn(
  db: Db,
  input: { readonly agencyIds: readonly string[]; readonly from: Date; readonly until: Date },
): Promise<DatedEdition[]> {
  const { agencyIds, from, until } = input;
  if (agencyIds.length === 0) return [];
  return datedEditions(
    db,
    sql<SqlBool>`d.agency_id IN (${sql.join([...agencyIds])})
      AND e.published_at >= ${from} AND e.published_at < ${until}`,
  );
}

/** The editions of some agencies that are on their way to the public, by their text, and bear a 成文日期. */
export async function editionsUnderWay(db: Db, agencyIds: readonly string[]): Promise<DatedEdition[]> {
  if (agencyIds.length === 0) return [];
  return datedEditions(
    db,
    sql<SqlBool>`d.agency_id IN (${sql.join([...agencyIds])}) AND e.id = d.current_edition_id
      -- The state of the document is that of the edition, and has an index.
      AND d.discarded_at IS NULL AND d.state IN ('draft','inReview','returned','approved')
      AND r.metadata->>'attribute' = 'proactive' AND r.metadata->>'writtenOn' IS NOT NULL`,
  );
}

/** The edition of a document that is worked on. */
export async function currentDatedEdition(db: Db, documentId: string): Promise<DatedEdition | null> {
  const [edition] = await datedEditions(
    db,
    sql<SqlBool>`d.id = ${documentId} AND e.id = d.current_edition_id`,
  );
  return edition ?? null;
}

/** The titles of editions, by edition. */
export async function titlesOfEditions(db: Db, editionIds: readonly string[]): Promise<Map<string, string>> {
  if (editionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('editions')
    .innerJoin('revisions', 'revisions.id', 'editions.revision_id')
    .select(['editions.id', 'revisions.title'])
    .where('editions.id', 'in', [...editionIds])
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Notes when a document was public elsewhere; of several days the earliest counts. Null where an earlier one is known. */
export async function notePublicBefore(
  db: Tx,
  { documentId, on }: { readonly documentId: string; readonly on: PlainDate },
): Promise<{ readonly agencyId: string; readonly title: string } | null> {
  const { rows } = await sql<{ agencyId: string; title: string }>`
    UPDATE documents SET public_before = ${on}::date
    WHERE id = ${documentId} AND (public_before IS NULL OR public_before > ${on}::date)
    RETURNING agency_id AS "agencyId", title`.execute(db);
  return rows[0] ?? null;
}

async function datedEditions(db: Db, where: RawBuilder<SqlBool>): Promise<DatedEdition[]> {
  const { rows } = await sql<DatedEdition>`
    SELECT d.id AS "documentId", e.id AS "editionId", d.agency_id AS "agencyId", d.node_id AS "nodeId",
      e.state, r.metadata->>'attribute' AS attribute, r.metadata->>'writtenOn' AS "writtenOn",
      d.public_before AS "publicBefore", e.created_at AS "createdAt", e.published_at AS "publishedAt",
      coalesce(
        (SELECT max(former.metadata->>'writtenOn')
          FROM editions before JOIN revisions former ON former.id = before.revision_id
          WHERE before.document_id = d.id AND before.number < e.number AND before.published_at IS NOT NULL),
        -- One that bore no day was public none the less.
        (SELECT to_char(min(before.published_at) AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') FROM editions before
          WHERE before.document_id = d.id AND before.number < e.number AND before.published_at IS NOT NULL)
      ) AS "countedFrom"
    FROM documents d JOIN editions e ON e.document_id = d.id JOIN revisions r ON r.id = e.revision_id
    WHERE ${where}
    ORDER BY e.published_at DESC NULLS LAST, e.id DESC`.execute(db);
  return rows;
}
