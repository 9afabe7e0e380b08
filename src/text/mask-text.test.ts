import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { residentIdCheck } from '../law/resident-id.ts';
import { type TextContext, readText } from './checked-text.ts';
import { findLeaks } from './leak-search.ts';
import { type MaskedText, maskText } from './mask-text.ts';
import { DEFAULT_MASKING, faultOfMasking, IDENTITY_ENDS, type MaskingRule } from './masking-rule.ts';
import { PERSONAL_DATA_RULES } from './rules/personal-data/personal-data-rules.ts';
import type { TextFinding } from './text-finding.ts';
import { findingsOf } from './text-rule.ts';

function masked(text: string, rule?: MaskingRule, context: TextContext = {}): MaskedText {
  const checked = readText(text, context);
  const made = maskText(checked, findingsIn(text, context), rule);
  // Whoever applies the edits to the text as it was gets the same.
  let [applied, at] = ['', 0];
  for (const { start, end, words } of made.edits) {
    applied += text.slice(at, start) + words;
    at = end;
  }
  expect(applied + text.slice(at)).toBe(made.text);
  return made;
}

function findingsIn(text: string, context: TextContext = {}): TextFinding[] {
  const checked = readText(text, context);
  return PERSONAL_DATA_RULES.flatMap((rule) => findingsOf(rule, checked));
}

describe('the defaults', () => {
  test.each([
    ['身份证号：110105 19491231 002x。', '身份证号：11*************02X。'],
    ['申请人手机138-1234-5678。', '申请人手机138****5678。'],
    ['本人卡号6222 0212 3456 7890 128。', '本人卡号***************0128。'],
    ['申请人住址：安平市青禾路12号3栋201室。', '申请人住址：安平市。'],
    ['申请人家住青禾镇三河村5组。', '申请人家住青禾镇三河村。'],
    ['申请人家住幸福小区3栋2单元。', '申请人家住****。'],
    ['驾驶浙F·12345号小型轿车。', '驾驶浙F***45号小型轿车。'],
    ['李小明（男，12岁）溺水。', '×某某（男，12岁）溺水。'],
    ['申请人微信号：li_jianguo。', '申请人微信号：l***。'],
    ['姓名 健康状况 金额\n李建国 尿毒症 100', '姓名 健康状况 金额\n李建国  100'],
  ])('%s', (text, expected) => {
    expect(masked(text).text).toBe(expected);
  });
});

test('an office’s own rule holds', () => {
  const [, , loose = { first: 6, last: 4 }] = IDENTITY_ENDS;
  const rule: MaskingRule = {
    ...DEFAULT_MASKING,
    kept: { ...DEFAULT_MASKING.kept, identity: loose },
    addressTo: 'township',
  };
  expect(masked('身份证号：11010519491231002X，家住青禾镇三河村5组。', rule).text).toBe(
    '身份证号：110105********002X，家住青禾镇。',
  );
});

test('a value is masked wherever it stands, also where it is given as a contact', () => {
  const text = '申请人李建国，手机13812345678。\n监督电话：138 1234 5678。';
  expect(masked(text).text).toBe('申请人李建国，手机138****5678。\n监督电话：138****5678。');
});

test('a child’s name is masked in all of the text', () => {
  expect(masked('李小明（男，12岁）溺水，李小明的父亲报警。').text).toBe(
    '×某某（男，12岁）溺水，×某某的父亲报警。',
  );
});

test('only what is asked for is masked, and what was masked is told', () => {
  const text = '身份证号：11010519491231002X，申请人手机13812345678。';
  const wanted = findingsIn(text).filter(({ rule }) => rule === 'I02');
  expect(maskText(readText(text), wanted)).toEqual({
    text: '身份证号：11010519491231002X，申请人手机138****5678。',
    edits: [{ start: 29, end: 40, words: '138****5678' }],
    secrets: [{ value: '13812345678', shown: '138****5678' }],
  });
});

test('a finding of another text is refused', () => {
  const findings = findingsIn('申请人手机13812345678。');
  expect(() => maskText(readText('申请人'), findings)).toThrow(RangeError);
});

test('cells of a table are masked as lines are', () => {
  const text = '姓名\n身份证号\n李建国\n11010519491231002X\n王秀英\n110105194912310021';
  const ends = [...text.matchAll(/[^\n]+/gu)];
  const blocks = ends.map((found, at) => ({
    kind: 'cell' as const,
    table: 0,
    row: Math.floor(at / 2),
    column: at % 2,
    start: found.index,
    end: found.index + found[0].length,
  }));
  const checked = readText(text, {}, blocks);
  const findings = PERSONAL_DATA_RULES.flatMap((rule) => findingsOf(rule, checked));
  // The second has a wrong check character; its head says what it is.
  expect(maskText(checked, findings).text).toBe(
    '姓名\n身份证号\n李建国\n11*************02X\n王秀英\n11*************021',
  );
});

describe('whatever stands in a list', () => {
  const digit = fc.integer({ min: 0, max: 9 });
  const digits = (length: number): fc.Arbitrary<string> =>
    fc.array(digit, { minLength: length, maxLength: length }).map((all) => all.join(''));
  const identity = fc
    .tuple(
      fc.integer({ min: 1940, max: 2005 }),
      fc.integer({ min: 10, max: 12 }),
      fc.integer({ min: 10, max: 28 }),
      digits(3),
    )
    .map((parts) => {
      const body = `330499${parts.join('')}`;
      return `${body}${residentIdCheck(body)}`;
    });
  const mobile = digits(9).map((rest) => `13${rest}`);
  const separator = fc.constantFrom('', ' ', '-', '－');
  const row = fc.record({ identity, mobile, separator });

  test('nothing that was masked remains, all masks have one form, and nothing is found again', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean(), (rows, tabbed) => {
        const lines = rows.map(({ identity: number, mobile: phone, separator: gap }) =>
          [
            '李建国',
            `${number.slice(0, 6)}${gap}${number.slice(6)}`,
            `${phone.slice(0, 3)}${gap}${phone.slice(3, 7)}${gap}${phone.slice(7)}`,
          ].join(tabbed ? '\t' : '   '),
        );
        const text = ['姓名   身份证号   联系电话'.replaceAll('   ', tabbed ? '\t' : '   '), ...lines].join(
          '\n',
        );
        const result = masked(text);
        const secrets = result.secrets.map(({ value }) => value);
        expect(secrets.length).toBeGreaterThanOrEqual(2);
        for (const { shown } of result.secrets) expect(result.text).toContain(shown);
        expect(findLeaks(secrets, result.text)).toEqual([]);
        expect(findLeaks(secrets, new TextEncoder().encode(result.text))).toEqual([]);
        expect(findingsIn(result.text)).toEqual([]);
        const shapes = result.text
          .split('\n')
          .slice(1)
          .map((line) => line.replaceAll(/[0-9X]/gu, '0'));
        expect(new Set(shapes).size).toBe(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what an office may keep of a number', () => {
  test.each(IDENTITY_ENDS)('%o of an identity number is a rule', (identity) => {
    expect(faultOfMasking({ ...DEFAULT_MASKING, kept: { ...DEFAULT_MASKING.kept, identity } })).toBeNull();
  });

  test.each([
    ['identity', { first: 7, last: 4 }, '公民身份号码最多保留前6位、后4位'],
    ['mobile', { first: 4, last: 4 }, '手机号码最多保留前3位、后4位'],
    ['wechat', { first: 1, last: 1 }, '微信号最多保留前2位、后0位'],
  ] as const)('%s as %o is refused', (kind, ends, why) => {
    const kept = { ...DEFAULT_MASKING.kept, [kind]: ends };
    expect(faultOfMasking({ ...DEFAULT_MASKING, kept })).toContain(why);
  });

  test('nothing in place of a child’s name is refused', () => {
    expect(faultOfMasking({ ...DEFAULT_MASKING, childName: ' ' })).toContain('未成年人姓名');
  });
});
