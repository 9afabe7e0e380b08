import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { Tx } from '../../platform/database/connect.ts';
import { newestOfKinds } from './published-items.repository.ts';

let world: TestWorld;
let office: TestOffice;

// With a few thousand the database takes the right index by itself.
const MANY = 20_000;

beforeAll(async () => {
  ({ world, office } = await createTown());
  const { documentId } = await office.published('dynamic.news', { title: '第一件' });
  await sql`
    WITH copies AS (SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${MANY}::int) AS n),
      documents AS (
        INSERT INTO documents (id, agency_id, node_id, kind, title, state, current_edition_id, created_at, changed_at)
        SELECT copies.id, agency_id, node_id, kind, title, state, current_edition_id, created_at, changed_at
        FROM copies, documents WHERE documents.id = ${documentId} RETURNING id
      )
    INSERT INTO published_items (document_id, agency_id, node_id, kind, edition_id, revision_id, state, public_number,
      list_number, path, index_number, title, summary, validity, metadata, published_at, changed_at)
    SELECT copies.id, agency_id, node_id, kind, edition_id, revision_id, 'public', 1000 + n, 1000 + n, '/x/doc/2024/' || n || '.html',
      copies.id::text, '第' || n || '件', '', 'valid', metadata, timestamptz '2024-01-01' + n * interval '1 minute', changed_at
    FROM copies JOIN documents ON documents.id = copies.id, published_items WHERE document_id = ${documentId}`.execute(
    world.db,
  );
  await sql`ANALYZE published_items`.execute(world.db);
});
afterAll(async () => world.close());

/** How many entries of the table's indexes the transaction has read so far. */
async function entriesRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    SELECT sum(pg_stat_get_xact_tuples_returned(indexrelid))::int AS read
    FROM pg_index WHERE indrelid = 'published_items'::regclass`.execute(tx);
  return rows[0]?.read ?? 0;
}

// All are of one kind, as where an office has moved an old site here: there the database likes the index of all that is newest best.
test.each([
  { kinds: ['news'], found: 8 },
  { kinds: ['notice'], found: 0 },
  { kinds: ['budget', 'news', 'finalAccounts'], found: 8 },
])('among $kinds no more is looked at than is found', async ({ kinds, found }) => {
  const { agencyId } = office;
  await world.db.transaction().execute(async (tx) => {
    const before = await entriesRead(tx);
    const items = await newestOfKinds(tx, { agencyIds: [agencyId], kinds, limit: 8 });
    const read = (await entriesRead(tx)) - before;
    const times = items.map((item) => item.published_at.getTime());
    expect(items).toHaveLength(found);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect(read).toBe(found);
  });
});
