import { parseDocumentNumber } from '../document-number.ts';
import { LETTER_SEQUENCES, type LetterSequence } from './letter-kinds.ts';

/** How an agency writes the numbers of each sequence: 三角公复〔{年}〕{号}号. */
export type LetterPatterns = Readonly<Record<LetterSequence, string>>;

/** All sequences. */
export const SEQUENCES = ['answer', 'notice', 'inquiry'] as const satisfies readonly LetterSequence[];

/** What an agency starts with: its short name without 镇, 街道 and the like, and the mark of the sequence. */
export function defaultPatterns(shortName: string): LetterPatterns {
  const bare = shortName.replace(/(?:人民政府|街道办事处|街道|镇|乡|区|县|局|委员会)$/u, '');
  const word = bare === '' ? shortName : bare;
  return {
    answer: patternOf(word, 'answer'),
    notice: patternOf(word, 'notice'),
    inquiry: patternOf(word, 'inquiry'),
  };
}

/** The number as it is written (GB/T 9704: hexagonal brackets, no leading zeros). */
export function letterNumber(pattern: string, year: number, number: number): string {
  return pattern.replace('{年}', String(year)).replace('{号}', String(number));
}

/** What is wrong with one pattern, in Chinese; null when nothing is. */
export function faultOfPattern(sequence: LetterSequence, pattern: string): string | null {
  const whole = /^[^{}]*\{年\}[^{}]*\{号\}[^{}]*$/u.test(pattern);
  return whole && parseDocumentNumber(letterNumber(pattern, 2025, 1)) !== null
    ? null
    : `“${LETTER_SEQUENCES[sequence].label}”的文号格式应为“机关代字〔{年}〕{号}号”。`;
}

/** What is wrong with the patterns, in Chinese; null when nothing is. */
export function faultOfPatterns(patterns: LetterPatterns): string | null {
  for (const sequence of SEQUENCES) {
    const fault = faultOfPattern(sequence, patterns[sequence]);
    if (fault !== null) return fault;
  }
  return new Set(SEQUENCES.map((sequence) => patterns[sequence])).size === SEQUENCES.length
    ? null
    : '各类文书的文号格式不能相同，否则会重号。';
}

function patternOf(word: string, sequence: LetterSequence): string {
  return `${word}${LETTER_SEQUENCES[sequence].mark}〔{年}〕{号}号`;
}
