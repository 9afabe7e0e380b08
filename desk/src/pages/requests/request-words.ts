import { REQUEST_ROW_LABELS, type OutcomeRow } from '../../../../src/law/annual-report/form.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { requestsApi } from '../../../../src/modules/requests/requests.api.ts';
import type { DeliveryMethod } from '../../../../src/law/requests/request-events.ts';

/** A row of the board. */
export type BoardItem = ResponseOf<typeof requestsApi.board>['items'][number];
/** How a deadline stands. */
export type Urgency = BoardItem['urgency'];

/** How an answer is handed over, in words (国办公开办函〔2016〕235号: 邮寄 is the post's, not a courier's). */
export const DELIVERY_LABELS: Readonly<Record<DeliveryMethod, string>> = {
  inPerson: '当面送达',
  entrusted: '委托送达',
  post: '邮政邮寄',
  electronic: '电子送达',
  left: '留置送达',
  announced: '公告送达',
};

/** A result as lists show it: “不予公开：属于国家秘密”, without the numbering of the form. */
export function outcomeWords(row: OutcomeRow): string {
  const { section, label } = REQUEST_ROW_LABELS[row];
  const own = withoutNumber(label);
  return section === null ? own : `${withoutNumber(section)}：${own}`;
}

/** How many days after its deadline a day lies. */
function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** A deadline in words that need no colour; `today` is the day of looking. */
export function dueWords(item: Pick<BoardItem, 'urgency' | 'dueOn' | 'position'>, today: string): string {
  const { urgency, dueOn } = item;
  switch (urgency) {
    case 'overdue':
      return dueOn === null ? '超期' : `超期${daysBetween(dueOn, today)}天`;
    case 'today':
      return '今天到期';
    case 'soon':
      return dueOn === null ? '临期' : `临期，还有${daysBetween(today, dueOn)}天`;
    case 'later':
      return dueOn === null ? '' : `还有${daysBetween(today, dueOn)}天`;
    case 'paused':
      return item.position === 'awaitingClarification' || item.position === 'awaitingFee'
        ? '未重新起算'
        : '中止';
    case 'unknown':
      return '缺放假安排，无法计算';
    case 'none':
      return item.position === 'pending' ? '未起算' : '已结束';
  }
}

function withoutNumber(label: string): string {
  return label.replace(/^(（[一二三四五六七八九]）|\d+\.)/, '').replace(/（.*$/, '');
}
