import { firstDayOf, lastDayOf, yearOf, type PlainDate } from '../../law/dates.ts';
import { agencyTerm, kindTerm, nodeTerm, termsOfPeriod, validityTerm, yearTerm } from './facet-terms.ts';
import { numberTerms } from './search-vector.ts';
import { MARKS } from './search-terms.ts';

/** Which part of the published documents is searched; what is left out or null narrows nothing. */
export interface SearchScope {
  readonly agencyId?: string | null;
  /** These agencies, e.g. all of a site. */
  readonly agencyIds?: readonly string[] | null;
  /** A column with all below it. */
  readonly nodeIds?: readonly string[] | null;
  readonly kind?: string | null;
  readonly validity?: string | null;
  /** The year of publication. */
  readonly year?: string | null;
  /** A part of a 文号. */
  readonly number?: string | null;
  /** [from, until) */
  readonly period?: readonly [Date, Date] | null;
  /** Documents that are left out. */
  readonly without?: readonly string[];
}

/** What the scope adds to a tsquery, e.g. `'~y2024' & '~kannualReport'`, but for its period; none where everything is searched. */
export function scopeQueries(scope: SearchScope): string[] {
  const { agencyId = null, agencyIds = null, nodeIds = null, kind = null, validity = null } = scope;
  const { year = null, number = null } = scope;
  return [
    ...(agencyId === null ? [] : [quoted(agencyTerm(agencyId))]),
    ...(agencyIds === null ? [] : [anyOf(agencyIds.map(agencyTerm))]),
    ...(nodeIds === null ? [] : [anyOf(nodeIds.map(nodeTerm))]),
    ...(kind === null ? [] : [quoted(kindTerm(kind))]),
    ...(validity === null ? [] : [quoted(validityTerm(validity))]),
    ...(year === null ? [] : [quoted(yearTerm(year))]),
    ...(number === null ? [] : [...numberTerms(number)].map((term) => quoted(`${MARKS.number}${term}`))),
  ];
}

/** What covers so many months and more is asked by years. */
const MANY_MONTHS = 6;

/**
 * The days that a period is asked by: long ones reach to the ends of their years. The index walks through what is rarest in a query, and
 * months are rare: of many of them it walks through all, however rare the words are.
 */
export function widePeriod(from: PlainDate, to: PlainDate): readonly [PlainDate, PlainDate] {
  return termsOfPeriod(from, to).length < MANY_MONTHS
    ? [from, to]
    : [firstDayOf(yearOf(from)), lastDayOf(yearOf(to))];
}

/** What is published within the months of a period, or the years of a long one. */
export function periodQuery(from: PlainDate, to: PlainDate): string {
  return anyOf(termsOfPeriod(...widePeriod(from, to)));
}

function anyOf(terms: readonly string[]): string {
  // Nothing is in no column at all.
  if (terms.length === 0) return quoted(`${MARKS.facet}none`);
  return terms.length === 1 ? quoted(terms[0] ?? '') : `(${terms.map(quoted).join(' | ')})`;
}

function quoted(term: string): string {
  return `'${term.replaceAll("'", '').replaceAll('\\', '')}'`;
}
