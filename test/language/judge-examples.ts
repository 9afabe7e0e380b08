import { clausesOf } from '../../src/text/spelling/clauses.ts';
import { evidenceFor } from '../../src/text/spelling/judge.ts';
import { type Language, proposalsFor } from '../../src/text/spelling/proposals.ts';
import { weighed } from '../../src/text/spelling/ranked-proposals.ts';
import type { Pair } from './language-sets.ts';

/** A proposal with whether it is right. */
export interface Example {
  readonly evidence: readonly number[];
  readonly right: boolean;
  /** The place in the sentence that it changes, the stretch that it takes up, and what it puts there. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const nowhere = (): boolean => false;

/** What is proposed for a sentence, each with whether it makes it (or its place, in one of the same length) right. */
export function examplesOf({ wrong, right }: Pair, language: Language): Example[] {
  const examples: Example[] = [];
  for (const { units, places } of clausesOf(wrong, 0, wrong.length, nowhere)) {
    for (const { proposal, part, traits } of weighed(proposalsFor(units, language), language.model)) {
      const from = places[part.from] ?? 0;
      const to = part.to === part.from ? from : (places[part.to - 1] ?? 0) + 1;
      examples.push({
        evidence: evidenceFor(traits),
        right: wrong !== right && mends({ wrong, right }, from, to, part.text),
        from,
        to,
        text: part.text,
        start: places[proposal.start] ?? 0,
        end: (places[proposal.end - 1] ?? 0) + 1,
      });
    }
  }
  return examples;
}

function mends({ wrong, right }: Pair, from: number, to: number, text: string): boolean {
  if (wrong.slice(0, from) + text + wrong.slice(to) === right) return true;
  const sameLength = wrong.length === right.length && text.length === to - from;
  return sameLength && text !== '' && right.slice(from, to) === text;
}
