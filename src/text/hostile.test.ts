import { describe, expect, test } from 'vitest';
import { checkText } from './check-text.ts';
import { readText } from './checked-text.ts';
import { TEXT_RULES } from './rules.ts';
import { type TextRule, findingsOf } from './text-rule.ts';

const MEGABYTE = 1_000_000;
const SMALL = 200_000;
/** Milliseconds of this thread's own work that a rule may take for a megabyte of anything. */
const LONGEST = 3_000;
/** What takes less isn't measured well enough to say how it grows. */
const MEASURABLE = 200;
/** Twice as much takes about twice as long, and four times where each place is looked at from each. */
const STEEPEST = 3.2;

/** What no office writes, and what a stranger may hand in to keep the checker busy. */
const ENDLESS = ['（', '、', '“', '0', '第', '一', ' ', '《', '年', '.', '”《（1一年. '] as const;

/** Other beginnings of what the rules look for, a fifth as much of each. */
const REPEATED = [
  '(',
  '"',
  '〔',
  '<',
  '，',
  '。',
  '：',
  '…',
  '-',
  '~',
  '\u3000',
  '\n',
  '\n\n ',
  '２',
  '十',
  '月',
  '元',
  '%',
  'a',
  'a.',
  'a@',
  'www.',
  '\u200b',
  '一是',
  '：1.',
  '1.\n3.\n',
  '答：1.甲；2.乙\n3.丙\n',
  '“引\n',
  '我局',
  '局长',
  '張',
  '电 话 ：',
  '《条例》第一百条、第',
  '伍万（6）元',
  '023-12345678、',
  '（一）',
  '\n（一）',
  '\n一、',
  '\n1.',
  '\n第一章 ',
  '第一条',
  '第1条第1款',
  '《条例》、',
  '《《》》',
  '“引”、',
  '““””',
  '1，000',
  '1-1',
  '2024年1月1日',
  '1月1日至',
  '上午9:00',
  '3千5百',
  '伍万元（',
  '国发〔2024〕1号',
  '约1左右',
  '从1增至2，增长3%',
  '共1件，其中1件、',
  '联系电话13800138000，',
  '身份证号码110101199003070011',
  '某市人民政府',
  '关于印发',
  '附件：1.',
  '汉 字',
  '汉,字',
  `说：“${'，'.repeat(150)}`,
  `(${'汉'.repeat(130)}`,
  `：${'一、'.repeat(60)}是：`,
] as const;

function timeOf(rule: TextRule, checked: ReturnType<typeof readText>): number {
  const started = process.threadCpuUsage();
  findingsOf(rule, checked);
  // Of this thread's own work: others keep the machine busy, too.
  const { user, system } = process.threadCpuUsage(started);
  return (user + system) / 1_000;
}

function endless(words: string, size: number): ReturnType<typeof readText> {
  return readText(words.repeat(Math.ceil(size / words.length)), { date: '2024-05-01' });
}

/** How much longer a rule takes for twice as much: about 2 where it looks at each place a few times. */
function growthOf(rule: TextRule, words: string): number {
  const [half, whole] = [endless(words, SMALL), endless(words, SMALL * 2)];
  const times = [0, 1, 2].map(() => timeOf(rule, whole) / Math.max(timeOf(rule, half), 1));
  return Math.min(...times);
}

/** What takes too long for so much of these words, or much more than twice as long for twice as much. */
function slowFor(
  words: string,
  { size, longest }: { readonly size: number; readonly longest: number },
): string[] {
  const started = process.threadCpuUsage();
  const checked = endless(words, size);
  const reading = process.threadCpuUsage(started).user / 1_000;
  const slow = reading > longest ? [`reading: ${reading} ms`] : [];
  for (const rule of TEXT_RULES) {
    const time = timeOf(rule, checked);
    if (time > longest) slow.push(`${rule.id}: ${time} ms`);
    else if (time > MEASURABLE && growthOf(rule, words) > STEEPEST) slow.push(`${rule.id} grows`);
  }
  return slow;
}

describe('what nobody would write is read, and looked at by every rule, in a time that grows as it does', () => {
  test.each(ENDLESS)(
    'a megabyte of %j',
    (words) => {
      expect(slowFor(words, { size: MEGABYTE, longest: LONGEST })).toEqual([]);
    },
    120_000,
  );

  test.each(REPEATED)(
    '%j over and over',
    (words) => {
      expect(slowFor(words, { size: SMALL, longest: LONGEST / 3 })).toEqual([]);
    },
    60_000,
  );

  test('all that is found in it is told apart as quickly', () => {
    const checked = endless('汉,字、和。。', SMALL);
    const started = process.threadCpuUsage();
    expect(checkText(checked).length).toBeGreaterThan(SMALL / 4);
    expect(process.threadCpuUsage(started).user / 1_000).toBeLessThan(LONGEST);
  }, 60_000);
});
