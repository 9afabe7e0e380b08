import type { Tx } from '../../platform/database/connect.ts';

/**
 * Lets what is open of an item follow it to its column, to the section whose work it is and to who is responsible, those two together:
 * a person of one section isn't found at another. Returns how many did. Nothing that is decided of them hangs on any of it, so they keep
 * their versions.
 */
export async function letOpenFollow(
  db: Tx,
  item: {
    readonly itemId: string;
    readonly nodeId: string | null;
    readonly unitId: string | null;
    readonly responsibleId: string | null;
    readonly at: Date;
  },
): Promise<{ moved: number; handedOn: number }> {
  const { itemId, nodeId, unitId, responsibleId, at } = item;
  const open = db
    .updateTable('obligations')
    .set({ changed_at: at })
    .where('item_id', '=', itemId)
    .where('settled_kind', 'is', null)
    .returning('id');
  const moved = await open.set({ node_id: nodeId }).where('node_id', 'is distinct from', nodeId).execute();
  const handedOn = await open
    .set({ unit_id: unitId, responsible_id: responsibleId })
    .where((row) =>
      row.or([
        row('unit_id', 'is distinct from', unitId),
        row('responsible_id', 'is distinct from', responsibleId),
      ]),
    )
    .execute();
  return { moved: moved.length, handedOn: handedOn.length };
}
