import type { Fact } from './page-facts.ts';

/** The documents of some kinds that became public last, of an agency or of a whole site: what home pages and feeds show. */
export interface Head {
  readonly of: 'agency' | 'site';
  /** Null: all kinds. */
  readonly kinds: readonly string[] | null;
  /** How many of them. */
  readonly limit: number;
}

const POLICIES = ['policy', 'normative', 'interpretation'] as const;
const ON_HOME = 8;

/** All that pages show. A page reads them by name, so that a change finds the pages whose newest it is among. */
export const HEADS = {
  'home.news': { of: 'agency', kinds: ['news'], limit: ON_HOME },
  'home.notices': { of: 'agency', kinds: ['notice'], limit: ON_HOME },
  'home.policies': { of: 'agency', kinds: POLICIES, limit: ON_HOME },
  'home.keyAreas': {
    of: 'agency',
    kinds: ['keyArea', 'budget', 'finalAccounts'],
    limit: ON_HOME,
  },
  'home.annualReports': { of: 'agency', kinds: ['annualReport'], limit: ON_HOME },
  feed: { of: 'agency', kinds: null, limit: 30 },
  'site.latest': { of: 'site', kinds: null, limit: 12 },
  'site.policies': { of: 'site', kinds: POLICIES, limit: 12 },
} as const satisfies Readonly<Record<string, Head>>;

/** Name of a head. */
export type HeadName = keyof typeof HEADS;

/** Kinds of which the home of an agency shows the newest. */
export const HOME_KINDS: readonly string[] = Object.entries<Head>(HEADS).flatMap(([name, { kinds }]) =>
  name.startsWith('home.') ? (kinds ?? []) : [],
);

/** Names of all heads. */
export const HEAD_NAMES: readonly HeadName[] = Object.keys(HEADS).filter(isHeadName);

function isHeadName(name: string): name is HeadName {
  return name in HEADS;
}

/** Who is among these newest of an agency, or of a site where the head is one. */
export function headFact(name: HeadName, of: string): Fact {
  return `head:${name}:${of}`;
}
