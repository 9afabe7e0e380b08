import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { must } from '../../platform/errors.ts';
import { inTransaction } from '../../platform/context.ts';
import type { Role } from '../../platform/actor.ts';
import { readAny } from '../../files/readers/read-any.ts';
import { inspectionReport, REPORT_FORMATS } from './inspection-report.ts';
import { setInspectionSettings } from './inspection-settings.ts';
import { inspectionTodo, listInspections, showInspection } from './inspection-view.ts';
import { handCheckInput } from './inspection.api.ts';
import { findInspection, insertInspection } from './inspection.repository.ts';
import { makeInspection } from './make-inspection.ts';
import { recordHandCheck } from './record-hand-check.ts';

let world: TestWorld;
let office: TestOffice;

beforeAll(async () => {
  ({ world, office } = await createTown());
  await office.published('dynamic.news', { title: '一条动态' });
  // A town without documents has blank columns, of which a test here would say nothing.
  await setInspectionSettings(office.as('supervisor'), {
    agencyId: office.agencyId,
    settings: { blank: { off: true } },
  });
});
afterAll(async () => world.close());

/** Each test has an inspection of its own. */
let inspectionId = '';
let day = 3;
beforeEach(async () => {
  day += 1;
  world.clock.set(`2024-06-${String(day).padStart(2, '0')}T02:00:00Z`);
  ({ inspectionId } = await makeInspection(office.as('clerk'), { agencyId: office.agencyId }));
});

function today(): string {
  return `2024-06-${String(day).padStart(2, '0')}`;
}

async function record(indicatorId: string, over: object = {}, by: Role = 'clerk') {
  const input = { indicatorId, seen: 0, outcome: 'fine', checkedBy: '王芳', checkedOn: today(), ...over };
  return recordHandCheck(office.as(by), { ...handCheckInput.parse(input), inspectionId });
}

async function shown(by: Role = 'clerk') {
  return showInspection(office.as(by), { inspectionId });
}

async function head() {
  const { items } = await listInspections(office.as('clerk'), { agencyId: office.agencyId });
  return must(
    items.find(({ id }) => id === inspectionId),
    'head',
  );
}

async function line(indicatorId: string) {
  return must(
    (await shown()).results.find(({ id }) => id === indicatorId),
    indicatorId,
  );
}

async function fillRest(): Promise<void> {
  for (const { id, awaited } of (await shown()).results) if (awaited) await record(id);
}

describe('what a person finds', () => {
  test('stands beside what was measured, with who looked and when, and the rest still waits', async () => {
    const { awaiting } = await shown();
    expect(awaiting).toBeGreaterThan(5);
    await record('services', {
      outcome: 'found',
      words: '办事指南缺少要素',
      addresses: ['/ceshi/'],
      places: 5,
    });
    const { checks, judged, state, finding } = await line('services');
    expect({ state, finding }).toEqual({ state: 'unknown', finding: '系统没有这项记录，请人工检查。' });
    expect(judged).toEqual({ state: 'found', deducted: 0 });
    expect(checks).toMatchObject([{ checkedBy: '王芳', checkedOn: today(), by: 'clerk甲', places: 5 }]);
    expect(await shown()).toMatchObject({ conclusion: 'failed', awaiting: awaiting - 1 });
  });

  test('brings the sheet to its end: 合格 when nothing was found, in list and view alike', async () => {
    expect((await shown()).conclusion).toBe('pending');
    await fillRest();
    expect(await shown()).toMatchObject({ conclusion: 'passed', awaiting: 0 });
    expect(await head()).toMatchObject({ conclusion: 'passed', awaiting: 0, score: (await shown()).score });
  });

  test('is corrected by a new record with its reason, and the one before stays', async () => {
    await record('services', { outcome: 'found', words: '没有办事服务', places: 1 });
    await expect(record('services', { seen: 1 })).rejects.toThrow('请写明更正的理由');
    await record('services', { seen: 1, correction: '县级门户提供' });
    expect(
      (await line('services')).checks.map(({ seq, outcome, correction }) => [seq, outcome, correction]),
    ).toEqual([
      [1, 'found', ''],
      [2, 'fine', '县级门户提供'],
    ]);
    expect((await head()).conclusion).toBe('pending');
    const rows = await world.db
      .selectFrom('audit_events')
      .select(['type', 'data'])
      .where('type', 'like', 'inspection.hand%')
      .orderBy('seq', 'desc')
      .limit(2)
      .execute();
    expect(rows).toMatchObject([
      {
        type: 'inspection.hand_check_corrected',
        data: { reason: '县级门户提供', before: { outcome: 'found' }, after: { outcome: 'fine' } },
      },
      { type: 'inspection.hand_checked', data: { after: { indicator: '服务不实用', outcome: 'found' } } },
    ]);
  });

  test('and fails the site isn’t cleared by whoever is inspected, unless nobody else found it', async () => {
    const found = { outcome: 'found', words: '没有办事服务', places: 1 };
    await record('services', found, 'supervisor');
    const clear = { seen: 1, correction: '看错了' };
    await expect(record('services', clear)).rejects.toThrow('由监督员填写');
    // Neither by first saying the same oneself.
    await record('services', { ...found, ...clear, places: 2 });
    await expect(record('services', { ...clear, seen: 2 })).rejects.toThrow('由监督员填写');
    await record('services', { ...clear, seen: 2 }, 'supervisor');
    await record('services', { ...found, ...clear, seen: 3 });
    await record('services', { ...clear, seen: 4 });
    expect((await line('services')).judged.state).toBe('fine');
  });

  test('isn’t overwritten by whoever saw an earlier state, nor recorded twice by two clicks', async () => {
    const both = await Promise.allSettled([record('services'), record('services')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(record('services')).rejects.toThrow('刚刚有人填写过');
    expect((await line('services')).checks).toHaveLength(1);
  });

  test('of two indicators at once is both counted', async () => {
    const { awaiting } = await shown();
    await Promise.all([record('services'), record('incidents')]);
    expect((await head()).awaiting).toBe(awaiting - 2);
  });

  test('stays for ever: the database refuses to change it', async () => {
    await record('services');
    await expect(
      world.db.updateTable('inspection_hand_checks').set({ outcome: 'found' }).execute(),
    ).rejects.toThrow('append-only');
    await expect(world.db.deleteFrom('inspection_hand_checks').execute()).rejects.toThrow('append-only');
  });
});

describe('what isn’t taken', () => {
  test.each<[string, string, object, string]>([
    [
      '不适用 of what every site has',
      'incidents',
      { outcome: 'inapplicable', words: '没有' },
      '对每个网站都适用',
    ],
    ['a day to come', 'services', { checkedOn: '2024-12-31' }, '不能晚于今天'],
    ['a day of another quarter', 'services', { checkedOn: '2024-01-02' }, '不能早于'],
    [
      'an identity number',
      'services',
      { outcome: 'found', words: '网页上有11010519491231002X', places: 1 },
      '个人信息',
    ],
    ['a finding without words', 'services', { outcome: 'found', places: 1 }, '请写明发现了什么问题'],
    ['a correction of nothing', 'services', { correction: '写错了' }, '没有要更正的'],
    ['an indicator that isn’t there', 'blank', {}, '没有找到这项检查指标'],
  ])('%s', async (_name, indicatorId, over, said) => {
    await expect(record(indicatorId, over)).rejects.toThrow(said);
    expect((await head()).awaiting).toBe((await shown()).results.filter(({ awaited }) => awaited).length);
  });

  test.each([
    ['javascript:alert(1)', '网址应以'],
    ['www.example.gov.cn', '网址应以'],
    ['/a b/', '网址应以'],
  ])('the address %s', (address, said) => {
    const input = {
      indicatorId: 'services',
      seen: 0,
      outcome: 'found',
      checkedBy: '王芳',
      checkedOn: '2024-06-04',
    };
    const { error } = handCheckInput.safeParse({ ...input, addresses: [address] });
    expect(error?.issues[0]?.message).toContain(said);
  });

  test('anything of whoever only reads', async () => {
    await expect(record('services', {}, 'firstReviewer')).rejects.toThrow('信息员、发布员或者监督员');
    expect((await shown('firstReviewer')).may).toEqual({ record: false, refuteVeto: false });
  });
});

describe('a measured finding', () => {
  test('of a deduction is refuted by whoever checks: it stands beside the reason, and takes nothing off', async () => {
    const { state, deducted, refutable, finding } = await line('foot');
    expect(state).toBe('found');
    expect(deducted).toBeGreaterThan(0);
    await record('foot', { outcome: 'noted', refuted: refutable, refutedWhy: '网页底部有，设置中没有填写' });
    expect(await line('foot')).toMatchObject({
      state: 'found',
      finding,
      deducted,
      judged: { state: 'fine', deducted: 0 },
    });
    expect((await head()).score).toBe(100);
  });

  test('of a veto is refuted by a supervisor alone; a clerk adds to it and keeps what the supervisor said', async () => {
    day = 25;
    world.clock.set('2024-06-25T02:00:00Z');
    ({ inspectionId } = await makeInspection(office.as('clerk'), { agencyId: office.agencyId }));
    expect((await line('home')).state).toBe('found');
    const refuted = { outcome: 'noted', refuted: 1, refutedWhy: '首页有专题更新' };
    await expect(record('home', refuted)).rejects.toThrow('只有监督员');
    await fillRest();
    expect((await shown()).conclusion).toBe('failed');
    await record('home', refuted, 'supervisor');
    const { conclusion, verdict } = await shown();
    expect(conclusion).toBe('passed');
    expect(verdict).toContain('系统发现、人工核实不属实的 1 项：首页不更新。');
    const seen = must((await line('home')).checks.at(-1), 'check').seq;
    const more = { ...refuted, words: '已通知', seen, correction: '补充说明' };
    await expect(record('home', { ...more, refuted: 0, refutedWhy: '' })).rejects.toThrow('只有监督员');
    await record('home', more);
    expect((await head()).conclusion).toBe('passed');
  });
});

describe('what was judged on the day', () => {
  test('is shown later as it was, whatever the rules say by then', async () => {
    const row = must(await findInspection(world.db, inspectionId), 'row');
    const id = '018f0000-0000-7000-8000-000000000001';
    const results = JSON.stringify(row.results).replace('首页 14 天没有信息更新', '首页 10 天没有信息更新');
    await inTransaction(world.system, async (tx) =>
      insertInspection(tx.db, {
        ...row,
        id,
        facts: JSON.stringify(row.facts),
        settings: JSON.stringify(row.settings),
        score: Number(row.score),
        results,
      }),
    );
    const { results: lines, judgedThen } = await showInspection(office.as('clerk'), { inspectionId: id });
    expect(judgedThen).toBe(true);
    expect(lines.find((one) => one.id === 'home')?.sentence).toBe('首页 10 天没有信息更新。');
  });

  test('where it wasn’t kept, list and view say what was kept of it, and nothing is recorded beside it', async () => {
    const row = must(await findInspection(world.db, inspectionId), 'row');
    inspectionId = '018f0000-0000-7000-8000-000000000002';
    await inTransaction(world.system, async (tx) =>
      insertInspection(tx.db, {
        ...row,
        id: inspectionId,
        facts: JSON.stringify(row.facts),
        settings: JSON.stringify(row.settings),
        format: null,
        results: null,
        conclusion: null,
        awaiting: null,
        // As another version judged the same facts.
        vetoed: true,
        score: 71,
      }),
    );
    const view = await shown();
    expect(view).toMatchObject({ judgedThen: false, conclusion: 'failed', score: 71 });
    expect(view.verdict).toContain('没有保存当时的逐项结果');
    expect(view.may.record).toBe(false);
    expect(await head()).toMatchObject({ conclusion: 'failed', score: 71, awaiting: null });
    await expect(record('services')).rejects.toThrow('请重新检查一次');
  });
});

test('the to-do of who may record has the latest inspection until everything was looked at', async () => {
  const of = async (role: Role) => (await inspectionTodo(office.as(role))).items.map(({ id }) => id);
  expect(await of('clerk')).toEqual([inspectionId]);
  expect(await of('publisher')).toEqual([inspectionId]);
  expect(await of('firstReviewer')).toEqual([]);
  expect(await of('supervisor')).toEqual([]);
  await fillRest();
  expect(await of('clerk')).toEqual([]);
  world.clock.set(`${today()}T03:00:00Z`);
  const { inspectionId: next } = await makeInspection(office.as('supervisor'), { agencyId: office.agencyId });
  expect(await of('supervisor')).toEqual([next]);
  expect(await of('clerk')).toEqual([next]);
});

test('the report holds what was found by hand in all its forms', async () => {
  await record('services', {
    outcome: 'found',
    words: '办事指南缺少要素',
    addresses: ['/ceshi/'],
    places: 5,
  });
  for (const format of REPORT_FORMATS) {
    const { fileName, bytes } = await inspectionReport(office.as('clerk'), { inspectionId, format });
    const words = JSON.stringify((await readAny({ name: fileName, bytes })).blocks);
    for (const said of [
      '不合格',
      '发现问题 5 处',
      '办事指南缺少要素',
      '检查人：王芳',
      '人工检查记录',
      '待人工检查',
    ])
      expect(words).toContain(said);
  }
});
