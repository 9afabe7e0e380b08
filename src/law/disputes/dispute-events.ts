import type { DisputeResult } from '../annual-report/form.ts';
import type { PlainDate } from '../dates.ts';
import type { DeliveryMethod } from '../requests/request-events.ts';
import type { DisputeCaseKind } from './dispute-kinds.ts';

/** By which procedure a review or suit is heard; it sets the terms. */
export type DisputeProcedure = 'ordinary' | 'simple';

/** How a review or suit ended, as table four counts it. */
export type ClosedResult = Exclude<DisputeResult, 'pending'>;

/** What the agency was ordered to do: answer anew, hand the information over, or something else. */
export type OrderKind = 'answerAnew' | 'disclose' | 'other';

/** What a decision or judgment orders. */
export interface DisputeOrder {
  readonly kind: OrderKind;
  readonly text: string;
  /** The day from which the term runs: receipt of the decision, or the judgment's effect. */
  readonly runsFrom: PlainDate;
  readonly dueOn: PlainDate;
}

/** How a demand for correction is answered. */
export type CorrectionResult = 'corrected' | 'refused' | 'passedOn';

/** What each kind of event says. */
export interface DisputeEventDetails {
  /** Accepted by the authority, or for a correction handed in, on the event's day. */
  filed: { kind: DisputeCaseKind; number: string; authority: string; demand: string };
  /** 被申请人答复通知、应诉通知, with the copy of the application. `dueOn`: the day that the authority set, if earlier. */
  copyReceived: { procedure: DisputeProcedure; proof: string; dueOn?: PlainDate | undefined };
  procedureChanged: { procedure: DisputeProcedure; explanation: string };
  /** Handed to the authority, or to the post: the reply with evidence and basis. */
  replied: { evidence: string; proof: string };
  /** The authority takes longer. */
  termExtended: { until: PlainDate; explanation: string };
  /** Decided, on the day of the decision. */
  closed: { outcome: ClosedResult; words: string; document: string; order?: DisputeOrder | undefined };
  /** 上诉、再审: the case is open again. */
  appealed: { by: 'applicant' | 'agency' | 'other'; explanation: string; number?: string | undefined };
  carriedOut: { text: string };
  /** Whether the evidence shows the record to be wrong and to be about the applicant, and whether the agency may correct it. */
  evidenceExamined: { holds: boolean; authority: boolean; finding: string };
  decided: {
    result: CorrectionResult;
    text: string;
    agencyName?: string | undefined;
    agencyContact?: string | undefined;
  };
  signed: { letterId: string; letterNumber: string };
  signatureRefused: { opinion: string };
  delivered: { method: DeliveryMethod; proof: string };
  withdrawn: { proof: string };
  archived: { volume: string };
  /** Number or authority was entered wrongly; both stay on record. */
  detailsCorrected: { number: string; authority: string };
  dateCorrected: { of: number; to: PlainDate };
  noted: { text: string };
}

/** Kinds of events. */
export type DisputeEventKind = keyof DisputeEventDetails;

/** An event to be entered. */
export type DisputeAction = {
  readonly [Kind in DisputeEventKind]: { readonly kind: Kind; readonly detail: DisputeEventDetails[Kind] };
}[DisputeEventKind];

/** An event on record; everything about the case follows from the list of these. */
export type DisputeEvent = DisputeAction & {
  readonly seq: number;
  /** The day on which it took effect. */
  readonly on: PlainDate;
  /** ISO moment of recording. */
  readonly recordedAt: string;
  readonly reason?: string;
};

/** Chinese names of the events. */
export const DISPUTE_EVENT_LABELS: Readonly<Record<DisputeEventKind, string>> = {
  filed: '立案登记',
  copyReceived: '收到副本和通知',
  procedureChanged: '变更审理程序',
  replied: '提交答复和证据',
  termExtended: '审理期限延长',
  closed: '审结',
  appealed: '上诉、再审',
  carriedOut: '履行完毕',
  evidenceExamined: '核实证据',
  decided: '提出处理意见',
  signed: '签发',
  signatureRefused: '退回核实',
  delivered: '送达',
  withdrawn: '撤回更正申请',
  archived: '归档',
  detailsCorrected: '更正案号、机关',
  dateCorrected: '更正日期',
  noted: '备注',
};

/** Chinese names of orders. */
export const ORDER_LABELS: Readonly<Record<OrderKind, string>> = {
  answerAnew: '责令重新答复',
  disclose: '责令公开',
  other: '其他履行内容',
};

/** Chinese names of the results of a correction. */
export const CORRECTION_LABELS: Readonly<Record<CorrectionResult, string>> = {
  corrected: '予以更正',
  refused: '不予更正',
  passedOn: '转送有权更正的机关',
};
