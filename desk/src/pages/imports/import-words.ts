import type { ItemState } from '../../../../src/modules/imports/import-items.content.ts';
import type { importsApi } from '../../../../src/modules/imports/imports.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** An import as the server shows it. */
export type ImportView = ResponseOf<typeof importsApi.get>;
/** An item of one. */
export type ImportItem = ResponseOf<typeof importsApi.items>['items'][number];

/** Colours of the states of items. */
export const STATE_COLOURS: Readonly<Record<ItemState, string>> = {
  unread: 'default',
  waiting: 'blue',
  imported: 'green',
  updated: 'green',
  unchanged: 'default',
  skipped: 'default',
  refused: 'orange',
  failed: 'red',
};

/** What will be done with an item that waits. */
export const DOES_LABELS: Readonly<Record<NonNullable<ImportItem['does']>, string>> = {
  create: '新建草稿',
  revise: '更新草稿',
  nothing: '没有变化',
  refuse: '不改动',
};

/** Whether the program is at work on it. */
export function isAtWork({ state }: Pick<ImportView, 'state'>): boolean {
  return state === 'reading' || state === 'importing';
}
