import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { EditionState } from './documents.states.ts';

/** A document that is in review or approved, without its text. */
export interface DocumentUnderReview {
  readonly id: string;
  readonly agencyId: string;
  readonly nodeId: string;
  readonly title: string;
  /** 成文日期 */
  readonly writtenOn: PlainDate | null;
  /** 公开属性 */
  readonly attribute: string;
  /** 原公开日期 */
  readonly publicBefore: PlainDate | null;
  readonly state: EditionState;
  /** Of the edition being worked on, as the rest is. */
  readonly editionId: string;
  readonly editionNumber: number;
  readonly editionVersion: number;
  readonly revisionId: string;
  readonly contentHash: string;
}

/** The documents of some agencies that are in review or approved, in no order. */
export async function idsUnderReview(db: Db, agencyIds: readonly string[]): Promise<string[]> {
  if (agencyIds.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select('id')
    .where('agency_id', 'in', agencyIds)
    .where('state', 'in', ['inReview', 'approved'])
    .execute();
  return rows.map((row) => row.id);
}

/** Those of the named documents that are in review or approved, in no order. */
export async function findUnderReview(db: Db, ids: readonly string[]): Promise<DocumentUnderReview[]> {
  const found: DocumentUnderReview[] = [];
  for (const some of inBatches(ids)) {
    const { rows } = await sql<DocumentUnderReview>`
      SELECT d.id, d.agency_id AS "agencyId", d.node_id AS "nodeId", r.title, r.metadata->>'writtenOn' AS "writtenOn",
        r.metadata->>'attribute' AS attribute, d.public_before AS "publicBefore", e.state, e.id AS "editionId", e.number AS "editionNumber",
        e.version AS "editionVersion", r.id AS "revisionId", r.content_hash AS "contentHash"
      FROM documents d JOIN editions e ON e.id = d.current_edition_id JOIN revisions r ON r.id = e.revision_id
      WHERE d.id = ANY(${some}::uuid[]) AND d.state IN ('inReview', 'approved')`.execute(db);
    found.push(...rows);
  }
  return found;
}
