import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { inTransaction } from '../../platform/context.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { ensureChecked, keptRevision } from './check-revision.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

/** How many wait for what others have locked. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`.execute(world.db);
  return rows[0]?.count ?? 0;
}

test('who sends a document on while another looks at its check neither waits for ever nor fails', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: '<p>申请人李建国手机13812345678。</p>' });
  const { document, revision } = await loadDocument(world.db, documentId);
  const checked = { agencyId: document.agencyId, revision };
  await ensureChecked(world.system, checked);
  const { promise: held, resolve: nowHeld } = Promise.withResolvers<void>();
  const [sent] = await Promise.all([
    inTransaction(world.system, async (tx) => {
      await lockForChange(tx, documentId);
      nowHeld();
      await vi.waitFor(async () => expect(await waiting()).toBe(1));
      return keptRevision(tx, checked);
    }),
    held.then(async () => inTransaction(world.system, async (tx) => keptRevision(tx, checked))),
  ]);
  expect(sent?.findings.map(({ found }) => found.rule)).toEqual(['I02']);
});
