/**
 * The layout of official documents (GB/T 9704—2012), shared by the writers that make pages: A4, a text area of
 * 156 × 225 mm, 22 lines of 28 characters.
 */
export const PAPER = {
  widthMm: 210,
  heightMm: 297,
  topMm: 37,
  bottomMm: 35,
  leftMm: 28,
  rightMm: 26,
  /** From the page's lower edge to the line of the page number: it stands 7 mm below the text area (7.5). */
  footerMm: 24.8,
} as const;

/** Sizes in points: 二号, 三号, 四号, and the exact distance of lines. */
export const SIZES = { title: 22, titleLine: 33, body: 16, bodyLine: 28, pageNumber: 14 } as const;

/** Width of the text area in points. */
export const TEXT_WIDTH_PT = ((PAPER.widthMm - PAPER.leftMm - PAPER.rightMm) / 25.4) * 72;

/** How far name and date stand from the right edge, in characters. */
export interface SignatureIndents {
  readonly agency: number;
  readonly date: number;
}

const SHIFT = 2;
const LONGEST_NAME = 24;

/**
 * Where name and date stand without a seal (GB/T 9704—2012 7.3.5.2): the name two characters from the right edge, the date
 * beginning two characters right of the name's first; a date that would then stand further right than that stays two
 * characters away and the name moves left. Names too long for a line are set to the right with their date.
 */
export function signatureIndents(agency: string, date: string): SignatureIndents {
  const name = charactersOf(agency);
  const day = charactersOf(date);
  if (name > LONGEST_NAME) return { agency: SHIFT, date: SHIFT };
  const dateIndent = Math.max(name - day, SHIFT);
  return { agency: dateIndent + day + SHIFT - name, date: dateIndent };
}

/** 加盖印章 (GB/T 9704—2012 7.3.5.1): a round seal of 42 mm whose upper edge is less than a line below the text. */
export const SEAL = { diameterMm: 42, linesAbove: 2, dateIndent: 4 } as const;

/**
 * Where name and date stand under a seal: the date four characters from the right edge, the name centred over it; a name
 * that would then leave the text area ends at the edge, with the date centred under it.
 */
export function sealedIndents(agency: string, date: string): SignatureIndents {
  const difference = (charactersOf(agency) - charactersOf(date)) / 2;
  const agencyIndent = Math.max(SEAL.dateIndent - difference, 0);
  return { agency: agencyIndent, date: agencyIndent + difference };
}

/** Size of a 发文机关标志 that fits on one line, in points: 36 at most, smaller for long names. */
export function mastheadSize(name: string): number {
  return Math.max(16, Math.min(36, Math.floor(TEXT_WIDTH_PT / Math.max(charactersOf(name), 1))));
}

/** Width in Chinese characters: letters and digits are half as wide, and a quarter stands between them and Chinese. */
function charactersOf(text: string): number {
  const widths = Array.from(text, (character) => ((character.codePointAt(0) ?? 0) < 0x80 ? 0.5 : 1));
  return widths.reduce((sum, width, index) => {
    const gap = index > 0 && widths[index - 1] !== width ? 0.25 : 0;
    return sum + width + gap;
  }, 0);
}

/** The day that file properties carry: that of the signature, so that the same document is always the same file. */
export function documentDay(document: {
  readonly blocks: readonly { readonly kind: string; readonly date?: string }[];
}): string | null {
  return document.blocks.find((block) => block.kind === 'signature')?.date ?? null;
}

/** The text without what no printed page shows and XML forbids: control characters, halves of characters. */
export function printable(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, '');
}

// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000B-\u001F\u007F\uFFFD-\uFFFF]/g;
