import { NUMBER, clausesOf, narrowed, numberOf, sentencesOf } from '../checks/text-places.ts';
import type { ReadReport } from './read-report.ts';

/** What a number of the text is said of, by its unit and the words around it. */
export const NARRATIVE_SUBJECTS = [
  'request',
  'dispute',
  'channel',
  'document',
  'fee',
  'share',
  'other',
] as const;

/** What a number of the text is said of. */
export type NarrativeSubject = (typeof NARRATIVE_SUBJECTS)[number];

/** A number that the text of a report says. */
export interface NarrativeNumber {
  readonly subject: NarrativeSubject;
  readonly value: number;
  /** 件, 条, 篇, %, 万元 … */
  readonly unit: string;
  /** The clause in which it stands. */
  readonly words: string;
  /** `part:0` is the opening; a heading that the form hasn't counts as `report`. */
  readonly where: string;
  /** Characters of the part's text, the end not included. */
  readonly from: number;
  readonly to: number;
}

const UNITS = '件次|人次|件|宗|起|例|条|篇|份|期|次|个百分点|[%％]|万元|元|个|项|场|家|名|户';
const AMOUNT = new RegExp(
  `(?<![\\d.第〔])(?:(\\d{1,15}\\.\\d{1,6})|(${NUMBER}))\\s*(${UNITS})(?!工作日|月|方面|部分|层次)`,
  'gu',
);

/** By the unit alone. */
const OF_UNIT: readonly (readonly [RegExp, NarrativeSubject])[] = [
  [/^(?:[%％]|个百分点)$/u, 'share'],
  [/元$/u, 'fee'],
];
/** By the words of the clause, else of the sentence; the first that fits. */
const OF_WORDS: readonly (readonly [RegExp, NarrativeSubject])[] = [
  [/复议|诉讼|应诉|被诉/u, 'dispute'],
  [/申请|依申请|办结|答复|结转|不予公开|部分公开|予以公开|无法提供|不予处理/u, 'request'],
  [/微信|微博|公众号|新媒体|客户端|网站|平台|账号|视频号|栏目/u, 'channel'],
  [/公开|发布|文件|信息|动态|公告|公示|解读|预算|决算|政策|制发|废止/u, 'document'],
];

/** The numbers that the narrative says, in the order of the text; dates, numbers of documents and of paragraphs aren't among them. */
export function narrativeNumbers(report: Pick<ReadReport, 'opening' | 'parts'>): NarrativeNumber[] {
  return [
    ...numbersIn(report.opening, 'part:0'),
    ...report.parts.flatMap(({ number, text }) =>
      numbersIn(text, number === null ? 'report' : `part:${number}`),
    ),
  ];
}

function numbersIn(text: string, where: string): NarrativeNumber[] {
  return sentencesOf(narrowed(text)).flatMap((sentence) =>
    clausesOf(sentence.text).flatMap((clause) =>
      [...clause.text.matchAll(AMOUNT)].map(
        ([matched, decimal, whole, unit = ''], at, all): NarrativeNumber => {
          const from = sentence.at + clause.at + (all[at]?.index ?? 0);
          return {
            subject: subjectOf(unit, clause.text, sentence.text),
            value: decimal === undefined ? numberOf(whole ?? '') : Number(decimal),
            unit,
            words: text.slice(sentence.at + clause.at, sentence.at + clause.at + clause.text.length).trim(),
            where,
            from,
            to: from + matched.length,
          };
        },
      ),
    ),
  );
}

function subjectOf(unit: string, clause: string, sentence: string): NarrativeSubject {
  const byUnit = OF_UNIT.find(([pattern]) => pattern.test(unit));
  if (byUnit !== undefined) return byUnit[1];
  for (const words of [clause, sentence]) {
    const byWords = OF_WORDS.find(([pattern]) => pattern.test(words));
    if (byWords !== undefined) return byWords[1];
  }
  return 'other';
}
