import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { must } from '../../platform/errors.ts';
import { signIn } from '../../../test/desk-session.ts';
import { buildServer } from '../../server.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { recall } from '../review/review.usecases.ts';
import { importBatchApi } from './import-batch.api.ts';
import {
  approveTogether,
  publishTogether,
  reviewSecrecyTogether,
  type Handled,
} from './import-batch-deeds.ts';
import { batchTodo } from './import-batch-todo.ts';
import { viewBatch } from './import-batch.ts';
import { openImportWorld } from './test/import-world.ts';
import { NOTES, SECRECY, submitImport, toApprove } from './test/submitted-import.ts';

// 成批办理 of many, and over HTTP as the desk does it.

const imports = await openImportWorld();
const { world, office } = imports;
afterAll(imports.close);

test('more than a few go on request by request, page by page, and come out in order', async () => {
  const pages = Array.from({ length: 53 }, (_none, index) => {
    const day = String(1 + ((index * 7) % 28)).padStart(2, '0');
    return [`关于第${index + 1}号水库的通知`, `2016-0${1 + (index % 5)}-${day}`] as const;
  });
  const { importId } = await submitImport(imports, '许多', pages);
  const first = office.as('firstReviewer');
  const page = await viewBatch(first, { importId });
  const rest = await viewBatch(first, { importId, deed: 'approveStep', after: must(page.next, 'next') });
  expect([page.items.length, rest.items.length, rest.next]).toEqual([50, 3, null]);
  const days = [...page.items, ...rest.items].map(({ publicBefore }) => publicBefore);
  expect(days).toEqual(days.toSorted());

  for (const role of ['firstReviewer', 'secondReviewer', 'finalReviewer'] as const) {
    const items = (await toApprove(office.as(role), importId)).slice(0, 13);
    const came = await inRequests(async (after) =>
      approveTogether(office.as(role), { importId, items, after, ...NOTES }),
    );
    expect(came).toEqual({ done: 13, requests: 2 });
  }
  // What is shown next begins behind what was shown, though that is gone meanwhile.
  const { items: left } = await viewBatch(first, { importId, after: must(page.next, 'next') });
  expect(left).toEqual(rest.items);

  const { items: uncleared } = await viewBatch(office.as('secrecyReviewer'), { importId });
  const cleared = uncleared.slice(0, 13);
  await inRequests(async (after) =>
    reviewSecrecyTogether(office.as('secrecyReviewer'), { importId, items: cleared, after, ...SECRECY }),
  );
  const { items: ready } = await viewBatch(office.as('publisher'), { importId });
  const items = ready.toReversed();
  const came = await inRequests(async (after) =>
    publishTogether(office.as('publisher'), { importId, items, after }),
  );
  expect(came).toEqual({ done: 13, requests: 2 });
  const out = await Promise.all(
    ready.map(async ({ documentId }) => must(await itemOf(world.db, documentId), documentId)),
  );
  const inOrder = out.toSorted((one, other) => Number(one.list_number) - Number(other.list_number));
  const outOn = inOrder.map(({ public_before: day }) => day ?? '');
  expect(outOn).toEqual(outOn.toSorted());
}, 60_000);

async function inRequests(request: (after: number) => Promise<Handled>): Promise<object> {
  let done = 0;
  let requests = 0;
  for (let after: number | null = 0; after !== null; requests += 1) {
    const part: Handled = await request(after);
    expect(part.refused).toEqual([]);
    done += part.done;
    after = part.next;
  }
  return { done, requests };
}

test('a text that is imported once more with another day isn’t the one that was public on the first', async () => {
  const title = '关于渡口安全的通知';
  const { idOf } = await submitImport(imports, '重来', [[title, '2016-05-01']]);
  await recall(office.as('clerk'), { documentId: idOf(title), reason: '' });
  const again = await submitImport(imports, '重来', [[title, '2024-05-20']]);
  expect(again.idOf(title)).toBe(idOf(title));
  const { items, deeds } = await viewBatch(office.as('firstReviewer'), { importId: again.importId });
  expect(items).toEqual([]);
  expect(deeds[0]?.single).toEqual([{ reason: 'changed', count: 1 }]);
});

test('the to-do knows an import though hundreds of other documents were changed since', async () => {
  const { importId } = await submitImport(imports, '先来的', [['关于古树保护的通知', '2016-07-01']]);
  await sql`
    INSERT INTO documents (id, agency_id, node_id, kind, title, state, current_edition_id, created_at, changed_at)
    SELECT gen_random_uuid(), agency_id, node_id, kind, title, state, current_edition_id, created_at, changed_at + interval '1 day'
    FROM (SELECT * FROM documents WHERE state = 'inReview' LIMIT 1) AS model, generate_series(1, 600)`.execute(
    world.db,
  );
  const { items } = await batchTodo(office.as('firstReviewer'));
  expect(items.map((one) => one.importId)).toContain(importId);
});

test('the desk lists, approves, clears and publishes over HTTP, each answer as its contract says', async () => {
  const app = await buildServer({ ctx: world.system });
  const { importId } = await submitImport(imports, '网页', [
    ['关于河道清淤的通知', '2015-04-01'],
    ['关于河道采砂的通知', '2015-04-02'],
  ]);
  const at = `/api/imports/${importId}/batch`;
  const as = async (role: string) => signIn(app, `ceshi.${role.toLowerCase()}`);
  const listed = async (role: string) => {
    const answer = await (await as(role)).get(at);
    expect(answer.statusCode).toBe(200);
    return importBatchApi.get.response.parse(answer.json()).items;
  };
  const done = async (role: string, deed: string, body: object) => {
    const answer = await (await as(role)).post(`${at}/${deed}`, body);
    expect({ status: answer.statusCode, body: answer.json() }).toEqual({
      status: 200,
      body: { done: 2, refused: [], next: null },
    });
  };
  const first = await as('firstReviewer');
  const todo = importBatchApi.todo.response.parse((await first.get('/api/import-batches/todo')).json());
  expect(todo.items.find((one) => one.importId === importId)).toMatchObject({
    source: '网页',
    deeds: [{ deed: 'approveStep', count: 2 }],
  });
  const none = await first.post(`${at}/approvals`, { items: [], comment: '' });
  expect([none.statusCode, none.body]).toEqual([422, expect.stringContaining('请至少勾选一份')]);
  for (const role of ['firstReviewer', 'secondReviewer', 'finalReviewer'])
    await done(role, 'approvals', { items: await listed(role), comment: '' });
  const secrecy = await as('secrecyReviewer');
  const items = await listed('secrecyReviewer');
  const groundless = await secrecy.post(`${at}/secrecy-reviews`, {
    items,
    ...SECRECY,
    result: 'open',
    basis: '',
  });
  expect([groundless.statusCode, groundless.body]).toEqual([422, expect.stringContaining('请填写审查依据')]);
  const other = await secrecy.post(`${at}/secrecy-reviews`, { items, ...SECRECY, result: 'withheld' });
  expect([other.statusCode, other.body]).toEqual([422, expect.stringContaining('只能是“公开”')]);
  await done('secrecyReviewer', 'secrecy-reviews', { items, ...SECRECY, result: 'open' });
  const refused = await secrecy.post(`${at}/publications`, { items });
  expect(refused.statusCode).toBe(403);
  await done('publisher', 'publications', { items: await listed('publisher') });
  await app.close();
});
