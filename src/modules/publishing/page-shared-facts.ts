import { hash } from 'node:crypto';
import type { Db } from '../../platform/database/connect.ts';
import { agenciesById } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import type { Fact } from './page-facts.ts';
import { digestsOf, factsStartingWith } from './page-shared-facts.repository.ts';
import { listedMembers, type PageSource } from './page-source.ts';
import { agencyView, aroundView, columnView, mapView } from './page-views.ts';
import { reportListsOf } from './report-lists.repository.ts';
import { isOldAddress } from './withdrawn-pages.ts';

/**
 * Facts that many pages share: of the site, of agencies, of columns. Who changes them says only whose they are; what exactly
 * changed is found by holding what they are against what they were when the site last followed them.
 */

/** What changed of them, and what to keep for the next time. */
export interface SharedChange {
  readonly changed: readonly Fact[];
  /** Of the changed ones, those that weren't there before. */
  readonly appeared: readonly Fact[];
  readonly digests: ReadonlyMap<Fact, string>;
  readonly gone: readonly Fact[];
}

/** Increases when pages look different for the same data. */
export const PAGE_FORMAT = 5;

/** Digests of the facts of the site itself. */
export async function siteDigests(source: PageSource): Promise<Map<Fact, string>> {
  const { agencies, byId } = await source.directory();
  const trees = await Promise.all([...byId.keys()].map(source.agency));
  return new Map<Fact, string>([
    ['site', digest([PAGE_FORMAT, await source.site()])],
    ['appearance', digest(await source.appearance())],
    ['logDays', digest(await source.logDays())],
    ['directory', digest([agencies, [...byId]])],
    ...[...(await source.oldAddresses())]
      .filter(([path]) => isOldAddress(path))
      .map(([path, to]) => [`oldAddress:${path}`, digest(to)] as const),
    ['map', digest(trees.flatMap((pages) => (pages === null ? [] : [mapView(pages)])))],
  ]);
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
  digests.set(`agency:${agencyId}`, digest(agencyView(pages)));
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

/** What changed of the site's facts and an agency's since they were last kept. */
export async function sharedChange(
  db: Db,
  source: PageSource,
  agencyId: string | null,
): Promise<SharedChange> {
  const digests = await siteDigests(source);
  const before: string[] = await factsStartingWith(db, ['oldAddress:']);
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
    appeared: changed.filter((fact) => !kept.has(fact)),
    digests,
    gone,
  };
}

function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(value));
}
