import type { PageStep } from './page-numbers.ts';

/**
 * Everything that a page of the public site can be made from, under a name. A page's receipt holds the names of what it
 * read; a change says which of them it changed; the pages to make anew are those where the two meet. A name stands for what
 * is *seen* of a thing and not for its row: `line` is a document in a list, `entry` in a feed, `item` on its own page.
 */
export type Fact =
  /** Settings, address, style sheet of a site. */
  | `site:${string}`
  /** Its colours, 变灰, banner. */
  | `appearance:${string}`
  /** Which agencies are on it, in their order, with the top of their catalogues. */
  | `directory:${string}`
  /** The same with two levels of columns. */
  | `map:${string}`
  /** Name, telephone and top columns of an agency, and on which site it is: what stands on each of its pages. */
  | `agency:${string}`
  /** All columns of an agency. */
  | `tree:${string}`
  /** What the guide to applying names besides. */
  | `guide:${string}`
  /** An agency's name where others name it. */
  | `name:${string}`
  /** A column as its documents name it: the way to it. */
  | `column:${string}`
  /** A column with what stands around it. */
  | `around:${string}`
  /** In which column an agency's lists of annual reports stand, and which years there are. */
  | `reportLists:${string}`
  /** Whose reports of a year an agency lists: `reportMembers:<agency>:<year>`. */
  | `reportMembers:${string}`
  /** The public annual reports of an agency for a year: `reports:<agency>:<year>`. */
  | `reports:${string}`
  | `item:${string}`
  /** What is linked with a document: what explains it or is explained by it, what is amended, repealed or replaced by it. */
  | `links:${string}`
  | `line:${string}`
  | `entry:${string}`
  /** Where the address of a withdrawn document leads. */
  | `step:${string}`
  /** Where an address leads that a column has left, and on which site it is: `oldAddress:<path>`. */
  | `oldAddress:${string}`
  /** What stands on page k of a column: `list:<node>:<k>`; also of the last one, which isn't full. */
  | `list:${string}`
  /** Whether page k of a column stands under its number: `columnPage:<node>:<k>`. */
  | `columnPage:${string}`
  /** Whether its data do. */
  | `columnData:${string}`
  /** Whether the page before leads to it. */
  | `columnLink:${string}`
  /** The highest number given in a column. */
  | `end:${string}`
  /** Who is among the newest: `head:<name>:<agency or site>`, see `page-heads.ts`. */
  | `head:${string}`
  /** Whether an agency has sitemap k, and what stands on it: `sitemap:<agency>:<k>`. */
  | `sitemap:${string}`
  /** How many sitemaps an agency has. */
  | `sitemaps:${string}`
  /** How many documents each column of an agency holds. */
  | `counts:${string}`
  /** Entries of the public log that stand in a part: `logPart:<k>`. */
  | `logPart:${string}`
  /** The signed ends of its days. */
  | 'logDays';

/** What stands on page k of a column. */
export function listFact(nodeId: string, block: number): Fact {
  return `list:${nodeId}:${block}`;
}

/** What these facts are called. */
export const STEP_FACTS = { page: 'columnPage', data: 'columnData', link: 'columnLink' } as const;

/** Whether this is written of page k of a column. */
export function stepFact(step: PageStep, nodeId: string, page: number): Fact {
  return `${STEP_FACTS[step]}:${nodeId}:${page}`;
}

/** Whether there is sitemap k, and what stands on it. */
export function sitemapFact(agencyId: string, k: number): Fact {
  return `sitemap:${agencyId}:${k}`;
}

/** A fact's name and what it is about: `list:<node>:<k>` is ['list', '<node>', '<k>']. */
export function partsOf(fact: string): readonly [name: string, of: string, which: string] {
  const [name = '', of = '', which = ''] = fact.split(':');
  return [name, of, which];
}
