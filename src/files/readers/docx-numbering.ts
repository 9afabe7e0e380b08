import type { Element } from 'domhandler';
import { numberInFormat } from './docx-number-formats.ts';
import { childAt, childOf, docxTree, elementsIn, isOn, numberOf, valueOf } from './docx-tree.ts';

/** Numbers that Word makes by itself before paragraphs: 一、 （一） 1. */
export interface Numbering {
  /** The number of the next paragraph of a list at a level, with what stands around it; empty where it shows none. */
  next(list: string, level: number): string;
  /** The level of a list that belongs to a style of paragraphs, if one does. */
  levelOfStyle(list: string, style: string): number | undefined;
  /** Whether there was a number that couldn't be told; it was left out. */
  readonly isIncomplete: boolean;
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
  /** The level below which it begins anew, from 1; 0 never; undefined each higher one. */
  readonly restart: number | undefined;
  /** All numbers in Arabic digits, whatever their levels say. */
  readonly isLegal: boolean;
  readonly style: string | undefined;
}

type Levels = ReadonlyMap<number, Level>;

interface List {
  readonly levels: Levels;
  /** Numbers of the levels, shared by all lists of one definition. */
  readonly counts: Map<number, number>;
  /** Levels that this list begins anew when it is first used. */
  readonly begins: Map<number, number>;
}

/** Counts the lists of a document, as `numbering.xml` defines them, from the front. */
export function numberingOf(xml: string): Numbering {
  const lists = listsIn(xml);
  let isIncomplete = false;
  return {
    next: (id, level) => {
      const list = lists.get(id);
      const own = list?.levels.get(level);
      if (list === undefined || own === undefined) return '';
      count(list, level, own);
      if (own.format === 'bullet' || own.format === 'none') return '';
      const number = shown(list, own);
      isIncomplete ||= number === undefined;
      return number ?? '';
    },
    levelOfStyle: (id, style) =>
      [...(lists.get(id)?.levels ?? [])].find(([, level]) => level.style === style)?.[0],
    get isIncomplete() {
      return isIncomplete;
    },
  };
}

function count(list: List, level: number, own: Level): void {
  const { counts, begins } = list;
  const begin = begins.get(level);
  begins.delete(level);
  counts.set(level, begin ?? (counts.get(level) ?? own.start - 1) + 1);
  for (const [deeper, { restart }] of list.levels) {
    const restarts = restart === undefined || level < restart;
    if (deeper > level && restarts) counts.delete(deeper);
  }
}

/** The text of a level with its numbers; undefined where one of them can't be told. */
function shown(list: List, own: Level): string | undefined {
  let isKnown = true;
  const text = own.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const level = list.levels.get(at);
    if (level === undefined) return '';
    const format = own.isLegal ? 'decimal' : level.format;
    const number = numberInFormat(list.counts.get(at) ?? level.start, format);
    isKnown &&= number !== undefined;
    return number ?? '';
  });
  return isKnown ? text : undefined;
}

function listsIn(xml: string): ReadonlyMap<string, List> {
  const $ = docxTree(xml);
  const definitions = $('w\\:abstractNum').toArray();
  const byId = new Map(definitions.map((each) => [each.attribs['w:abstractNumId'] ?? '', each]));
  const byStyle = new Map(definitions.map((each) => [valueOf(childOf(each, 'w:styleLink')) ?? '', each]));
  const counts = new Map<Element, Map<number, number>>();
  return new Map(
    $('w\\:num')
      .toArray()
      .flatMap((use): [string, List][] => {
        const named = byId.get(valueOf(childOf(use, 'w:abstractNumId')) ?? '');
        // A definition may only point to that of a style of lists.
        const definition = byStyle.get(valueOf(childOf(named, 'w:numStyleLink')) ?? '—') ?? named;
        if (definition === undefined) return [];
        const shared = counts.get(definition) ?? new Map<number, number>();
        counts.set(definition, shared);
        const overrides = elementsIn(use).filter(({ name }) => name === 'w:lvlOverride');
        const levels = new Map([
          ...levelsIn(elementsIn(definition)),
          ...levelsIn(overrides.flatMap((override) => elementsIn(override))),
        ]);
        return [[use.attribs['w:numId'] ?? '', { levels, counts: shared, begins: beginsOf(overrides) }]];
      }),
  );
}

function beginsOf(overrides: readonly Element[]): Map<number, number> {
  return new Map(
    overrides.flatMap((override) => {
      const start = childOf(override, 'w:startOverride');
      return start === undefined
        ? []
        : [[Number(override.attribs['w:ilvl'] ?? 0), numberOf(start, 1)] as const];
    }),
  );
}

function levelsIn(elements: readonly Element[]): [number, Level][] {
  return elements
    .filter(({ name }) => name === 'w:lvl')
    .map((level) => [
      Number(level.attribs['w:ilvl'] ?? 0),
      {
        format: formatOf(level),
        text: valueOf(childOf(level, 'w:lvlText')) ?? '',
        start: numberOf(childOf(level, 'w:start'), 1),
        restart:
          childOf(level, 'w:lvlRestart') === undefined
            ? undefined
            : numberOf(childOf(level, 'w:lvlRestart'), 0),
        isLegal: isOn(childOf(level, 'w:isLgl')),
        style: valueOf(childOf(level, 'w:pStyle')),
      },
    ]);
}

/** Formats that older programs don't know stand beside one that they do. */
function formatOf(level: Element): string {
  const format =
    childOf(level, 'w:numFmt') ?? childAt(level, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt');
  return valueOf(format) ?? 'decimal';
}
