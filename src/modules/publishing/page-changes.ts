import { z } from 'zod';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';
import type { Db } from '../../platform/database/connect.ts';
import { listFact, sitemapFact, stepFact, type Fact } from './page-facts.ts';
import { HEADS, HEAD_NAMES, headFact, type Head } from './page-heads.ts';
import { endBelow, endsOf, numberBelow, rankOf } from './page-items.repository.ts';
import { blockOf, pagesWith, sitemapOf, type PageStep } from './page-numbers.ts';
import { lastPublicNumber } from './published-items.repository.ts';
import { loadSites } from './sites.repository.ts';
import { MAIN_SITE, scopeOf, siteOfAgency } from './sites.ts';
import { partsNaming } from '../public-log/public-log.queries.ts';
import { pathsLeadingInTheEndTo } from './withdrawal-chains.repository.ts';

/**
 * Which facts a change of a public item changes. The database keeps the row before and the row after with every such change
 * (`published_items_noted`), whoever made it; what that means for pages is said here and nowhere else.
 */

/** A row of `published_items` as it was kept; moments and days are text. */
export const keptItem = z.looseObject({
  document_id: z.string(),
  agency_id: z.string(),
  node_id: z.string(),
  kind: z.string(),
  state: z.string(),
  revision_id: z.string(),
  public_number: z.number(),
  list_number: z.number(),
  path: z.string(),
  index_number: z.string(),
  title: z.string(),
  summary: z.string(),
  document_number: z.string().nullable(),
  validity: z.string(),
  published_at: z.string(),
  public_since: z.string(),
  changed_at: z.string(),
  pending_approval: z.boolean().optional(),
  logged_validity: z.string().nullish(),
  lapses_from: z.string().nullish(),
  withdrawal_kind: z.string().nullish(),
  withdrawal_reason: z.string().nullish(),
  title_hidden: z.boolean().optional(),
  redirect_to: z.string().nullish(),
  changed_by: z.string().nullish(),
  report_year: z.number().nullable(),
  report_title_year: z.number().nullable(),
});

/** An item before or after a change. */
export type KeptItem = z.output<typeof keptItem>;

/** A change of one item; null before it was there, or after it. */
export interface ItemChange {
  readonly before: KeptItem | null;
  readonly after: KeptItem | null;
}

/** What follows from the two rows alone. */
export function factsOfItem({ before, after }: ItemChange): Set<Fact> {
  const facts = new Set<Fact>();
  for (const item of [before, after]) {
    if (item === null) continue;
    facts.add(`item:${item.document_id}`);
    if (differ(LINE, before, after)) {
      facts.add(`line:${item.document_id}`);
      facts.add(listFact(item.node_id, blockOf(item.list_number)));
    }
    if (differ(ENTRY, before, after)) facts.add(`entry:${item.document_id}`);
    if (differ(ADDRESS, before, after)) facts.add(sitemapFact(item.agency_id, sitemapOf(item.public_number)));
    if (differ(COUNTED, before, after)) facts.add(`counts:${item.agency_id}`);
    if (changed(STEP, before, after)) facts.add(`step:${item.document_id}`);
    // The other document lists what it changes.
    if (changed(CHANGER, before, after) && (item.changed_by ?? null) !== null)
      facts.add(`links:${item.changed_by}`);
    if (changed(PLACE, before, after)) facts.add(`end:${item.node_id}`);
    if (item.report_year !== null && differ(REPORT, before, after))
      facts.add(`reports:${item.agency_id}:${item.report_year}`);
  }
  return facts;
}

type Column = keyof KeptItem & string;

/** What a list shows of a document, and where in the list. */
const LINE: readonly Column[] =
  'state node_id list_number path title kind published_at public_before document_number index_number validity summary written_on'.split(
    ' ',
  );
const ENTRY: readonly Column[] = ['state', 'path', 'title', 'summary', 'public_since', 'changed_at'];
const ADDRESS: readonly Column[] = ['state', 'path', 'changed_at'];
const COUNTED: readonly Column[] = ['state', 'node_id', 'public_since'];
const PLACE: readonly Column[] = ['node_id', 'list_number'];
const STEP: readonly Column[] = ['state', 'path', 'withdrawal_kind', 'redirect_to'];
const CHANGER: readonly Column[] = ['changed_by'];
/** What the public log enters. */
const LOGGED: readonly Column[] = [
  ...STEP,
  ...'revision_id changed_at pending_approval logged_validity lapses_from withdrawal_reason title_hidden'.split(
    ' ',
  ),
];
const REPORT: readonly Column[] = 'state kind path title public_since report_year report_title_year'.split(
  ' ',
);

/** A withdrawn item is in no list: what changes of it changes none. */
function differ(columns: readonly Column[], before: KeptItem | null, after: KeptItem | null): boolean {
  const seen = before?.state === 'public' || after?.state === 'public';
  return seen && changed(columns, before, after);
}

function changed(columns: readonly Column[], before: KeptItem | null, after: KeptItem | null): boolean {
  return columns.some((column) => before?.[column] !== after?.[column]);
}

/**
 * What depends on the other items besides: what of a column's full pages is written now, or is no more, which sitemaps
 * there are, and whether the item is among the newest. Asked of the database as it is now, which is right however many
 * changes wait: whoever comes among the newest, or makes room for another there, is among them itself.
 */
export async function factsAround(db: Db, { before, after }: ItemChange): Promise<Set<Fact>> {
  const facts = new Set<Fact>();
  const moved = before?.node_id !== after?.node_id || before?.list_number !== after?.list_number;
  if (moved && after !== null) {
    const below = await endBelow(db, after.node_id, after.list_number);
    for (const fact of factsOfEnd(after.node_id, below, after.list_number)) facts.add(fact);
  }
  if (moved && before !== null) {
    const end = (await endsOf(db, [before.node_id])).get(before.node_id) ?? 0;
    for (const fact of factsOfEnd(before.node_id, end, before.list_number)) facts.add(fact);
  }
  if (before === null && after !== null) {
    const below = await numberBelow(db, after.agency_id, after.public_number);
    for (const fact of factsOfSitemaps(after.agency_id, below, after.public_number)) facts.add(fact);
  }
  if (before !== null && after === null) {
    const last = await lastPublicNumber(db, before.agency_id);
    for (const fact of factsOfSitemaps(before.agency_id, last, before.public_number)) facts.add(fact);
  }
  if (after !== null && changed(LOGGED, before, after)) {
    const leading = before === null ? [] : await pathsLeadingInTheEndTo(db, after.document_id);
    for (const path of [after.path, ...leading])
      for (const part of await partsNaming(db, path)) facts.add(`logPart:${part}`);
  }
  for (const fact of await headsEntered(db, { before, after })) facts.add(fact);
  return facts;
}

/** What else is so in a column when its numbers go as far as the second, and not only as far as the first. */
function factsOfEnd(nodeId: string, less: number, more: number): Fact[] {
  const steps: readonly PageStep[] = ['page', 'data', 'link'];
  return steps.flatMap((step) =>
    between(pagesWith(step, less), pagesWith(step, more)).map((page) => stepFact(step, nodeId, page)),
  );
}

/** The same for the public numbers of an agency. */
function factsOfSitemaps(agencyId: string, less: number, more: number): Fact[] {
  const maps = between(sitemapOf(less), sitemapOf(more)).map((k) => sitemapFact(agencyId, k));
  return maps.length === 0 ? [] : [...maps, `sitemaps:${agencyId}`];
}

/** The numbers after the first, the last among them; none when that isn't greater. */
function between(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first) }, (_, index) => first + 1 + index);
}

async function headsEntered(db: Db, { before, after }: ItemChange): Promise<Fact[]> {
  if (after === null || after.state !== 'public') return [];
  const same =
    before?.state === 'public' && before.kind === after.kind && before.public_since === after.public_since;
  if (same) return [];
  const facts: Fact[] = [];
  const sites = await loadSites(db);
  const site = siteOfAgency(sites, after.agency_id);
  for (const name of HEAD_NAMES) {
    const head: Head = HEADS[name];
    if (head.kinds !== null && !head.kinds.includes(after.kind)) continue;
    const rank = await rankOf(db, {
      agencies: head.of === 'site' ? scopeOf(sites, site) : { only: [after.agency_id] },
      kinds: head.kinds ?? (site === MAIN_SITE ? null : DOCUMENT_KINDS),
      limit: head.limit,
      before: { documentId: after.document_id, publicSince: after.public_since },
    });
    if (rank < head.limit) facts.push(headFact(name, head.of === 'site' ? site : after.agency_id));
  }
  return facts;
}
