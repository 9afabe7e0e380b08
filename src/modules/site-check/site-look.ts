import type { SeenPage } from './seen-page.ts';
import type { RuleWords } from './finding.ts';

/** What a rule may ask about the site around a page. */
export interface SiteLook {
  /** Without a slash at its end. */
  readonly siteUrl: string;
  /** What is at an address of the site, from the root and decoded: a file or the program, nothing, or what is gone for good. */
  at(path: string): 'there' | 'missing' | 'gone';
  /** The ids of a page; null when there is no page. */
  idsOf(path: string): ReadonlySet<string> | null;
  /** How often sitemaps list an address; 2 is twice and more. */
  listed(path: string): 0 | 1 | 2;
  /** Whether the index of sitemaps names the one at this address. */
  indexed(path: string): boolean;
  /** Beginnings of addresses that robots.txt keeps all robots from. */
  readonly disallowed: readonly string[];
}

/** A rule about one page. */
export interface PageRule extends RuleWords {
  readonly on: readonly SeenPage['kind'][];
  /** It is about what is set for the whole site: found once, however many pages have it. */
  readonly ofSite?: boolean;
  /** A Chinese sentence for each fault. */
  check(page: SeenPage, site: SiteLook): readonly string[];
}

/** One fault when it is true, else none. */
export function when(faulty: boolean, message: string): readonly string[] {
  return faulty ? [message] : [];
}
