import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { DEED_SPECS, type Deed, type Matter } from '../../../../src/law/upkeep/deeds.ts';
import { VALIDITY_LABELS } from '../../../../src/modules/documents/documents.content.ts';
import { WITHDRAWAL_KIND_LABELS } from '../../../../src/modules/publishing/withdrawal.kinds.ts';
import type { upkeepApi } from '../../../../src/modules/upkeep/upkeep.api.ts';

/** A case as lists show it. */
export type CaseItem = ResponseOf<typeof upkeepApi.list>['items'][number];
/** How the interpretation of a document stands. */
export type InterpretationItem = ResponseOf<typeof upkeepApi.interpretations>['items'][number];
/** What an office has set. */
export type UpkeepTerms = ResponseOf<typeof upkeepApi.terms>;

/** Which part of a queue is looked at. */
export const WHICH = ['due', 'open', 'decided', 'approved', 'closed'] as const;
/** One of the parts. */
export type Which = (typeof WHICH)[number];

/** Chinese names of the parts; how many there are stands behind them. */
export const WHICH_LABELS: Readonly<Record<Which, string>> = {
  due: '待提意见',
  open: '全部在审',
  decided: '待批准',
  approved: '待办理',
  closed: '已办结',
};

/** What a step in the history of a case is called. */
export const STEP_LABELS: Readonly<Record<string, string>> = {
  found: '列入',
  raised: '人工提出',
  decided: '提出意见',
  returned: '退回',
  approved: '批准',
  begun: '起草',
  closed: '办结',
};

/** How the interpretation of a document stands, in words and colour. */
export const STANDINGS: Readonly<
  Record<InterpretationItem['standing'], { readonly label: string; readonly colour: string }>
> = {
  overdue: { label: '逾期未解读', colour: 'red' },
  waiting: { label: '待解读', colour: 'blue' },
  late: { label: '逾期解读', colour: 'gold' },
  inTime: { label: '按期解读', colour: 'green' },
  exempt: { label: '不作解读', colour: 'default' },
};

/** How near a case's day is, in words and colour. */
export function dayWords({ matter, dueOn, daysLeft, state }: CaseItem): { text: string; colour: string } {
  if (state === 'closed') return { text: dueOn, colour: 'default' };
  const over = -daysLeft;
  if (matter === 'expiring') {
    if (daysLeft <= 0) return { text: `${dueOn} 已失效`, colour: 'red' };
    return { text: `${dueOn} 失效，还有${daysLeft}天`, colour: daysLeft <= 30 ? 'volcano' : 'orange' };
  }
  if (matter === 'ceasing')
    return over <= 0
      ? { text: '今天列入', colour: 'orange' }
      : { text: `列入已${over}天`, colour: over > 7 ? 'red' : 'orange' };
  if (daysLeft > 7) return { text: `${dueOn} 审查`, colour: 'blue' };
  if (daysLeft >= 0) return { text: `${dueOn} 到期审查`, colour: 'orange' };
  return { text: `${dueOn} 应审，已过${over}天`, colour: 'red' };
}

/** What was decided, with what it needs to be carried out. */
export function decisionWords({ decision, changedBy, nextReviewOn }: CaseItem): string {
  if (decision === null) return '';
  const { label } = DEED_SPECS[decision.deed];
  const by = changedBy === null ? '' : `，依据或者代替它的文件：${changedBy.title}`;
  switch (decision.deed) {
    case 'takeDown':
      return `${label}（${WITHDRAWAL_KIND_LABELS[decision.kind]}）`;
    case 'mark':
      return `自${decision.sinceOn}起标注“${VALIDITY_LABELS[decision.validity]}”${by}`;
    case 'repeal':
      return `自${decision.sinceOn}起${label}${by}`;
    case 'renew':
      return `${label}，自${decision.until}起失效`;
    case 'stays':
    case 'keep': {
      const next = nextReviewOn ?? decision.nextReviewOn;
      return next === null ? label : `${label}，${next}再审查`;
    }
    case 'vanish':
    case 'opens':
    case 'opensPartly':
    case 'mask':
    case 'lapse':
    case 'revise':
      return label;
  }
}

/** How a case ended. */
export function outcomeWords({ outcome, closedOn }: CaseItem): string {
  switch (outcome) {
    case 'carriedOut':
      return `${closedOn} 已办理`;
    case 'stays':
      return `${closedOn} 已批准`;
    case 'dropped':
      return `${closedOn} 情形消失，不再处理`;
    case null:
      return '';
  }
}

/** What most cases of a matter come to. */
export const USUAL_DEED: Readonly<Record<Matter, Deed>> = {
  undisclosed: 'stays',
  ceasing: 'takeDown',
  expiring: 'renew',
};
