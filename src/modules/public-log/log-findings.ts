/** What a verification found, in sentences for people. */
export interface LogFindings {
  /** What contradicts the log. */
  readonly faults: string[];
  /** What could not be held against it by this version of the program. */
  readonly doubts: string[];
}

/** More needn't be told of a site that is wrong everywhere. */
export const MOST_FINDINGS = 1_000;

const LONGEST_QUOTE = 60;

/** Words of others in a sentence for people: short, and nothing that a terminal would obey. */
export function quoted(text: string): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const letters = [...clean];
  return `“${letters.length > LONGEST_QUOTE ? `${letters.slice(0, LONGEST_QUOTE).join('')}…` : clean}”`;
}

/** Whether enough was found. */
export function isEnough({ faults, doubts }: LogFindings): boolean {
  return faults.length + doubts.length >= MOST_FINDINGS;
}
