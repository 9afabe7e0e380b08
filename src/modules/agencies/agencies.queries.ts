import type { Place } from '../../platform/actor.ts';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai, type PlainDate } from '../../law/dates.ts';
import {
  enteredAt,
  findAgency,
  findByName,
  idsBelow,
  listPublishing,
  listSummaries,
  summariesOf,
} from './agencies.repository.ts';
import { ambiguousName } from './agencies.errors.ts';
import { inTreeOrder } from './agencies.tree.ts';
import type { Agency, AgencySummary } from './agencies.types.ts';

/** What other modules read about agencies. Nothing here asks who reads: names and codes are public. */

/** The agency; throws `common.not_found`. */
export async function agencyById(db: Db, id: string): Promise<Agency> {
  const agency = await findAgency(db, { id });
  if (agency === null) throw notFound('这个机构');
  return agency;
}

/** The agency with this name in addresses, or null. */
export async function agencyBySlug(db: Db, slug: string): Promise<Agency | null> {
  return findAgency(db, { slug });
}

/**
 * The agency with this full or short name, as people name it on the command line (`--agency 三角镇`).
 * Throws `common.not_found`, or `agencies.ambiguous_name` that lists the full names to choose from.
 */
export async function agencyByName(db: Db, nameOrShortName: string): Promise<Agency> {
  const found = await findByName(db, nameOrShortName.trim());
  const open = found.filter((agency) => agency.closedOn === null);
  const candidates = open.length > 0 ? open : found;
  const exact = candidates.find((agency) => agency.name === nameOrShortName.trim());
  const [first, ...others] = exact === undefined ? candidates : [exact];
  if (first === undefined) throw notFound(`名为“${nameOrShortName.trim()}”的机构`);
  if (others.length > 0) throw ambiguousName(nameOrShortName, candidates);
  return first;
}

/** Where the agency stands in the tree, for policies; throws `common.not_found`. */
export async function placeOf(db: Db, id: string): Promise<Place> {
  const [agency] = await summariesOf(db, [id]);
  if (agency === undefined) throw notFound('这个机构');
  return { agencyId: agency.id, agencyPath: agency.path };
}

/** All agencies in the order of the tree: each before those below it, siblings by their place. */
export async function agencyTree(
  db: Db,
  filter: { closed: 'with' | 'without' } = { closed: 'without' },
): Promise<AgencySummary[]> {
  return inTreeOrder(await listSummaries(db, filter));
}

/** Agencies that publish in their own name; with `closed: 'with'` also those whose pages remain as history. */
export async function publishingAgencies(
  db: Db,
  filter: { closed: 'with' | 'without' } = { closed: 'without' },
): Promise<Agency[]> {
  return listPublishing(db, filter);
}

/** The named agencies by identifier; those that don't exist are missing. */
export async function agenciesById(db: Db, ids: readonly string[]): Promise<Map<string, AgencySummary>> {
  const found = await summariesOf(db, [...new Set(ids)]);
  return new Map(found.map((agency) => [agency.id, agency]));
}

/** The day on which an agency was entered: since then it works with the program. */
export async function dayOfEntry(db: Db, id: string): Promise<PlainDate> {
  const at = await enteredAt(db, id);
  if (at === null) throw notFound('这个机构');
  return dayInShanghai(at);
}

/** Identifiers of the agencies and of all below them, closed ones too. */
export async function agencyIdsBelow(db: Db, ids: readonly string[]): Promise<string[]> {
  return idsBelow(db, ids);
}
