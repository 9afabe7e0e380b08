import { DISPUTE_COLUMN_LABELS } from '../../../../src/law/annual-report/form.ts';
import {
  CORRECTION_LABELS,
  ORDER_LABELS,
  type DisputeEvent,
  type DisputeOrder,
} from '../../../../src/law/disputes/dispute-events.ts';
import { DISPUTE_CASES } from '../../../../src/law/disputes/dispute-kinds.ts';
import { DELIVERY_LABELS } from '../requests/request-words.ts';
import { APPELLANTS, PROCEDURES } from './action-fields.ts';
import type { DisputeView } from './dispute-words.ts';

/** A fact that an entry tells. */
type Fact = readonly [label: string, text: string];

/** An entry as an event of the law. */
export function eventOf(entry: DisputeView['ledger'][number]): DisputeEvent {
  // The contract lets the detail of each kind through without spelling it out again.
  return entry as unknown as DisputeEvent;
}

/** What an entry of a case's ledger says, for people; empty members are left out. */
export function factsOf(event: DisputeEvent): readonly Fact[] {
  const facts = authorityFacts(event) ?? correctionFacts(event) ?? fileFacts(event) ?? [];
  return facts.filter(([, text]) => text !== '');
}

function authorityFacts(event: DisputeEvent): readonly Fact[] | null {
  switch (event.kind) {
    case 'filed':
      return [
        ['类别', DISPUTE_CASES[event.detail.kind].label],
        ['案号', event.detail.number],
        ['受理机关', event.detail.authority],
        ['请求和理由', event.detail.demand],
      ];
    case 'copyReceived':
      return [
        ['审理程序', PROCEDURES[event.detail.procedure]],
        ['凭据', event.detail.proof],
        ['通知书要求的答复期限', event.detail.dueOn ?? ''],
      ];
    case 'procedureChanged':
      return [
        ['审理程序', PROCEDURES[event.detail.procedure]],
        ['情况', event.detail.explanation],
      ];
    case 'replied':
      return [
        ['证据和依据', event.detail.evidence],
        ['凭据', event.detail.proof],
      ];
    case 'termExtended':
      return [
        ['延长至', event.detail.until],
        ['情况', event.detail.explanation],
      ];
    case 'closed':
      return [
        ['结果', DISPUTE_COLUMN_LABELS[event.detail.outcome]],
        ['主文', event.detail.words],
        ['文号', event.detail.document],
        ...orderFacts(event.detail.order),
      ];
    case 'appealed':
      return [
        ['提出人', APPELLANTS[event.detail.by]],
        ['情况', event.detail.explanation],
        ['新的案号', event.detail.number ?? ''],
      ];
    case 'carriedOut':
      return [['履行的情况', event.detail.text]];
    default:
      return null;
  }
}

function orderFacts(order: DisputeOrder | undefined): readonly Fact[] {
  if (order === undefined) return [];
  return [
    [ORDER_LABELS[order.kind], order.text],
    ['履行期限', `${order.runsFrom}起算，${order.dueOn}届满`],
  ];
}

function correctionFacts(event: DisputeEvent): readonly Fact[] | null {
  switch (event.kind) {
    case 'evidenceExamined':
      return [
        ['证据', event.detail.holds ? '属实，记录确有错误，且与申请人自身相关' : '不能证明记录有错误'],
        ['更正权限', event.detail.authority ? '本机关有权更正' : '本机关无权更正'],
        ['核实的情况', event.detail.finding],
      ];
    case 'decided':
      return [
        ['处理意见', CORRECTION_LABELS[event.detail.result]],
        ['理由和内容', event.detail.text],
        ['有权更正的机关', event.detail.agencyName ?? ''],
        ['该机关的联系方式', event.detail.agencyContact ?? ''],
      ];
    case 'signed':
      return [['文号', event.detail.letterNumber]];
    case 'signatureRefused':
      return [['退回意见', event.detail.opinion]];
    case 'delivered':
      return [
        ['送达方式', DELIVERY_LABELS[event.detail.method]],
        ['送达凭证', event.detail.proof],
      ];
    case 'withdrawn':
      return [['凭据', event.detail.proof]];
    default:
      return null;
  }
}

function fileFacts(event: DisputeEvent): readonly Fact[] | null {
  switch (event.kind) {
    case 'archived':
      return [['卷号', event.detail.volume]];
    case 'detailsCorrected':
      return [
        ['案号', event.detail.number],
        ['机关或者法院', event.detail.authority],
      ];
    case 'dateCorrected':
      return [['更正', `第${event.detail.of}条的日期更正为${event.detail.to}`]];
    case 'noted':
      return [['备注', event.detail.text]];
    default:
      return null;
  }
}
