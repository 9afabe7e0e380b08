import { sql, type SqlBool } from 'kysely';
import { accountIdOf, holds, type Place } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { addDays, dayInShanghai } from '../../law/dates.ts';
import { lacksColumn } from '../../law/obligations/column-of-item.ts';
import { SOON_DAYS } from '../../law/obligations/obligation-status.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { documentsDue } from './documents-due.ts';
import { itemView } from './item-list.ts';
import { obligationItems } from './obligation-list.ts';
import type { obligationsApi } from './obligations.api.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { countObligations, obligationRows } from './obligations.repository.ts';
import { lastRemindersTo } from './reminders.repository.ts';
import { itemsWithoutColumn } from './standard-items.repository.ts';

const SHOWN = 50;
/** Calendar days after its day from which the one above is told too. */
const TOLD_ABOVE_AFTER = 7;

type Todo = ResponseOf<typeof obligationsApi.todo>;

/**
 * What the actor is reminded of: what he is responsible for once its day is near, and what is nobody's where he drafts; what
 * is late at the agencies where he publishes; a week later, where he supervises; and whatever he was reminded of by name, with
 * when that was last. Beside it documents that wait for him and whose own last day is near (`documentsDue`), and, where he
 * keeps the 标准目录, how many of its items have no column.
 */
export async function obligationTodo(ctx: Ctx): Promise<Todo> {
  const me = accountIdOf(ctx.actor);
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const agencyIds = await agencyIdsBelow(
    ctx.db,
    grants.map(({ agencyId }) => agencyId),
  );
  const today = dayInShanghai(ctx.clock.now());
  const soon = addDays(today, SOON_DAYS);
  if (agencyIds.length === 0) return { items: [], documents: [], withoutColumn: [], total: 0 };
  // Whoever has left an agency isn't told of it any more, nor who has handed something on.
  const there = sql<SqlBool>`(agency_id IN (${sql.join(agencyIds)}) OR unit_id IN (${sql.join(agencyIds)}))`;
  const places = new Map<string, Place>();
  for (const agencyId of agencyIds) places.set(agencyId, await placeOf(ctx.db, agencyId));
  const parts = [sql<SqlBool>`(responsible_id = ${me} AND due_on <= ${soon} AND ${there})`];
  if (me !== null)
    parts.push(
      sql<SqlBool>`(${there} AND EXISTS (
        SELECT 1 FROM obligation_reminders AS r WHERE r.obligation_id = obligations.id AND r.to_account = ${me}
          AND (r.reminded <> 'responsible' OR obligations.responsible_id = ${me})))`,
    );
  for (const [agencyId, place] of places) {
    const until = remindedUntil(ctx, place, today);
    if (until !== null) parts.push(sql<SqlBool>`(agency_id = ${agencyId} AND due_on <= ${until})`);
  }
  const where = sql<SqlBool>`settled_kind IS NULL AND (${sql.join(parts, sql` OR `)})`;
  const rows = await obligationRows(ctx.db, { where, order: 'due', offset: 0, limit: SHOWN });
  const agencies = await agenciesById(
    ctx.db,
    rows.map((row) => row.agency_id),
  );
  const items = await obligationItems(ctx, rows);
  const ids = rows.map(({ id }) => id);
  const reminders =
    me === null ? new Map() : await lastRemindersTo(ctx.db, { accountId: me, obligationIds: ids });
  const told = new Set(items.flatMap((item) => item.documents.map(({ id }) => id)));
  const documents = await documentsDue(ctx, told);
  const withoutColumn = await lackingColumns(ctx, places);
  return {
    documents: documents.slice(0, SHOWN),
    withoutColumn,
    items: items.map((item, index) => ({
      ...item,
      agencyName: agencies.get(rows[index]?.agency_id ?? '')?.name ?? '',
      remindedOn: reminders.get(item.id)?.reminded_on ?? null,
    })),
    total: (await countObligations(ctx.db, where)) + documents.length + withoutColumn.length,
  };
}

/** Agencies whose 标准目录 is the actor's to keep, with how many of its items have no column to be met in. */
async function lackingColumns(ctx: Ctx, places: ReadonlyMap<string, Place>): Promise<Todo['withoutColumn']> {
  const kept = [...places].flatMap(([agencyId, place]) =>
    obligationsPolicy.editItems(ctx.actor, place) === true ? [agencyId] : [],
  );
  const rows = (await itemsWithoutColumn(ctx.db, kept)).filter((row) => lacksColumn(itemView(row)));
  const agencies = await agenciesById(ctx.db, kept);
  return [...Map.groupBy(rows, (row) => row.agency_id)].map(([agencyId, { length }]) => ({
    agencyId,
    agencyName: agencies.get(agencyId)?.name ?? '',
    items: length,
  }));
}

/** The latest day of which the actor's office reminds him at a place; null where he has none there. */
function remindedUntil({ actor }: Ctx, place: Place, today: string): string | null {
  if (holds(actor, 'clerk', place)) return addDays(today, SOON_DAYS);
  if (holds(actor, 'publisher', place)) return addDays(today, -1);
  if (holds(actor, 'supervisor', place)) return addDays(today, -1 - TOLD_ABOVE_AFTER);
  return null;
}
