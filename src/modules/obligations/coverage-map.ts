import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { dayInShanghai } from '../../law/dates.ts';
import {
  countTimeliness,
  worstStatus,
  type ObligationStatus,
} from '../../law/obligations/obligation-status.ts';
import { fieldName } from '../../law/obligations/item-tables/field-of-words.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import type { obligationsApi } from './obligations.api.ts';
import { statusOf } from './obligation-list.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { obligationsDueIn, type DueRow } from './obligations.repository.ts';

const MONTHS = 12;
/** Stands for what no field has: pieces of work. */
const WORK = 'work';

type Coverage = ResponseOf<typeof obligationsApi.coverage>;
/** What a row of the map stands for. */
type By = 'source' | 'field' | 'unit' | 'agency';

/**
 * What was due in each month of a year and how it stands: by item and piece of work, by field, by section, or by agency with
 * all below it that the actor may see; of one section where `unitId` names it (empty: what is no section's).
 */
export async function coverageMap(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly year: number;
    readonly by: By;
    readonly unitId?: string | undefined;
  },
): Promise<Coverage> {
  const { agencyId, year, by, unitId } = input;
  authorise(obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const agencyIds = by === 'agency' ? await visibleBelow(ctx, agencyId) : [agencyId];
  const due = await obligationsDueIn(ctx.db, { agencyIds, year });
  const rows = unitId === undefined ? due : due.filter((row) => (row.unit_id ?? '') === unitId);
  const today = dayInShanghai(ctx.clock.now());
  const found = rows.map((row) => ({ ...row, status: statusOf(row, today) }));
  const grouped = Map.groupBy(found, (row) => keyOf(row, by));
  const names = await namesOf(
    ctx,
    [...grouped.values()].flatMap(([row]) => (row ? [row] : [])),
    by,
  );
  return {
    year,
    rows: [...grouped]
      .map(([id, members]) => ({
        id,
        name: names.get(id) ?? '未指定科室',
        months: monthsOf(members),
        timeliness: countTimeliness(members.map(({ status }) => status)),
      }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    months: monthsOf(found),
    total: countTimeliness(found.map(({ status }) => status)),
  };
}

function keyOf(row: DueRow, by: By): string {
  if (by === 'agency') return row.agency_id;
  if (by === 'unit') return row.unit_id ?? '';
  if (by === 'field') return row.field ?? WORK;
  return row.item_id ?? row.work_item_id ?? '';
}

function monthsOf(members: readonly (DueRow & { readonly status: ObligationStatus })[]) {
  return Array.from({ length: MONTHS }, (_, index) => {
    const month = index + 1;
    const here = members.filter(({ due_on: due }) => Number(due.slice(5, 7)) === month);
    const statuses = here.map(({ status }) => status);
    return {
      month,
      status: worstStatus(statuses),
      count: here.length,
      timeliness: countTimeliness(statuses),
    };
  });
}

async function namesOf(ctx: Ctx, firsts: readonly DueRow[], by: By): Promise<Map<string, string>> {
  if (by === 'field')
    return new Map(
      firsts.map((row) => [keyOf(row, by), row.field === null ? '工作事项' : fieldName(row.field)]),
    );
  if (by !== 'source') {
    const ids = firsts.flatMap((row) => (by === 'agency' ? [row.agency_id] : (row.unit_id ?? [])));
    const agencies = await agenciesById(ctx.db, ids);
    return new Map([...agencies].map(([id, { name }]) => [id, name]));
  }
  return new Map(firsts.map((row) => [keyOf(row, by), row.source_name]));
}

/** The agency and those below it whose obligations the actor may see. */
export async function visibleBelow(ctx: Ctx, agencyId: string): Promise<string[]> {
  const visible: string[] = [];
  for (const id of await agencyIdsBelow(ctx.db, [agencyId])) {
    if (obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, id)) === true) visible.push(id);
  }
  return visible;
}
