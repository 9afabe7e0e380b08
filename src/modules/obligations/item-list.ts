import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { ResponseOf } from '../../platform/http/endpoint.ts';
import { fieldName } from '../../law/obligations/item-tables/field-of-words.ts';
import { profileOfKind } from '../../law/catalogue/profiles.ts';
import { agenciesById, agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { isUntouched } from './adopt-items.ts';
import { itemFields, type obligationsApi } from './obligations.api.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import { whoIsResponsible } from './responsible.ts';
import { itemsOfAgency, type ItemRow } from './standard-items.repository.ts';

type Items = ResponseOf<typeof obligationsApi.items>;
type ItemView = Omit<Items['items'][number], 'unit' | 'responsible'>;

/** An agency's 标准目录, in its order. */
export async function listItems(ctx: Ctx, input: { readonly agencyId: string }): Promise<Items> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(obligationsPolicy.readItems(ctx.actor, place));
  const rows = await itemsOfAgency(ctx.db, input.agencyId);
  const mayEdit = obligationsPolicy.editItems(ctx.actor, place) === true;
  const responsible = await whoIsResponsible(ctx.db, rows);
  const units = await agenciesById(
    ctx.db,
    rows.flatMap(({ unit_id: unitId }) => unitId ?? []),
  );
  const { kind } = await agencyById(ctx.db, input.agencyId);
  return {
    items: rows.map((row) => {
      const unit = units.get(row.unit_id ?? '');
      return {
        ...itemView(row),
        unit: unit === undefined ? null : { id: unit.id, name: unit.name },
        responsible: responsible(row),
      };
    }),
    profile: profileOfKind(kind),
    may: {
      edit: mayEdit,
      raise: obligationsPolicy.handle(ctx.actor, place) === true,
      exchange: mayEdit && (await isUntouched(ctx.db, rows)),
    },
  };
}

/** An item as it is, without the names of sections and people. */
export function itemView(row: ItemRow): ItemView {
  const fields = itemFields.parse({
    field: row.field,
    category: row.category,
    name: row.name,
    content: row.content,
    basis: row.basis,
    limitText: row.limit_text,
    rule: row.rule,
    discloser: row.discloser,
    channels: row.channels,
    audience:
      row.audience_group === null ? { kind: 'everyone' } : { kind: 'group', group: row.audience_group },
    mode: row.mode,
    levels: row.levels,
    nodeId: row.node_id,
    unitId: row.unit_id,
    responsibleId: row.responsible_id,
  });
  return {
    ...fields,
    id: row.id,
    key: row.key,
    fieldName: fieldName(row.field),
    takenUpOn: row.taken_up_on,
    retiredOn: row.retired_on,
    version: row.version,
  };
}
