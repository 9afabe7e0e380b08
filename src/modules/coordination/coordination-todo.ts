import { sql, type RawBuilder, type SqlBool } from 'kysely';
import { holds } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { coordinationItems, type CoordinationItem } from './coordination-view.ts';
import { coordinationPolicy } from './coordination.policy.ts';
import { coordinationRows, countCoordinations } from './coordination.repository.ts';

const SHOWN = 30;

/** What waits for the actor in 信息发布协调. */
export interface CoordinationTodo {
  readonly items: (CoordinationItem & { what: string })[];
  readonly total: number;
}

/** Questions that the actor may answer, those that he may decide as superior, and his own that came back or got no answer. */
export async function coordinationTodo(ctx: Ctx): Promise<CoordinationTodo> {
  const grants = ctx.actor.kind === 'account' ? ctx.actor.grants : [];
  const today = dayInShanghai(ctx.clock.now());
  const parts: RawBuilder<SqlBool>[] = [];
  for (const agencyId of await agencyIdsBelow(
    ctx.db,
    grants.map((grant) => grant.agencyId),
  )) {
    const place = await placeOf(ctx.db, agencyId);
    if (coordinationPolicy.answer(ctx.actor, place) === true)
      parts.push(sql<SqlBool>`(other_agency_id = ${agencyId} AND state = 'asked')`);
    if (coordinationPolicy.rule(ctx.actor, place) === true)
      parts.push(sql<SqlBool>`(superior_agency_id = ${agencyId} AND state = 'escalated')`);
    if (holds(ctx.actor, ['clerk', 'publisher'], place))
      parts.push(sql<SqlBool>`(agency_id = ${agencyId} AND (state = 'answered'
        OR (state = 'asked' AND due_on < ${today}) OR (state = 'escalated' AND superior_agency_id IS NULL)))`);
  }
  if (parts.length === 0) return { items: [], total: 0 };
  const where = sql<SqlBool>`(${sql.join(parts, sql` OR `)})`;
  const rows = await coordinationRows(ctx.db, { where, offset: 0, limit: SHOWN });
  const items = await coordinationItems(ctx, rows);
  return {
    items: items.map((item) => ({ ...item, what: whatToDo(item) })),
    total: await countCoordinations(ctx.db, where),
  };
}

function whatToDo(item: CoordinationItem): string {
  const { may, state, answer, overdue, open, kind, superior, textChanged } = item;
  if (may.answer && !overdue) return '答复协调意见';
  if (may.rule) return '决定协调事项';
  if (state !== 'answered') return overdue ? '逾期未答复，催办或者报请上级' : '登记答复';
  if (!open || answer === 'agrees' || may.settle) return '办结协调';
  if (answer === 'disagrees')
    return superior === null ? '修改后重新征求意见，或者报请上级' : '修改后重新征求意见';
  if (kind === 'approval') return '修改后重新报请批准';
  return textChanged ? '办结协调' : '修改文稿';
}
