import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';

/** What tells the texts of two revisions apart, without the texts: digests that take all white space for the same. */
export interface TextPrint {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly body: string;
  /** 文号 as it stands. */
  readonly documentNumber: string;
  /** Contents and names of the attachments, in whatever order. */
  readonly files: string;
}

/** What a program takes for white space in a text (ECMAScript), named one by one: what a database takes for it depends on its locale. */
const BLANKS = String.raw`[\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF]+`;

/** Prints of several revisions in one query, by revision; unknown ones are missing. */
export async function findTextPrints(db: Db, ids: readonly string[]): Promise<Map<string, TextPrint>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<TextPrint>`
    SELECT id, ${print('title')} AS title, ${print('summary')} AS summary, ${print('body_html')} AS body,
      coalesce(metadata->>'documentNumber', '') AS "documentNumber",
      coalesce((SELECT string_agg(attachments.sha256 || ' ' || name, E'\n' ORDER BY attachments.sha256, name)
        FROM revision_attachments JOIN attachments ON attachments.id = attachment_id
        WHERE revision_id = revisions.id), '') AS files
    FROM revisions WHERE id = ANY(${ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

function print(column: 'title' | 'summary' | 'body_html'): RawBuilder<string> {
  const tidy = sql`replace(regexp_replace(${sql.ref(column)}, ${BLANKS}, ' ', 'g'), '> <', '><')`;
  return sql`encode(sha256(convert_to(btrim(${tidy}), 'UTF8')), 'hex')`;
}
