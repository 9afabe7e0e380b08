import type { PlainDate } from '../dates.ts';
import { toChinese } from '../dates.ts';
import { REQUEST_EVENT_LABELS, type RequestEvent, type RequestEventKind } from './request-events.ts';

/** An event that can't have happened on its day. */
export interface OrderFault {
  readonly seq: number;
  /** Chinese: what is wrong with it and what to do. */
  readonly message: string;
}

/** What must have happened before each event, on the same day or earlier. */
const AFTER: Partial<Readonly<Record<RequestEventKind, readonly RequestEventKind[]>>> = {
  received: ['submitted'],
  clarified: ['clarificationAsked'],
  clarificationLapsed: ['clarificationAsked'],
  reasonsGiven: ['reasonsAsked'],
  reasonsLapsed: ['reasonsAsked'],
  feeNoticeDelivered: ['feeAsked'],
  paid: ['feeAsked'],
  feeLapsed: ['feeAsked', 'feeNoticeDelivered'],
  extensionTold: ['extended'],
  reviewed: ['drafted'],
  signed: ['drafted', 'reviewed'],
  delivered: ['signed'],
  archived: ['delivered', 'answeredTogether', 'withdrawn'],
  redoOrdered: ['delivered', 'answeredTogether'],
};

/** Events that may lie before the receipt: what led up to it. */
const BEFORE_RECEIPT: ReadonlySet<RequestEventKind> = new Set([
  'submitted',
  'received',
  'dismissed',
  'reinstated',
  'transferred',
  'withdrawn',
  'noted',
]);

/**
 * Events whose days contradict each other: answered before received, clarified before it was asked, a reply before the
 * letter. Expects a ledger with corrected days in place (`effectiveEvents`).
 */
export function orderFaults(events: readonly RequestEvent[]): OrderFault[] {
  const receivedOn = events.find((event) => event.kind === 'received')?.on;
  return events.flatMap((event, index) => {
    const earlier = events.slice(0, index);
    const message =
      beforeReceipt(event, receivedOn) ?? beforeItsCause(event, earlier) ?? beforeItsLetter(event, earlier);
    return message === null ? [] : [{ seq: event.seq, message }];
  });
}

function beforeReceipt(event: RequestEvent, receivedOn: PlainDate | undefined): string | null {
  if (receivedOn === undefined || BEFORE_RECEIPT.has(event.kind) || event.kind === 'dateCorrected')
    return null;
  if (event.on >= receivedOn) return null;
  return `“${REQUEST_EVENT_LABELS[event.kind]}”的日期（${toChinese(event.on)}）早于收到申请之日（${toChinese(receivedOn)}），请核对。`;
}

function beforeItsCause(event: RequestEvent, earlier: readonly RequestEvent[]): string | null {
  const causes = AFTER[event.kind] ?? [];
  const cause = earlier.findLast((each) => causes.includes(each.kind) && each.on > event.on);
  return cause === undefined ? null : tooEarly(event, cause);
}

function beforeItsLetter(event: RequestEvent, earlier: readonly RequestEvent[]): string | null {
  if (
    event.kind !== 'consultationDelivered' &&
    event.kind !== 'consultationReplied' &&
    event.kind !== 'consultationLapsed'
  ) {
    return null;
  }
  const { consultation } = event.detail;
  const cause = earlier.findLast(
    (each) =>
      (each.kind === 'consultationSent' || each.kind === 'consultationDelivered') &&
      each.detail.consultation === consultation &&
      each.on > event.on,
  );
  return cause === undefined ? null : tooEarly(event, cause);
}

function tooEarly(event: RequestEvent, cause: RequestEvent): string {
  return `“${REQUEST_EVENT_LABELS[event.kind]}”的日期（${toChinese(event.on)}）早于“${REQUEST_EVENT_LABELS[cause.kind]}”（${toChinese(cause.on)}），请核对。`;
}
