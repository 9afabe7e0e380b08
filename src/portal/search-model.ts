import type { SearchPeriod } from './search-periods.ts';

/** What people ask of the search: a form's fields, empty where nothing is chosen. */
export interface SearchAsked {
  readonly text: string;
  /** Slug of the agency searched in. */
  readonly agency: string;
  /** Name (`key`) of a column of that agency. */
  readonly column: string;
  readonly kind: string;
  /** Year of publication. */
  readonly year: string;
  readonly validity: string;
  /** A part of a 文号. */
  readonly number: string;
  readonly period: SearchPeriod;
  readonly order: 'newest' | 'relevance';
  readonly page: number;
}

/** A value to choose, with how many of the answers have it where that is known. */
export interface SearchChoice {
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
}

/** A piece of text, marked where it was looked for. */
export interface SearchPiece {
  readonly text: string;
  readonly marked: boolean;
}

/** A found document as the page shows it. */
export interface SearchPageHit {
  readonly href: string;
  readonly title: readonly SearchPiece[];
  readonly excerpt: readonly SearchPiece[];
  readonly agencySlug: string;
  readonly agencyName: string;
  readonly kind: string;
  readonly publishedOn: string;
  readonly documentNumber: string;
  readonly indexNumber: string;
  /** 有效性 in Chinese; empty where it has none. */
  readonly validity: string;
  readonly isInForce: boolean;
  /** The number typed is this document's own. */
  readonly exact: boolean;
  /** The file in which words stand that the document itself lacks. */
  readonly attachment: {
    readonly name: string;
    readonly href: string;
    readonly excerpt: readonly SearchPiece[];
  } | null;
}

/** `/search?q=…` */
export interface SearchPage extends SearchAsked {
  readonly pages: number;
  /** Null when nothing was asked yet. */
  readonly total: number | null;
  /** `total` is a lower bound. */
  readonly more: boolean;
  /** Nothing has what was typed; these have this. */
  readonly corrected: string | null;
  /** So many have all of the words, the others nearly all; null where all have all. */
  readonly whole: number | null;
  /** What may have been meant. */
  readonly suggestions: readonly string[];
  readonly choices: {
    readonly agencies: readonly SearchChoice[];
    /** Of the chosen agency; none before one is chosen. */
    readonly columns: readonly SearchChoice[];
    readonly kinds: readonly SearchChoice[];
    readonly years: readonly SearchChoice[];
    readonly validities: readonly SearchChoice[];
  };
  readonly hits: readonly SearchPageHit[];
}

/** Whether anything is chosen that narrows: then the choice alone is answered with a list. Undefined and '' stand for nothing. */
export function isNarrowed({
  agency,
  column,
  kind,
  year,
  validity,
  number,
  period,
}: {
  readonly [Name in 'agency' | 'column' | 'kind' | 'year' | 'validity' | 'number']?: string | undefined;
} & { readonly period: string }): boolean {
  return period !== 'any' || [agency, column, kind, year, validity, number].some((one) => (one ?? '') !== '');
}
