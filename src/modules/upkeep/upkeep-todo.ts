import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { accountIdOf, holds, type Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { addDays, dayInShanghai } from '../../law/dates.ts';
import { dayNumber } from '../../law/day-number.ts';
import { DEEDS, DEED_SPECS, type Deed, type DeedSpec } from '../../law/upkeep/deeds.ts';
import { agenciesById, agencyById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { DUE_SOON_DAYS, namedDocuments, nextWords, shownCase, type CaseItem } from './case-list.ts';
import { unfiledDocuments, type UnfiledDocument } from './find-unfiled.ts';
import { interpretationsIn } from './interpretations.ts';
import { caseRows, countCases } from './upkeep-cases.repository.ts';
import { termsOf } from './upkeep-terms.ts';

const SHOWN = 30;
/** Calendar days after its day from which the one above is told of a review that nobody made. */
const TOLD_ABOVE_AFTER = 30;
const YEAR_MS = 365 * 86_400_000;

/** What the actor is reminded of about 动态调整. */
export interface UpkeepTodo {
  readonly items: (CaseItem & { agencyId: string; agencyName: string; what: string })[];
  readonly total: number;
  readonly interpretations: number;
  readonly unfiled: (UnfiledDocument & { agencyId: string; agencyName: string; daysLeft: number })[];
}

/**
 * What waits for the actor: reviews that are due where he drafts or reviews secrecy, decisions of others to approve, what was
 * approved and is his to do; and a month later, where he supervises, what nobody decided. Where he drafts also what should be on file.
 */
export async function upkeepTodo(ctx: Ctx): Promise<UpkeepTodo> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const agencyIds = await agencyIdsBelow(
    ctx.db,
    grants.map(({ agencyId }) => agencyId),
  );
  const places = new Map<string, Place>();
  const parts: RawBuilder<SqlBool>[] = [];
  let interpretations = 0;
  const unfiled: UpkeepTodo['unfiled'] = [];
  for (const agencyId of agencyIds) {
    const place = await placeOf(ctx.db, agencyId);
    places.set(agencyId, place);
    parts.push(...partsAt(ctx, place));
    if (!holds(ctx.actor, 'clerk', place)) continue;
    interpretations += await lateInterpretations(ctx, agencyId);
    unfiled.push(...(await dueForFiling(ctx, agencyId)));
  }
  if (parts.length === 0) return { items: [], total: 0, interpretations, unfiled };
  const where = sql<SqlBool>`(${sql.join(parts, sql` OR `)})`;
  const rows = await caseRows(ctx.db, { where, order: 'due', offset: 0, limit: SHOWN });
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agency_id),
  );
  const named = await namedDocuments(ctx, rows);
  const items: UpkeepTodo['items'] = [];
  for (const row of rows) {
    const place = places.get(row.agency_id);
    if (place === undefined) continue;
    const terms = await termsOf(ctx.db, row.agency_id);
    items.push({
      ...shownCase(ctx, row, { place, terms, named }),
      agencyId: row.agency_id,
      agencyName: agencies.get(row.agency_id)?.name ?? '',
      what: nextWords(row),
    });
  }
  return { items, total: await countCases(ctx.db, where), interpretations, unfiled };
}

function partsAt({ actor, clock }: Ctx, place: Place): RawBuilder<SqlBool>[] {
  const { agencyId } = place;
  const me = accountIdOf(actor);
  const today = dayInShanghai(clock.now());
  const parts: RawBuilder<SqlBool>[] = [];
  if (holds(actor, ['clerk', 'secrecyReviewer'], place))
    parts.push(dueAt(agencyId, addDays(today, DUE_SOON_DAYS)));
  else if (holds(actor, 'supervisor', place)) parts.push(dueAt(agencyId, addDays(today, -TOLD_ABOVE_AFTER)));
  if (holds(actor, ['publisher', 'finalReviewer'], place))
    parts.push(
      sql<SqlBool>`(agency_id = ${agencyId} AND state = 'decided' AND decided_by IS DISTINCT FROM ${me})`,
    );
  const deeds = (['clerk', 'publisher', 'secrecyReviewer'] as const).flatMap((role) =>
    holds(actor, role, place) ? deedsBy(role) : [],
  );
  if (deeds.length > 0)
    parts.push(
      sql<SqlBool>`(agency_id = ${agencyId} AND state = 'approved' AND deed IN (${sql.join(deeds)}))`,
    );
  return parts;
}

/** A validity that ends is due from its first alarm: its case isn't there before. */
function dueAt(agencyId: string, until: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`(agency_id = ${agencyId} AND state = 'open' AND (due_on <= ${until} OR matter = 'expiring'))`;
}

function deedsBy(role: NonNullable<DeedSpec['by']>): Deed[] {
  return DEEDS.filter((deed) => DEED_SPECS[deed].by === role);
}

async function dueForFiling({ db, clock }: Ctx, agencyId: string): Promise<UpkeepTodo['unfiled']> {
  const today = dayInShanghai(clock.now());
  const terms = await termsOf(db, agencyId);
  const found = await unfiledDocuments(db, agencyId, { terms, today, until: addDays(today, DUE_SOON_DAYS) });
  if (found.length === 0) return [];
  const { name: agencyName } = await agencyById(db, agencyId);
  return found.map((one) => ({
    ...one,
    agencyId,
    agencyName,
    daysLeft: dayNumber(one.dueOn) - dayNumber(today),
  }));
}

async function lateInterpretations(ctx: Ctx, agencyId: string): Promise<number> {
  const until = ctx.clock.now();
  const from = new Date(until.getTime() - YEAR_MS);
  const items = await interpretationsIn(ctx, { agencyId, from, until });
  return items.filter(({ standing }) => standing === 'overdue').length;
}
