import type { Ctx } from '../../platform/context.ts';
import { disclosureDay, type DisclosureDay } from '../../law/obligations/disclosure-day.ts';
import type { ColumnItem } from '../../law/obligations/document-duty.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import type { DatedEdition } from '../documents/documents.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { storedRule } from './disclosure-rule.ts';
import { itemsOfAgency, type ItemRow } from './standard-items.repository.ts';

/** An edition with the last day by which it must be public. */
export interface MeasuredEdition extends DatedEdition {
  readonly day: DisclosureDay;
}

/** By which day editions must be public; a column without items has those of the nearest above it. */
export async function measured(
  ctx: Pick<Ctx, 'db'>,
  editions: readonly DatedEdition[],
): Promise<MeasuredEdition[]> {
  const calendar = await calendarOf(ctx.db);
  const items = new Map<string, readonly ColumnItem[]>();
  for (const agencyId of new Set(editions.map((edition) => edition.agencyId)))
    for (const [nodeId, own] of await itemsByColumn(ctx, agencyId)) items.set(nodeId, own);
  return editions.map((edition) => ({
    ...edition,
    day: disclosureDay(edition, { items: items.get(edition.nodeId) ?? [], calendar }),
  }));
}

/** An item in force as the rules of law see it. */
export function columnItem(row: ItemRow): ColumnItem {
  const { id, mode, taken_up_on: takenUpOn } = row;
  return { id, mode, takenUpOn, rule: row.rule === null ? null : storedRule(row.rule) };
}

async function itemsByColumn(
  ctx: Pick<Ctx, 'db'>,
  agencyId: string,
): Promise<Map<string, readonly ColumnItem[]>> {
  const inForce = (await itemsOfAgency(ctx.db, agencyId)).filter((row) => row.retired_on === null);
  const own = Map.groupBy(inForce, (row) => row.node_id);
  const nodes = new Map((await nodesOf(ctx.db, agencyId)).map((node) => [node.id, node]));
  return new Map(
    [...nodes.keys()].map((nodeId) => {
      let at: string | null = nodeId;
      while (at !== null && !own.has(at)) at = nodes.get(at)?.parentId ?? null;
      return [nodeId, (at === null ? [] : (own.get(at) ?? [])).map(columnItem)];
    }),
  );
}
