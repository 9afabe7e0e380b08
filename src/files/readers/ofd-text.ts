import type { Glyph } from './page-ink.ts';
import { matrixOfObject } from './ofd-matrix.ts';
import { type Matrix, mapped } from './page-axis.ts';
import { meantCharacter } from './page-characters.ts';
import { type XmlElement, childrenOf } from './ofd-xml.ts';

/** Characters of a text object; those that lean or run another way are only counted. */
export interface OfdText {
  readonly glyphs: readonly Glyph[];
  readonly leaning: number;
}

/** Longer runs of one number are no text. */
const MOST_REPEATED = 100_000;
const LEANING = 0.05;
/** In widths of the font: how far apart digits and letters of one word may be. */
const DIGIT_STEP = 0.7;
const LETTER_STEP = 1;

/** Reads a text object; `matrix` leads from its page's millimetres to points. */
export function readOfdText(object: XmlElement, matrix: Matrix): OfdText {
  const whole = matrixOfObject(object, matrix);
  const size = Number(object.attributes['Size'] ?? '0');
  const stretch = Number(object.attributes['HScale'] ?? '1') || 1;
  const glyphs: Glyph[] = [];
  let leaning = 0;
  let at = { x: 0, y: 0 };
  for (const code of childrenOf(object, 'TextCode')) {
    // Where a place isn't given, it goes on at the one before.
    at = { x: numberOr(code.attributes['X'], at.x), y: numberOr(code.attributes['Y'], at.y) };
    const characters = Array.from(code.text);
    if (whole[0] <= 0 || Math.abs(whole[1]) > LEANING * Math.abs(whole[0])) leaning += characters.length;
    else glyphs.push(...placed(characters, { code, at, size, stretch, whole }));
  }
  return { glyphs, leaning };
}

function placed(
  characters: readonly string[],
  on: { code: XmlElement; at: { x: number; y: number }; size: number; stretch: number; whole: Matrix },
): Glyph[] {
  const steps = {
    x: stepsOf(on.code.attributes['DeltaX'], characters.length),
    y: stepsOf(on.code.attributes['DeltaY'], characters.length),
  };
  let { x, y } = on.at;
  return characters.map((character, index) => {
    const width = naturalWidth(character) * on.size * on.stretch;
    const step = steps.x[index] ?? (steps.y.length > 0 ? 0 : width);
    const reach = index < characters.length - 1 ? inkWidth(character, { width, step }) : width;
    const from = mapped(on.whole, { x, y });
    const to = mapped(on.whole, { x: x + reach, y });
    x += step;
    y += steps.y[index] ?? 0;
    return {
      text: meantCharacter(character),
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      baseline: from.y,
      size: on.size * Math.hypot(on.whole[2], on.whole[3]),
    };
  });
}

/** The steps between characters: numbers, and `g 3 2.5` for three times 2.5. The last one goes on. */
function stepsOf(text: string | undefined, count: number): number[] {
  if (text === undefined || text.trim() === '') return [];
  const words = text.trim().split(/\s+/);
  const steps: number[] = [];
  for (let index = 0; index < words.length && steps.length < count; index += 1) {
    if (words[index] !== 'g') {
      steps.push(numberOr(words[index], 0));
      continue;
    }
    const times = Math.min(Math.max(0, Math.trunc(numberOr(words[index + 1], 0))), MOST_REPEATED);
    const step = numberOr(words[index + 2], 0);
    for (let time = 0; time < times && steps.length < count; time += 1) steps.push(step);
    index += 2;
  }
  const last = steps.at(-1) ?? 0;
  while (steps.length < count) steps.push(last);
  return steps;
}

/** The file doesn't say how wide a character is: Latin ones take half of what Chinese ones take. */
function naturalWidth(character: string): number {
  return (character.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
}

/** Up to the next character where both are of one word; else as wide as it would be. */
function inkWidth(character: string, { width, step }: { width: number; step: number }): number {
  if (step <= 0) return width;
  const most = (/\d/.test(character) ? DIGIT_STEP : LETTER_STEP) * 2 * width;
  return naturalWidth(character) < 1 && step <= most ? step : Math.min(step, width);
}

function numberOr(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(number) ? otherwise : number;
}
