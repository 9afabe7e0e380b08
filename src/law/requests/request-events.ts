import type { PlainDate } from '../dates.ts';
import type { Circumstance, DecisionKindKey } from '../decisions/decision-kinds.ts';
import type { EvidenceKey } from '../decisions/evidence.ts';
import type { RequestChannel } from './channels.ts';
import type { Position } from './positions.ts';

/** Whose opinion is asked: 条例第32条, 第34条, 第33条第三款. */
export type Consulted = 'thirdParty' | 'jointMaker' | 'otherAgency';

/** What an asked party answers. Silence of a third party leaves the decision to the agency, that of a joint maker is consent. */
export type Opinion = 'agrees' | 'refuses' | 'silent';

/** How an answer is handed over (国办公开办函〔2016〕235号). Private couriers are no 邮寄. */
export type DeliveryMethod = 'inPerson' | 'entrusted' | 'post' | 'electronic' | 'left' | 'announced';

/** One thing asked for. A request has at least one. */
export interface RequestItem {
  readonly id: string;
  readonly description: string;
}

/** What is decided of one item. */
export interface ItemDecision {
  readonly itemId: string;
  readonly kind: DecisionKindKey;
  /** For the letter and for a review: why so. */
  readonly explanation: string;
  /** What proves it, in words, by the name of the evidence: an address, a page of the file. */
  readonly evidence: Readonly<Partial<Record<EvidenceKey, string>>>;
  readonly circumstances?: readonly Circumstance[] | undefined;
  /** Why the agency makes use of a 可以. */
  readonly discretionReason?: string | undefined;
  /** Why evidence that is required isn't there. */
  readonly excuse?: string | undefined;
}

/** What each kind of event says. `{}`: that it happened is all. */
export interface RequestEventDetails {
  /** Handed in by a channel whose receipt both sides must confirm. */
  submitted: { channel: RequestChannel; items: readonly RequestItem[] };
  /** Received in the sense of 条例第31条, on the event's day; `items` unless it was submitted before. */
  received: { channel: RequestChannel; evidence: string; items?: readonly RequestItem[] | undefined };
  /** No request for information, or one that cannot be confirmed; doesn't count. */
  dismissed: { explanation: string };
  reinstated: Record<never, never>;
  /** Handed in at the wrong agency and passed on before it was received here. */
  transferred: { agencyId: string; agencyName: string };
  assigned: { holderId: string; holderName: string; unit: string };
  itemAdded: { item: RequestItem };
  itemAssigned: { itemId: string; unit: string; dueOn?: PlainDate | undefined };
  /** Items that went into requests of their own (一事一申请). */
  split: { itemIds: readonly string[]; into: readonly { requestId: string; number: string }[] };
  /** Handled together with another on the same information; both count. */
  joined: { leadId: string; leadNumber: string };
  separated: Record<never, never>;
  examined: Record<never, never>;
  clarificationAsked: { points: string; respondBy: PlainDate; letterId?: string | undefined };
  clarified: { text: string };
  clarificationLapsed: { explanation: string };
  reasonsAsked: { explanation: string; letterId?: string | undefined };
  reasonsGiven: { text: string };
  reasonsLapsed: { explanation: string };
  /** The reasons hold, but there is no time: a later day is set and told (条例第35条). */
  delayed: { until: PlainDate; explanation: string; letterId?: string | undefined };
  divided: {
    responsible: 'ours' | 'joint' | 'notOurs';
    agencyName?: string | undefined;
    agencyContact?: string | undefined;
  };
  assistanceAsked: {
    unit: string;
    question: string;
    dueOn?: PlainDate | undefined;
    letterId?: string | undefined;
  };
  assistanceGiven: { unit: string; answer: string };
  searched: { place: string; keywords: string; searcher: string; found: boolean; result: string };
  searchConcluded: Record<never, never>;
  consultationSent: {
    consultation: string;
    with: Consulted;
    addressee: string;
    question: string;
    itemIds: readonly string[];
    /** What the items are called to the outside, where the application's own words would tell who applies. */
    subject?: string | undefined;
    letterId?: string | undefined;
  };
  consultationDelivered: { consultation: string; proof: string };
  consultationReplied: { consultation: string; opinion: Exclude<Opinion, 'silent'>; text: string };
  consultationLapsed: { consultation: string };
  meetingHeld: { participants: string; opinions: string; conclusion: string };
  feeAsked: {
    method: 'perItem' | 'perPage';
    quantity: number;
    amountYuan: number;
    letterId?: string | undefined;
    explanation: string;
  };
  feeNoticeDelivered: { proof: string };
  paid: { amountYuan: number; receipt: string };
  feeWaived: { explanation: string };
  feeLapsed: { explanation: string };
  extensionProposed: { workdays: number; explanation: string };
  /** The head of the office doesn't agree: the answer stays due when it was. */
  extensionRefused: { opinion: string };
  extended: { workdays: number; explanation: string; approvedBy: string; letterId?: string | undefined };
  /** A letter of an earlier event reached whom it is for. */
  letterDelivered: { of: number; method: DeliveryMethod; proof: string };
  /** The applicant was told of the extension, on the event's day. */
  extensionTold: { proof: string };
  judged: { decisions: readonly ItemDecision[] };
  steppedBack: { to: Position };
  drafted: { letterKind: string; fields: Readonly<Record<string, unknown>>; contentHash: string };
  reviewed: { aspect: 'legal' | 'secrecy'; passed: boolean; opinion: string };
  /** With the letters to those whose requests were joined, and to third parties that refused what is disclosed. */
  signed: {
    letterId: string;
    letterNumber: string;
    together?: readonly { readonly requestId: string; readonly letterId: string }[] | undefined;
    thirdParties?: readonly { readonly addressee: string; readonly letterId: string }[] | undefined;
  };
  signatureRefused: { opinion: string };
  /** On the event's day: signed for, or handed to the post; electronic: sent. */
  delivered: { method: DeliveryMethod; proof: string; arrivedOn?: PlainDate | undefined };
  answeredTogether: { leadId: string; leadNumber: string; letterId: string; decision: DecisionKindKey };
  archived: { volume: string };
  withdrawn: { proof: string };
  /** Another file of the case: review, suit, or correction; the request is to be answered anew. */
  redoOrdered: { disputeId: string; dispute: string; dueOn: PlainDate };
  /** The effective day of an earlier event was wrong; both stay on record. */
  dateCorrected: { of: number; to: PlainDate };
  noted: { text: string };
}

/** Kinds of events of a request. */
export type RequestEventKind = keyof RequestEventDetails;

/** What every event carries. */
export interface RequestEventFrame {
  /** Order of recording, from 1. */
  readonly seq: number;
  /** The day on which it took effect. */
  readonly on: PlainDate;
  /** ISO moment of recording. */
  readonly recordedAt: string;
  /** Why it is entered on another day than it happened, or what else must be justified. */
  readonly reason?: string;
}

/** An event to be entered. */
export type RequestAction = {
  readonly [Kind in RequestEventKind]: { readonly kind: Kind; readonly detail: RequestEventDetails[Kind] };
}[RequestEventKind];

/** An event on record: the ledger of a request is a list of these, and everything about the request follows from it. */
export type RequestEvent = RequestAction & RequestEventFrame;

/** Chinese names of the events, as they stand in the file of a request. */
export const REQUEST_EVENT_LABELS: Readonly<Record<RequestEventKind, string>> = {
  submitted: '提交申请',
  received: '收到申请',
  dismissed: '不作为申请处理',
  reinstated: '恢复处理',
  transferred: '转其他机关',
  assigned: '指定承办',
  itemAdded: '增列事项',
  itemAssigned: '事项分办',
  split: '拆分申请',
  joined: '并案办理',
  separated: '取消并案',
  examined: '审查通过',
  clarificationAsked: '补正告知',
  clarified: '收到补正',
  clarificationLapsed: '逾期未补正',
  reasonsAsked: '要求说明理由',
  reasonsGiven: '收到理由说明',
  reasonsLapsed: '未说明理由',
  delayed: '确定延迟答复期限',
  divided: '职责区分',
  assistanceAsked: '请求协办',
  assistanceGiven: '协办回复',
  searched: '检索',
  searchConcluded: '检索完毕',
  consultationSent: '发出征求意见',
  consultationDelivered: '征求意见书送达',
  consultationReplied: '收到意见',
  consultationLapsed: '逾期未提出意见',
  meetingHeld: '联席会议',
  feeAsked: '收费通知',
  feeNoticeDelivered: '收费通知送达',
  paid: '缴费',
  feeWaived: '不再收费',
  feeLapsed: '逾期未缴费',
  extensionProposed: '提请延期',
  extensionRefused: '不同意延期',
  extended: '同意延期',
  letterDelivered: '文书送达',
  extensionTold: '告知延期',
  judged: '研判结论',
  steppedBack: '退回前一环节',
  drafted: '拟稿送审',
  reviewed: '审核',
  signed: '签发',
  signatureRefused: '退回拟稿',
  delivered: '送达',
  answeredTogether: '随主件一并答复',
  archived: '归档',
  withdrawn: '撤回申请',
  redoOrdered: '责令重新处理',
  dateCorrected: '更正日期',
  noted: '备注',
};

/** Events whose letter is entered as delivered by `letterDelivered`; those of fees and consultations have events of their own. */
export const DELIVERABLE_EVENTS: ReadonlySet<RequestEventKind> = new Set([
  'clarificationAsked',
  'reasonsAsked',
  'delayed',
  'extended',
  'assistanceAsked',
]);

/**
 * Events that a letter goes out with. It bears the day on which it is made, so it is made only when the event is entered on its
 * day; of one that is entered later the letter went out on paper before, and its copy belongs into the file.
 */
export const LETTERED_EVENTS: ReadonlySet<RequestEventKind> = new Set([
  'clarificationAsked',
  'reasonsAsked',
  'delayed',
  'extended',
  'consultationSent',
  'assistanceAsked',
  'feeAsked',
]);
