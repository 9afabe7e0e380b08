import { pinyin } from 'pinyin-pro';
import { NO_WORDS } from '../../office-words.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOwnDraft } from './own-drafts.ts';

/** T08: names of the office's own list, one character off. */
export const OFFICE_NAME_RULE: TextRule = {
  id: 'T08',
  kind: 'expression',
  severity: 'advice',
  name: '本机关名录中的名称写错一个字',
  standard: '本机关名录',
  bad: '由三角镇综合行政执法对负责。',
  good: '由三角镇综合行政执法队负责。',
  context: {
    words: { ...NO_WORDS, names: ['三角镇综合行政执法队'] },
  },
  check: (checked) => {
    if (!isOwnDraft(checked)) return [];
    const { names, words } = checked.context.words ?? NO_WORDS;
    const known = [...names, ...words];
    return names.flatMap((name) => nearPlaces(checked.text, name, known));
  },
};

/** Of shorter ones another character makes another name; people of one surname are many. */
const SHORTEST = 3;
/** Below this, only a character of the same sound is taken for a slip. */
const SURE_LENGTH = 6;

/** One wrong character leaves the first half of a name as it is, or the second. */
function nearPlaces(text: string, name: string, known: readonly string[]): Found[] {
  if (name.length < SHORTEST) return [];
  const middle = Math.ceil(name.length / 2);
  const starts = new Set([
    ...placesOf(text, name.slice(0, middle)),
    ...placesOf(text, name.slice(middle)).map((at) => at - middle),
  ]);
  return [...starts]
    .toSorted((one, other) => one - other)
    .flatMap((start) => {
      const written = text.slice(Math.max(0, start), start + name.length);
      const at = differenceOf(written, name);
      if (start < 0 || at < 0 || known.includes(written)) return [];
      const isSlip = name.length >= SURE_LENGTH || soundsAlike(written.charAt(at), name.charAt(at));
      if (!isSlip || !/[\u4e00-\u9fff]/u.test(written.charAt(at))) return [];
      return [
        {
          start,
          end: start + name.length,
          suggestion: name,
          reason: `与名录中的“${name}”只差一个字（“${written.charAt(at)}”与“${name.charAt(at)}”）。请核对。`,
        },
      ];
    });
}

/** Where the two differ, if in exactly one character; else -1. */
function differenceOf(written: string, name: string): number {
  if (written.length !== name.length) return -1;
  let place = -1;
  for (let at = 0; at < name.length; at += 1) {
    if (written.charAt(at) === name.charAt(at)) continue;
    if (place >= 0) return -1;
    place = at;
  }
  return place;
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function soundsAlike(one: string, other: string): boolean {
  return soundOf(one) === soundOf(other);
}

function soundOf(char: string): string {
  return pinyin(char, { toneType: 'none' });
}
