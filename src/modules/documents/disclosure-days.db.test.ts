import { sql, type KyselyPlugin, type RootOperationNode } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { nodeByKey } from '../catalogue/catalogue.queries.ts';
import { editionsPublishedIn, editionsUnderWay } from './disclosure-days.repository.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  const { id: nodeId } = await nodeByKey(world.db, office.agencyId, 'dynamic.news');
  await world.db.transaction().execute(async (db) => {
    await sql`
      CREATE TEMPORARY TABLE many ON COMMIT DROP AS
      SELECT gen_random_uuid() AS document, gen_random_uuid() AS edition, gen_random_uuid() AS revision,
        timestamptz '2010-01-01' + n * interval '1 day' AS at
      FROM generate_series(1, 4000) n`.execute(db);
    await sql`
      INSERT INTO documents (id, agency_id, node_id, kind, title, current_edition_id, live_edition_id, state, created_at, changed_at)
      SELECT document, ${office.agencyId}, ${nodeId}, 'news', '动态', edition, edition, 'published', at, at FROM many`.execute(
      db,
    );
    await sql`
      INSERT INTO editions (id, document_id, number, state, revision_id, change_note, created_at, published_at)
      SELECT edition, document, 1, 'published', revision, '', at, at FROM many`.execute(db);
    await sql`
      INSERT INTO revisions (id, document_id, edition_id, number, title, summary, body_html, metadata, content_hash, created_by_name, created_at)
      SELECT revision, document, edition, 1, '动态', '', '', '{"attribute":"proactive","writtenOn":"2020-01-01"}', '', '', at
      FROM many`.execute(db);
  });
  await sql`ANALYZE documents, editions, revisions`.execute(world.db);
});
afterAll(async () => world.close());

/** Has a query told how the database would go about it. */
const explained: KyselyPlugin = {
  transformQuery: ({ node }): RootOperationNode => {
    if (node.kind !== 'RawNode') return node;
    const [first = '', ...rest] = node.sqlFragments;
    return { ...node, sqlFragments: [`EXPLAIN ${first}`, ...rest] };
  },
  transformResult: async ({ result }) => result,
};

test('what is under way is found without reading what is public', async () => {
  const plan = JSON.stringify(await editionsUnderWay(world.db.withPlugin(explained), [office.agencyId]));
  expect(plan).toContain('documents_state');
  expect(plan).not.toContain('Seq Scan on editions');
});

test('what became public in a year is found without reading other years', async () => {
  const plan = JSON.stringify(
    await editionsPublishedIn(world.db.withPlugin(explained), {
      agencyIds: [office.agencyId],
      from: new Date('2015-01-01T00:00:00+08:00'),
      until: new Date('2016-01-01T00:00:00+08:00'),
    }),
  );
  expect(plan).toContain('editions_published');
  expect(plan).not.toContain('Seq Scan on editions');
});
