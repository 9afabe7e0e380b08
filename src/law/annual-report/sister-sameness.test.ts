import { expect, test } from 'vitest';
import { similarity } from './similarity.ts';
import { samePairs } from './sister-sameness.ts';

const DILIGENT =
  '全年围绕群众关心的水利建设、农村道路养护和饮水安全公开信息，村级公示栏每月更新，并派人到院坝会上讲解政策。';
const OTHER =
  '本单位今年重点清理了规范性文件，修订公开指南，把三十二项办事流程改成图表，开放日邀请企业代表参加座谈提意见。';

function report(name: string, one: string, five: string) {
  return { name, part: (number: 1 | 5) => (number === 1 ? one : five) };
}

test('two agencies with the same words are named, also when only the figures differ', () => {
  const pairs = samePairs([
    report('甲镇', `${DILIGENT}主动公开23条。`, OTHER),
    report('乙镇', `${DILIGENT}主动公开，57条。`, DILIGENT),
    report('丙局', OTHER, ''),
  ]);
  expect(pairs).toEqual([{ first: '甲镇', second: '乙镇', part: 1, percent: 100 }]);
});

test('the most alike come first, part five counts as well', () => {
  const pairs = samePairs([
    report('甲镇', '', DILIGENT),
    report('乙镇', '', DILIGENT),
    report('丙镇', '', `${DILIGENT}另外补充一句与别处不同的话。`),
  ]);
  expect(pairs[0]).toEqual({ first: '甲镇', second: '乙镇', part: 5, percent: 100 });
  const percents = pairs.map(({ percent }) => percent);
  expect(percents).toEqual(percents.toSorted((a, b) => b - a));
  expect(pairs).toHaveLength(3);
});

test.each([
  [49, 0],
  [50, 1],
])('a text of %i characters: %i pairs', (length, count) => {
  const text = Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('');
  expect(samePairs([report('甲', text, ''), report('乙', text, '')])).toHaveLength(count);
});

test('what is alike in less than the limit is left out', () => {
  const half = [report('甲', DILIGENT + OTHER, ''), report('乙', DILIGENT, '')];
  expect(samePairs(half)).toEqual([]);
  expect(samePairs(half, 30)).toHaveLength(1);
});

test('many reports are compared as two are', () => {
  const texts = Array.from({ length: 12 }, (_, at) =>
    [DILIGENT.slice(at), OTHER.slice(0, 40 - at), DILIGENT.slice(0, at * 3)].join('；'),
  );
  const pairs = samePairs(
    texts.map((text, at) => report(`${at}`, text, texts[11 - at] ?? '')),
    0,
  );
  expect(pairs).toHaveLength(((12 * 11) / 2) * 2);
  for (const { first, second, part, percent } of pairs) {
    const of = (name: string): string => texts[part === 1 ? Number(name) : 11 - Number(name)] ?? '';
    expect(percent).toBe(Math.round(similarity(of(first), of(second)) * 100));
  }
});

test('what is alike in just the limit is named, and the order doesn’t follow that of the agencies', () => {
  const of = (common: number, from: number): string =>
    Array.from({ length: 103 }, (_, at) =>
      String.fromCodePoint(0x4e_00 + at + (at < common ? 0 : from)),
    ).join('');
  // 100 runs of four each: 75 common ones of 125 are 60 %, 80 of 120 are 67 %.
  const pairs = samePairs([
    report('甲镇', of(103, 0), ''),
    report('乙镇', of(78, 1000), ''),
    report('丙镇', of(83, 2000), ''),
  ]);
  expect(pairs.map(({ first, second, percent }) => [first, second, percent])).toEqual([
    ['甲镇', '丙镇', 67],
    ['甲镇', '乙镇', 60],
    ['乙镇', '丙镇', 60],
  ]);
  expect(samePairs([report('甲镇', of(103, 0), ''), report('乙镇', of(77, 1000), '')])).toEqual([]);
});
