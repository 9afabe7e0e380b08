import type { SpellingChecker } from '../../src/text/check-text.ts';
import { readText } from '../../src/text/checked-text.ts';
import type { TextFinding } from '../../src/text/text-finding.ts';
import type { Pair } from './language-sets.ts';

/** Which findings count: those that stop a publication, or all. */
export type Mode = 'gate' | 'advice';

/** False findings on sentences that are right. */
export interface FalseAlarms {
  readonly characters: number;
  readonly gate: number;
  readonly advice: number;
  readonly gatePerTenThousand: number;
  readonly advicePerTenThousand: number;
}

/** Of planted slips of a kind, how many sentences are right again when every suggestion is taken. */
export interface Corrected {
  readonly kind: string;
  readonly slips: number;
  readonly gate: number;
  readonly advice: number;
}

/**
 * Over sentences: a hit is a faulty one that is right again when every suggestion is taken; a false alarm is a right one that
 * would be changed.
 */
export interface Lenient {
  readonly faulty: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** What stands in a text when the suggestions are taken that count in a mode. */
export function withSuggestions(text: string, findings: readonly TextFinding[], mode: Mode): string {
  let changed = text;
  for (const found of findings.toSorted((one, other) => other.start - one.start))
    if (found.suggestion !== null && (mode === 'advice' || found.severity === 'gate'))
      changed = changed.slice(0, found.start) + found.suggestion + changed.slice(found.end);
  return changed;
}

/** Counts findings on right sentences; characters are UTF-16 units. */
export function measureFalseAlarms(checker: SpellingChecker, sentences: readonly string[]): FalseAlarms {
  let [characters, gate, advice] = [0, 0, 0];
  for (const sentence of sentences) {
    const findings = checker.check(readText(sentence));
    characters += sentence.length;
    advice += findings.length;
    gate += findings.filter((found) => found.severity === 'gate').length;
  }
  const per = (count: number): number => (count / characters) * 10_000;
  return { characters, gate, advice, gatePerTenThousand: per(gate), advicePerTenThousand: per(advice) };
}

/** How many planted slips are mended, kind by kind. */
export function measureCorrected(checker: SpellingChecker, slips: readonly Pair[]): Corrected[] {
  const kinds = [...new Set(slips.map((slip) => slip.kind ?? ''))];
  return kinds.map((kind) => {
    const of = slips.filter((slip) => (slip.kind ?? '') === kind);
    const mended = (mode: Mode): number =>
      of.filter(({ wrong, right }) => withSuggestions(wrong, checker.check(readText(wrong)), mode) === right)
        .length;
    return { kind, slips: of.length, gate: mended('gate'), advice: mended('advice') };
  });
}

/** Precision, recall and F1 over sentences, from 0 to 100. */
export function measureLenient(checker: SpellingChecker, pairs: readonly Pair[], mode: Mode): Lenient {
  let [hits, alarms, faulty] = [0, 0, 0];
  for (const { wrong, right } of pairs) {
    const changed = withSuggestions(wrong, checker.check(readText(wrong)), mode);
    if (wrong !== right) faulty += 1;
    if (wrong !== right && changed === right) hits += 1;
    if (wrong === right && changed !== right) alarms += 1;
  }
  const precision = hits + alarms === 0 ? 0 : (hits / (hits + alarms)) * 100;
  const recall = faulty === 0 ? 0 : (hits / faulty) * 100;
  return { faulty, precision, recall, f1: hits === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** Characters a second of processor time, over the texts as one. */
export function measureSpeed(checker: SpellingChecker, texts: readonly string[]): number {
  const text = texts.join('\n');
  checker.check(readText(text));
  const begun = process.cpuUsage();
  checker.check(readText(text));
  const { user, system } = process.cpuUsage(begun);
  return text.length / ((user + system) / 1_000_000);
}
