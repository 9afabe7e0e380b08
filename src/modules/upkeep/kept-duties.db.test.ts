import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { listObligations } from '../obligations/obligation-list.ts';
import { nameDocument } from '../obligations/name-document.ts';
import { enterStage, openWorkItem } from '../obligations/work-usecases.ts';
import { restore, withdraw } from '../publishing/publishing.usecases.ts';
import { raiseCase } from './decide-cases.ts';
import { upkeepQueue, type UpkeepQueue } from './test/upkeep-queue.ts';

const TAKE_DOWN = {
  deed: 'takeDown',
  kind: 'notice',
  publicNotice: '公示期已满。',
  hideTitle: false,
  redirectPath: '',
} as const;

let world: TestWorld;
let office: TestOffice;
let cases: UpkeepQueue;

beforeAll(async () => {
  ({ world, office } = await createTown());
  cases = upkeepQueue(office, world.system);
});
afterAll(async () => {
  await cases.close();
  await world.close();
});

function today(day: string): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

/** A stage of work that was entered and whose notice came out on 14 March 2024. */
async function noticeOf(stage: 'publicity' | 'result', publicityUntil: string | null) {
  today('2024-03-14');
  const { documentId } = await office.published('dynamic.notices', {
    metadata: metadataSchema.parse({ writtenOn: '2024-03-14', publicityUntil }),
  });
  const { agencyId } = office;
  const fields = { title: '耕地地力保护补贴', unitId: null, responsibleId: null, nodeId: null };
  const { workItemId } = await openWorkItem(office.as('clerk'), { agencyId, kind: 'subsidy', ...fields });
  await enterStage(office.as('clerk'), { workItemId, version: 1, stage, on: '2024-03-14', note: '' });
  const duty = async () => {
    const { items } = await listObligations(office.as('clerk'), {
      agencyId,
      which: 'all',
      workItemId,
      page: 1,
      size: 5,
    });
    const [item] = items;
    if (item === undefined) throw new Error('no obligation');
    return item;
  };
  const { id: obligationId, version } = await duty();
  await nameDocument(office.as('clerk'), { obligationId, version, documentId });
  return { documentId, duty };
}

async function editionVersion(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

test.each(['publicity', 'result'] as const)(
  'taking a notice down after its 公示期, decided and approved, leaves the duty of stage %s kept on its day',
  async (stage) => {
    const { documentId, duty } = await noticeOf(stage, '2024-03-22');
    today('2024-03-25');
    await cases.look();
    const found = await cases.caseOf('ceasing', documentId);
    expect(found.grounds.map(({ label }) => label)).toEqual(['公示期已满']);
    await cases.decide(found, TAKE_DOWN);
    await cases.approve('ceasing', documentId);
    const kept = { status: 'published', settled: { on: '2024-03-14' } };
    expect(await duty()).toMatchObject(kept);
    expect((await duty()).documents).toMatchObject([{ public: false }]);
    // Back again and taken down by one person, without a decision: what was decided then isn't about that.
    today('2024-03-26');
    const seen = { documentId, reason: '核对' };
    await restore(office.as('publisher'), { ...seen, editionVersion: await editionVersion(documentId) });
    await withdraw(office.as('publisher'), {
      ...seen,
      editionVersion: await editionVersion(documentId),
      publicNotice: '已撤下。',
    });
    expect(await duty()).toMatchObject(stage === 'publicity' ? kept : { status: 'open', settled: null });
  },
);

test('what the publisher takes down by hand as two people decided leaves its duty kept, too', async () => {
  const { documentId, duty } = await noticeOf('result', null);
  today('2024-03-25');
  await raiseCase(office.as('clerk'), { documentId, reason: '名单已无公开必要。' });
  await cases.decide(await cases.caseOf('ceasing', documentId), TAKE_DOWN);
  await cases.approve('ceasing', documentId, 'finalReviewer');
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: await editionVersion(documentId),
    reason: '按批准的意见',
    publicNotice: '已撤下。',
  });
  expect(await duty()).toMatchObject({ status: 'published', settled: { on: '2024-03-14' } });
});

test('what was decided and not yet approved leaves a duty open when it comes down', async () => {
  const { documentId, duty } = await noticeOf('result', null);
  today('2024-03-25');
  await raiseCase(office.as('clerk'), { documentId, reason: '名单已无公开必要。' });
  await cases.decide(await cases.caseOf('ceasing', documentId), TAKE_DOWN);
  await withdraw(office.as('publisher'), {
    documentId,
    editionVersion: await editionVersion(documentId),
    reason: '有误',
    publicNotice: '已撤下。',
  });
  expect((await duty()).settled).toBeNull();
});
