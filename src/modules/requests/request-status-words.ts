import {
  clarificationEnd,
  type ClarificationTerm,
  clarificationWorkdays,
} from '../../law/clock/clarification-end.ts';
import { dayInShanghai, toChinese, type PlainDate } from '../../law/dates.ts';
import type { DeliveryMethod } from '../../law/requests/request-events.ts';
import { POSITION_LABELS, type Position } from '../../law/requests/positions.ts';
import { effectiveEvents } from '../../law/requests/replay-request.ts';
import type { RequestState } from '../../law/requests/request-state.ts';
import { CalendarMissing, type WorkCalendar } from '../../law/workdays.ts';
import type { StatusStep } from '../../portal/requests/request-model.ts';
import { restartedLimit } from './clock-restarts.ts';
import type { LoadedCase } from './loaded-case.ts';
import type { LedgerEntry } from './requests.repository.ts';

/** Where a request stands, as a sentence for who applied. */
export function statusNow(state: RequestState): string {
  if (state.withdrawnOn !== null) return '您已经撤回申请，不再办理。';
  return `${POSITION_LABELS[state.position ?? 'pending'].applicant}。`;
}

const STEPS = ['提交申请', '确认收到、登记', '办理（审查、查找、研究、起草）', '审核、签发', '送达答复'];

/** How many of the steps lie behind a request where it stands; null where it never gets to the others. */
const BEHIND: Readonly<Record<Position, number | null>> = {
  pending: 1,
  registered: 2,
  examining: 2,
  awaitingClarification: 2,
  awaitingReasons: 2,
  dividing: 2,
  searching: 2,
  judging: 2,
  awaitingOpinions: 2,
  awaitingFee: 2,
  joined: 2,
  drafting: 2,
  reviewing: 3,
  signing: 3,
  delivering: 4,
  settled: 5,
  archived: 5,
  dismissed: null,
  transferred: null,
};

/** The way of a request, in plain words. */
export function statusSteps(state: RequestState): StatusStep[] {
  const done = (name: string, on: PlainDate | null): StatusStep => ({ name, state: 'done', on });
  const first = done('提交申请', state.submittedOn);
  const behind = BEHIND[state.position ?? 'pending'];
  if (state.withdrawnOn !== null) return [first, done('撤回申请', state.withdrawnOn)];
  if (behind === null)
    return [first, done(state.position === 'transferred' ? '转交负责的机关' : '不作为申请受理', null)];
  const days = [state.submittedOn, state.receivedOn, null, null, state.delivery?.on ?? state.settledOn];
  return STEPS.map((name, at) => {
    if (at > behind) return { name, state: 'ahead', on: null };
    return at === behind ? { name, state: 'current', on: null } : done(name, days[at] ?? null);
  });
}

/**
 * What has happened, oldest first: what concerns the applicant, in words that name nobody. `renewals`: when the query code was
 * renewed, which an applicant must see who didn't ask for it.
 */
export function statusEvents(
  loaded: Pick<LoadedCase, 'ledger' | 'today' | 'calendar'>,
  renewals: readonly Date[],
): { on: PlainDate; words: string }[] {
  const { ledger } = loaded;
  const renewed = renewals.map((at) => ({ on: dayInShanghai(at), seq: Infinity, words: CODE_RENEWED }));
  const told = effectiveEvents(ledger).flatMap((event) => {
    const entry = ledger[event.seq - 1];
    const words =
      entry === undefined
        ? null
        : wordsOf({ ...entry, on: event.on }, loaded, () => restartedLimit(loaded, event.seq));
    return words === null ? [] : [{ on: event.on, seq: event.seq, words }];
  });
  return [...told, ...renewed]
    .toSorted((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1))
    .map(({ on, words }) => ({ on, words }));
}

const CODE_RENEWED =
  '受理机关核对身份以后更换了查询码，原来的查询码作废。不是您要求更换的，请马上联系受理机关。';

const DELIVERED: Readonly<Record<DeliveryMethod, string>> = {
  inPerson: '答复书已当面送达。',
  entrusted: '答复书已委托其他机关送达。',
  post: '答复书已交邮寄送。',
  electronic: '答复书已通过网络送达，可以在本页下载。',
  left: '答复书已留置送达。',
  announced: '答复书已公告送达。',
};

function wordsOf(
  event: LedgerEntry,
  loaded: Pick<LoadedCase, 'ledger' | 'calendar'>,
  restarted: () => boolean,
): string | null {
  return (
    arrivalWords(event) ??
    waitingWords(event, loaded, restarted) ??
    handlingWords(event) ??
    (event.role === 'applicant' && event.kind === 'noted' ? '您发来了补充说明或者意见。' : null)
  );
}

function arrivalWords(event: LedgerEntry): string | null {
  switch (event.kind) {
    case 'submitted':
      return event.role === 'applicant' ? '您在网上提交了申请。' : '申请已经提交。';
    case 'received':
      return '收到申请，答复期限自次日起计算。';
    case 'dismissed':
      return '没有作为政府信息公开申请受理，详情请联系受理机关。';
    case 'reinstated':
      return '恢复处理。';
    case 'transferred':
      return `申请转交${event.detail.agencyName}。`;
    case 'split':
      return `其中一部分内容作为另外的申请办理，编号是${event.detail.into.map(({ number }) => number).join('、')}。`;
    case 'joined':
      return '与内容相同的申请一并办理。';
    case 'separated':
      return '改为单独办理。';
    case 'withdrawn':
      return '您撤回了申请。';
    default:
      return null;
  }
}

/**
 * The time for a clarification: so many 工作日 from the letter's receipt, as the letter itself says, or its last day once the
 * receipt is on record. The day fixed at sending where the calendar for counting isn't out.
 */
export function clarificationTime(
  term: ClarificationTerm,
  calendar: WorkCalendar,
): { readonly until: PlainDate } | { readonly within: string } {
  try {
    if (term.deliveredOn !== null) return { until: clarificationEnd(term, calendar) };
    return { within: `自收到补正告知书之日起${clarificationWorkdays(term, calendar)}个工作日内` };
  } catch (error) {
    if (error instanceof CalendarMissing) return { until: term.respondBy };
    throw error;
  }
}

function askedWords(
  event: LedgerEntry & { readonly kind: 'clarificationAsked' },
  { ledger, calendar }: Pick<LoadedCase, 'ledger' | 'calendar'>,
): string {
  const { respondBy } = event.detail;
  const delivered = effectiveEvents(ledger).findLast(
    (each) => each.kind === 'letterDelivered' && each.detail.of === event.seq,
  );
  const term = { askedOn: event.on, respondBy, deliveredOn: delivered?.on ?? null };
  const time = clarificationTime(term, calendar);
  return 'within' in time
    ? `请您${time.within}补正申请内容。`
    : `请您补正申请内容，期限到${toChinese(time.until)}。`;
}

function waitingWords(
  event: LedgerEntry,
  loaded: Pick<LoadedCase, 'ledger' | 'calendar'>,
  restarted: () => boolean,
): string | null {
  switch (event.kind) {
    case 'clarificationAsked':
      return askedWords(event, loaded);
    case 'clarified':
      return restarted() ? '收到您的补正，答复期限重新计算。' : '收到您的补正。';
    case 'clarificationLapsed':
      return '补正期限届满，没有收到补正。';
    case 'reasonsAsked':
      return '请您说明申请的理由。';
    case 'reasonsGiven':
      return '收到您说明的理由。';
    case 'reasonsLapsed':
      return '没有收到您说明的理由。';
    case 'consultationSent':
      return '发函征求有关方面的意见，等候意见的时间不计算在答复期限内。';
    case 'feeAsked':
      return `发出信息处理费的收费通知，金额${event.detail.amountYuan}元。`;
    case 'paid':
      return restarted() ? '收到信息处理费，答复期限重新计算。' : '收到信息处理费。';
    case 'feeWaived':
      return '不再收取信息处理费。';
    case 'feeLapsed':
      return '缴费期限届满，没有收到信息处理费。';
    default:
      return null;
  }
}

function handlingWords(event: LedgerEntry): string | null {
  switch (event.kind) {
    case 'extended':
      return `答复期限延长${event.detail.workdays}个工作日。`;
    case 'delayed':
      return `答复延迟到${toChinese(event.detail.until)}以前。`;
    case 'signed':
      return '答复已经签发，正在送达。';
    case 'delivered':
      return DELIVERED[event.detail.method];
    case 'answeredTogether':
      return '与内容相同的申请一并作出答复，答复书按您选择的途径送达。';
    case 'redoOrdered':
      return `按照复议、诉讼或者更正的结果重新处理，期限到${toChinese(event.detail.dueOn)}。`;
    default:
      return null;
  }
}
