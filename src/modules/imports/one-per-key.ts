import type { PlannedItem } from './plan-items.ts';
import { storableKey } from './storable.ts';

/**
 * Two items with one name would be one document: the second is told of, under a name of its own. An item that isn't imported
 * anyhow has no name to take from another.
 * @param positions where the items stand in the import; in their order from 1 when left out
 */
export function onePerKey(
  items: readonly PlannedItem[],
  positions: readonly number[] = items.map((_item, index) => index + 1),
): PlannedItem[] {
  const holders = new Map<string, PlannedItem>();
  return items.map((item, index) => {
    const own = ownKey(item.key, positions[index] ?? 0);
    if (item.plan.refusal !== null) return { ...item, key: own };
    const holder = holders.get(item.key);
    if (holder === undefined) {
      holders.set(item.key, item);
      return item;
    }
    const plan = { ...item.plan, refusal: sharedWords(item, holder), sameAs: storableKey(item.key) };
    return { ...item, key: own, plan };
  });
}

/** The name of an item that may not have the one it says. */
export function ownKey(key: string, position: number): string {
  return storableKey(`${key}#${position}`);
}

/** What two items have in common, and what to do where they aren't the same document. */
function sharedWords({ key, plan }: PlannedItem, { place }: PlannedItem): string {
  switch (key.slice(0, key.indexOf(':'))) {
    case 'path': {
      const file = plan.body?.split('/').at(-1) ?? '';
      return `与${place}用的是同一个正文文件“${file}”，没有重复导入。不是同一份文稿的，请各用各的正文文件，或者在清单的“编号”栏写上各自的编号。`;
    }
    case 'title':
      return `与${place}的标题和文号相同，没有重复导入。不是同一份文稿的，请在清单的“编号”栏写上各自的编号。`;
    case 'url':
      return `与${place}的网址相同，没有重复导入。不是同一份文稿的，请改正网址。`;
    case 'index':
      return `与${place}的索引号相同，没有重复导入。不是同一份文稿的，请改正索引号。`;
    default:
      return `与${place}的编号相同，没有重复导入。不是同一份文稿的，请改正编号。`;
  }
}
