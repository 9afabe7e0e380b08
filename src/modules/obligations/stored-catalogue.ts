import { z } from 'zod';
import { CHANNELS, ITEM_LEVELS, type Channel, type ItemLevel } from '../../law/obligations/standard-item.ts';
import type { ReadCatalogue } from '../../law/obligations/item-tables/read-catalogue.ts';
import { disclosureRule } from './disclosure-rule.ts';

const WORDS = [
  'number',
  'category',
  'name',
  'content',
  'basis',
  'limit',
  'discloser',
  'channels',
  'audience',
  'mode',
  'levels',
  'remark',
] as const;

const words = z.record(z.enum(WORDS), z.string());
const place = z.object({
  page: z.number().exactOptional(),
  sheet: z.string().exactOptional(),
  table: z.number().exactOptional(),
  row: z.number().exactOptional(),
  column: z.number().exactOptional(),
});

const readItem = z.object({
  place,
  words,
  item: z.object({
    category: z.string(),
    name: z.string(),
    content: z.string(),
    basis: z.string(),
    limitText: z.string(),
    rule: disclosureRule.nullable(),
    discloser: z.string(),
    channels: z.array(z.enum(Object.keys(CHANNELS) as Channel[])),
    audience: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('everyone') }),
      z.object({ kind: z.literal('group'), group: z.string() }),
    ]),
    mode: z.enum(['proactive', 'onRequest']),
    levels: z.array(z.enum(Object.keys(ITEM_LEVELS) as ItemLevel[])),
  }),
  doubts: z.array(z.object({ weight: z.enum(['ask', 'note']), column: z.enum(WORDS), message: z.string() })),
});

const catalogue = z.object({
  sections: z.array(z.object({ heading: z.string(), field: z.string().nullable(), rows: z.array(readItem) })),
  remarks: z.array(z.string()),
  problems: z.array(z.string()),
}) satisfies z.ZodType<ReadCatalogue>;

/** Reads a 标准目录 from the column in which it is kept as it was read. */
export function storedCatalogue(value: unknown): ReadCatalogue {
  return catalogue.parse(value);
}
