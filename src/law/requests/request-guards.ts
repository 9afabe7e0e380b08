import type { PlainDate } from '../dates.ts';
import { clarificationEnd } from '../clock/clarification-end.ts';
import { rulesOfHandling } from '../clock/clock-rules.ts';
import { addWorkdays, type WorkCalendar } from '../workdays.ts';
import { orderFaults } from './chronology.ts';
import { tariffGives } from '../information-fees.ts';
import {
  DELIVERABLE_EVENTS,
  REQUEST_EVENT_LABELS,
  type RequestAction,
  type RequestEvent,
  type RequestEventKind,
} from './request-events.ts';
import { effectiveEvents } from './replay-request.ts';
import type { RequestState } from './request-state.ts';
import { stepsBefore, type RequestRole } from './positions.ts';

/** What is known when an action is asked for. */
export interface GuardFacts {
  readonly state: RequestState;
  readonly events: readonly RequestEvent[];
  readonly action: RequestAction;
  readonly role: RequestRole;
  readonly on: PlainDate;
  readonly today: PlainDate;
  readonly reason: string;
  /** The answer's current deadline; null while it isn't running. */
  readonly due: PlainDate | null;
  /** Why no deadline can be computed; null where one can. */
  readonly missing: string | null;
  readonly calendar: WorkCalendar;
}

/**
 * Decisions that are made on the day they are entered. With a day of the past, an extension or a delay would rescue a limit that
 * was missed, and a signature would stand under a letter that bears another day.
 */
const TODAY_ONLY: ReadonlySet<RequestEventKind> = new Set(['extended', 'delayed', 'signed']);

/** Events whose day may be corrected afterwards. */
export const CORRECTABLE_EVENTS: ReadonlySet<RequestEventKind> = new Set([
  'submitted',
  'received',
  'clarificationAsked',
  'clarified',
  'consultationSent',
  'consultationDelivered',
  'consultationReplied',
  'feeAsked',
  'feeNoticeDelivered',
  'paid',
  'extensionTold',
  'delivered',
  'withdrawn',
]);

/**
 * Why an action that the table permits can't be taken all the same, in Chinese; empty when it can. Days that contradict
 * each other, a second 补正告知, an extension after the deadline, an item without decision …
 */
export function obstacles(facts: GuardFacts): string[] {
  const own = GUARDS[facts.action.kind];
  return [...dayObstacles(facts), ...(own === undefined ? [] : own(facts))];
}

function dayObstacles({ events, action, on, today, reason }: GuardFacts): string[] {
  if (on > today) return ['日期不能晚于今天。'];
  const backdated = on < today && reason.trim() === '' ? ['补记以前的日期，请说明理由。'] : [];
  const antedated =
    on < today && TODAY_ONLY.has(action.kind)
      ? [`“${REQUEST_EVENT_LABELS[action.kind]}”只能在今天作出，不能补记为以前的日期。`]
      : [];
  const event: RequestEvent = { ...action, seq: events.length + 1, on, recordedAt: '' };
  const faults = orderFaults(effectiveEvents([...events, event]));
  return [...backdated, ...antedated, ...faults.map((fault) => fault.message)];
}

type Guard = (facts: GuardFacts) => string[];

const GUARDS: Partial<Readonly<Record<RequestEventKind, Guard>>> = {
  received: ({ state, action }) => {
    if (action.kind !== 'received') return [];
    const none = state.items.length === 0 && (action.detail.items ?? []).length === 0;
    return [
      ...(none ? ['请填写申请内容。'] : []),
      ...(action.detail.evidence.trim() === ''
        ? ['请写明收到日期的依据，如签收单号、确认的时间和方式。']
        : []),
    ];
  },
  itemAdded: ({ state, action }) =>
    action.kind === 'itemAdded' && state.items.some((item) => item.id === action.detail.item.id)
      ? ['这个事项已经有了。']
      : [],
  itemAssigned: ({ state, action }) =>
    action.kind === 'itemAssigned' ? unknownItems(state, [action.detail.itemId]) : [],
  split: ({ state, action }) => {
    if (action.kind !== 'split') return [];
    const rest = state.items.filter((item) => !action.detail.itemIds.includes(item.id));
    return [
      ...unknownItems(state, action.detail.itemIds),
      ...(rest.length === 0 ? ['原申请至少要保留一个事项。'] : []),
      ...(hasMovedOn(state) ? ['已经征求意见、收费、延期或者重新处理的申请，不能再拆分。'] : []),
    ];
  },
  clarificationAsked: ({ state, action, on, due }) => {
    if (action.kind !== 'clarificationAsked') return [];
    return [
      ...limitOver(due, on, '告知补正'),
      ...(state.clarification === null
        ? []
        : [
            '补正告知只能作出一次（条例第30条）。内容仍不清楚的，请电话或当面沟通，或者作出“补正后仍不明确”的答复。',
          ]),
      ...(action.detail.respondBy > on ? [] : ['补正期限应当晚于告知之日。']),
    ];
  },
  clarificationLapsed: ({ state, on, calendar }) => {
    const { clarification } = state;
    if (clarification === null) return [];
    if (clarification.deliveredOn === null) {
      return ['请先登记补正告知书的送达：补正期限从申请人收到之日起算。'];
    }
    return on <= clarificationEnd(clarification, calendar) ? ['补正期限还没有届满，不能作逾期处理。'] : [];
  },
  consultationSent: ({ state, action }) => {
    if (action.kind !== 'consultationSent') return [];
    const known = state.consultations.some((each) => each.id === action.detail.consultation);
    return [...(known ? ['这份征求意见已经登记过。'] : []), ...unknownItems(state, action.detail.itemIds)];
  },
  consultationDelivered: (facts) => {
    const { state, action } = facts;
    const again = state.consultations.some(
      ({ id, deliveredOn }) =>
        deliveredOn !== null && action.kind === 'consultationDelivered' && id === action.detail.consultation,
    );
    return [...openConsultation(facts), ...(again ? ['送达已经登记过；日期有误的，请更正日期。'] : [])];
  },
  consultationReplied: openConsultation,
  consultationLapsed: (facts) => [...openConsultation(facts), ...notYetSilent(facts)],
  searchConcluded: ({ state }) =>
    state.searches.length === 0 ? ['还没有检索记录。请先登记在哪里、用什么词、由谁检索和结果。'] : [],
  divided: ({ action }) =>
    action.kind === 'divided' &&
    action.detail.responsible !== 'ours' &&
    (action.detail.agencyName ?? '').trim() === ''
      ? ['请写明有关机关的名称；确实不能确定的，写“不能确定”。']
      : [],
  clarified: ({ state, action }) =>
    action.kind === 'clarified' && state.position === 'drafting' && !(state.clarification?.lapsed ?? false)
      ? ['这件申请没有按逾期未补正处理，不能登记收到补正。']
      : [],
  feeAsked: ({ state, action, on, due }) => {
    if (action.kind !== 'feeAsked') return [];
    return [
      ...limitOver(due, on, '收取信息处理费'),
      ...(state.fee === null ? [] : ['一件申请只收一次费，按件、按量也不能并用（国办函〔2020〕109号）。']),
      ...(action.detail.amountYuan > 0 ? [] : ['没有达到收费标准，不需要收费。']),
      ...(tariffGives(action.detail)
        ? []
        : ['金额与收费标准不符，请按国办函〔2020〕109号第四条、第五条的标准重新计算。']),
    ];
  },
  feeNoticeDelivered: ({ state }) =>
    (state.fee?.deliveredOn ?? null) === null ? [] : ['送达已经登记过；日期有误的，请更正日期。'],
  paid: ({ state, action }) => {
    if (action.kind !== 'paid') return [];
    const { fee, position } = state;
    return [
      ...(position === 'drafting' && fee?.ended !== 'lapsed'
        ? ['这件申请没有按逾期未缴费处理，不能登记缴费。']
        : []),
      ...(fee !== null && action.detail.amountYuan !== fee.amountYuan
        ? [`收费通知的金额是${fee.amountYuan}元，缴费金额应当一致。`]
        : []),
    ];
  },
  feeLapsed: ({ state, on, calendar }) => {
    const deliveredOn = state.fee?.deliveredOn ?? null;
    if (deliveredOn === null) return ['请先登记收费通知的送达日期：缴费期限从收到通知的次日起算。'];
    const { workdays } = rulesOfHandling(state.receivedOn).payment;
    return on <= addWorkdays(deliveredOn, workdays, calendar)
      ? [`缴费期限（${workdays}个工作日）还没有届满。`]
      : [];
  },
  extensionProposed: ({ state, action }) =>
    action.kind === 'extensionProposed' ? extensionFaults(state, action.detail.workdays) : [],
  extensionRefused: ({ state, action }) => [
    ...(state.extension !== null && state.extension.approvedOn === null ? [] : ['现在没有待同意的延期。']),
    ...(action.kind === 'extensionRefused' && action.detail.opinion.trim() === ''
      ? ['请写明不同意的意见。']
      : []),
  ],
  extended: ({ state, action, on, due, missing }) => {
    if (action.kind !== 'extended') return [];
    if (missing !== null) return [missing];
    return [
      ...extensionFaults(state, action.detail.workdays),
      ...(due !== null && on > due ? ['答复期限已经届满，不能再延长（条例第33条第二款）。'] : []),
      ...(due === null ? ['答复期限现在没有进行（已中止或等待重新起算），恢复后再决定是否延长。'] : []),
    ];
  },
  extensionTold: ({ state }) =>
    (state.extension?.approvedOn ?? null) === null ? ['延期还没有经工作机构负责人同意。'] : [],
  delayed: ({ state, action, on, due, missing }) => {
    if (action.kind !== 'delayed') return [];
    if (missing !== null) return [missing];
    return [
      ...limitOver(due, on, '延迟答复'),
      ...(due === null ? ['答复期限现在没有进行，恢复后再决定是否延迟答复。'] : []),
      ...(due !== null && action.detail.until <= due
        ? ['延迟答复的期限应当晚于现在的答复期限，否则按期答复即可。']
        : []),
      ...((state.reasons?.text ?? null) === null
        ? ['延迟答复以申请人说明了合理理由为前提（条例第35条）。']
        : []),
      ...orderedAnew(state),
    ];
  },
  judged: ({ state, action }) => {
    if (action.kind !== 'judged') return [];
    const ids = action.detail.decisions.map((each) => each.itemId);
    const missing = state.items.filter((item) => !ids.includes(item.id));
    return [
      ...unknownItems(state, ids),
      ...(new Set(ids).size < ids.length ? ['同一事项只能有一个结论。'] : []),
      ...missing.map((item) => `“${excerpt(item.description)}”还没有结论。`),
    ];
  },
  steppedBack: ({ state, action }) => {
    if (action.kind !== 'steppedBack') return [];
    if (restsOnLapse(state))
      return ['逾期未补正、未缴费形成的结论不能退回；后来收到补正或者缴费的，请登记收到补正或者登记缴费。'];
    return stepsBefore(state.position).includes(action.detail.to) ? [] : ['只能退回到前面的环节。'];
  },
  drafted: ({ state }) => (state.items.every((item) => item.decision !== null) ? [] : ['还有事项没有结论。']),
  reviewed: ({ state, action, role }) => {
    if (action.kind !== 'reviewed') return [];
    const own = action.detail.aspect === 'legal' ? 'head' : 'secrecy';
    return [
      ...(state.reviews[action.detail.aspect] ? ['这一项审核已经完成。'] : []),
      ...(role === own ? [] : ['法制审核由工作机构负责人作出，保密审核由保密审查员作出。']),
      ...(!action.detail.passed && action.detail.opinion.trim() === '' ? ['退回请写明意见。'] : []),
    ];
  },
  letterDelivered: ({ events, action }) => {
    if (action.kind !== 'letterDelivered') return [];
    const target = events.find((event) => event.seq === action.detail.of);
    if (target?.kind === 'feeAsked') return ['收费通知的送达，请用“登记收费通知送达”。'];
    if (target?.kind === 'consultationSent') return ['征求意见书的送达，请用“登记意见书送达”。'];
    return target !== undefined && DELIVERABLE_EVENTS.has(target.kind)
      ? []
      : ['这条记录没有需要送达的文书。'];
  },
  delivered: ({ action }) =>
    action.kind === 'delivered' && action.detail.proof.trim() === ''
      ? ['请写明送达凭证，如签收人、邮件编号、截图说明。']
      : [],
  dateCorrected: ({ events, action, reason, today }) => {
    if (action.kind !== 'dateCorrected') return [];
    const target = events.find((event) => event.seq === action.detail.of);
    return [
      ...(target === undefined || !CORRECTABLE_EVENTS.has(target.kind) ? ['这条记录的日期不能更正。'] : []),
      ...(reason.trim() === '' ? ['更正日期请说明理由。'] : []),
      ...(action.detail.to > today ? ['更正后的日期不能晚于今天。'] : []),
      ...(target !== undefined && 'letterId' in target.detail && action.detail.to < target.on
        ? ['这一步的文书落款为原来的日期，不能更正到它之前。']
        : []),
    ];
  },
};

/** What happened to its clock can't be told for each of its parts. A clarification can: it goes with them. */
function hasMovedOn({ consultations, fee, extension, reasons, redo }: RequestState): boolean {
  return (
    consultations.length > 0 ||
    fee !== null ||
    redo !== null ||
    (extension?.approvedOn ?? null) !== null ||
    (reasons?.delayed ?? false)
  );
}

/** What gives the agency time is decided while it still has some: a limit that ran out isn't rescued (条例第33条). */
function limitOver(due: PlainDate | null, on: PlainDate, what: string): string[] {
  return due !== null && on > due ? [`答复期限已经届满，不能再${what}，请尽快作出答复。`] : [];
}

/** Whether the present decision follows from a term that ran out and nothing else. */
function restsOnLapse({ position, clarification, fee }: RequestState): boolean {
  return position === 'drafting' && ((clarification?.lapsed ?? false) || fee?.ended === 'lapsed');
}

/** A review or a court sets the time, and the agency can't add to it. */
function orderedAnew({ redo }: RequestState): string[] {
  return redo === null ? [] : ['重新处理的期限由复议决定或者裁判确定，不能延长。'];
}

function extensionFaults(state: RequestState, workdays: number): string[] {
  const longest = rulesOfHandling(state.receivedOn).extension.workdays;
  return [
    ...orderedAnew(state),
    ...((state.extension?.approvedOn ?? null) === null ? [] : ['已经延长过一次，不能再延长。']),
    ...(Number.isSafeInteger(workdays) && workdays >= 1 && workdays <= longest
      ? []
      : [`延长的期限为1至${longest}个工作日（条例第33条第二款）。`]),
  ];
}

function openConsultation({ state, action }: GuardFacts): string[] {
  if (!('detail' in action) || !('consultation' in action.detail)) return [];
  const { consultation } = action.detail;
  const found = state.consultations.find((each) => each.id === consultation);
  if (found === undefined) return ['没有这份征求意见书。'];
  return found.opinion === null ? [] : ['这份征求意见已经有了结果。'];
}

function notYetSilent({ state, action, on, calendar }: GuardFacts): string[] {
  if (action.kind !== 'consultationLapsed') return [];
  const asked = state.consultations.find((each) => each.id === action.detail.consultation);
  if (asked === undefined) return [];
  const { workdays } = rulesOfHandling(state.receivedOn).consultation[asked.with];
  // No law sets other agencies a time; whether to wait on is the handler's judgement.
  if (workdays === null) return [];
  if (asked.deliveredOn === null)
    return [`请先登记征求意见书的送达日期：${workdays}个工作日从收到之日起算。`];
  return on <= addWorkdays(asked.deliveredOn, workdays, calendar)
    ? [`征求意见的期限（${workdays}个工作日）还没有届满。`]
    : [];
}

function unknownItems(state: RequestState, ids: readonly string[]): string[] {
  return ids.some((id) => !state.items.some((item) => item.id === id)) ? ['其中有申请里没有的事项。'] : [];
}

function excerpt(text: string): string {
  const characters = [...text];
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : text;
}
