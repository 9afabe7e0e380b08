/** What a verification found, in sentences for people. */
export interface LogFindings {
  /** What contradicts the log. */
  readonly faults: string[];
  /** What could not be held against it by this version of the program. */
  readonly doubts: string[];
}

/** What was found at one address. */
export interface Suspicion extends LogFindings {
  /** From the root; null for what isn't a document's. */
  readonly path: string | null;
  /** Found by looking through folders or sitemaps, and not at the address itself. */
  readonly isListed: boolean;
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
