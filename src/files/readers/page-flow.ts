import type { TextLine } from './page-text.ts';

/** Lines of one page that no ruled table stands between. */
export interface PagePart {
  readonly page: number;
  readonly lines: readonly TextLine[];
}

/** A page as far as its flow matters: its lines, parted by the ruled tables on it, of which some may be blank. */
export interface PartedPage {
  readonly page: number;
  readonly parts: readonly (readonly TextLine[])[];
}

/** Parts that follow each other over the ends of pages, with their lines laid below each other as if on one. */
export interface Flow {
  readonly parts: readonly PagePart[];
  readonly lines: readonly TextLine[];
  /** The line as it stands on its page, and that page. */
  originalOf(line: TextLine): { readonly line: TextLine; readonly page: number };
  /** The page of a place in the flow. */
  pageAt(baseline: number): number;
}

/** The first line of a page is laid this far below the last one of the page before, in heights of the font. */
const NEXT_LINE = 1.2;

/** Joins the last part of each page with the first of the next: a table without lines goes on over the end of a page. */
export function flowsOf(pages: readonly PartedPage[]): Flow[] {
  const groups: PagePart[][] = [];
  let isOpen = false;
  for (const { page, parts } of pages) {
    for (const [index, lines] of parts.entries()) {
      const group = groups.at(-1);
      if (index === 0 && isOpen && group !== undefined) group.push({ page, lines });
      else groups.push([{ page, lines }]);
    }
    isOpen = true;
  }
  return groups
    .map((parts) => parts.filter(({ lines }) => lines.length > 0))
    .filter((parts) => parts.length > 0)
    .map(flowOf);
}

function flowOf(parts: readonly PagePart[]): Flow {
  const originals = new Map<TextLine, { line: TextLine; page: number }>();
  const starts: { page: number; at: number }[] = [];
  let end: TextLine | null = null;
  for (const { page, lines } of parts) {
    const first = lines[0];
    const by: number =
      end === null || first === undefined ? 0 : end.baseline + NEXT_LINE * first.size - first.baseline;
    starts.push({ page, at: (first?.baseline ?? 0) - (first?.size ?? 0) + by });
    for (const line of lines) {
      end = lowered(line, by);
      originals.set(end, { line, page });
    }
  }
  return {
    parts,
    lines: [...originals.keys()],
    originalOf: (line) => originals.get(line) ?? { line, page: parts[0]?.page ?? 1 },
    pageAt: (baseline) => starts.findLast(({ at }) => at <= baseline)?.page ?? parts[0]?.page ?? 1,
  };
}

function lowered(line: TextLine, by: number): TextLine {
  const glyphs = line.glyphs.map((glyph) => ({ ...glyph, baseline: glyph.baseline + by }));
  return { ...line, glyphs, baseline: line.baseline + by };
}
