import type { z } from 'zod';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  ITEM_OUTCOMES,
  type ItemOutcome,
  type RowChoice,
} from '../../../../src/law/obligations/item-tables/compare-items.ts';
import type { importChoices, itemImportsApi } from '../../../../src/modules/obligations/item-imports.api.ts';

/** What a file would change. */
export type ImportPreview = ResponseOf<typeof itemImportsApi.preview>;
/** A row of a file. */
export type ImportRow = ImportPreview['rows'][number];
/** What was decided about a file so far. */
export type ImportChoices = z.output<typeof importChoices>;

/** What may become of a row, in the order in which people look at it. */
export const OUTCOMES = ITEM_OUTCOMES;

/** What becomes of a row, in words. */
export const OUTCOME_LABELS: Readonly<Record<ItemOutcome, string>> = {
  added: '新增',
  changed: '修改',
  unchanged: '没有变化',
  unclear: '需要选择',
  incomplete: '内容不全',
  elsewhere: '由其他层级公开',
  repeated: '文件中重复',
  skipped: '不导入',
};

/** What becomes of a row, as a colour. */
export const OUTCOME_COLOURS: Readonly<Record<ItemOutcome, string>> = {
  added: 'green',
  changed: 'blue',
  unchanged: 'default',
  unclear: 'orange',
  incomplete: 'red',
  elsewhere: 'default',
  repeated: 'default',
  skipped: 'default',
};

/** What may be decided about a row, in words. */
export const CHOICE_LABELS: Readonly<Record<RowChoice, string>> = {
  take: '导入',
  general: '按20个工作日计算',
  uncounted: '不计入登记册',
  keep: '沿用现有要求',
  skip: '不导入',
};

/** The outcomes that occur. */
export function shownOutcomes(counts: ImportPreview['counts']): ItemOutcome[] {
  return OUTCOMES.filter((outcome) => counts[outcome] > 0);
}
