import type { PlannedItem } from './plan-items.ts';

/** Two items with one name would be one document: the second is told of, under a name of its own. */
export function onePerKey(items: readonly PlannedItem[]): PlannedItem[] {
  const first = new Map<string, string>();
  return items.map((item) => {
    const before = first.get(item.key);
    if (before === undefined) {
      first.set(item.key, item.place);
      return item;
    }
    const refusal = `与${before}是同一份（编号、索引号、网址、文件或者标题相同），没有重复导入。`;
    return { ...item, key: `${item.key}#${item.place}`, plan: { ...item.plan, refusal } };
  });
}
