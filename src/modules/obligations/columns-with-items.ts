import type { Ctx } from '../../platform/context.ts';
import type { ColumnItem } from '../../law/obligations/document-duty.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { storedRule } from './disclosure-rule.ts';
import { itemsOfAgency, type ItemRow } from './standard-items.repository.ts';

/** A column in which items in force are published. */
export interface ColumnWithItems {
  readonly nodeId: string;
  readonly items: readonly ItemRow[];
}

/**
 * Which items are published in each column of an agency: its own, or those of the nearest column above it that has any. Columns without
 * either aren't in it.
 */
export async function columnsWithItems(
  ctx: Pick<Ctx, 'db'>,
  agencyId: string,
): Promise<Map<string, ColumnWithItems>> {
  const inForce = (await itemsOfAgency(ctx.db, agencyId)).filter((row) => row.retired_on === null);
  const own = Map.groupBy(inForce, (row) => row.node_id);
  const nodes = new Map((await nodesOf(ctx.db, agencyId)).map((node) => [node.id, node]));
  return new Map(
    [...nodes.keys()].flatMap((nodeId) => {
      let at: string | null = nodeId;
      while (at !== null && !own.has(at)) at = nodes.get(at)?.parentId ?? null;
      return at === null ? [] : [[nodeId, { nodeId: at, items: own.get(at) ?? [] }] as const];
    }),
  );
}

/** An item in force as the rules of law see it. */
export function columnItem(row: ItemRow): ColumnItem {
  const { id, mode, taken_up_on: takenUpOn } = row;
  return { id, mode, takenUpOn, rule: row.rule === null ? null : storedRule(row.rule) };
}
