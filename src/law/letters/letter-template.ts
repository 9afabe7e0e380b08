/**
 * The small language in which letters are written. A line is a block:
 *
 *     # 标题            title, set in the middle
 *     文号 {{文号}}      number line
 *     致 {{申请人}}      addressee, a colon is added
 *     ## 一、标题        heading within the letter
 *     | 甲 | {{乙}} |    row of a form; neighbouring rows are one table, a short row reaches to the right edge
 *     表 {{检索记录}}    table from a field, its first row the header
 *     右 签名：          line at the right edge
 *     署 {{行政机关}} {{落款日期}}
 *
 * Any other line is a paragraph; empty lines separate nothing but neighbouring tables.
 */
export type TemplateBlock =
  | {
      readonly kind: 'title' | 'number' | 'addressee' | 'heading' | 'paragraph' | 'right';
      readonly text: string;
    }
  | { readonly kind: 'form'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'table'; readonly field: string }
  | { readonly kind: 'signature'; readonly agency: string; readonly date: string };

/** A placeholder: two braces on each side of a name. */
export const PLACEHOLDER = /\{\{\s*([^{}\s]+)\s*\}\}/gu;

/** Something in a text that is no proper placeholder. */
export interface BrokenBraces {
  /** A piece of the text around it. */
  readonly near: string;
}

const PREFIXES = [
  ['## ', 'heading'],
  ['# ', 'title'],
  ['文号 ', 'number'],
  ['致 ', 'addressee'],
  ['右 ', 'right'],
] as const;

/** The blocks of a template's text. */
export function parseTemplate(text: string): readonly TemplateBlock[] {
  const blocks: TemplateBlock[] = [];
  let rows: string[][] = [];
  const closeForm = (): void => {
    if (rows.length > 0) blocks.push({ kind: 'form', rows });
    rows = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line.startsWith('|')) {
      rows.push(cellsOf(line));
      continue;
    }
    closeForm();
    if (line !== '') blocks.push(parseLine(line));
  }
  closeForm();
  return blocks;
}

/** Names of all placeholders in a text, each once, in order. */
export function placeholdersIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(PLACEHOLDER)].map((found) => found[1] ?? ''))];
}

/** Braces that open or close nothing. */
export function brokenBracesIn(text: string): readonly BrokenBraces[] {
  const rest = text.replace(PLACEHOLDER, (all) => '　'.repeat(all.length));
  return [...rest.matchAll(/\{\{|\}\}/gu)].map((found) => ({
    near: text.slice(Math.max(0, found.index - 10), found.index + 12).replaceAll('\n', ' '),
  }));
}

function parseLine(line: string): TemplateBlock {
  for (const [prefix, kind] of PREFIXES)
    if (line.startsWith(prefix)) return { kind, text: line.slice(prefix.length).trim() };
  const table = /^表 \{\{\s*([^{}\s]+)\s*\}\}$/u.exec(line);
  if (table !== null) return { kind: 'table', field: table[1] ?? '' };
  const signature = /^署 (\S+) (\S+)$/u.exec(line);
  if (signature !== null) return { kind: 'signature', agency: signature[1] ?? '', date: signature[2] ?? '' };
  return { kind: 'paragraph', text: line };
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map((cell) => cell.trim());
}
