import { type Figures, figureToken } from './figures.ts';
import type { PartNumber } from './form.ts';

/**
 * A piece of the report's text. heading and paragraph start a line; a continuation is a further sentence of the paragraph
 * before it, so that single sentences can come and go by condition.
 */
export interface NarrativeBlock {
  readonly id: string;
  readonly part: PartNumber;
  readonly kind: 'heading' | 'paragraph' | 'continuation';
  /** May contain tokens in braces: 公布政府工作动态{政府工作动态条数}条. */
  readonly text: string;
  /** Shown only when it holds: comparisons of a figure's key with a number, joined by `&`: `requestsNew=0&reviews>0`. */
  readonly when?: string;
  /** States facts that no register knows: a person must have confirmed it before the report is published. */
  readonly needsConfirmation?: boolean;
}

/** The text of a report, block by block in the order in which it is read. */
export type NarrativeTemplate = readonly NarrativeBlock[];

/** A rendered block's text, cut where a figure was put in: each figure can be traced to what it counts. */
export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly token: string; readonly key: string; readonly text: string };

/** A block that is shown, its figures filled in. */
export interface RenderedBlock {
  readonly id: string;
  readonly part: PartNumber;
  readonly kind: NarrativeBlock['kind'];
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly needsConfirmation: boolean;
}

/** A token or condition that couldn't be resolved. The report can't be published with one. */
export interface NarrativeProblem {
  readonly blockId: string;
  readonly token: string;
  readonly message: string;
}

/** What stands in a text where a figure is missing; a token is never printed as it is. */
export const MISSING_FIGURE = '（数据缺失）';

const TOKEN = /\{([^{}]*)\}/g;
const COMPARISON = /^(\w+)(>=|<=|!=|=|>|<)(\d+(?:\.\d+)?)$/;

/** The blocks whose condition holds, with their figures, and every token or condition that can't be resolved. */
export function renderNarrative(
  blocks: NarrativeTemplate,
  figures: Figures,
): { readonly blocks: readonly RenderedBlock[]; readonly problems: readonly NarrativeProblem[] } {
  const problems: NarrativeProblem[] = [];
  const rendered: RenderedBlock[] = [];
  for (const block of blocks) {
    const report = (token: string, message: string): void => {
      problems.push({ blockId: block.id, token, message });
    };
    const shown = block.when === undefined ? true : conditionHolds(block.when, figures);
    if (shown === null)
      report(block.when ?? '', `显示条件“${block.when}”无法识别，这一段按显示处理。请改正条件或者删去。`);
    if (shown === false) continue;
    const segments = segmentsOf(block.text, figures, report);
    rendered.push({
      id: block.id,
      part: block.part,
      kind: block.kind,
      text: segments.map((segment) => segment.text).join(''),
      segments,
      needsConfirmation: block.needsConfirmation ?? false,
    });
  }
  return { blocks: rendered, problems };
}

/** Whether a condition holds; null when it can't be read or names no figure. */
export function conditionHolds(condition: string, figures: Figures): boolean | null {
  const outcomes = condition.split('&').map((part) => {
    const [, key = '', operator = '', wanted = ''] = COMPARISON.exec(part.trim()) ?? [];
    const value = Object.hasOwn(figures, key) ? figures[key] : undefined;
    return value === undefined || value === '' ? null : compare(Number(value), operator, Number(wanted));
  });
  return outcomes.includes(null) ? null : outcomes.every((outcome) => outcome === true);
}

/** The text of a part: a line for each heading and paragraph. */
export function partText(blocks: readonly RenderedBlock[], part: PartNumber): string {
  return blocks
    .filter((block) => block.part === part)
    .reduce(
      (text, block) =>
        block.kind === 'continuation' || text === '' ? text + block.text : `${text}\n${block.text}`,
      '',
    );
}

/** How many characters a text has, blanks not counted: part one should have at most 1000 (国办公开办函〔2021〕30号). */
export function countCharacters(text: string): number {
  return Array.from(text.replace(/\s/gu, '')).length;
}

function segmentsOf(
  text: string,
  figures: Figures,
  report: (token: string, message: string) => void,
): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const found of text.matchAll(TOKEN)) {
    if (found.index > end)
      segments.push({ kind: 'text', text: withoutBraces(text.slice(end, found.index), report) });
    segments.push(resolve(found[1] ?? '', figures, report));
    end = found.index + found[0].length;
  }
  if (end < text.length) segments.push({ kind: 'text', text: withoutBraces(text.slice(end), report) });
  return segments;
}

function resolve(token: string, figures: Figures, report: (token: string, message: string) => void): Segment {
  const known = figureToken(token);
  if (known === null) {
    report(token, `“{${token}}”不是可用的数据项。请从数据项列表中选择，或者删去花括号。`);
    return { kind: 'text', text: MISSING_FIGURE };
  }
  const value = Object.hasOwn(figures, known.key) ? figures[known.key] : undefined;
  if (value === undefined || value === '') {
    report(
      token,
      `“${known.label}”还没有数据。${known.source === 'text' ? '请先在机关信息中补充。' : '请先计算年报数据。'}`,
    );
    return { kind: 'text', text: MISSING_FIGURE };
  }
  return { kind: 'figure', token, key: known.key, text: String(value) };
}

function withoutBraces(text: string, report: (token: string, message: string) => void): string {
  if (/[{}]/.test(text)) report(text, '花括号不成对。数据项应写成“{名称}”的样子。');
  return text.replace(/[{}]/g, '');
}

function compare(value: number, operator: string, wanted: number): boolean | null {
  if (Number.isNaN(value)) return null;
  switch (operator) {
    case '=':
      return value === wanted;
    case '!=':
      return value !== wanted;
    case '>':
      return value > wanted;
    case '<':
      return value < wanted;
    case '>=':
      return value >= wanted;
    case '<=':
      return value <= wanted;
    default:
      return null;
  }
}
