import { foldedAddress } from '../../platform/http/answered-files.ts';

/** What is answered at addresses at which nothing stands any more. */
export interface AnsweredAddresses {
  /** Address → the address to which it leads in the end. */
  readonly redirects: ReadonlyMap<string, string>;
  /** What was there is gone for good. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Follows each step to its end: an address that leads to another that leads on leads there at once. What leads in a circle,
 * or to something that left no trace, is gone; nobody is ever sent round. Great and small letters are the same address.
 * @param steps address → where it leads; null where nothing is left
 */
export function followAddresses(steps: ReadonlyMap<string, string | null>): AnsweredAddresses {
  const redirects = new Map<string, string>();
  const gone = new Set<string>();
  const folded = foldedSteps(steps);
  for (const from of steps.keys()) {
    const end = endOf(folded, from);
    if (end === null) gone.add(from);
    else redirects.set(from, end);
  }
  return { redirects, gone };
}

/** Whether a new step from one address to another would lead back to where it begins. */
export function wouldCircle(
  steps: ReadonlyMap<string, string | null>,
  step: { from: string; to: string },
): boolean {
  const folded = foldedSteps(steps);
  const seen = new Set([foldedAddress(step.from)]);
  let at: string | null | undefined = step.to;
  while (typeof at === 'string') {
    const key = foldedAddress(at);
    if (seen.has(key)) return true;
    seen.add(key);
    at = folded.get(key);
  }
  return false;
}

function foldedSteps(steps: ReadonlyMap<string, string | null>): ReadonlyMap<string, string | null> {
  return new Map([...steps].map(([from, to]) => [foldedAddress(from), to]));
}

function endOf(folded: ReadonlyMap<string, string | null>, from: string): string | null {
  const seen = new Set<string>();
  let at = from;
  for (let key = foldedAddress(at); !seen.has(key); key = foldedAddress(at)) {
    seen.add(key);
    const next = folded.get(key);
    if (next === undefined) return at;
    if (next === null) return null;
    at = next;
  }
  return null;
}
