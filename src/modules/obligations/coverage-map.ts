import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { dayInShanghai } from '../../law/dates.ts';
import {
  countTimeliness,
  worstStatus,
  type ObligationStatus,
} from '../../law/obligations/obligation-status.ts';
import { fieldName } from '../../law/obligations/item-tables/field-of-words.ts';
import { agenciesById, agencyIdsBelow, placeOf } from '../agencies/agencies.queries.ts';
import { documentsBelow } from './column-documents.ts';
import type { Coverage, CoverageBy, CoverageCell, CoverageRow } from './coverage.api.ts';
import { itemsOfYear, obligationsOfYear, type CoveredItem, type DueRow } from './coverage.repository.ts';
import { statusOf } from './obligation-list.ts';
import { obligationsPolicy } from './obligations.policy.ts';

const MONTHS = 12;
/** Stands for what no field has: pieces of work. */
const WORK = 'work';

type Standing = DueRow & { readonly status: ObligationStatus };

/** What a row of the map gathers. */
interface Group {
  readonly items: readonly CoveredItem[];
  readonly duties: readonly Standing[];
}

/**
 * What was due in each month of a year and how it stands: by item and piece of work, by field, by section, or by agency with
 * all below it that the actor may see; of one section where `unitId` names it (empty: what is no section's). Each item that is in force is
 * there, also one that nothing was ever due for. What the year brought and a later one has the day of stands beside the months, as does what waits for a
 * holiday notice; neither counts in the rates, so that each duty counts in one year alone.
 */
export async function coverageMap(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly year: number;
    readonly by: CoverageBy;
    readonly unitId?: string | undefined;
  },
): Promise<Coverage> {
  const { agencyId, year, by, unitId } = input;
  authorise(obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const agencyIds = by === 'agency' ? await visibleBelow(ctx, agencyId) : [agencyId];
  const isWanted = (row: { readonly unit_id: string | null }) =>
    unitId === undefined || (row.unit_id ?? '') === unitId;
  const items = await itemsOfYear(ctx.db, { agencyIds, year });
  const today = dayInShanghai(ctx.clock.now());
  const due = await obligationsOfYear(ctx.db, { agencyIds, year });
  // What was settled stays with the section that did it, wherever its item is by now.
  const raised = new Set(due.map((row) => row.item_id));
  const duties = due.filter((row) => isWanted(row)).map((row) => ({ ...row, status: statusOf(row, today) }));
  const inForce = items.filter((item) => item.in_force && isWanted(item));
  const groups = groupsOf({ items, inForce, duties }, by);
  const names = await namesOf(ctx, { groups, items, duties }, by);
  const documents = by === 'source' ? await documentsBelow(ctx.db, agencyId) : new Map<string, number>();
  const rows = [...groups].map(([id, group]): CoverageRow => {
    const { timeliness, ...cells } = cellsOf(group.duties, year);
    return {
      id,
      name: names.get(id) ?? '未指定科室',
      ...cells,
      timeliness,
      items: by === 'source' ? null : countsOf(group.items),
      absence:
        by === 'source' && group.duties.length === 0
          ? absenceOf(group.items[0], { raised, documents })
          : null,
    };
  });
  const { timeliness, ...cells } = cellsOf(duties, year);
  return {
    year,
    rows: inOrder(rows, { by, agencyId }),
    ...cells,
    total: timeliness,
    items: countsOf(inForce),
  };
}

/** In the order of the 标准目录, what it doesn't know last. */
function groupsOf(
  all: {
    readonly items: readonly CoveredItem[];
    readonly inForce: readonly CoveredItem[];
    readonly duties: readonly Standing[];
  },
  by: CoverageBy,
): Map<string, Group> {
  const fields = new Map(all.items.map(({ id, field }) => [id, field]));
  const items = Map.groupBy(all.inForce, (item) => keyOfItem(item, by));
  const duties = Map.groupBy(all.duties, (row) => keyOfDuty(row, by, fields));
  const keys = new Set([...all.items.map((item) => keyOfItem(item, by)), ...duties.keys()]);
  return new Map(
    [...keys].flatMap((key) => {
      const group = { items: items.get(key) ?? [], duties: duties.get(key) ?? [] };
      return group.items.length + group.duties.length === 0 ? [] : [[key, group] as const];
    }),
  );
}

function keyOfItem({ id, agency_id: agency, unit_id: unit, field }: CoveredItem, by: CoverageBy): string {
  if (by === 'agency') return agency;
  if (by === 'unit') return unit ?? '';
  return by === 'field' ? field : id;
}

function keyOfDuty(row: DueRow, by: CoverageBy, fields: ReadonlyMap<string, string>): string {
  if (by === 'agency') return row.agency_id;
  if (by === 'unit') return row.unit_id ?? '';
  if (by === 'field') return fields.get(row.item_id ?? '') ?? WORK;
  return row.item_id ?? row.work_item_id ?? '';
}

function cellsOf(duties: readonly Standing[], year: number) {
  const inYear = duties.filter(({ due_on: due }) => due !== null && due.startsWith(`${year}-`));
  const months = Map.groupBy(inYear, ({ due_on: due }) => Number(due?.slice(5, 7)));
  return {
    months: Array.from({ length: MONTHS }, (_, index) => ({
      month: index + 1,
      ...cellOf(months.get(index + 1) ?? []),
    })),
    nextYear: cellOf(duties.filter(({ due_on: due }) => due !== null && due > `${year}-12-31`)),
    undated: cellOf(duties.filter(({ due_on: due }) => due === null)),
    timeliness: countTimeliness(inYear.map(({ status }) => status)),
  };
}

function cellOf(duties: readonly Standing[]): CoverageCell {
  const statuses = duties.map(({ status }) => status);
  const days = duties.flatMap(({ due_on: due }) => due ?? []).toSorted();
  return {
    status: worstStatus(statuses),
    count: duties.length,
    periods: [...new Set(duties.flatMap(({ period_label: label }) => (label === '' ? [] : label)))],
    dueOn: days[0] ?? null,
    timeliness: countTimeliness(statuses),
  };
}

function countsOf(items: readonly CoveredItem[]): Coverage['items'] {
  const neverRaised = items.filter(
    (item) => item.counted && item.mode === 'proactive' && item.last_on === null,
  );
  return { inForce: items.length, neverRaised: neverRaised.length };
}

function absenceOf(
  item: CoveredItem | undefined,
  of: { readonly raised: ReadonlySet<string | null>; readonly documents: ReadonlyMap<string, number> },
): CoverageRow['absence'] {
  if (item === undefined) return null;
  const { node_id: node, last_on: lastOn } = item;
  return {
    why: of.raised.has(item.id) ? 'otherSection' : whyAbsent(item),
    lastOn,
    documents: node === null ? null : (of.documents.get(node) ?? 0),
  };
}

function whyAbsent({ last_on: lastOn, mode, counted }: CoveredItem) {
  if (lastOn !== null) return 'notThisYear';
  if (mode === 'onRequest') return 'onRequest';
  return counted ? 'never' : 'notCounted';
}

async function namesOf(
  ctx: Ctx,
  all: {
    readonly groups: ReadonlyMap<string, Group>;
    readonly items: readonly CoveredItem[];
    readonly duties: readonly Standing[];
  },
  by: CoverageBy,
): Promise<Map<string, string>> {
  const keys = [...all.groups.keys()];
  if (by === 'field') return new Map(keys.map((key) => [key, key === WORK ? '工作事项' : fieldName(key)]));
  if (by !== 'source') {
    const agencies = await agenciesById(
      ctx.db,
      keys.filter((key) => key !== ''),
    );
    return new Map([...agencies].map(([id, { name }]) => [id, name]));
  }
  const work = all.duties.flatMap(({ work_item_id: id, work_title: title }) =>
    id === null || title === null ? [] : [[id, title] as const],
  );
  return new Map([
    ...all.items.map(({ id, category, name }) => [id, `${category}：${name}`] as const),
    ...work,
  ]);
}

/** Items and fields stand in the order of the 标准目录 already; of agencies the one that was asked for is first, then they go by name. */
function inOrder(
  rows: readonly CoverageRow[],
  { by, agencyId }: { readonly by: CoverageBy; readonly agencyId: string },
): CoverageRow[] {
  if (by === 'source' || by === 'field') return [...rows];
  const place = ({ id }: CoverageRow): number => (id === agencyId ? 0 : id === '' ? 2 : 1);
  return rows.toSorted((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'zh-CN'));
}

/** The agency and those below it whose obligations the actor may see. */
export async function visibleBelow(ctx: Ctx, agencyId: string): Promise<string[]> {
  const visible: string[] = [];
  for (const id of await agencyIdsBelow(ctx.db, [agencyId])) {
    if (obligationsPolicy.read(ctx.actor, await placeOf(ctx.db, id)) === true) visible.push(id);
  }
  return visible;
}
