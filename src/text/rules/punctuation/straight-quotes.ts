import type { TextRule } from '../../text-rule.ts';
import { HAN, type Said, byBlock } from '../places.ts';

const ANY_HAN = new RegExp(`[${HAN}]`, 'u');
const LONGEST = 120;

/** Straight quotes are taken in pairs from the beginning of the block; where one is left over, what it belongs to is unknown. */
function* straightIn(words: string): Generator<Said & { readonly at: number }> {
  if (!words.includes('"') && !words.includes('＂')) return;
  const places = [...words.matchAll(/["＂]/gu)].map(({ index }) => index);
  const isPaired = places.length % 2 === 0;
  for (let index = 0; index + 1 < places.length; index += 2) {
    const [from = 0, to = 0] = [places[index], places[index + 1]];
    const inside = words.slice(from + 1, to);
    if (!ANY_HAN.test(inside) || inside.length > LONGEST) continue;
    // attribute="值", 24"显示器, "kind": "收到"
    if (
      /[=\d\\]/u.test(words.charAt(from - 1)) ||
      /["\w]:\s{0,2}$/u.test(words.slice(Math.max(0, from - 4), from))
    )
      continue;
    yield {
      at: from,
      to: to + 1 - from,
      ...(isPaired ? { suggestion: `“${inside}”` } : { severity: 'advice' }),
      reason: `“${inside.slice(0, 12)}”用的是不分前后的直引号，中文的引号是“”。`,
    };
  }
}

/** P07: straight quotes round Chinese words. */
export const STRAIGHT_QUOTES: TextRule = {
  id: 'P07',
  kind: 'punctuation',
  severity: 'gate',
  name: '汉字用了直引号',
  standard: 'GB/T 15834—2011 4.8.2',
  bad: '深化"放管服"改革。',
  good: '深化“放管服”改革。',
  check: byBlock(straightIn),
};
