import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_COUNTS, computeTables } from './compute.ts';
import { FIGURE_TOKENS, figuresOf } from './figures.ts';
import { OUTCOME_ROWS } from './form.ts';
import { defaultNarrative } from './narrative-template.ts';
import {
  type NarrativeBlock,
  conditionHolds,
  countCharacters,
  partText,
  renderNarrative,
} from './narrative.ts';
import { emptyTables } from './tables.ts';
import { COUNTERS, OFFICE } from './test/own-reports.ts';

const figures = figuresOf({ year: 2024, agency: OFFICE, counters: COUNTERS, tables: emptyTables() });
const block = (text: string, when?: string): NarrativeBlock => ({
  id: 'a',
  part: 1,
  kind: 'paragraph',
  text,
  ...(when === undefined ? {} : { when }),
});

describe('a template', () => {
  test('is filled in, and every figure can be traced to its key', () => {
    const { blocks, problems } = renderNarrative([block('公布政府工作动态{政府工作动态条数}条。')], figures);
    expect(problems).toEqual([]);
    expect(blocks[0]?.text).toBe('公布政府工作动态54条。');
    expect(blocks[0]?.segments[1]).toEqual({
      kind: 'figure',
      token: '政府工作动态条数',
      key: 'news',
      text: '54',
    });
  });

  test.each([
    ['共{条数}条'],
    ['共{}条'],
    ['共{constructor}条'],
    ['共{政府工作动态条数条'],
    ['共政府工作动态条数}条'],
  ])('reports %s and never prints it as it is', (text) => {
    const { blocks, problems } = renderNarrative([block(text)], figures);
    expect(problems).toHaveLength(1);
    expect(blocks[0]?.text).not.toMatch(/[{}]/);
  });

  test('reports a figure without data', () => {
    const { blocks, problems } = renderNarrative([block('电话：{电话}')], { ...figures, phone: '' });
    expect(problems).toMatchObject([{ token: '电话', blockId: 'a' }]);
    expect(blocks[0]?.text).toBe('电话：（数据缺失）');
  });

  test.each([
    ['requestsNew=0', true],
    ['requestsNew>0', false],
    ['news>=54&keyArea<130', true],
    ['news>=54 & keyArea>129', false],
    ['news!=54', false],
    ['nothing=0', null],
    ['toString=0', null],
    ['agencyName=0', null],
    ['news=', null],
  ])('the condition %s is %s', (condition, expected) => {
    expect(conditionHolds(condition, figures)).toBe(expected);
  });

  test('a condition that cannot be read is reported and hides nothing', () => {
    const { blocks, problems } = renderNarrative([block('甲', 'news is 3')], figures);
    expect(blocks).toHaveLength(1);
    expect(problems).toHaveLength(1);
  });
});

describe('the default text', () => {
  const words = (level: 'township' | 'street' | 'department', given = figures): string => {
    const { blocks, problems } = renderNarrative(defaultNarrative(level), given);
    expect(problems).toEqual([]);
    return ([0, 1, 2, 3, 4, 5, 6] as const).map((part) => partText(blocks, part)).join('\n');
  };

  test('states the figures of the year, and zeros in words', () => {
    const text = words('township');
    for (const stated of [
      '政府工作动态54条',
      '政策文件4条',
      '公示公告17条',
      '重点领域公示129条',
      '财政预算9条',
      '财政决算9条',
      '46期151篇',
    ]) {
      expect(text).toContain(stated);
    }
    expect(text).toContain('我镇未收到政府信息公开申请');
    expect(text).toContain('没有因政府信息公开引起的行政复议和行政诉讼');
    expect(text).toContain('未收取信息处理费');
    expect(text).not.toMatch(/0件/);
  });

  test('states requests and disputes where there are any', () => {
    const tables = computeTables({
      ...NO_COUNTS,
      newRequests: [{ kind: 'natural', count: 12 }],
      carriedIn: [{ kind: 'legal', count: 1 }],
      outcomes: [
        { row: 'open', kind: 'natural', count: 7 },
        { row: 'deny.process', kind: 'natural', count: 2 },
        { row: 'deny.secret', kind: 'legal', count: 1 },
        { row: 'other.noFee', kind: 'natural', count: 1 },
      ],
      carriedOut: [{ kind: 'natural', count: 2 }],
      disputes: [
        { kind: 'review', result: 'upheld', count: 2 },
        { kind: 'direct', result: 'pending', count: 1 },
      ],
    });
    const text = words('department', figuresOf({ year: 2024, agency: OFFICE, counters: COUNTERS, tables }));
    expect(text).toContain('新收政府信息公开申请12件，上年结转1件，全年办结11件，结转下年度2件');
    expect(text).toContain('不予公开3件');
    expect(text).toContain('行政复议2件、行政诉讼1件');
    expect(text).toContain('1件申请因申请人逾期未缴费不再处理');
  });

  test('covers what 条例第50条 asks for within a thousand characters', () => {
    const { blocks } = renderNarrative(defaultNarrative('township'), figures);
    const first = partText(blocks, 1);
    for (const aspect of [
      '（一）主动公开',
      '（二）依申请公开',
      '（三）政府信息管理',
      '（四）政府信息公开平台建设',
      '（五）监督保障',
    ]) {
      expect(first.split('\n')).toContain(aspect);
    }
    for (const result of ['工作考核', '社会评议', '责任追究']) expect(first).toContain(result);
    expect(countCharacters(first)).toBeLessThanOrEqual(1000);
    expect(
      blocks.filter((each) => /考核|评议|追究/.test(each.text)).every((each) => each.needsConfirmation),
    ).toBe(true);
  });

  test('reads as whole sentences whatever the figures are', () => {
    const keys = FIGURE_TOKENS.filter((each) => each.source !== 'text').map((each) => each.key);
    const anyFigures = fc.tuple(...keys.map(() => fc.integer({ min: 0, max: 3 }))).map((values) => ({
      ...figures,
      ...Object.fromEntries(keys.map((key, index) => [key, values[index] ?? 0])),
    }));
    fc.assert(
      fc.property(anyFigures, (given) => {
        const { blocks, problems } = renderNarrative(defaultNarrative('street'), given);
        expect(problems).toEqual([]);
        const lines = ([0, 1, 5, 6] as const).flatMap((part) => partText(blocks, part).split('\n'));
        for (const line of lines) expect(line).toMatch(/^（[一二三四五]）|。$/);
        expect(
          blocks.filter((each) => each.id.startsWith('request-') && each.kind === 'paragraph'),
        ).toHaveLength(1);
        expect(blocks.filter((each) => each.id.startsWith('disputes-'))).toHaveLength(1);
        expect(blocks.filter((each) => each.id.startsWith('fee-'))).toHaveLength(1);
      }),
    );
  });
});

describe('figures', () => {
  test('have different words and keys, and cover all results of requests', () => {
    expect(new Set(FIGURE_TOKENS.map((each) => each.token)).size).toBe(FIGURE_TOKENS.length);
    expect(new Set(FIGURE_TOKENS.map((each) => each.key)).size).toBe(FIGURE_TOKENS.length);
    const covered = FIGURE_TOKENS.filter((each) =>
      /^requests(Open|Partial|Denied|Cannot|NotProcessed|Other)$/.test(each.key),
    ).flatMap((each) => each.cells);
    expect([...covered].sort()).toEqual(OUTCOME_ROWS.map((row) => `t3.${row}.total`).sort());
    for (const each of FIGURE_TOKENS) expect(figures[each.key]).toBeDefined();
  });
});

test('blanks are not counted as characters', () => {
  expect(countCharacters('一 二\n三\u3000四𠀀')).toBe(5);
});
