import type { Ctx } from '../../src/platform/context.ts';
import { minuteInShanghai } from '../../src/portal/meta-tags.ts';

/** What a page of a document is made of that differs from document to document. */
export interface BuiltDocument {
  /** The column it stands in. */
  readonly nodeId: string;
  /** Address from the root. */
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly indexNumber: string;
  /** First publication: ISO 8601, 'YYYY-MM-DD HH:mm' and 'YYYY-MM-DD' in 北京时间. */
  readonly iso: string;
  readonly minute: string;
  readonly day: string;
}

const BATCH = 2_000;

/** All public documents of an agency, oldest first, a batch at a time. */
export async function* builtDocuments(
  ctx: Pick<Ctx, 'db'>,
  agencyId: string,
): AsyncGenerator<readonly BuiltDocument[]> {
  for (let from = 0; ; from += BATCH) {
    const rows = await ctx.db
      .selectFrom('published_items as item')
      .innerJoin('revisions as revision', 'revision.id', 'item.revision_id')
      .select([
        'item.node_id',
        'item.path',
        'item.title',
        'item.summary',
        'item.index_number',
        'item.published_at',
        'revision.body_html',
      ])
      .where('item.agency_id', '=', agencyId)
      .where('item.state', '=', 'public')
      .where('item.public_number', '>', from)
      .where('item.public_number', '<=', from + BATCH)
      .orderBy('item.public_number')
      .execute();
    if (rows.length === 0) return;
    yield rows.map((row) => {
      const minute = minuteInShanghai(row.published_at);
      return {
        nodeId: row.node_id,
        path: row.path,
        title: row.title,
        summary: row.summary,
        bodyHtml: row.body_html,
        indexNumber: row.index_number,
        iso: row.published_at.toISOString(),
        minute,
        day: minute.slice(0, 10),
      };
    });
  }
}
