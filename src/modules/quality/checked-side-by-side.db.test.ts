import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('who sends a document on while another looks at its check neither waits for ever nor fails', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: '<p>申请人李建国手机13812345678。</p>' });
  const { document, revision } = await loadDocument(world.db, documentId);
  const checked = { agencyId: document.agencyId, revision };
  await ensureChecked(world.system, checked);
  const [sent] = await Promise.all([
    inTransaction(world.system, async (tx) => {
      await lockForChange(tx, documentId);
      // By then the other has begun.
      await sleep(300);
      return keptRevision(tx, checked);
    }),
    sleep(100).then(async () => inTransaction(world.system, async (tx) => keptRevision(tx, checked))),
  ]);
  expect(sent?.findings.map(({ found }) => found.rule)).toEqual(['I02']);
});
