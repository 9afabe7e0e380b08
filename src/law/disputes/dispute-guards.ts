import { toChinese, type PlainDate } from '../dates.ts';
import { addDays } from '../dates.ts';
import type { WorkCalendar } from '../workdays.ts';
import {
  DISPUTE_EVENT_LABELS,
  type DisputeAction,
  type DisputeEvent,
  type DisputeEventKind,
} from './dispute-events.ts';
import { effectiveDisputeEvents, replayDispute, type DisputeState } from './dispute-state.ts';
import { DECISION_TERMS, endOfTerm, LONGEST_REVIEW_EXTENSION } from './dispute-terms.ts';

/** What is known when an action is asked for. */
export interface DisputeGuardFacts {
  readonly state: DisputeState;
  readonly events: readonly DisputeEvent[];
  readonly action: DisputeAction;
  readonly on: PlainDate;
  readonly today: PlainDate;
  readonly reason: string;
  readonly calendar: WorkCalendar;
}

/** Events whose day may be corrected afterwards. */
export const CORRECTABLE_DISPUTE_EVENTS: ReadonlySet<DisputeEventKind> = new Set([
  'filed',
  'copyReceived',
  'replied',
  'closed',
  'carriedOut',
  'delivered',
  'withdrawn',
]);

/** Events that must lie on the same day as the one before them or later. */
const IN_ORDER: ReadonlySet<DisputeEventKind> = new Set([
  'filed',
  'copyReceived',
  'replied',
  'closed',
  'carriedOut',
  'decided',
  'signed',
  'delivered',
  'withdrawn',
  'archived',
]);

/** Why an action that the table permits can't be taken all the same, in Chinese; empty when it can. */
export function disputeObstacles(facts: DisputeGuardFacts): string[] {
  const own = GUARDS[facts.action.kind];
  return [...dayObstacles(facts), ...(own === undefined ? [] : own(facts))];
}

function dayObstacles({ events, action, on, today, reason }: DisputeGuardFacts): string[] {
  if (on > today) return ['日期不能晚于今天。'];
  const backdated = on < today && reason.trim() === '' ? ['补记以前的日期，请说明理由。'] : [];
  const next: DisputeEvent = { ...action, seq: events.length + 1, on, recordedAt: '' };
  return [...backdated, ...orderFaults(effectiveDisputeEvents([...events, next]))];
}

function orderFaults(events: readonly DisputeEvent[]): string[] {
  const ordered = events.filter(({ kind }) => IN_ORDER.has(kind));
  return ordered.flatMap((event, index) => {
    const before = ordered[index - 1];
    if (before === undefined || before.on <= event.on) return [];
    return [
      `“${DISPUTE_EVENT_LABELS[event.kind]}”的日期（${toChinese(event.on)}）早于“${DISPUTE_EVENT_LABELS[before.kind]}”（${toChinese(before.on)}），请核对。`,
    ];
  });
}

type Guard = (facts: DisputeGuardFacts) => string[];

const GUARDS: Partial<Readonly<Record<DisputeEventKind, Guard>>> = {
  copyReceived: ({ action, on }) =>
    action.kind === 'copyReceived' && action.detail.dueOn !== undefined && action.detail.dueOn < on
      ? ['答复期限不能早于收到副本的日期。']
      : [],
  termExtended: ({ state, action, calendar }) => {
    if (action.kind !== 'termExtended' || state.kind !== 'review' || state.filedOn === null) return [];
    // The simple procedure has no extension of its own: it becomes the ordinary one first (行政复议法第55条).
    if (state.procedure === 'simple')
      return ['简易程序不延长审理期限；转为普通程序的，请先登记变更审理程序。'];
    const longest = {
      ...DECISION_TERMS.review.ordinary,
      count: DECISION_TERMS.review.ordinary.count + LONGEST_REVIEW_EXTENSION,
    };
    const last = endOfTerm(longest, state.filedOn, calendar);
    return action.detail.until > last ? [`行政复议最长延长30日，不晚于${toChinese(last)}，请核对。`] : [];
  },
  closed: ({ state, action, on }) => (action.kind === 'closed' ? outcomeFaults(state, action, on) : []),
  decided: ({ state, action }) => (action.kind === 'decided' ? decisionFaults(state, action) : []),
  dateCorrected: ({ events, action, reason, today }) => {
    if (action.kind !== 'dateCorrected') return [];
    const target = events.find(({ seq }) => seq === action.detail.of);
    const corrected: DisputeEvent = { ...action, seq: events.length + 1, on: today, recordedAt: '' };
    return [
      ...(target === undefined || !CORRECTABLE_DISPUTE_EVENTS.has(target.kind)
        ? ['这条记录的日期不能更正。']
        : []),
      ...(action.detail.to > today ? ['日期不能晚于今天。'] : []),
      ...(reason.trim() === '' ? ['更正日期请说明理由。'] : []),
      ...orderAfterReplay([...events, corrected]),
    ];
  },
};

/** An order's term can't end before the decision that gives it. */
function orderAfterReplay(events: readonly DisputeEvent[]): string[] {
  const { order, closedOn } = replayDispute(events);
  return order !== null && closedOn !== null && order.dueOn < closedOn
    ? ['更正后审结日期晚于履行期限，请核对。']
    : [];
}

type Closing = Extract<DisputeAction, { kind: 'closed' }>;

function outcomeFaults(state: DisputeState, { detail }: Closing, on: PlainDate): string[] {
  const { order, outcome } = detail;
  if (order === undefined) return [];
  return [
    ...(outcome === 'upheld' ? ['结果维持的，没有需要履行的内容。'] : []),
    ...(order.dueOn < on || order.dueOn < order.runsFrom ? ['履行期限不能早于审结日期和起算日期。'] : []),
    ...(order.runsFrom < on ? ['履行期限从收到决定书或者裁判生效之日起算，不早于作出之日。'] : []),
    ...(order.runsFrom > addDays(on, 366) ? ['履行期限的起算日期有误，请核对。'] : []),
    ...(state.kind === 'complaint' && order.kind === 'disclose'
      ? ['投诉举报由主管部门督促整改，请选择其他履行内容。']
      : []),
  ];
}

type Deciding = Extract<DisputeAction, { kind: 'decided' }>;

/** 条例第41条: corrected where the evidence holds and the agency has the authority, passed on where it has none. */
function decisionFaults({ examined }: DisputeState, { detail }: Deciding): string[] {
  if (examined === null) return ['请先登记核实证据的情况。'];
  switch (detail.result) {
    case 'corrected':
      return examined.holds && examined.authority ? [] : ['经核实属实、本机关有权更正的，才能予以更正。'];
    case 'refused':
      return examined.authority && !examined.holds
        ? []
        : ['经核实不属实的，才能不予更正；无权更正的，转送有权更正的机关。'];
    case 'passedOn':
      return [
        ...(examined.authority ? ['本机关有权更正的，不能转送其他机关。'] : []),
        ...((detail.agencyName ?? '').trim() === '' ? ['请写明有权更正的机关。'] : []),
      ];
  }
}
