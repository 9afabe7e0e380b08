import type { Tx } from '../../platform/database/connect.ts';
import { itemPlan } from './import-items.content.ts';
import { followersOfRefused, renameRefused, updateItem } from './import-items.repository.ts';
import { onePerKey } from './one-per-key.ts';
import { storableJson, storableKey } from './storable.ts';

/**
 * Items that were kept back for another with their name, which then couldn't be read: the first of them is read in its place, the
 * others are kept back for that one. True where there are such items.
 */
export async function handOnKeys(db: Tx, importId: string): Promise<boolean> {
  const rows = await followersOfRefused(db, importId);
  const waiting = rows.map(({ position, place, plan }) => {
    const { sameAs, ...rest } = itemPlan.parse(plan);
    return { position, item: { key: sameAs ?? '', place, plan: { ...rest, refusal: null, sameAs: null } } };
  });
  const names = [...new Set(waiting.map(({ item }) => item.key))];
  await renameRefused(db, importId, names);
  const again = onePerKey(
    waiting.map(({ item }) => item),
    waiting.map(({ position }) => position),
  );
  for (const [index, { key, plan }] of again.entries()) {
    const position = waiting[index]?.position ?? 0;
    await updateItem(
      db,
      { importId, position, states: ['refused'] },
      { key: storableKey(key), plan: storableJson(plan), state: 'unread', reason: '', settled_at: null },
    );
  }
  return again.length > 0;
}
