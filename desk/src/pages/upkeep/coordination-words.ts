import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { COORDINATION_ANSWER_LABELS } from '../../../../src/law/upkeep/coordination-states.ts';
import type { coordinationApi } from '../../../../src/modules/coordination/coordination.api.ts';

/** A coordination as lists show it. */
export type CoordinationItem = ResponseOf<typeof coordinationApi.list>['items'][number];

/** What may be said or done in a coordination. */
export type CoordinationDeed = 'answer' | 'escalate' | 'rule' | 'settle' | 'withdraw';

/** What each is called, and what is asked for it. */
export const DEED_WORDS: Readonly<
  Record<CoordinationDeed, { readonly title: string; readonly ok: string; readonly label: string }>
> = {
  answer: { title: '答复协调意见', ok: '答复', label: '意见' },
  escalate: { title: '报请共同上级决定', ok: '报请', label: '分歧或者逾期情况' },
  rule: { title: '对协调事项作出决定', ok: '决定', label: '决定' },
  settle: { title: '办结协调', ok: '办结', label: '协调结论' },
  withdraw: { title: '撤回协调', ok: '撤回', label: '理由' },
};

/** What something that was said is called. */
export const EVENT_WORDS: Readonly<Record<string, string>> = {
  ask: '征求意见',
  answer: '答复',
  escalate: '报请上级',
  rule: '上级决定',
  settle: '办结',
  withdraw: '撤回',
};

/** How a coordination stands, in words and colour. */
export function standing(item: CoordinationItem): { text: string; colour: string } {
  const { state, answer, overdue, dueOn } = item;
  const said = answer === null ? '' : COORDINATION_ANSWER_LABELS[answer];
  switch (state) {
    case 'asked':
      return overdue
        ? { text: `${dueOn} 到期未答复`, colour: 'red' }
        : { text: `${dueOn} 前答复`, colour: 'blue' };
    case 'answered':
      return { text: `已答复：${said}`, colour: answer === 'agrees' ? 'green' : 'orange' };
    case 'escalated':
      return { text: `已报请${item.superior?.name ?? '上级'}决定`, colour: 'volcano' };
    case 'settled':
      return { text: said === '' ? '已办结（未答复）' : `已办结：${said}`, colour: 'default' };
    case 'withdrawn':
      return { text: '已撤回', colour: 'default' };
  }
}
