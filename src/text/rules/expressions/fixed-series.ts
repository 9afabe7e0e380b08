import type { CheckedText } from '../../checked-text.ts';
import { COMMON_EXPRESSIONS, COMMON_SERIES } from '../../data/fixed-series.ts';
import { type FixedSeries, NO_WORDS, type OfficeExpression } from '../../office-words.ts';
import { termScanner } from '../../term-scanner.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOwnDraft } from './own-drafts.ts';

/** T09: fixed expressions in their wording, series in their order and number. */
export const FIXED_SERIES_RULE: TextRule = {
  id: 'T09',
  kind: 'expression',
  severity: 'advice',
  name: '固定表述的文字、次序和数目',
  standard: '本机关的规范表述；中国共产党章程总纲等文件的表述',
  bad: '坚定道路自信、理论自信、文化自信这“四个自信”。',
  good: '坚定道路自信、理论自信、制度自信、文化自信这“四个自信”。',
  check: (checked) => {
    if (!isOwnDraft(checked)) return [];
    const { expressions, series } = checked.context.words ?? NO_WORDS;
    const own = new Set(series.map(({ name }) => name));
    return [
      ...[...COMMON_EXPRESSIONS, ...expressions].flatMap((one) => otherWording(checked, one)),
      ...namesOfCommon(checked.text)
        .filter(({ term }) => !own.has(term.words))
        .flatMap(({ term, at }) => term.series.flatMap((one) => listNear(checked.text, at, one))),
      ...series.flatMap((one) => otherList(checked, one)),
    ];
  },
};

/** Their names, each with the series that are called so. */
const namesOfCommon = termScanner(
  [...new Set(COMMON_SERIES.map(({ name }) => name))].map((words) => ({
    words,
    series: COMMON_SERIES.filter(({ name }) => name === words),
  })),
);

function otherWording({ text }: CheckedText, { found, right, source }: OfficeExpression): Found[] {
  // 石柱县 is found in 石柱县 only, not where the right name already stands around it.
  const inside = right.indexOf(found);
  return placesOf(text, found)
    .filter((at) => inside < 0 || !text.startsWith(right, at - inside))
    .map((at) => ({
      start: at,
      end: at + found.length,
      suggestion: right,
      reason: `规范表述是“${right}”（${source}）。`,
    }));
}

/** How far from the name its members may stand. */
const NEAR = 90;
const JOINS = /^(?:制度|”)?[、，；和及与又“ ]{1,3}$/u;
/** Between a name and the list that explains it: 这“四个自信”, 四个意识（…, 放管服即…. */
const EXPLAINS =
  /^[”“（(：:、—这即是为指 ]{0,5}(?:战略布局|总体布局|要求|标准|方针|原则)?[”“（(：:—即是为指]{0,4}$/u;

function otherList({ text }: CheckedText, { name, members, source }: FixedSeries): Found[] {
  return placesOf(text, name).flatMap((at) => listNear(text, at, { name, members, source }));
}

/** A list beside a name that has its members in another order, or leaves some out although it stands for all. */
function listNear(text: string, at: number, { name, members, source }: FixedSeries): Found[] {
  const from = Math.max(0, at - NEAR);
  const run = runIn(text.slice(from, at + name.length + NEAR), members);
  const said = run.map(({ member }) => member);
  const [first, last] = [run[0], run.at(-1)];
  if (first === undefined || last === undefined || said.length < 2) return [];
  if (said.join('、') === members.join('、')) return [];
  const start = from + first.at;
  const end = from + last.at + last.member.length;
  const isWhole = new Set(said).size === members.length;
  if (!isWhole && !standsFor(text, { start, end }, { start: at, end: at + name.length })) return [];
  const right = members.join('、');
  const isPlain = text.slice(start, end) === said.join('、');
  return [
    {
      start,
      end,
      ...(isPlain ? { suggestion: right } : {}),
      reason: `“${name}”是${right}，共${members.length}项，此处${isWhole ? '次序不同' : `列出了${said.length}项`}（${source}）。`,
    },
  ];
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Whether a list is what its name means; 形式主义、官僚主义等“四风”问题 names some of it. */
function standsFor(text: string, list: Stretch, name: Stretch): boolean {
  if (/^[”）)]{0,2}等/u.test(text.slice(list.end, list.end + 3))) return false;
  const between =
    list.end <= name.start ? text.slice(list.end, name.start) : text.slice(name.end, list.start);
  return EXPLAINS.test(between);
}

/** The longest run of members joined by marks; members named elsewhere in the sentence are no list. */
function runIn(words: string, members: readonly string[]): { member: string; at: number }[] {
  const places = members
    .flatMap((member) => placesOf(words, member).map((at) => ({ member, at })))
    .toSorted((one, other) => one.at - other.at);
  let best: { member: string; at: number }[] = [];
  let run: { member: string; at: number }[] = [];
  for (const place of places) {
    const last = run.at(-1);
    const isJoined = last !== undefined && JOINS.test(words.slice(last.at + last.member.length, place.at));
    run = isJoined ? [...run, place] : [place];
    if (run.length > best.length) best = run;
  }
  return best;
}

function placesOf(text: string, words: string): number[] {
  const places: number[] = [];
  if (words === '') return places;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) places.push(at);
  return places;
}
