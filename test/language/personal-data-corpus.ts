import { type TextContext, readText } from '../../src/text/checked-text.ts';
import { PERSONAL_DATA_RULES } from '../../src/text/rules/personal-data/personal-data-rules.ts';
import type { TextFinding } from '../../src/text/text-finding.ts';
import { findingsOf } from '../../src/text/text-rule.ts';
import { randomFrom } from '../report-corpus/random.ts';
import { type MadeList, line, listsThatDisclose, madeList } from './personal-lists.ts';
import { cleanNotice, madeNotice } from './personal-notices.ts';
import {
  ALIGNED,
  CELLS,
  type LaidOut,
  type Placed,
  type TableLayout,
  layOut,
  lines,
  plain,
} from './personal-sheet.ts';

/** A way to lay a document out; `split` ones can hold a number over two lines in a cell. */
export interface CorpusLayout {
  readonly name: string;
  readonly table: TableLayout;
  readonly asBlocks: boolean;
}

/** The layouts that the detector was made with. */
export const LAYOUTS: readonly CorpusLayout[] = [
  { name: 'cells', table: CELLS, asBlocks: true },
  { name: 'tabs', table: lines('\t'), asBlocks: false },
  { name: 'two spaces', table: lines('  '), asBlocks: false },
  { name: 'one space', table: lines(' '), asBlocks: false },
  { name: 'aligned', table: ALIGNED, asBlocks: false },
];

/** How many of a kind were found. */
export interface KindFigure {
  readonly planted: number;
  readonly found: number;
}

/** What was found over a generated corpus. */
export interface PersonalDataFigures {
  readonly documents: number;
  readonly characters: number;
  readonly planted: number;
  readonly found: number;
  /** Found of planted, 0 to 1. */
  readonly recall: number;
  readonly alike: number;
  /** Findings that touch nothing planted, whatever their severity. */
  readonly falseAlarms: number;
  /** Those against all that only looked like personal data. */
  readonly falseAlarmRate: number;
  /** Those of severity gate. */
  readonly falseGates: number;
  readonly milliseconds: number;
  readonly byKind: Readonly<Record<string, KindFigure>>;
  readonly byLayout: Readonly<Record<string, KindFigure>>;
  /** Some of what was missed or told for nothing, to look at. */
  readonly examples: readonly string[];
}

interface Made extends LaidOut {
  readonly layout: string;
  readonly context: TextContext;
}

const MOST_EXAMPLES = 40;

/** One document of a corpus: a list of persons, prose about one, two lists that disclose, one that tells of nobody; or what makers make. */
export function madeDocumentOf(
  seed: number,
  layouts: readonly CorpusLayout[],
  makers: readonly ((seed: number) => MadeList)[] = [],
): Made {
  const random = randomFrom(seed);
  const share = random.int(1, 100);
  const usual =
    share <= 45 ? madeList : share <= 65 ? madeNotice : share <= 73 ? listsThatDisclose : cleanNotice;
  const make = makers[share % Math.max(1, makers.length)] ?? usual;
  const list = make(random.int(1, 2 ** 31));
  const possible = list.broken ? layouts.filter(({ asBlocks }) => asBlocks) : layouts;
  const layout = random.pick(possible.length === 0 ? layouts : possible);
  const context: TextContext = {
    title: list.title,
    author: 'own',
    ...(random.percent(50) ? { date: `${list.year}-06-15` } : {}),
  };
  const signed = [...list.parts, line(plain(`青禾镇人民政府\u3000\u3000${list.year}年6月15日`))];
  return { ...layOut(signed, layout.table, layout.asBlocks), layout: layout.name, context };
}

/**
 * Finds personal data in generated lists and notices: how much of what was planted is found, and how much is told that is nobody's.
 * The same number and seed give the same documents.
 */
export function measurePersonalData(
  count: number,
  seed: number,
  layouts: readonly CorpusLayout[] = LAYOUTS,
  makers: readonly ((seed: number) => MadeList)[] = [],
): PersonalDataFigures {
  const kinds = new Map<string, KindFigure>();
  const byLayout = new Map<string, KindFigure>();
  const examples: string[] = [];
  let [characters, alike, falseAlarms, falseGates, milliseconds] = [0, 0, 0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const made = madeDocumentOf(seed * 1_000_003 + at, layouts, makers);
    const begun = performance.now();
    const findings = findingsIn(made);
    milliseconds += performance.now() - begun;
    characters += made.text.length;
    alike += made.alike.length;
    for (const one of made.planted) {
      const found = findings.some((finding) => touches(finding, one));
      count1(kinds, one.what, found);
      count1(byLayout, made.layout, found);
      if (!found) examples.push(`missed ${one.what} (${made.layout}): ${around(made, one)}`);
    }
    for (const finding of findings) {
      if (made.planted.some((one) => touches(finding, one))) continue;
      falseAlarms += 1;
      if (finding.severity === 'gate') falseGates += 1;
      examples.push(`told ${finding.rule} ${finding.severity} (${made.layout}): ${around(made, finding)}`);
    }
  }
  const total = [...kinds.values()].reduce(
    (sum, { planted, found }) => ({ planted: sum.planted + planted, found: sum.found + found }),
    { planted: 0, found: 0 },
  );
  return {
    documents: count,
    characters,
    ...total,
    recall: total.planted === 0 ? 1 : total.found / total.planted,
    alike,
    falseAlarms,
    falseAlarmRate: alike === 0 ? 0 : falseAlarms / alike,
    falseGates,
    milliseconds,
    byKind: Object.fromEntries(kinds),
    byLayout: Object.fromEntries(byLayout),
    examples: examples.slice(0, MOST_EXAMPLES),
  };
}

function findingsIn({ text, context, blocks }: Made): TextFinding[] {
  const checked = readText(text, context, blocks);
  return PERSONAL_DATA_RULES.flatMap((rule) => findingsOf(rule, checked));
}

function touches(finding: TextFinding, place: Placed): boolean {
  return finding.start < place.end && place.start < finding.end;
}

function count1(figures: Map<string, KindFigure>, name: string, found: boolean): void {
  const { planted, found: before } = figures.get(name) ?? { planted: 0, found: 0 };
  figures.set(name, { planted: planted + 1, found: before + (found ? 1 : 0) });
}

function around({ text }: Made, { start, end }: { start: number; end: number }): string {
  return `${text.slice(Math.max(0, start - 30), start)}【${text.slice(start, end)}】${text.slice(end, end + 12)}`.replaceAll(
    '\n',
    '⏎',
  );
}
