import { sql } from 'kysely';
import type { Ctx } from '../../src/platform/context.ts';
import { paragraphsOf } from '../words.ts';

const BATCH = 1_000;
/** With the frame of a page around it: 25 KB. */
const CHARACTERS = 6_400;

/** Gives every document a text of its own that fills a page of 25 KB. */
export async function lengthenBodies(ctx: Pick<Ctx, 'db'>): Promise<void> {
  const rows = await ctx.db.selectFrom('published_items').select(['revision_id', 'public_number']).execute();
  // Revisions are for ever; these were made a moment ago and only stand in the way of longer ones.
  await sql`ALTER TABLE revisions DISABLE TRIGGER revisions_immutable`.execute(ctx.db);
  for (let start = 0; start < rows.length; start += BATCH) {
    const some = rows.slice(start, start + BATCH);
    const bodies = some.map((row) => bodyOf(row.public_number));
    await sql`
      UPDATE revisions SET body_html = made.body
      FROM unnest(${some.map((row) => row.revision_id)}::uuid[], ${bodies}::text[]) AS made(id, body)
      WHERE revisions.id = made.id`.execute(ctx.db);
  }
  await sql`ALTER TABLE revisions ENABLE TRIGGER revisions_immutable`.execute(ctx.db);
  await sql`VACUUM ANALYZE revisions`.execute(ctx.db);
}

function bodyOf(number: number): string {
  let body = '';
  for (let n = 0; body.length < CHARACTERS; n += 1)
    body += paragraphsOf(number * 31 + n)
      .map((text) => `<p>${text}</p>`)
      .join('');
  return body;
}
