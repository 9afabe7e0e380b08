import type { Glyph, PageInk, Rule } from './page-ink.ts';

/** The characters of a page that stand, and as one text each of those that are struck out. */
export interface WithoutStruck {
  readonly glyphs: readonly Glyph[];
  readonly struck: readonly string[];
}

/** In heights of the font above the line of text: where a line through the text lies. */
const LOWEST = 0.12;
const HIGHEST = 0.5;
/** In heights of the font: such a line ends with the text; lines of a table go on. */
const BEYOND = 0.3;
/** More comparisons than these aren't made: such a page is a drawing. */
const MOST_COMPARED = 20_000_000;

/** Takes out what a line is drawn through: what was deleted isn't what the report says. */
export function withoutStruck({ glyphs, rules }: Pick<PageInk, 'glyphs' | 'rules'>): WithoutStruck {
  const level = rules.filter((rule) => rule.level);
  const byHeight = Map.groupBy(glyphs, ({ baseline }) => Math.floor(baseline));
  const gone = new Set<Glyph>();
  const struck: string[] = [];
  let compared = 0;
  for (const rule of level) {
    const near = bandBelow(rule.at).flatMap((height) => byHeight.get(height) ?? []);
    compared += near.length;
    if (compared > MOST_COMPARED) break;
    const through = crossedBy(rule, near);
    for (const glyph of through) gone.add(glyph);
    if (through.length > 0) struck.push(through.map(({ text }) => text).join(''));
  }
  return { glyphs: gone.size === 0 ? glyphs : glyphs.filter((glyph) => !gone.has(glyph)), struck };
}

/** The largest font whose middle can be crossed at a height: 40 points. */
function bandBelow(at: number): number[] {
  return Array.from({ length: 21 }, (_, down) => Math.floor(at) + down);
}

function crossedBy(rule: Rule, near: readonly Glyph[]): Glyph[] {
  const through = near.filter((glyph) => {
    const above = (glyph.baseline - rule.at) / glyph.size;
    const middle = (glyph.left + glyph.right) / 2;
    const isCrossed = LOWEST <= above && above <= HIGHEST && rule.from <= middle && middle <= rule.to;
    return isCrossed && glyph.text.trim() !== '';
  });
  const [first] = through;
  if (first === undefined) return [];
  const room = BEYOND * first.size;
  const left = Math.min(...through.map((glyph) => glyph.left));
  const right = Math.max(...through.map((glyph) => glyph.right));
  return left - rule.from <= room && rule.to - right <= room ? through : [];
}
