import { CHANNELS, type StandardItem } from '../standard-item.ts';
import { fieldName } from './field-of-words.ts';
import { itemTableFields } from './item-table-row.ts';

/** The name and version of the format, described in `docs/standard-items-json.md`. */
export const ITEMS_FORMAT = 'gongkai.standard-items/1';

/** A 标准目录 as JSON for other programs, its items in the order of the official table. Ends with a line end. */
export function itemsJson(of: {
  readonly agencyName: string;
  readonly day: string;
  readonly items: readonly StandardItem[];
}): string {
  const fields = itemTableFields(of.items).map(({ field, items }) => ({
    field,
    name: fieldName(field),
    items: items.map((item) => ({
      key: item.key,
      category: item.category,
      name: item.name,
      content: item.content,
      basis: item.basis,
      limitText: item.limitText,
      rule: item.rule,
      discloser: item.discloser,
      channels: item.channels.map((channel) => ({ channel, name: CHANNELS[channel] })),
      audience: item.audience,
      mode: item.mode,
      levels: item.levels,
    })),
  }));
  return `${JSON.stringify({ format: ITEMS_FORMAT, agency: of.agencyName, day: of.day, fields }, null, 2)}\n`;
}
