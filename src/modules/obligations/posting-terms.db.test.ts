import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import type { PlainDate } from '../../law/dates.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { fireDueSchedules } from '../publishing/fire-schedules.ts';
import {
  publicationStanding,
  schedulePublication,
  scheduleWithdrawal,
} from '../publishing/publication-schedules.ts';
import { withdraw } from '../publishing/publishing.usecases.ts';
import { withdrawalSchema } from '../publishing/withdrawal.kinds.ts';
import { vanish } from '../publishing/withdrawals.ts';
import { listObligations, type ObligationItem } from './obligation-list.ts';
import { nameDocument } from './name-document.ts';
import { listWork } from './work-list.ts';
import { enterStage, openWorkItem } from './work-usecases.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
afterAll(async () => world.close());

const ARTICLE = '重大行政决策程序暂行条例第15条';
const withdrawal = withdrawalSchema.parse({ publicNotice: '征求意见已结束。' });

function go(day: PlainDate): void {
  world.clock.set(new Date(`${day}T02:00:00Z`));
}

/** The last moment of a day in 北京时间. */
function endOf(day: PlainDate): Date {
  return new Date(`${day}T23:59:00+08:00`);
}

/** A consultation that becomes due on the day. */
async function consultation(title: string, on: PlainDate): Promise<ObligationItem> {
  const { agencyId } = office;
  const { workItemId } = await openWorkItem(office.as('clerk'), {
    agencyId,
    kind: 'decision',
    title,
    unitId: null,
    responsibleId: null,
    nodeId: null,
  });
  const { items: works } = await listWork(office.as('clerk'), { agencyId });
  const version = works.find(({ id }) => id === workItemId)?.version ?? 0;
  await enterStage(office.as('clerk'), { workItemId, version, stage: 'consultation', on, note: '' });
  const query = { agencyId, which: 'all', page: 1, size: 200 } as const;
  const { items } = await listObligations(office.as('clerk'), query);
  const found = items.find((one) => one.article === ARTICLE && one.what.includes(title));
  if (found === undefined) throw new Error('no consultation');
  return found;
}

async function name({ id: obligationId, version }: ObligationItem, documentId: string): Promise<void> {
  await nameDocument(office.as('clerk'), { obligationId, version, documentId });
}

async function seen(documentId: string): Promise<{ documentId: string; editionVersion: number }> {
  return { documentId, editionVersion: (await loadDocument(world.db, documentId)).edition.version };
}

async function takeDownAt(documentId: string, at: Date, version: number | null = null): Promise<string> {
  try {
    const when = { ...(await seen(documentId)), at, version };
    await scheduleWithdrawal(office.as('publisher'), { ...when, reason: '征求意见结束', withdrawal });
    return 'set';
  } catch (error) {
    return String(error);
  }
}

test('no time is set for taking a consultation down before its thirty days are over', async () => {
  go('2025-03-03');
  const due = await consultation('供水管网改造决策', '2025-03-03');
  const { documentId } = await office.published('dynamic.notices', { title: '供水管网改造征求意见' });
  expect((await publicationStanding(office.as('clerk'), { documentId })).postings).toEqual([]);
  await name(due, documentId);
  const { postings } = await publicationStanding(office.as('clerk'), { documentId });
  expect(postings).toMatchObject([{ article: ARTICLE, lastDay: '2025-04-02' }]);
  const refused = await takeDownAt(documentId, endOf('2025-04-02'));
  expect(refused).toContain('2025-04-02届满（重大行政决策程序暂行条例第15条）');
  expect(refused).toContain('2025-04-03');
  expect(await takeDownAt(documentId, endOf('2025-04-03'))).toBe('set');
  go('2025-04-03');
  expect((await publicationStanding(office.as('clerk'), { documentId })).postings).toEqual([]);
});

test('what stands in a consultation’s place stays as long', async () => {
  go('2025-03-03');
  const due = await consultation('路灯改造决策', '2025-03-03');
  const [first, second] = [
    await office.published('dynamic.notices', { title: '路灯改造征求意见' }),
    await office.published('dynamic.notices', { title: '路灯改造征求意见（更正）' }),
  ];
  await name(due, first.documentId);
  go('2025-03-08');
  await withdraw(office.as('publisher'), {
    ...(await seen(first.documentId)),
    kind: 'redirect',
    reason: '更正',
    redirectPath: second.path,
  });
  expect(await takeDownAt(second.documentId, endOf('2025-03-13'))).toContain('2025-04-02届满');
  expect(await takeDownAt(second.documentId, endOf('2025-04-03'))).toBe('set');
});

test('the term begins with the publication, by hand or at its time', async () => {
  go('2025-05-06');
  const due = await consultation('停车收费决策', '2025-05-06');
  const documentId = await office.approved('dynamic.notices', { title: '停车收费征求意见' });
  await name(due, documentId);
  const at = new Date('2025-05-10T09:00:00+08:00');
  await schedulePublication(office.as('publisher'), { ...(await seen(documentId)), at, version: null });
  expect(await takeDownAt(documentId, endOf('2025-06-09'))).toContain('2025-06-09届满');
  expect(await takeDownAt(documentId, endOf('2025-06-10'))).toBe('set');
});

test('a time that was set before the duty was known is held, and the text stays', async () => {
  go('2025-07-01');
  const { documentId } = await office.published('dynamic.notices', { title: '河道管理征求意见' });
  expect(await takeDownAt(documentId, endOf('2025-07-10'))).toBe('set');
  await name(await consultation('河道管理决策', '2025-07-01'), documentId);
  go('2025-07-11');
  await fireDueSchedules(world.system);
  expect((await itemOf(world.db, documentId))?.state).toBe('public');
  const { schedules } = await publicationStanding(office.as('publisher'), { documentId });
  expect(schedules).toMatchObject([{ action: 'withdraw', state: 'held' }]);
  expect(schedules[0]?.note).toContain('2025-07-31届满');
});

test('what must come down at once comes down at once', async () => {
  go('2025-09-01');
  const posted = async (title: string): Promise<string> => {
    const { documentId } = await office.published('dynamic.notices', { title });
    await name(await consultation(`${title}决策`, '2025-09-01'), documentId);
    return documentId;
  };
  const wrong = await posted('集市搬迁');
  const reason = '金额有误，改正后重新征求意见。';
  await withdraw(office.as('publisher'), { ...(await seen(wrong)), reason, ...withdrawal });
  expect((await itemOf(world.db, wrong))?.state).toBe('withdrawn');
  const secret = await posted('线路走向');
  const ground = 'stateSecret';
  await vanish(office.as('secrecyReviewer'), { ...(await seen(secret)), ground, reason: '涉密。' });
  expect((await itemOf(world.db, secret))?.withdrawal_kind).toBe('vanish');
});
