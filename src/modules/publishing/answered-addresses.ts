import type { Ctx } from '../../platform/context.ts';
import { foldedAddress } from '../../platform/http/answered-files.ts';
import { agencyById, agencyBySlug } from '../agencies/agencies.queries.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { nodesById, nodesOf } from '../catalogue/catalogue.queries.ts';
import { agencyHref } from '../../portal/paths.ts';
import { endsOfRedirects } from './ends-of-redirects.ts';
import { followAddresses, type AnsweredAddresses } from './follow-addresses.ts';
import { listOldAddresses, pathsVanished, type OldAddress } from './old-addresses.repository.ts';
import { firstSegment, isOfAgency, isOfSite } from './own-addresses.ts';
import { loadAgencyPages, type AgencyPages } from './page-frames.ts';
import { itemsAnsweredOtherwise, type PublishedItem } from './published-items.repository.ts';

type Reader = Pick<Ctx, 'db'>;

/** What servers answer at addresses without a page of their own: withdrawn documents that lead on or are gone, old columns. */
export async function answeredAddresses(ctx: Reader): Promise<AnsweredAddresses> {
  return followAddresses(await stepsOfAddresses(ctx));
}

/** Each such address with its next step; null where nothing is left. */
export async function stepsOfAddresses(ctx: Reader): Promise<Map<string, string | null>> {
  const steps = new Map<string, string | null>();
  for (const [path, to] of await stepsOfColumns(ctx)) steps.set(path, to);
  const items = await itemsAnsweredOtherwise(ctx.db);
  for (const [path, to] of await stepsOfItems(ctx, items)) steps.set(path, to);
  return steps;
}

/** Where a replacement isn't there any more, nothing is answered otherwise: a page stands at the address and says so. */
async function stepsOfItems(
  ctx: Reader,
  items: readonly PublishedItem[],
): Promise<[path: string, to: string | null][]> {
  const ends = await endsOfRedirects(ctx.db, items);
  return items.flatMap((item): [string, string | null][] => {
    if (item.withdrawal_kind === 'gone') return [[item.path, null]];
    const end = ends.get(item.document_id);
    return end === undefined ? [] : [[item.path, end.path]];
  });
}

/** Pages of old columns lead to the same pages where the columns are now; of one that is retired to what is above it. */
async function stepsOfColumns(ctx: Reader): Promise<[path: string, to: string | null][]> {
  const rows = await listOldAddresses(ctx.db);
  const nodeIds = rows.flatMap(({ node_id: id }) => id ?? []);
  const agencies = new Map<string, ColumnPlaces>();
  const agencyOf = new Map<string, string>();
  for (const node of (await nodesById(ctx.db, nodeIds)).values()) {
    agencyOf.set(node.id, node.agencyId);
    if (!agencies.has(node.agencyId)) agencies.set(node.agencyId, await placesOf(ctx, node.agencyId));
  }
  const owned = ownedAddresses(ctx);
  const vanished = await pathsVanished(
    ctx.db,
    rows.flatMap(({ to_path: to }) => (to === null ? [] : [to, foldedAddress(to)])),
  );
  const steps: [path: string, to: string | null][] = [];
  for (const row of rows) {
    // What has come to stand there since is what people look for, and one address has one page.
    if (await owned(row.path)) continue;
    if (row.node_id !== null)
      steps.push([row.path, agencies.get(agencyOf.get(row.node_id) ?? '')?.hrefOf(row) ?? null]);
    else steps.push([row.path, leftOf(row.to_path, vanished)]);
  }
  return steps;
}

/** Nothing may name the address of what left no trace, whoever let an older address lead there. */
function leftOf(to: string | null, vanished: ReadonlySet<string>): string | null {
  return to === null || vanished.has(to) || vanished.has(foldedAddress(to)) ? null : to;
}

/** Tells whether an address belongs to the site, to an agency that has pages, or will; reads each agency once. */
export function ownedAddresses(ctx: Reader): (path: string) => Promise<boolean> {
  const bySlug = new Map<string, Promise<AgencyPages | null>>();
  return async (path) => {
    if (isOfSite(path)) return true;
    const slug = firstSegment(path);
    const found = bySlug.get(slug) ?? agencyBySlug(ctx.db, slug).then(async (agency) => pagesOf(ctx, agency));
    bySlug.set(slug, found);
    const pages = await found;
    if (pages === null) return false;
    const columns = new Set([...pages.columns.values()].map(({ column }) => column.href));
    return isOfAgency({ href: agencyHref(slug), columns }, path);
  };
}

async function pagesOf(ctx: Reader, agency: Agency | null): Promise<AgencyPages | null> {
  return agency === null || !agency.publishes ? null : loadAgencyPages(ctx.db, agency);
}

interface ColumnPlaces {
  hrefOf(row: OldAddress): string;
}

async function placesOf(ctx: Reader, agencyId: string): Promise<ColumnPlaces> {
  const agency = await agencyById(ctx.db, agencyId);
  const pages: AgencyPages = await loadAgencyPages(ctx.db, agency);
  const parents = new Map((await nodesOf(ctx.db, agencyId)).map((node) => [node.id, node.parentId]));
  return {
    hrefOf: ({ node_id: nodeId, page }) => {
      const placed = pages.columns.get(nodeId ?? '');
      if (placed !== undefined) return `${placed.column.href}${page}`;
      for (let above = parents.get(nodeId ?? ''); typeof above === 'string'; above = parents.get(above)) {
        const column = pages.columns.get(above)?.column;
        if (column !== undefined) return column.href;
      }
      return agencyHref(agency.slug);
    },
  };
}
