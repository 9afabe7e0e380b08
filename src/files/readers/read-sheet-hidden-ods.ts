import type { HiddenLines } from './read-sheet-hidden.ts';

/** Lines behind these belong to no report, however often a sheet says that they are repeated. */
const MOST_LINES = 10_000;
const TAG =
  /<(?:[\w.-]+:)?(table-row|table-column|table)\b((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/gu;

/** The rows and columns that the sheets of an OpenDocument file fold or filter away, by the names of the sheets. */
export function hiddenInOpenDocument(content: string): ReadonlyMap<string, HiddenLines> {
  const sheets = new Map<string, { rows: Set<number>; columns: Set<number> }>();
  let sheet = { rows: new Set<number>(), columns: new Set<number>() };
  let [row, column] = [0, 0];
  for (const [, kind = '', attributes = ''] of content.matchAll(TAG)) {
    if (kind === 'table') {
      sheet = { rows: new Set(), columns: new Set() };
      [row, column] = [0, 0];
      sheets.set(unescaped(valueOf(attributes, 'name') ?? ''), sheet);
      continue;
    }
    const isRow = kind === 'table-row';
    const from = isRow ? row : column;
    const count = Number(
      valueOf(attributes, isRow ? 'number-rows-repeated' : 'number-columns-repeated') ?? 1,
    );
    const to = Math.min(MOST_LINES, from + (Number.isFinite(count) ? Math.max(1, count) : MOST_LINES));
    if (/^(?:collapse|filter)$/u.test(valueOf(attributes, 'visibility') ?? ''))
      for (let at = from; at < to; at += 1) (isRow ? sheet.rows : sheet.columns).add(at);
    if (isRow) row = to;
    else column = to;
  }
  return sheets;
}

function valueOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes);
  return found?.[1] ?? found?.[2];
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
