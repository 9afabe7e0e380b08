import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { disputesApi } from '../../../../src/modules/disputes/disputes.api.ts';

/** A case as lists show it. */
export type DisputeItem = ResponseOf<typeof disputesApi.list>['items'][number];
/** The whole file of a case. */
export type DisputeView = ResponseOf<typeof disputesApi.open>;

/** How near the agency's next day is, as a colour. */
export const DUE_COLOURS: Readonly<Record<DisputeItem['urgency'], string>> = {
  overdue: 'red',
  today: 'volcano',
  soon: 'orange',
  later: 'green',
  none: 'default',
};

/** The agency's next day in words. */
export function dueWords({ dueOn, urgency }: Pick<DisputeItem, 'dueOn' | 'urgency'>): string {
  if (dueOn === null) return '';
  if (urgency === 'overdue') return `${dueOn} 已超期`;
  return urgency === 'today' ? `${dueOn} 今天到期` : dueOn;
}
