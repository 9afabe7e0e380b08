import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { statusWords } from '../../../../src/law/obligations/obligation-status.ts';
import type { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';

/** An obligation as lists show it. */
export type ObligationItem = ResponseOf<typeof obligationsApi.list>['items'][number];
/** What may be done with obligations. */
export type ObligationMay = ResponseOf<typeof obligationsApi.list>['may'];
/** A piece of work. */
export type WorkItem = ResponseOf<typeof obligationsApi.work>['items'][number];
/** An item of the 标准目录. */
export type StandardItem = ResponseOf<typeof obligationsApi.items>['items'][number];
/** A map of what was due. */
export type Coverage = ResponseOf<typeof obligationsApi.coverage>;

/** How an obligation stands, as a colour. */
export const STATUS_COLOURS: Readonly<Record<ObligationItem['status'], string>> = {
  overdue: 'red',
  today: 'volcano',
  soon: 'orange',
  open: 'blue',
  undated: 'default',
  publishedLate: 'gold',
  nilLate: 'gold',
  nilEarly: 'default',
  published: 'green',
  nil: 'default',
  waived: 'default',
  takenBack: 'default',
};

/** How an obligation stands, with its day while it is open. */
export function standingWords(item: ObligationItem): string {
  const words = statusWords(item);
  if (item.settled !== null) return `${item.settled.on} ${words}`;
  return item.dueOn === null ? `${words}，等待放假安排` : `${item.dueOn} ${words}`;
}

/** In how many villages nothing was put up yet; empty where nothing is missing. */
export function missingWords(missing: readonly string[]): string {
  return missing.length === 0 ? '' : `还有 ${missing.length} 个村没有登记`;
}

/** 按期公开 of what was due, in words; empty where nothing was. */
export function rateWords({ due, onTime, late, missing, rate }: Coverage['total']): string {
  if (rate === null) return '没有到期的义务';
  const percent = (rate * 100).toFixed(1).replace(/\.0$/, '');
  return `到期 ${due} 项，按期 ${onTime}，逾期公开 ${late}，未公开 ${missing}；按期率 ${percent}%`;
}
