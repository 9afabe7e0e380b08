import { accountIdOf } from '../../platform/actor.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { columnOfItem } from '../../law/obligations/column-of-item.ts';
import type { StandardItem } from '../../law/obligations/standard-item.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import type { ItemRow } from './standard-items.repository.ts';

/** What an office fills in about an item; `key` is given once. */
export type ItemFields = Omit<StandardItem, 'key'> & {
  readonly unitId: string | null;
  readonly responsibleId: string | null;
  readonly nodeId: string | null;
};

/** Which column of the agency an item is published in where nobody has said so yet; null where none is meant for it. */
export async function columnChooser(
  ctx: Pick<Ctx, 'db'>,
  agencyId: string,
): Promise<(item: Pick<StandardItem, 'key' | 'field'>) => string | null> {
  const open = (await nodesOf(ctx.db, agencyId)).filter(
    ({ takesDocuments, active }) => takesDocuments && active,
  );
  return (item) => columnOfItem(item, open)?.id ?? null;
}

/** An item as it is entered. */
export interface NewItem {
  readonly agencyId: string;
  readonly key: string;
  readonly sort: number;
  readonly fields: ItemFields;
}

/** The row of a new item, taken up today. */
export function rowOf(tx: TxCtx, { agencyId, key, sort, fields }: NewItem) {
  const at = tx.clock.now();
  return {
    id: newId(at.getTime()),
    agency_id: agencyId,
    key,
    ...columnsOf(fields),
    sort,
    taken_up_on: dayInShanghai(at),
    retired_on: null,
    changed_by: accountIdOf(tx.actor),
    changed_at: at,
  };
}

/** What of an item stands in columns. */
export function columnsOf(fields: ItemFields) {
  return {
    field: fields.field,
    category: fields.category,
    name: fields.name,
    content: fields.content,
    basis: fields.basis,
    limit_text: fields.limitText,
    rule: fields.rule === null ? null : JSON.stringify(fields.rule),
    discloser: fields.discloser,
    channels: [...fields.channels],
    audience_group: fields.audience.kind === 'everyone' ? null : fields.audience.group,
    mode: fields.mode,
    levels: [...fields.levels],
    node_id: fields.nodeId,
    unit_id: fields.unitId,
    responsible_id: fields.responsibleId,
  };
}

/** An item as records name it. */
export function subjectOf({ id, name }: Pick<ItemRow, 'id' | 'name'>) {
  return { kind: 'standardItem' as const, id, title: name };
}
