import { describe, expect, test } from 'vitest';
import { readText } from '../text/checked-text.ts';
import { NO_WORDS } from '../text/office-words.ts';
import { spellingChecker } from './spelling-model.ts';

/** Alone it takes less than half a second; tests run beside others. */
const LOADED_WITHIN = 5000;
const WRONG = '举办方应当与公园管理系构签订协议。';

describe('the checker of spelling that ships', () => {
  const begun = performance.now();
  const checker = spellingChecker();
  const took = performance.now() - begun;

  test('is there within a moment, and kept', () => {
    expect(took).toBeLessThan(LOADED_WITHIN);
    expect(spellingChecker()).toBe(checker);
  });

  test('tells a wrong character with what was meant, and why', () => {
    const [found] = checker.check(readText(WRONG));
    expect(found).toMatchObject({
      start: 10,
      end: 11,
      kind: 'spelling',
      rule: 'S01',
      severity: 'gate',
      suggestion: '机',
    });
    expect(found?.reason).toMatch(
      /^“(?:管理)?系构”疑为“(?:管理)?机构”之误：“系”应为“机”（读音相同）。公文语料中“管理机构”约见于\d+句/u,
    );
  });

  test('says nothing of a right sentence', () => {
    expect(checker.check(readText(WRONG.replace('系构', '机构')))).toEqual([]);
  });

  test.each([
    '对公示对象有异议的，请向镇农业服务中心反映。',
    '有异议的，请向镇综合执法队核查。',
    '村民可以到乡社会事务办公室提出申请。',
  ])('leaves it alone to whom people of a town turn: %s', (sentence) => {
    expect(checker.check(readText(sentence))).toEqual([]);
  });

  test('tells the same characters where they are a slip', () => {
    expect(checker.check(readText('各向镇要落实责任。'))).toMatchObject([{ suggestion: '乡' }]);
  });

  test('leaves the words of the office alone', () => {
    const words = { ...NO_WORDS, words: ['系构'] };
    expect(checker.check(readText(WRONG, { words }))).toEqual([]);
  });

  test('leaves addresses alone, and counts places behind them and behind characters of two units', () => {
    const text = `𠮷详见https://example.gov.cn/xigou/a.html。${WRONG}`;
    const [found, ...more] = checker.check(readText(text));
    expect(more).toEqual([]);
    expect(text.slice(found?.start, found?.end)).toBe('系');
    expect(found?.start).toBe(text.length - WRONG.length + 10);
  });

  test('reads nothing over the border of a block', () => {
    const text = '管理系\n构签订协议';
    for (const found of checker.check(readText(text)))
      expect(text.slice(found.start, found.end)).not.toContain('\n');
  });

  test('says nothing at the edges of lines that break within words', () => {
    const text = '请将申请表送至公安关';
    expect(checker.check(readText(text)).length).toBeGreaterThan(0);
    expect(checker.check(readText(text, { wrapped: true }))).toEqual([]);
  });

  test('shows the whole word where a character is missing, and what is too many without a suggestion to write', () => {
    const [missing] = checker.check(readText('应当移送公安关处理。'));
    expect(missing).toMatchObject({ rule: 'S04' });
    expect(missing?.reason).toContain('漏字');
    const [doubled] = checker.check(readText('建立统一的的信息平台。'));
    expect(doubled).toMatchObject({ rule: 'S05', suggestion: '' });
  });

  test.each([
    ['one character', '行'.repeat(200_000)],
    ['characters at random', randomHan(100_000)],
    ['halves of characters', '\ud840'.repeat(300_000)],
    ['figures', '1'.repeat(300_000)],
    ['no word ends', '一二'.repeat(100_000)],
  ])(
    'comes to an end with a long text of %s',
    (_, text) => {
      const started = performance.now();
      checker.check(readText(text));
      expect(performance.now() - started).toBeLessThan(60_000);
    },
    90_000,
  );
});

function randomHan(length: number): string {
  let state = 7;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return String.fromCharCode(0x4e00 + ((state >>> 8) % 0x5000));
  }).join('');
}
