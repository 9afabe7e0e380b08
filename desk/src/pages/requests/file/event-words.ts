import { toChinese } from '../../../../../src/law/dates.ts';
import { CONSULTED_LABELS } from '../../../../../src/law/clock/clock-events.ts';
import { DECISION_KINDS } from '../../../../../src/law/decisions/decision-kinds.ts';
import { LETTER_KINDS } from '../../../../../src/law/letters/letter-kinds.ts';
import { RECEIPT_RULES } from '../../../../../src/law/requests/channels.ts';
import { POSITION_LABELS } from '../../../../../src/law/requests/positions.ts';
import type { RequestEvent } from '../../../../../src/law/requests/request-events.ts';
import type { HandledItem, RequestState } from '../../../../../src/law/requests/request-state.ts';
import { DELIVERY_LABELS } from '../request-words.ts';

/** A fact that an entry tells. */
export type Fact = readonly [label: string, text: string];

/** What is needed to name what an entry refers to. */
export type Known = Pick<RequestState, 'items' | 'consultations'>;

export const RESPONSIBLE_LABELS = {
  ours: '本机关负责公开',
  joint: '与其他机关共同制作',
  notOurs: '不属于本机关负责公开',
} as const;

export const OPINION_LABELS = {
  agrees: '同意公开',
  refuses: '不同意公开',
  silent: '逾期未提出意见',
} as const;

/** What an entry of the ledger says, for people; empty members are left out. */
export function factsOf(event: RequestEvent, known: Known): readonly Fact[] {
  const facts = arrivalFacts(event, known) ?? workFacts(event, known) ?? answerFacts(event, known) ?? [];
  return facts.filter(([, text]) => text !== '');
}

function arrivalFacts(event: RequestEvent, known: Known): readonly Fact[] | null {
  switch (event.kind) {
    case 'submitted':
      return [
        ['提出方式', RECEIPT_RULES[event.detail.channel].label],
        ['申请内容', event.detail.items.map(({ description }) => description).join('\n')],
      ];
    case 'received':
      return [
        ['提出方式', RECEIPT_RULES[event.detail.channel].label],
        ['依据', event.detail.evidence],
      ];
    case 'dismissed':
    case 'clarificationLapsed':
    case 'reasonsAsked':
    case 'reasonsLapsed':
    case 'feeWaived':
    case 'feeLapsed':
      return [['说明', event.detail.explanation]];
    case 'transferred':
      return [['转往', event.detail.agencyName]];
    case 'assigned':
      return [
        ['承办人', event.detail.holderName],
        ['承办科室', event.detail.unit],
      ];
    case 'itemAdded':
      return [['事项', event.detail.item.description]];
    case 'itemAssigned':
      return [
        ['事项', itemWords(known, event.detail.itemId)],
        ['承办科室', event.detail.unit],
        ['要求反馈', dayWords(event.detail.dueOn)],
      ];
    case 'split':
      return [['拆分为', event.detail.into.map(({ number }) => number).join('、')]];
    case 'joined':
      return [['主件', event.detail.leadNumber]];
    case 'clarificationAsked':
      return [
        ['需要补正', event.detail.points],
        ['补正期限', dayWords(event.detail.respondBy)],
      ];
    case 'clarified':
    case 'reasonsGiven':
      return [['内容', event.detail.text]];
    case 'delayed':
      return [
        ['延迟至', dayWords(event.detail.until)],
        ['说明', event.detail.explanation],
      ];
    default:
      return null;
  }
}

function workFacts(event: RequestEvent, known: Known): readonly Fact[] | null {
  switch (event.kind) {
    case 'divided':
      return [
        ['结论', RESPONSIBLE_LABELS[event.detail.responsible]],
        ['有关机关', event.detail.agencyName ?? ''],
        ['联系方式', event.detail.agencyContact ?? ''],
      ];
    case 'assistanceAsked':
      return [
        ['协办单位', event.detail.unit],
        ['事项', event.detail.question],
        ['要求回复', dayWords(event.detail.dueOn)],
      ];
    case 'assistanceGiven':
      return [
        ['协办单位', event.detail.unit],
        ['意见', event.detail.answer],
      ];
    case 'searched':
      return [
        ['检索', `${event.detail.place}，关键词“${event.detail.keywords}”`],
        ['检索人', event.detail.searcher],
        ['结果', `${event.detail.found ? '找到' : '没有找到'}：${event.detail.result}`],
      ];
    case 'consultationSent':
      return [
        [CONSULTED_LABELS[event.detail.with], event.detail.addressee],
        ['内容', event.detail.question],
        ['涉及事项', event.detail.itemIds.map((id) => itemWords(known, id)).join('\n')],
        ['对外的写法', event.detail.subject ?? ''],
      ];
    case 'consultationDelivered':
      return [
        ['被征求意见方', addresseeOf(known, event.detail.consultation)],
        ['凭证', event.detail.proof],
      ];
    case 'consultationReplied':
      return [
        ['被征求意见方', addresseeOf(known, event.detail.consultation)],
        ['意见', OPINION_LABELS[event.detail.opinion]],
        ['理由', event.detail.text],
      ];
    case 'consultationLapsed':
      return [['被征求意见方', addresseeOf(known, event.detail.consultation)]];
    case 'meetingHeld':
      return [
        ['参加', event.detail.participants],
        ['意见', event.detail.opinions],
        ['结论', event.detail.conclusion],
      ];
    case 'feeAsked':
      return [
        ['金额', `${event.detail.amountYuan}元`],
        ['计算', event.detail.explanation],
      ];
    case 'paid':
      return [
        ['金额', `${event.detail.amountYuan}元`],
        ['票据', event.detail.receipt],
      ];
    case 'feeNoticeDelivered':
    case 'extensionTold':
    case 'withdrawn':
      return [['凭证', event.detail.proof]];
    case 'extensionProposed':
    case 'extended':
      return [
        ['延长', `${event.detail.workdays}个工作日`],
        ['理由', event.detail.explanation],
        ['同意人', event.kind === 'extended' ? event.detail.approvedBy : ''],
      ];
    case 'extensionRefused':
      return [['意见', event.detail.opinion]];
    default:
      return null;
  }
}

function answerFacts(event: RequestEvent, known: Known): readonly Fact[] | null {
  switch (event.kind) {
    case 'letterDelivered':
      return [
        ['送达的文书', `第${event.detail.of}条记录的文书`],
        ['方式', DELIVERY_LABELS[event.detail.method]],
        ['凭证', event.detail.proof],
      ];
    case 'judged':
      return event.detail.decisions.map((decision) => [
        itemWords(known, decision.itemId),
        `${decisionLabel(decision.kind)}。${decision.explanation}`,
      ]);
    case 'steppedBack':
      return [['退回到', POSITION_LABELS[event.detail.to].desk]];
    case 'drafted':
      return [['文书', letterLabel(event.detail.letterKind)]];
    case 'reviewed':
      return [
        [event.detail.aspect === 'legal' ? '法制审核' : '保密审核', event.detail.passed ? '通过' : '退回'],
        ['意见', event.detail.opinion],
      ];
    case 'signed':
      return [
        ['文号', event.detail.letterNumber],
        ['书面告知第三方', (event.detail.thirdParties ?? []).map(({ addressee }) => addressee).join('、')],
      ];
    case 'signatureRefused':
      return [['意见', event.detail.opinion]];
    case 'delivered':
      return [
        ['方式', DELIVERY_LABELS[event.detail.method]],
        ['凭证', event.detail.proof],
        ['对方收到', dayWords(event.detail.arrivedOn)],
      ];
    case 'answeredTogether':
      return [['主件', event.detail.leadNumber]];
    case 'archived':
      return [['卷号', event.detail.volume]];
    case 'redoOrdered':
      return [
        ['依据', event.detail.dispute],
        ['限期', dayWords(event.detail.dueOn)],
      ];
    case 'dateCorrected':
      return [['更正', `第${event.detail.of}条记录的日期改为${toChinese(event.detail.to)}`]];
    case 'noted':
      return [['内容', event.detail.text]];
    default:
      return null;
  }
}

/** A way of answering by its name. */
export function decisionLabel(key: string): string {
  return DECISION_KINDS.find((kind) => kind.key === key)?.label ?? key;
}

/** A kind of letter by its name. */
export function letterLabel(key: string): string {
  return LETTER_KINDS.find((kind) => kind.key === key)?.label ?? key;
}

/** An item, shortened where it is long. */
export function itemWords(known: Pick<Known, 'items'>, id: string): string {
  const item = known.items.find((each: HandledItem) => each.id === id);
  if (item === undefined) return '已拆分的事项';
  const characters = [...item.description];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : item.description;
}

function addresseeOf(known: Known, id: string): string {
  return known.consultations.find((each) => each.id === id)?.addressee ?? '';
}

function dayWords(day: string | null | undefined): string {
  return day ? toChinese(day) : '';
}
