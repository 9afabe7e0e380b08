import { dayInShanghai } from '../../law/dates.ts';
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

/** What the scope adds to a tsquery, e.g. `'~y2024' & '~kannualReport'`; none where everything is searched. */
export function scopeQueries(scope: SearchScope): string[] {
  const { agencyId = null, agencyIds = null, nodeIds = null, kind = null, validity = null } = scope;
  const { year = null, number = null, period = null } = scope;
  return [
    ...(agencyId === null ? [] : [quoted(agencyTerm(agencyId))]),
    ...(agencyIds === null ? [] : [anyOf(agencyIds.map(agencyTerm))]),
    ...(nodeIds === null ? [] : [anyOf(nodeIds.map(nodeTerm))]),
    ...(kind === null ? [] : [quoted(kindTerm(kind))]),
    ...(validity === null ? [] : [quoted(validityTerm(validity))]),
    ...(year === null ? [] : [quoted(yearTerm(year))]),
    ...(number === null ? [] : [...numberTerms(number)].map((term) => quoted(`${MARKS.number}${term}`))),
    ...(period === null ? [] : [periodQuery(period[0], new Date(period[1].getTime() - 1))]),
  ];
}

/** The months from one moment until another, both with their whole month. */
export function periodQuery(from: Date, to: Date): string {
  return anyOf(termsOfPeriod(dayInShanghai(from), dayInShanghai(to)));
}

function anyOf(terms: readonly string[]): string {
  // Nothing is in no column at all.
  if (terms.length === 0) return quoted(`${MARKS.facet}none`);
  return terms.length === 1 ? quoted(terms[0] ?? '') : `(${terms.map(quoted).join(' | ')})`;
}

function quoted(term: string): string {
  return `'${term.replaceAll("'", '').replaceAll('\\', '')}'`;
}
