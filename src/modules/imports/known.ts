import { z } from 'zod';
import { day } from '../../platform/http/shapes.ts';

/** What is known of an item from one place: a row of a list, the data of an export, its page. What isn't known is left out. */
export const known = z
  .object({
    title: z.string(),
    summary: z.string(),
    bodyHtml: z.string(),
    documentNumber: z.string(),
    indexNumber: z.string(),
    writtenOn: day,
    effectiveOn: day,
    lapsesOn: day,
    publicityUntil: day,
    /** When it became public where it comes from. */
    publishedOn: day,
    /** From the top of the catalogue down. */
    columns: z.array(z.string()),
    validity: z.enum(['valid', 'lapsed', 'repealed', 'amended']),
    attribute: z.enum(['proactive', 'onRequest', 'withheld']),
    attributeReason: z.string(),
    audience: z.string(),
    disclosureTerm: z.string(),
    theme: z.string(),
    genre: z.string(),
    facet: z.string(),
    keywords: z.array(z.string()),
    contentSource: z.string(),
    responsibleUnit: z.string(),
    url: z.string(),
  })
  .partial();

/** The same as a type. */
export type Known = z.output<typeof known>;

/** All that is known, the first that says something counting for each member. */
export function mergeKnown(sources: readonly Known[]): Known {
  const entries = sources
    .toReversed()
    .flatMap((source) => Object.entries(source).filter(([, value]) => says(value)));
  return known.parse(Object.fromEntries(entries));
}

function says(value: unknown): boolean {
  return value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** Without members that say nothing; null is nothing. */
export function knownOf(values: Readonly<Record<string, unknown>>): Known {
  return known.parse(
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && says(value))),
  );
}
