import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { restore, withdraw } from '../publishing/publishing.usecases.ts';
import { changeWithdrawal, vanish } from '../publishing/withdrawals.ts';
import { coverageMap } from './coverage-map.ts';
import { listObligations } from './obligation-list.ts';
import { obligationTodo } from './obligation-todo.ts';
import { nameDocument } from './name-document.ts';
import { enterStage, openWorkItem } from './work-usecases.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
beforeEach(() => today('2024-03-14'));
afterAll(async () => world.close());

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

async function published(publicityUntil: string | null = null) {
  return office.published('dynamic.notices', {
    metadata: metadataSchema.parse({ writtenOn: '2024-03-14', publicityUntil }),
  });
}

/** The duty of a stage that is entered today, met by a document that came out today. */
async function met(stage: 'publicity' | 'result', documentId: string): Promise<string> {
  const { agencyId } = office;
  const fields = { title: '耕地地力保护补贴', unitId: null, responsibleId: null, nodeId: null };
  const { workItemId } = await openWorkItem(office.as('clerk'), { agencyId, kind: 'subsidy', ...fields });
  await enterStage(office.as('clerk'), { workItemId, version: 1, stage, on: '2024-03-14', note: '' });
  const { id: obligationId, version } = await duty(workItemId);
  await nameDocument(office.as('clerk'), { obligationId, version, documentId });
  return workItemId;
}

async function duty(workItemId: string) {
  const { agencyId } = office;
  const { items } = await listObligations(office.as('clerk'), {
    agencyId,
    which: 'all',
    workItemId,
    page: 1,
    size: 5,
  });
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error('not one obligation');
  return item;
}

async function standing(workItemId: string) {
  const { status, settled } = await duty(workItemId);
  return [status, settled?.on ?? null];
}

const KEPT = ['published', '2024-03-14'];
const NOTICE = { kind: 'notice', reason: '撤下', publicNotice: '已撤下。' } as const;
const to = (path: string) => ({ kind: 'redirect', reason: '换稿', redirectPath: path }) as const;

type Ending = typeof NOTICE | ReturnType<typeof to>;

async function editionVersion(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function takeDown(documentId: string, ending: Ending = NOTICE): Promise<void> {
  const seen = { documentId, editionVersion: await editionVersion(documentId) };
  await withdraw(office.as('publisher'), { ...seen, ...ending });
}

async function bringBack(documentId: string): Promise<void> {
  const seen = { documentId, editionVersion: await editionVersion(documentId) };
  await restore(office.as('publisher'), { ...seen, reason: '核对无误' });
}

describe('a duty kept on time', () => {
  test('stays kept when its notice comes down after its term, and nobody is told that it is late', async () => {
    const { documentId } = await published('2024-03-22');
    const work = await met('publicity', documentId);
    today('2024-04-01');
    await takeDown(documentId);
    expect(await standing(work)).toEqual(KEPT);
    const { agencyId } = office;
    const map = await coverageMap(office.as('clerk'), { agencyId, year: 2024, by: 'source' });
    expect(map.total).toMatchObject({ due: 1, onTime: 1, missing: 0, rate: 1 });
    expect((await obligationTodo(office.as('supervisor'))).total).toBe(0);
    const { data } = await world.db
      .selectFrom('audit_events')
      .select('data')
      .where('type', '=', 'obligation.kept')
      .executeTakeFirstOrThrow();
    expect(data).toMatchObject({ reason: '公示期限已满' });
    // What is put back and is vanished later doesn't unsay it.
    await bringBack(documentId);
    await vanish(office.as('secrecyReviewer'), {
      documentId,
      editionVersion: await editionVersion(documentId),
      ground: 'personalData',
      reason: '名单',
    });
    expect(await standing(work)).toEqual(KEPT);
  });

  test.each([
    ['on the last day of the term that its rule sets', 'publicity', null, '2024-03-21'],
    ['on the last day that the notice promised', 'publicity', '2024-03-29', '2024-03-29'],
    ['that has no term, although the notice named one', 'result', '2024-03-22', '2024-04-01'],
  ] as const)('is open again when its document comes down %s', async (_, stage, until, on) => {
    const { documentId } = await published(until);
    const work = await met(stage, documentId);
    today(on);
    await takeDown(documentId);
    expect((await duty(work)).settled).toBeNull();
    await bringBack(documentId);
    expect(await standing(work)).toEqual(KEPT);
  });

  test('stays kept while its document leads to a public one, also by way of others', async () => {
    const [first, second, third] = [await published(), await published(), await published()];
    const work = await met('result', first.documentId);
    today('2024-03-18');
    await takeDown(first.documentId, to(second.path));
    expect(await standing(work)).toEqual(KEPT);
    await takeDown(second.documentId, to(third.path));
    expect(await standing(work)).toEqual(KEPT);
    await takeDown(third.documentId);
    expect((await duty(work)).settled).toBeNull();
    await bringBack(third.documentId);
    expect(await standing(work)).toEqual(KEPT);
    expect((await duty(work)).settled?.documentId).toBe(first.documentId);
  });

  test('counts from the day on which it was said to meet it when its document comes back', async () => {
    const { documentId } = await published();
    const { agencyId } = office;
    const fields = { title: '迟到的补贴', unitId: null, responsibleId: null, nodeId: null };
    const { workItemId } = await openWorkItem(office.as('clerk'), { agencyId, kind: 'subsidy', ...fields });
    today('2024-06-20');
    await enterStage(office.as('clerk'), {
      workItemId,
      version: 1,
      stage: 'result',
      on: '2024-06-03',
      note: '',
    });
    const name = async (role: 'clerk' | 'publisher', reason: string) => {
      const { id: obligationId, version } = await duty(workItemId);
      await nameDocument(office.as(role), { obligationId, version, documentId, reason });
    };
    await name('clerk', '方案与三月公布的一致');
    expect((await standing(workItemId))[1]).toBe('2024-06-20');
    today('2024-07-05');
    await takeDown(documentId);
    today('2024-07-10');
    await bringBack(documentId);
    expect((await standing(workItemId))[1]).toBe('2024-06-20');
    // What the publisher has vouched for stays so, whoever names it once more.
    await takeDown(documentId);
    await name('publisher', '核对属实');
    await name('clerk', '再指明一次');
    await bringBack(documentId);
    expect((await standing(workItemId))[1]).toBe('2024-06-03');
  });

  test('follows what is said later of where its document leads', async () => {
    const [first, second] = [await published(), await published()];
    const work = await met('result', first.documentId);
    today('2024-03-18');
    await takeDown(first.documentId);
    expect((await duty(work)).settled).toBeNull();
    const change = async (ending: Ending) =>
      changeWithdrawal(office.as('publisher'), {
        documentId: first.documentId,
        editionVersion: await editionVersion(first.documentId),
        reason: ending.reason,
        withdrawal: { hideTitle: false, publicNotice: '', redirectPath: '', ...ending },
      });
    await change(to(second.path));
    expect(await standing(work)).toEqual(KEPT);
    await change(NOTICE);
    expect((await duty(work)).settled).toBeNull();
  });
});
