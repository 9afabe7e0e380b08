/** A run of figures, or of Latin letters, stands for itself as one unit. */
export const FIGURES = -1;
/** See FIGURES. */
export const LATIN = -2;

/** Words between two marks: Chinese characters, figures and Latin runs as units. */
export interface Clause {
  /** UTF-16 codes of characters, or FIGURES, LATIN. */
  readonly units: readonly number[];
  /** Where each unit begins in the text; one more, where the last ends. */
  readonly places: readonly number[];
}

/** Longer ones are cut, so that what no person wrote takes no more room. */
const LONGEST = 1000;

/** The clauses of a stretch of text with at least two units. Marks, spaces, line ends and characters beyond the plane end one. */
export function* clausesOf(
  text: string,
  start: number,
  end: number,
  isAddress: (start: number, end: number) => boolean,
): Generator<Clause> {
  let units: number[] = [];
  let places: number[] = [];
  let at = start;
  const hasAddress = isAddress(start, end);
  while (at < end) {
    const from = at;
    const unit = unitAt(text, at);
    if (unit !== null) {
      at += 1;
      if (unit < 0) while (at < end && unitAt(text, at) === unit) at += 1;
      // A number goes on behind a point or a comma between figures.
      if (unit === FIGURES) at = endOfFigures(text, at, end);
    }
    const ends = unit === null || (hasAddress && isAddress(from, at));
    if (!ends) {
      units.push(unit);
      places.push(from);
    }
    if (ends || units.length === LONGEST) {
      if (units.length > 1) yield { units, places: [...places, ends ? from : at] };
      [units, places] = [[], []];
      if (unit === null) at += 1;
    }
  }
  if (units.length > 1) yield { units, places: [...places, end] };
}

function endOfFigures(text: string, start: number, end: number): number {
  let at = start;
  while (at < end) {
    if (unitAt(text, at) === FIGURES) at += 1;
    else if (at + 1 < end && '.,．，'.includes(text.charAt(at)) && unitAt(text, at + 1) === FIGURES) at += 2;
    else if ('%％‰'.includes(text.charAt(at))) return at + 1;
    else return at;
  }
  return at;
}

function unitAt(text: string, at: number): number | null {
  const code = text.charCodeAt(at);
  if ((code >= 0x4e00 && code <= 0x9fff) || code === 0x3007 || (code >= 0x3400 && code <= 0x4dbf))
    return code;
  if ((code >= 48 && code <= 57) || (code >= 0xff10 && code <= 0xff19)) return FIGURES;
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LATIN;
  return null;
}
