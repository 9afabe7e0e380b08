import type { Ctx } from '../../platform/context.ts';
import { disclosureDay, type DisclosureDay } from '../../law/obligations/disclosure-day.ts';
import type { ColumnItem } from '../../law/obligations/document-duty.ts';
import type { DatedEdition } from '../documents/documents.queries.ts';
import { calendarOf } from '../requests/request-calendar.ts';
import { columnItem, columnsWithItems } from './columns-with-items.ts';

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
    for (const [nodeId, column] of await columnsWithItems(ctx, agencyId))
      items.set(nodeId, column.items.map(columnItem));
  return editions.map((edition) => ({
    ...edition,
    day: disclosureDay(edition, { items: items.get(edition.nodeId) ?? [], calendar }),
  }));
}
