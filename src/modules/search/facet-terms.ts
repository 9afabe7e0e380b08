import { MARKS } from './search-terms.ts';

/** What a document is, as far as people filter by it. */
export interface Facets {
  readonly agencyId: string;
  readonly nodeId: string;
  readonly kind: string;
  readonly validity: string;
  /** The day on which it was first published, in Shanghai. */
  readonly publishedOn: string;
}

/** Facets are terms like any other: one index finds and narrows at once. */
export function facetTerms(facets: Facets): string[] {
  const [year = '', month = ''] = facets.publishedOn.split('-');
  return [
    agencyTerm(facets.agencyId),
    nodeTerm(facets.nodeId),
    kindTerm(facets.kind),
    validityTerm(facets.validity),
    yearTerm(year),
    monthTerm(year, month),
  ];
}

/** The agency. The end of an identifier is random: enough to tell. */
export function agencyTerm(id: string): string {
  return `${MARKS.facet}a${id.slice(-12)}`;
}

/** The column. */
export function nodeTerm(id: string): string {
  return `${MARKS.facet}n${id.slice(-12)}`;
}

/** The kind of document. */
export function kindTerm(kind: string): string {
  return `${MARKS.facet}k${kind}`;
}

/** 有效性 */
export function validityTerm(validity: string): string {
  return `${MARKS.facet}v${validity}`;
}

/** The year of publication, `2024`. */
export function yearTerm(year: string): string {
  return `${MARKS.facet}y${year}`;
}

/** The month of publication, `2024` and `05`. */
export function monthTerm(year: string, month: string): string {
  return `${MARKS.facet}m${year}${month}`;
}

/** Terms of which each document that was published in the month of `from` or later, until that of `to`, has one. Days as `2024-05-31`. */
export function termsOfPeriod(from: string, to: string): string[] {
  const [firstYear, firstMonth] = yearAndMonth(from);
  const [lastYear, lastMonth] = yearAndMonth(to);
  const terms: string[] = [];
  for (let year = firstYear; year <= lastYear; year += 1) {
    const begin = year === firstYear ? firstMonth : 1;
    const end = year === lastYear ? lastMonth : 12;
    if (begin === 1 && end === 12) terms.push(yearTerm(String(year)));
    else
      for (let month = begin; month <= end; month += 1)
        terms.push(monthTerm(String(year), String(month).padStart(2, '0')));
  }
  return terms;
}

function yearAndMonth(day: string): [number, number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}
