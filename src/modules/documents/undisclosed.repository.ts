import { sql } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { Attribute } from './documents.content.ts';

/** A document that isn't for the public by its 公开属性. */
export interface UndisclosedDocument {
  readonly id: string;
  readonly title: string;
  readonly attribute: Exclude<Attribute, 'proactive'>;
  readonly attributeReason: string;
  readonly revisionId: string;
  /** When the text was written that says so. */
  readonly writtenAt: Date;
  readonly writtenOn: PlainDate | null;
}

/** Documents of an agency that were written as 依申请公开 or 不予公开 and never became public. */
export async function undisclosedDocuments(db: Db, agencyId: string): Promise<UndisclosedDocument[]> {
  const { rows } = await sql<UndisclosedDocument>`
    SELECT d.id, d.title, r.metadata->>'attribute' AS attribute,
      coalesce(r.metadata->>'attributeReason', '') AS "attributeReason",
      r.id AS "revisionId", r.created_at AS "writtenAt", r.metadata->>'writtenOn' AS "writtenOn"
    FROM documents d
      JOIN editions e ON e.id = d.current_edition_id
      JOIN revisions r ON r.id = e.revision_id
    WHERE d.agency_id = ${agencyId} AND d.live_edition_id IS NULL AND d.discarded_at IS NULL
      AND d.state IN ('draft','inReview','returned','approved')
      AND r.metadata->>'attribute' IN ('onRequest','withheld')
    ORDER BY d.id`.execute(db);
  return rows;
}
