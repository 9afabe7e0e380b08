/**
 * Characters made comparable: how a number or a name is set on paper (full width, small letters, spaces, dashes, radicals in
 * place of characters) must not hide it.
 */

/** What a separator folds to: it stands between the characters of a number without being one of them. */
export const SEPARATOR = 0;

/** Radicals of the simplified script, which fonts of PDF files name in place of characters; Unicode folds only the others. */
const SIMPLIFIED_RADICALS = new Map([
  ['⺠', '民'],
  ['⻅', '见'],
  ['⻆', '角'],
  ['⻉', '贝'],
  ['⻋', '车'],
  ['⻓', '长'],
  ['⻔', '门'],
  ['⻘', '青'],
  ['⻙', '韦'],
  ['⻚', '页'],
  ['⻛', '风'],
  ['⻜', '飞'],
  ['⻝', '食'],
  ['⻢', '马'],
  ['⻣', '骨'],
  ['⻤', '鬼'],
  ['⻥', '鱼'],
  ['⻦', '鸟'],
  ['⻩', '黄'],
  ['⻬', '齐'],
  ['⻮', '齿'],
  ['⻰', '龙'],
]);
/** Letters that are drawn like the X of an identity number. */
const LIKE_X = /[×✕✖╳ХхΧχⅩ]/u;
const SEPARATORS =
  /[\s\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\-‐‑‒–—―−﹣－_＿.·•・．/／\\|｜,，、'"‘’“”()（）[\]［］【】<>〈〉:：;；]/u;

const folded = new Uint16Array(0x10000);
let ready = false;

/** The character for comparison of one UTF-16 unit, `SEPARATOR` for what may stand between digits. */
export function foldedUnit(unit: number): number {
  if (!ready) prepare();
  return folded[unit] ?? unit;
}

/** A text's folded units, separators left out. */
export function foldedUnits(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => foldedUnit(text.charCodeAt(at))).filter(
    (unit) => unit !== SEPARATOR,
  );
}

/** Whether a folded unit is a digit. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function prepare(): void {
  for (let unit = 0; unit < folded.length; unit += 1) folded[unit] = foldOne(unit);
  ready = true;
}

function foldOne(unit: number): number {
  const char = String.fromCharCode(unit);
  if (SEPARATORS.test(char)) return SEPARATOR;
  if (LIKE_X.test(char)) return 0x58;
  const radical = SIMPLIFIED_RADICALS.get(char);
  if (radical !== undefined) return radical.charCodeAt(0);
  if (unit < 0x80 || isCompatible(unit)) {
    const plain = char.normalize('NFKC').toUpperCase();
    return plain.length === 1 ? plain.charCodeAt(0) : unit;
  }
  return unit;
}

/** Superscripts, circled and full-width digits, radicals, doubled ideographs: what Unicode keeps only for old encodings. */
function isCompatible(unit: number): boolean {
  return (
    (unit >= 0x2070 && unit <= 0x209f) ||
    (unit >= 0x2460 && unit <= 0x24ff) ||
    (unit >= 0x2e80 && unit <= 0x2fdf) ||
    (unit >= 0xf900 && unit <= 0xfaff) ||
    (unit >= 0xff00 && unit <= 0xffef)
  );
}
