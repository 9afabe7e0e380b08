import { hash } from 'node:crypto';
import type { Db } from '../../platform/database/connect.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import type { Fact } from './page-facts.ts';
import { digestsOf, factsStartingWith, IN_DOUBT } from './page-shared-facts.repository.ts';
import { listedMembers, type PageSource } from './page-source.ts';
import { agencyView, aroundView, columnView, mapView } from './page-views.ts';
import { reportListsOf } from './report-lists.repository.ts';
import { scopeOf, siteOfAgency } from './sites.ts';
import { isOldAddress } from './withdrawn-pages.ts';
import { PAGE_FORM } from '../../portal/layout.ts';

/**
 * Facts that many pages share: of the site, of agencies, of columns. Who changes them says only whose they are; what exactly
 * changed is found by holding what they are against what they were when the site last followed them.
 */

/** What changed of them, and what to keep for the next time. */
export interface SharedChange {
  readonly changed: readonly Fact[];
  /** Of the changed ones, those that weren't there before, or may not have been. */
  readonly appeared: readonly Fact[];
  readonly digests: ReadonlyMap<Fact, string>;
  readonly gone: readonly Fact[];
}

/** Increases when pages look different for the same data. */
const PAGE_FORMAT = 12;

/** What pages look like for the same data: of any kind, and what documents' pages say of themselves. */
export const PAGE_LOOK = [PAGE_FORMAT, PAGE_FORM] as const;

/** Digests of the facts of the sites themselves. `look`: of the program that makes the pages. */
export async function siteDigests(
  source: PageSource,
  look: readonly number[] = PAGE_LOOK,
): Promise<Map<Fact, string>> {
  const sites = await source.sites();
  const digests = new Map<Fact, string>([['logDays', digest(await source.logDays())]]);
  for (const slug of sites.all.keys()) {
    const { agencies, byId } = await source.directory(slug);
    const trees = await Promise.all([...byId.keys()].map(source.agency));
    digests.set(`site:${slug}`, digest([...look, await source.site(slug)]));
    digests.set(`appearance:${slug}`, digest(await source.appearance(slug)));
    // Whose documents count, too: of an agency that has no pages any more there may be some.
    digests.set(`directory:${slug}`, digest([agencies, [...byId], scopeOf(sites, slug)]));
    digests.set(`map:${slug}`, digest(trees.flatMap((pages) => (pages === null ? [] : [mapView(pages)]))));
  }
  for (const [path, { to, site }] of await source.oldAddresses())
    if (isOldAddress(path)) digests.set(`oldAddress:${path}`, digest([to, site]));
  return digests;
}

/** Digests of the facts about an agency. */
export async function agencyDigests(
  db: Db,
  source: PageSource,
  agencyId: string,
): Promise<Map<Fact, string>> {
  const digests = new Map<Fact, string>();
  const named = (await agenciesById(db, [agencyId])).get(agencyId);
  if (named !== undefined) digests.set(`name:${agencyId}`, digest([named.name, named.sort, named.slug]));
  for (const { year, members } of await reportListsOf(db, agencyId))
    digests.set(`reportMembers:${agencyId}:${year}`, digest(await listedMembers(db, members)));
  const pages = await source.agency(agencyId);
  if (pages === null) return digests;
  const site = siteOfAgency(await source.sites(), agencyId);
  digests.set(`agency:${agencyId}`, digest([agencyView(pages), site]));
  digests.set(`tree:${agencyId}`, digest([pages.frame.columns, [...pages.columns]]));
  digests.set(`guide:${agencyId}`, digest([pages.guide, pages.frame]));
  digests.set(`reportLists:${agencyId}`, digest(await source.reportLists(agencyId)));
  for (const placed of pages.columns.values()) {
    digests.set(`column:${placed.nodeId}`, digest(columnView(placed)));
    const { trail, column, frame } = aroundView(pages, placed);
    digests.set(`around:${placed.nodeId}`, digest([trail, column, frame.columns]));
  }
  return digests;
}

/** How facts of sites begin: those of one that is taken away are found by it. */
const OF_SITES = ['oldAddress:', 'site:', 'appearance:', 'directory:', 'map:'];

/** What changed of the sites' facts and an agency's since they were last kept. */
export async function sharedChange(
  db: Db,
  source: PageSource,
  agencyId: string | null,
): Promise<SharedChange> {
  const digests = await siteDigests(source);
  const before: string[] = await factsStartingWith(db, OF_SITES);
  if (agencyId !== null) {
    for (const [fact, value] of await agencyDigests(db, source, agencyId)) digests.set(fact, value);
    // A retired column is still one of the agency's nodes.
    const nodes = await nodesOf(db, agencyId);
    before.push(...['agency', 'tree', 'guide', 'name', 'reportLists'].map((name) => `${name}:${agencyId}`));
    before.push(...nodes.flatMap(({ id }) => [`column:${id}`, `around:${id}`]));
    before.push(...(await factsStartingWith(db, [`reportMembers:${agencyId}:`])));
  }
  const kept = await digestsOf(db, [...new Set([...before, ...digests.keys()])]);
  const changed = [...digests].filter(([fact, value]) => kept.get(fact) !== value).map(([fact]) => fact);
  const gone = [...kept.keys()].filter((fact): fact is Fact => !digests.has(fact as Fact));
  return {
    changed: [...changed, ...gone],
    appeared: changed.filter((fact) => (kept.get(fact) ?? IN_DOUBT) === IN_DOUBT),
    digests,
    gone,
  };
}

function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}
