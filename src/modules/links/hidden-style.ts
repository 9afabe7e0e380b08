/** What an element's own style does to what stands in it. */
export interface ElementLook {
  /** Why nobody sees it, as a sentence; null when its style doesn't hide it. */
  readonly hiddenBy: string | null;
  /** Its background as `#rrggbb`; null when it sets none. */
  readonly background: string | null;
}

const FAR = -300;
/** Lengths in these units are about as many pixels. */
const LENGTH = /^(-?\d{1,7}(?:\.\d{1,4})?)(px|pt|em|rem|%|)$/;
const PIXELS: Readonly<Record<string, number>> = { px: 1, pt: 1.33, em: 16, rem: 16, '%': 10, '': 1 };
const NAMED: Readonly<Record<string, string>> = {
  white: '#ffffff',
  black: '#000000',
  red: '#ff0000',
  blue: '#0000ff',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
};

/**
 * What an inline style (or the declarations of a rule) does to an element; `behind` is the background that it stands before. Only
 * what hides for certain counts: white words without a known background may stand before a picture.
 */
export function lookOf(style: string, behind: string | null): ElementLook {
  const set = declarations(style);
  const background = colourOf(set.get('background-color') ?? set.get('background') ?? '');
  const colour = colourOf(set.get('color') ?? '');
  return { background, hiddenBy: hiding(set, { colour, background: background ?? behind }) };
}

function hiding(
  set: ReadonlyMap<string, string>,
  { colour, background }: { readonly colour: string | null; readonly background: string | null },
): string | null {
  if (set.get('display') === 'none') return '样式使它不显示（display:none）。';
  if (/^(?:hidden|collapse)$/.test(set.get('visibility') ?? ''))
    return '样式使它看不见（visibility:hidden）。';
  if (within(set.get('opacity'), 0, 0.05)) return '样式使它完全透明（opacity）。';
  if (within(set.get('font-size'), 0, 2)) return '字号小到看不见（font-size）。';
  if (colour !== null && colour === background) return '文字与背景同色。';
  if (isTiny(set)) return '尺寸小到看不见（width、height）。';
  const positioned = /^(?:absolute|fixed|relative)$/.test(set.get('position') ?? '');
  const moved = positioned ? ['left', 'top', 'right', 'bottom'] : [];
  for (const name of [...moved, 'text-indent', 'margin-left', 'margin-top'])
    if ((pixels(set.get(name)) ?? 0) <= FAR) return `被移到屏幕之外（${name}）。`;
  if (/scale\(\s*0\s*[,)]/.test(set.get('transform') ?? '')) return '样式使它缩小到看不见（transform）。';
  return null;
}

function isTiny(set: ReadonlyMap<string, string>): boolean {
  const clipped = set.get('overflow') === 'hidden' || set.get('overflow-y') === 'hidden';
  return clipped && (within(set.get('width'), 0, 2) || within(set.get('height'), 0, 2));
}

function within(value: string | undefined, from: number, to: number): boolean {
  const found = pixels(value);
  return found !== null && found >= from && found <= to;
}

/** A length in pixels, roughly; null when it is none. */
function pixels(value: string | undefined): number | null {
  const found = LENGTH.exec(value ?? '');
  if (found === null) return null;
  return Number(found[1]) * (PIXELS[found[2] ?? ''] ?? 1);
}

function declarations(style: string): Map<string, string> {
  const set = new Map<string, string>();
  for (const one of style.slice(0, 4000).split(';')) {
    const colon = one.indexOf(':');
    if (colon < 0) continue;
    const value = one.slice(colon + 1).replace('!important', '');
    set.set(one.slice(0, colon).trim().toLowerCase(), value.trim().toLowerCase());
  }
  return set;
}

/** A plain colour in one notation; null for pictures, variables and what is transparent. */
function colourOf(value: string): string | null {
  const word = value.trim().toLowerCase();
  if (NAMED[word] !== undefined) return NAMED[word];
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(word);
  if (short !== null) return `#${[1, 2, 3].map((at) => (short[at] ?? '').repeat(2)).join('')}`;
  if (/^#[0-9a-f]{6}$/.test(word)) return word;
  const rgb = /^rgb\((\d{1,3}),\s{0,3}(\d{1,3}),\s{0,3}(\d{1,3})\)$/.exec(word);
  if (rgb === null) return null;
  return `#${[1, 2, 3].map((at) => Number(rgb[at]).toString(16).padStart(2, '0')).join('')}`;
}

/** Names of classes and identifiers (`.x`, `#x`) that a style sheet hides, by the reason. Only rules of a single name are read. */
export function hidingRules(sheet: string): Map<string, string> {
  const rules = new Map<string, string>();
  for (const rule of sheet.split('}')) {
    const brace = rule.lastIndexOf('{');
    if (brace < 0) continue;
    const { hiddenBy } = lookOf(rule.slice(brace + 1), null);
    if (hiddenBy === null) continue;
    for (const selector of rule.slice(Math.max(0, brace - 500), brace).split(',')) {
      const name = /(?:^|[\s;{])([.#][\w-]{1,80})\s*$/.exec(selector.trimEnd());
      // Only where the name stands alone: `.menu:hover .x` shows what `.x` hides.
      if (name?.[1] !== undefined && selector.trim() === name[1]) rules.set(name[1], hiddenBy);
    }
  }
  return rules;
}
