import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { ensureChecked, keptRevision } from './check-revision.ts';
import { documentFindings } from './review-findings.ts';

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

/** The clerk, while somebody else does something before the first transaction. */
function clerkAfter(deed: () => Promise<void>): Ctx {
  const ctx = office.as('clerk');
  const deeds = [deed];
  const db = new Proxy(ctx.db, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (name === 'transaction')
        return () => ({
          execute: async (work: Parameters<ReturnType<typeof target.transaction>['execute']>[0]) => {
            await deeds.shift()?.();
            return target.transaction().execute(work);
          },
        });
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { ...ctx, db };
}

test('a text that is saved while its findings are looked up is checked as it is then', async () => {
  const documentId = await office.draft('dynamic.news', { bodyHtml: '<p>各村组织护林员入户宣传。</p>' });
  const { document, revision } = await loadDocument(world.db, documentId);
  await ensureChecked(world.system, { agencyId: document.agencyId, revision });
  const findings = await documentFindings(
    clerkAfter(async () => office.change(documentId, { bodyHtml: '<p>申请人李建国手机13812345678。</p>' })),
    { documentId },
  );
  const after = await loadDocument(world.db, documentId);
  expect(findings.revisionId).toBe(after.revision.id);
  expect(findings.findings.map(({ rule }) => rule)).toEqual(['I02']);
});
