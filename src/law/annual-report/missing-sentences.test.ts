import { describe, expect, test } from 'vitest';
import { ofAnnualReport } from './checks/checked-report.ts';
import { checkPartFive, checkPartSix } from './checks/parts.ts';
import type { ReportCounters } from './figures.ts';
import { missingSentences } from './missing-sentences.ts';
import type { NarrativeBlock } from './narrative.ts';
import { defaultNarrative } from './narrative-template.ts';
import type { AnnualReport } from './report-text.ts';
import { buildTables, type CellName } from './tables.ts';
import type { AgencyLevel } from './ties.ts';
import { OFFICE, ownReportOf } from './test/own-reports.ts';

const NOTHING_BUT_NEWS: ReportCounters = {
  news: 3,
  policies: 0,
  notices: 0,
  keyArea: 0,
  budget: 0,
  finalAccounts: 0,
  interpretation: 0,
  channelIssues: 0,
  channelPosts: 0,
  infoFeeNotices: 0,
  infoFeesPaid: 0,
  infoFeesYuan: 0,
};

function written(
  blocks: readonly NarrativeBlock[],
  options: { level?: AgencyLevel; cells?: Partial<Record<CellName, number>> } = {},
): AnnualReport {
  const { level = 'township', cells = {} } = options;
  const tables = buildTables((name) => cells[name] ?? 0);
  const department = level === 'department';
  return ownReportOf(tables, {
    level,
    office: department ? { ...OFFICE, name: '示范区教育局', selfName: '我局' } : OFFICE,
    counters: NOTHING_BUT_NEWS,
    narrative: blocks,
  });
}

const WHOLE = defaultNarrative('township');
const without = (start: string): NarrativeBlock[] => WHOLE.filter(({ id }) => !id.startsWith(start));
const gaps = (blocks: readonly NarrativeBlock[]) => missingSentences(written(blocks), blocks);

test('the standing text lacks nothing, for any kind of agency', () => {
  for (const level of ['township', 'street', 'department', 'district'] as const) {
    const blocks = defaultNarrative(level);
    expect(missingSentences(written(blocks, { level }), blocks)).toEqual([]);
  }
});

describe('what was taken out is offered again', () => {
  test.each([
    ['supervision-assessment', 'AR-N-7:工作考核'],
    ['supervision-opinion', 'AR-N-7:社会评议'],
    ['supervision-liability', 'AR-N-7:责任追究'],
    ['management', 'AR-N-6:政府信息管理'],
    ['platform', 'AR-N-6:政府信息公开平台建设'],
    ['fee-', 'AR-N-9:'],
    ['improvements', 'AR-N-8:improvements'],
  ])('%s as %s', (start, key) => {
    const blocks = without(start);
    const [gap, ...others] = gaps(blocks);
    expect(others).toEqual([]);
    expect(gap?.key).toBe(key);
    expect(gap?.why).toMatch(/请|也要/u);
    // Put in, it fills the gap; nothing but a person confirms it.
    expect(gaps([...blocks, ...(gap?.blocks ?? [])])).toEqual([]);
    expect(gap?.preview.length).toBeGreaterThan(0);
    expect(gap?.blocks.some(({ needsConfirmation }) => needsConfirmation === true)).toBe(true);
  });

  test('with figures of this year, and those of the conditions that hold', () => {
    const blocks = without('fee-');
    const report = written(blocks, { cells: { 't3.other.noFee.natural': 2, 't3.other.noFee.total': 2 } });
    const gap = missingSentences(report, blocks).find(({ key }) => key === 'AR-N-9:');
    expect(gap?.blocks).toHaveLength(3);
    expect(gap?.preview.map(({ text }) => text)).toEqual([
      '2024年，我镇依法发出收费通知后，有2件申请因申请人逾期未缴费不再处理，未实际收取信息处理费。',
    ]);
  });

  test('but not those that stand there already and wait for other figures', () => {
    const blocks = WHOLE.map((block) =>
      block.id === 'fee-none' ? { ...block, text: '没有其他费用。' } : block,
    );
    expect(gaps(blocks).flatMap((gap) => gap.blocks.map(({ id }) => id))).toEqual(['fee-none-2']);
  });

  test('under a name that no block has yet, and never as the continuation of a heading', () => {
    const blocks = WHOLE.map((block) =>
      block.id === 'supervision-assessment' ? { ...block, text: '每季度检查一次。' } : block,
    );
    const [gap] = gaps(blocks);
    expect(gap?.blocks.map(({ id, kind }) => [id, kind])).toEqual([
      ['supervision-assessment-2', 'paragraph'],
    ]);
  });
});

test('a part five that is empty is offered problems and improvements', () => {
  const blocks = WHOLE.filter(({ part }) => part !== 5);
  expect(gaps(blocks).map(({ key, blocks: offered }) => [key, offered.map(({ id }) => id)])).toEqual([
    ['AR-N-8:', ['problems', 'improvements']],
  ]);
});

test('a part five of phrases alone is told by the check and lacks no sentence', () => {
  const phrases = [
    '工作有待加强，认识有待提高，责任还需加强，落实不够到位，保障有待进一步完善。',
    '下一步将提高思想认识、加强领导、加大力度，强化责任，进一步加强学习，继续努力，再上新台阶。',
  ];
  const blocks: NarrativeBlock[] = [
    ...WHOLE.filter(({ part }) => part !== 5),
    { id: 'own', part: 5, kind: 'paragraph', text: phrases.join('') },
  ];
  expect(checkPartFive(ofAnnualReport(written(blocks))).map(({ rule }) => rule)).toEqual(['AR-N-8']);
  expect(gaps(blocks)).toEqual([]);
});

test('an aspect is offered with its heading, and what continues a sentence still does', () => {
  const [gap] = gaps(
    WHOLE.filter(({ text, id }) => !id.startsWith('proactive-') && !text.includes('主动公开')),
  );
  expect(gap?.key).toBe('AR-N-6:主动公开');
  expect(gap?.blocks.slice(0, 3).map(({ id, kind }) => [id, kind])).toEqual([
    ['proactive-heading', 'heading'],
    ['proactive-counts', 'paragraph'],
    ['proactive-interpretation', 'continuation'],
  ]);
});

test('requests and disputes are one aspect', () => {
  const [gap] = gaps(
    WHOLE.filter(({ id, text }) => !/^(?:request|disputes)-/u.test(id) && !text.includes('依申请公开')),
  );
  expect(gap?.key).toBe('AR-N-6:依申请公开');
  const kinds = new Set(gap?.blocks.map(({ id }) => id.split('-')[0]));
  expect([...kinds]).toEqual(['request', 'disputes']);
});

test('a gap that no sentence of this year fills is not offered', () => {
  const blocks = WHOLE.map((block) =>
    block.id.startsWith('fee-') ? { ...block, when: 'infoFeeNotices>99' } : block,
  );
  expect(checkPartSix(ofAnnualReport(written(blocks))).map(({ rule }) => rule)).toEqual(['AR-N-9']);
  expect(gaps(blocks)).toEqual([]);
});

test('a department need not report assessment, opinion and liability', () => {
  const blocks = defaultNarrative('department').filter(({ id }) => id !== 'supervision-assessment');
  expect(missingSentences(written(blocks, { level: 'department' }), blocks)).toEqual([]);
});

test('a text that is too long or contradicts the tables lacks nothing', () => {
  const long: NarrativeBlock = { id: 'long', part: 1, kind: 'paragraph', text: '公开'.repeat(600) };
  expect(gaps([...WHOLE, long])).toEqual([]);
  const none: NarrativeBlock = { id: 'own', part: 6, kind: 'paragraph', text: '未收取信息处理费。' };
  const blocks = [...without('fee-'), none];
  const cells = { 't3.other.noFee.natural': 2, 't3.other.noFee.total': 2 };
  expect(missingSentences(written(blocks, { cells }), blocks)).toEqual([]);
});
