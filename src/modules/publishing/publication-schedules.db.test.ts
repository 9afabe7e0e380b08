import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { TEST_NOW, type TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { connect } from '../../platform/database/connect.ts';
import { disableAccount } from '../accounts/accounts.usecases.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { discardEdition, startEdition } from '../drafting/drafting.usecases.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { recordSecrecyReview } from '../review/review.usecases.ts';
import { fireDueSchedules } from './fire-schedules.ts';
import {
  cancelSchedule,
  heldForMe,
  publicationStanding,
  schedulePublication,
  scheduleWithdrawal,
} from './publication-schedules.ts';
import type { ScheduleRow } from './publication-schedules.repository.ts';
import { itemOf } from './published-items.repository.ts';
import { publish, withdraw } from './publishing.usecases.ts';
import { watchSchedules } from './watch-schedules.ts';
import { withdrawalSchema } from './withdrawal.kinds.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
});
beforeEach(() => world.clock.set(TEST_NOW));
afterAll(async () => world.close());

const HOUR = 3_600_000;

/** So many hours after the tests' clock begins. */
function hours(count: number): Date {
  return new Date(Date.parse(TEST_NOW) + count * HOUR);
}

async function versionOf(documentId: string): Promise<number> {
  return (await loadDocument(world.db, documentId)).edition.version;
}

async function publishAt(documentId: string, at: Date, version: number | null = null): Promise<void> {
  const editionVersion = await versionOf(documentId);
  await schedulePublication(office.as('publisher'), { documentId, editionVersion, at, version });
}

async function takeDownAt(
  documentId: string,
  at: Date,
  withdrawal: Parameters<typeof withdrawalSchema.parse>[0] = { publicNotice: '公示期已满。' },
): Promise<void> {
  await scheduleWithdrawal(office.as('publisher'), {
    documentId,
    editionVersion: await versionOf(documentId),
    at,
    version: null,
    reason: '公示期满',
    withdrawal: withdrawalSchema.parse(withdrawal),
  });
}

async function scheduleOf(
  documentId: string,
  action: ScheduleRow['action'] = 'publish',
): Promise<ScheduleRow> {
  const { schedules } = await publicationStanding(office.as('publisher'), { documentId });
  const found = schedules.find((row) => row.action === action);
  if (found === undefined) throw new Error('no schedule');
  return found;
}

async function recorded(documentId: string): Promise<string[]> {
  const rows = await world.db
    .selectFrom('audit_events')
    .select('type')
    .where(sql`data->'subject'->>'id'`, '=', documentId)
    .where('type', 'in', [
      'document.published',
      'document.withdrawn',
      'document.schedule_set',
      'document.schedule_cancelled',
      'document.schedule_fired',
      'document.schedule_held',
    ])
    .orderBy('seq')
    .execute();
  return rows.map((row) => row.type.replace('document.', ''));
}

async function judgeSecrecy(documentId: string, result: 'open' | 'withheld'): Promise<void> {
  const { revision } = await loadDocument(world.db, documentId);
  const handling = result === 'open' ? 'direct' : 'withhold';
  await recordSecrecyReview(office.as('secrecyReviewer'), {
    documentId,
    revisionId: revision.id,
    result,
    basis: '逐项核对',
    opinion: '',
    form: secrecyForm.parse({
      carrier: 'other',
      source: 'made',
      channels: ['website'],
      scope: '面向社会',
      handling,
    }),
  });
}

describe('a set time of publication', () => {
  test('is kept once, by one of two processes, after days of standing still', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(24));
    world.clock.set(hours(23).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(0);
    world.clock.set(hours(24 + 5 * 24).toISOString());
    const other = connect(world.databaseUrl, { max: 2 });
    const fired = await Promise.all([
      fireDueSchedules(world.system),
      fireDueSchedules({ ...world.system, db: other }),
    ]);
    await other.destroy();
    expect(fired.toSorted()).toEqual([0, 1]);
    expect(await fireDueSchedules(world.system)).toBe(0);
    expect(await itemOf(world.db, documentId)).toMatchObject({
      state: 'public',
      published_at: hours(24 + 5 * 24),
    });
    expect(await scheduleOf(documentId)).toMatchObject({ state: 'done' });
    expect(await recorded(documentId)).toEqual(['schedule_set', 'schedule_fired', 'published']);
  });

  test('is kept by the running program', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(1));
    world.clock.set(hours(1).toISOString());
    const watch = watchSchedules(world.system, { everyMs: 20 });
    await vi.waitFor(async () => expect((await itemOf(world.db, documentId))?.state).toBe('public'), {
      timeout: 20_000,
    });
    await watch.stop();
  });

  test('that can’t be kept changes nothing, tells the responsible why, and is set anew', async () => {
    const documentId = await office.approved('dynamic.notices', { title: '被保密审查拦下的公示' });
    await publishAt(documentId, hours(24));
    await judgeSecrecy(documentId, 'withheld');
    world.clock.set(hours(30).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(0);
    expect(await itemOf(world.db, documentId)).toBeUndefined();
    const held = await scheduleOf(documentId);
    expect(held).toMatchObject({ state: 'held', note: expect.stringContaining('不予公开') });
    const mine = (await heldForMe(office.as('publisher'))).find((row) => row.id === held.id);
    expect(mine).toMatchObject({ title: '被保密审查拦下的公示', note: held.note });
    expect(await heldForMe(office.as('clerk'))).toEqual([]);
    expect(await fireDueSchedules(world.system)).toBe(0);
    await judgeSecrecy(documentId, 'open');
    await publishAt(documentId, hours(48), held.version);
    world.clock.set(hours(49).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(1);
    expect(await itemOf(world.db, documentId)).toMatchObject({ state: 'public' });
    expect(await recorded(documentId)).toEqual([
      'schedule_set',
      'schedule_held',
      'schedule_set',
      'schedule_fired',
      'published',
    ]);
  });

  test('is for the text that stood there, approved anew or not', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(24));
    await office.change(documentId, { bodyHtml: '<p>改过的内容。</p>', attachmentIds: [] });
    await office.review(documentId);
    world.clock.set(hours(25).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(0);
    const { note } = await scheduleOf(documentId);
    expect(note).toContain('内容有改动');
  });

  test('waits for a database that is out of order, and is kept afterwards', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(1));
    world.clock.set(hours(2).toISOString());
    const errors: string[] = [];
    const log = { ...world.system.log, error: (message: string) => void errors.push(message) };
    const broken = {
      ...world.system,
      log,
      publicationGuards: [{ obstacles: async () => Promise.reject(new Error('gone')) }],
    };
    expect(await fireDueSchedules(broken)).toBe(0);
    expect(errors).toEqual(['a set time could not be kept']);
    expect(await scheduleOf(documentId)).toMatchObject({ state: 'waiting' });
    expect(await fireDueSchedules(world.system)).toBe(1);
  });

  test('is changed and cancelled as it was seen, not twice, and by the publisher alone', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(24));
    await expect(publishAt(documentId, hours(25))).rejects.toMatchObject({
      code: 'publishing.schedule_changed',
    });
    await publishAt(documentId, hours(26), 1);
    const { id, version, due_at: at } = await scheduleOf(documentId);
    expect([version, at]).toEqual([2, hours(26)]);
    const stale = cancelSchedule(office.as('publisher'), { id, version: 1 });
    await expect(stale).rejects.toMatchObject({ code: 'publishing.schedule_changed' });
    for (const role of ['clerk', 'finalReviewer', 'systemAdmin'] as const)
      await expect(cancelSchedule(office.as(role), { id, version })).rejects.toMatchObject({ status: 403 });
    await cancelSchedule(office.as('publisher'), { id, version });
    world.clock.set(hours(27).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(0);
    expect(await itemOf(world.db, documentId)).toBeUndefined();
    expect(await recorded(documentId)).toEqual(['schedule_set', 'schedule_set', 'schedule_cancelled']);
  });

  test('is neither in the past nor years ahead, and only for what may be published', async () => {
    const documentId = await office.approved('dynamic.notices');
    for (const [at, code] of [
      [hours(0), 'publishing.schedule_in_the_past'],
      [hours(24 * 800), 'publishing.schedule_too_far'],
    ] as const)
      await expect(publishAt(documentId, at)).rejects.toMatchObject({ code });
    const draft = await office.draft('dynamic.notices');
    await expect(publishAt(draft, hours(1))).rejects.toMatchObject({ code: 'publishing.not_approved' });
    await judgeSecrecy(documentId, 'withheld');
    await expect(publishAt(documentId, hours(1))).rejects.toMatchObject({ code: 'publishing.obstacles' });
  });

  test('is over when somebody publishes by hand', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(24));
    const editionVersion = await versionOf(documentId);
    await publish(office.as('publisher'), { documentId, editionVersion });
    expect(await scheduleOf(documentId)).toMatchObject({ state: 'cancelled' });
    world.clock.set(hours(25).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(0);
  });
});

describe('a set time of taking down', () => {
  test('takes down what stands there then, with its kind and notice', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(1));
    await takeDownAt(documentId, hours(24 * 7), {
      kind: 'gone',
      publicNotice: '公示期已满。',
      hideTitle: true,
    });
    world.clock.set(hours(2).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(1);
    world.clock.set(hours(24 * 7).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(1);
    expect(await itemOf(world.db, documentId)).toMatchObject({
      state: 'withdrawn',
      withdrawal_kind: 'gone',
      withdrawal_reason: '公示期已满。',
      title_hidden: true,
      withdrawn_at: hours(24 * 7),
    });
    expect((await loadDocument(world.db, documentId)).edition.state).toBe('withdrawn');
  });

  test('that was missed together with the publication keeps both for a person', async () => {
    const documentId = await office.approved('dynamic.notices');
    await publishAt(documentId, hours(1));
    await takeDownAt(documentId, hours(24));
    world.clock.set(hours(48).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(0);
    expect(await scheduleOf(documentId)).toMatchObject({
      state: 'held',
      note: expect.stringContaining('撤下时间也已经过去'),
    });
    expect(await scheduleOf(documentId, 'withdraw')).toMatchObject({
      state: 'held',
      note: expect.stringContaining('没有公开'),
    });
    expect(await itemOf(world.db, documentId)).toBeUndefined();
  });

  test('comes after the publication, for what is or will be public, and ends with a withdrawal by hand', async () => {
    const approved = await office.approved('dynamic.notices');
    await expect(takeDownAt(approved, hours(2))).rejects.toMatchObject({
      code: 'publishing.nothing_to_take_down',
    });
    await publishAt(approved, hours(24));
    await expect(takeDownAt(approved, hours(24))).rejects.toMatchObject({
      code: 'publishing.taken_down_too_early',
    });
    const { documentId } = await office.published('dynamic.notices');
    await takeDownAt(documentId, hours(24));
    await withdraw(office.as('publisher'), {
      documentId,
      editionVersion: await versionOf(documentId),
      reason: '有误',
      publicNotice: '正在更正',
    });
    expect(await scheduleOf(documentId, 'withdraw')).toMatchObject({ state: 'cancelled' });
  });
});

describe('a time that was set for a draft that is discarded', () => {
  const discard = async (documentId: string): Promise<void> =>
    discardEdition(office.as('clerk'), { documentId, reason: '不再需要' });

  test('ends with it, waiting or held, that of the taking down too, and the audit says so', async () => {
    const waiting = await office.approved('dynamic.notices');
    await publishAt(waiting, hours(24));
    await takeDownAt(waiting, hours(48));
    await discard(waiting);
    const over = { state: 'cancelled', note: '文稿已经作废，定时随之取消。' };
    expect(await scheduleOf(waiting)).toMatchObject(over);
    expect(await scheduleOf(waiting, 'withdraw')).toMatchObject(over);
    expect(await recorded(waiting)).toEqual([
      'schedule_set',
      'schedule_set',
      'schedule_cancelled',
      'schedule_cancelled',
    ]);

    const held = await office.approved('dynamic.notices');
    await publishAt(held, hours(1));
    await judgeSecrecy(held, 'withheld');
    world.clock.set(hours(72).toISOString());
    await fireDueSchedules(world.system);
    const mine = async (): Promise<boolean> =>
      (await heldForMe(office.as('publisher'))).some((row) => row.document_id === held);
    expect(await mine()).toBe(true);
    await discard(held);
    expect(await mine()).toBe(false);
    expect(await recorded(held)).toEqual(['schedule_set', 'schedule_held', 'schedule_cancelled']);
    expect(await recorded(waiting)).not.toContain('schedule_held');
  });

  test('ends, while the edition that is public keeps the time of its taking down', async () => {
    const { documentId } = await office.published('dynamic.notices');
    await takeDownAt(documentId, hours(48));
    await startEdition(office.as('clerk'), { documentId, changeNote: '更正' });
    await office.review(documentId);
    await publishAt(documentId, hours(24));
    await discard(documentId);
    expect(await scheduleOf(documentId)).toMatchObject({ state: 'cancelled' });
    expect(await scheduleOf(documentId, 'withdraw')).toMatchObject({ state: 'waiting' });
    world.clock.set(hours(48).toISOString());
    expect(await fireDueSchedules(world.system)).toBe(1);
    expect(await itemOf(world.db, documentId)).toMatchObject({ state: 'withdrawn' });
  });
});

test('who has left the office publishes nothing any more', async () => {
  const documentId = await office.approved('dynamic.notices');
  await publishAt(documentId, hours(1));
  const { actor } = office.as('publisher');
  if (actor.kind !== 'account') throw new Error('not an account');
  await disableAccount(office.as('systemAdmin'), { id: actor.accountId, reason: '调离' });
  world.clock.set(hours(2).toISOString());
  expect(await fireDueSchedules(world.system)).toBe(0);
  const held = { state: 'held', note: expect.stringContaining('账号已停用') };
  expect(await scheduleOf(documentId)).toMatchObject(held);
});
