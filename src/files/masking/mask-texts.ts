import type { MaskedValue } from '../../text/masking-rule.ts';
import { everyElement, localName, type XmlElement } from './xml-tree.ts';
import { BREAK, isLongNumber, placesOf, type ValuePlace } from './value-places.ts';

/** Elements at whose edges what is read ends: a value never reaches from one into another. */
const APART = new Set(
  `p tc tr tbl si is c row comment v f author definedName text formula1 formula2 oddHeader oddFooter evenHeader evenFooter firstHeader
   firstFooter lpstr lpwstr cell`.split(/\s+/u),
);
/** Attributes that only place things: cells, small numbers, words of the format. */
const STRUCTURAL = /^(?:.?|-?\d{1,6}|\$?[A-Z]{1,3}\$?\d{1,7}(?::\$?[A-Z]{1,3}\$?\d{1,7})?)$/u;
/** Text that Word keeps but doesn't print where it stands. */
const UNPRINTED = new Set(['delText', 'instrText', 'delInstrText', 'rPh']);

/** What is masked, and how. */
export interface PartMasking {
  readonly values: readonly MaskedValue[];
  /** Whether every element ends what is read, as in parts of unknown make. */
  readonly everyElementApart: boolean;
  /** What stands for each masked character. */
  readonly mark: string;
  /** Whether long numbers are masked over cells and paragraphs too, a digit in each: where all text may become another. */
  readonly joins?: boolean;
  /** Elements whose text is no text: numbers of shared strings, places of drawings. */
  readonly skips: (element: XmlElement) => boolean;
}

/** A text that may be changed; null ends what is read. */
export type Piece = { text: string } | null;

/**
 * Masks values in the texts and attributes of a part, also where their characters are spread over runs of different format, with
 * deleted words or codes of fields between them. Returns how many places were masked.
 */
export function maskPart(root: XmlElement, masking: PartMasking): number {
  const { values, mark } = masking;
  let masked = 0;
  for (const all of [false, true]) masked += maskPieces(textPieces(root, { ...masking, all }), values, mark);
  const long = masking.joins === true ? values.filter(({ value }) => isLongNumber(value)) : [];
  if (long.length > 0) {
    const whole = textPieces(root, { ...masking, all: true }).filter((piece) => piece !== null);
    masked += maskPieces(whole, long, mark);
  }
  return masked + maskAttributes(root, values, mark);
}

/** The texts of a part in their order, parted where what is read ends. */
export function textPieces(
  root: XmlElement,
  how: Pick<PartMasking, 'everyElementApart' | 'skips'> & {
    /** Whether deleted words and codes of fields count as text. */
    readonly all: boolean;
  },
): Piece[] {
  const pieces: Piece[] = [];
  function walk(element: XmlElement): void {
    if (how.skips(element) || (!how.all && UNPRINTED.has(localName(element)))) return;
    const apart = how.everyElementApart || APART.has(localName(element));
    if (apart) pieces.push(null);
    for (const child of element.children) {
      if (child.kind === 'text') pieces.push(child);
      else walk(child);
    }
    if (apart) pieces.push(null);
  }
  walk(root);
  return pieces;
}

/** All attributes of a part that say anything, each for itself, as they are and as an address spells them. */
export function attributeTexts(root: XmlElement): string {
  const texts: string[] = [];
  for (const element of everyElement(root))
    for (const [, value] of element.attributes) {
      if (STRUCTURAL.test(value)) continue;
      texts.push(value);
      if (value.includes('%')) texts.push(unescaped(value));
    }
  return texts.join(BREAK);
}

/** Pieces as one text. */
export function joinedPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece === null ? BREAK : piece.text)).join('');
}

/** Pieces as one text, as if nothing parted them: numbers may have a cell for each digit. */
export function joinedThrough(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece?.text.trim() ?? '').join('');
}

/** Masks values in pieces, a value over several of them as a whole. Returns how many places there were. */
export function maskPieces(pieces: readonly Piece[], values: readonly MaskedValue[], mark: string): number {
  const places = placesOf(values, joinedPieces(pieces));
  if (places.length === 0) return 0;
  let at = 0;
  let next = 0;
  for (const piece of pieces) {
    const length = piece === null ? BREAK.length : piece.text.length;
    if (piece !== null) piece.text = maskedPiece({ text: piece.text, at }, { places, next, mark });
    at += length;
    while ((places[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next += 1;
  }
  return places.length;
}

function maskAttributes(root: XmlElement, values: readonly MaskedValue[], mark: string): number {
  const pieces: Piece[] = [];
  const written: (() => void)[] = [];
  for (const element of everyElement(root))
    for (const attribute of element.attributes) {
      if (STRUCTURAL.test(attribute[1])) continue;
      const piece = { text: attribute[1] };
      const spelt = { text: attribute[1].includes('%') ? unescaped(attribute[1]) : '' };
      const [before, speltBefore] = [piece.text, spelt.text];
      pieces.push(piece, null, spelt, null);
      written.push(() => {
        // An address may spell characters as `%E5%BC%A0`; where such hold a value, it leads nowhere any more.
        attribute[1] = spelt.text !== speltBefore && piece.text === before ? 'about:blank' : piece.text;
      });
    }
  const masked = maskPieces(pieces, values, mark);
  if (masked > 0) for (const write of written) write();
  return masked;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The part of a place that lies in a piece: what is shown stands where the place begins. */
function maskedPiece(
  { text, at }: { text: string; at: number },
  { places, next, mark }: { places: readonly ValuePlace[]; next: number; mark: string },
): string {
  let written = '';
  let from = 0;
  for (let index = next; index < places.length; index += 1) {
    const place = places[index];
    if (place === undefined || place.start >= at + text.length) break;
    const start = Math.max(place.start - at, 0);
    const end = Math.min(place.end - at, text.length);
    if (end <= start) continue;
    const shown = place.start >= at ? (place.value.shown ?? '') : '';
    written += text.slice(from, start) + (place.value.shown === undefined ? mark.repeat(end - start) : shown);
    from = end;
  }
  return written + text.slice(from);
}
