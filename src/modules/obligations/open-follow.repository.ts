import type { Tx } from '../../platform/database/connect.ts';

/**
 * Lets what is open of an item or a piece of work follow it to its column, to the section whose work it is and to who is responsible, those two together:
 * a person of one section isn't found at another. Returns how many did. Nothing that is decided of them hangs on any of it, so they keep
 * their versions.
 */
export async function letOpenFollow(
  db: Tx,
  origin: ({ readonly itemId: string } | { readonly workItemId: string }) & {
    readonly nodeId: string | null;
    readonly unitId: string | null;
    readonly responsibleId: string | null;
    readonly at: Date;
  },
): Promise<{ moved: number; handedOn: number }> {
  const { nodeId, unitId, responsibleId, at } = origin;
  const open = db
    .updateTable('obligations')
    .set({ changed_at: at })
    .where((row) =>
      'itemId' in origin ? row('item_id', '=', origin.itemId) : row('work_item_id', '=', origin.workItemId),
    )
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
