import type { PlainDate } from '../dates.ts';
import { dateOf, dayNumber } from '../day-number.ts';
import { STATE_COUNCIL_CALENDAR, type WorkCalendar, addWorkdays } from '../workdays.ts';
import { type ClockEvent, CONSULTED_LABELS } from './clock-events.ts';
import { type ClockRules, rulesFor } from './clock-rules.ts';
import { type ClockOptions, type ComputedClock, replayClock } from './clock.ts';
import { endOfSuspension } from './replay-state.ts';

/** What has to be done by a day. */
export type MilestoneKind =
  | 'confirmReceipt'
  | 'askClarification'
  | 'clarify'
  | 'answer'
  | 'tellExtension'
  | 'thirdPartyOpinion'
  | 'jointMakerOpinion'
  | 'pay'
  /** A term that the office sets itself, some working days before the answer is due. */
  | 'internal';

/** A deadline that is still open. */
export interface Milestone {
  readonly kind: MilestoneKind;
  /** Chinese: what is to be done. */
  readonly label: string;
  /** Its last day. */
  readonly due: PlainDate;
  readonly article: string;
  /** Whose deadline it is. */
  readonly who: 'agency' | 'applicant' | 'thirdParty' | 'jointMaker' | 'unit';
  /** The entry that set it, by its number; null where it stands in no entry. */
  readonly seq: number | null;
}

/** What has a deadline and stands in no ledger of a request. */
export interface MilestoneFacts {
  /** An application whose receipt both sides still have to confirm, and how many 工作日 the office gives itself for it (条例31). */
  readonly unconfirmed?: { readonly since: PlainDate; readonly workdays: number } | undefined;
  /** Terms of the units: so many working days before the answer is due. */
  readonly internal?: readonly { readonly label: string; readonly workdaysBefore: number }[] | undefined;
}

/** The open deadlines of a request, the earliest first. @throws CalendarMissing, RulesMissing */
export function milestones(
  events: readonly ClockEvent[],
  options: ClockOptions & { readonly asOf: PlainDate; readonly facts?: MilestoneFacts | undefined },
): Milestone[] {
  const { facts = {}, asOf } = options;
  const clock = replayClock(events, options);
  const calendar = options.calendar ?? STATE_COUNCIL_CALENDAR;
  const open =
    clock.state.phase === 'notStarted' || clock.state.phase === 'ended'
      ? []
      : [
          ...answerMilestones(clock),
          ...clarificationMilestones(clock, calendar),
          ...opinionMilestones(clock, calendar),
          ...paymentMilestones(clock, calendar),
          ...internalMilestones(clock, calendar, facts),
        ];
  const rules = rulesFor(clock.state.startedOn ?? asOf, options.rules);
  return [...open, ...confirmationMilestones(clock, rules, calendar, facts)].toSorted((a, b) =>
    a.due < b.due ? -1 : a.due > b.due ? 1 : 0,
  );
}

/** How near a deadline is. */
export type Urgency = 'overdue' | 'today' | 'soon' | 'later';

/** How near a deadline is on a day; soon means so many working days or fewer. @throws CalendarMissing */
export function urgency(
  due: PlainDate,
  today: PlainDate,
  options: { readonly soon?: number; readonly calendar?: WorkCalendar } = {},
): Urgency {
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  const { soon = 3, calendar = STATE_COUNCIL_CALENDAR } = options;
  const last = dayNumber(due);
  let left = 0;
  // No further than needed, so that the next year's calendar is asked for only when it matters.
  for (let day = dayNumber(today) + 1; day <= last && left <= soon; day += 1)
    if (calendar.worksOn(day)) left += 1;
  return left <= soon ? 'soon' : 'later';
}

/** The working day from which so many working days are left up to a day, that day included. @throws CalendarMissing */
export function workdaysBefore(
  due: PlainDate,
  count: number,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): PlainDate {
  let day = dayNumber(due);
  let left = count === 0 || calendar.worksOn(day) ? count : count + 1;
  while (left > 0) {
    day -= 1;
    if (calendar.worksOn(day)) left -= 1;
  }
  return dateOf(day);
}

function answerMilestones(clock: ComputedClock): Milestone[] {
  const { state, replay } = clock;
  const run = replay.runs.at(-1);
  if (state.due === null || run === undefined) return [];
  const { answer, extension, delay } = replay.rules;
  const setter = run.delayedBy ?? run.extendedBy ?? run.entry;
  const article = run.delayedBy !== null ? delay.article : answer.article;
  const due: Milestone = {
    kind: 'answer',
    label: '答复申请人',
    due: state.due,
    article,
    who: 'agency',
    seq: setter.seq,
  };
  if (state.extensionUsed || state.overdue) return [due];
  const told: Milestone = {
    kind: 'tellExtension',
    label: '需要延长的，经工作机构负责人同意并告知申请人',
    due: state.due,
    article: extension.article,
    who: 'agency',
    seq: run.entry.seq,
  };
  return [due, told];
}

/** The time for asking runs once, from the receipt, until something was asked or sent. */
function clarificationMilestones(clock: ComputedClock, calendar: WorkCalendar): Milestone[] {
  const { replay, today } = clock;
  const { clarification } = replay.rules;
  const first = replay.runs[0];
  const open = replay.waits.find((wait) => wait.kind === 'clarification' && wait.until === null);
  if (open !== undefined)
    return open.term === null
      ? []
      : [
          {
            kind: 'clarify',
            label: '申请人补正',
            due: dateOf(open.term),
            article: clarification.article,
            who: 'applicant',
            seq: open.entry.seq,
          },
        ];
  if (first === undefined || replay.runs.length > 1 || replay.asked.clarification > 0) return [];
  const due = addWorkdays(dateOf(first.from), clarification.workdays, calendar);
  // An application that is clear needs no clarification: once the time is over, nothing is left to do.
  if (today !== null && dayNumber(due) < today) return [];
  return [
    {
      kind: 'askClarification',
      label: '申请内容不明确的，一次性告知补正',
      due,
      article: clarification.article,
      who: 'agency',
      seq: first.entry.seq,
    },
  ];
}

function opinionMilestones(clock: ComputedClock, calendar: WorkCalendar): Milestone[] {
  const { replay, seenFrom } = clock;
  return replay.suspensions.flatMap((each): Milestone[] => {
    const whom = each.with;
    if (whom === null || whom === 'otherAgency' || each.deliveredOn === null) return [];
    const { workdays, article } = replay.rules.consultation[whom];
    if (workdays === null || endOfSuspension(replay, each, seenFrom) !== null) return [];
    return [
      {
        kind: whom === 'thirdParty' ? 'thirdPartyOpinion' : 'jointMakerOpinion',
        label: `${CONSULTED_LABELS[whom]}提出意见`,
        due: addWorkdays(dateOf(each.deliveredOn), workdays, calendar),
        article,
        who: whom,
        seq: each.entry.seq,
      },
    ];
  });
}

function paymentMilestones(clock: ComputedClock, calendar: WorkCalendar): Milestone[] {
  const { payment } = clock.replay.rules;
  return clock.replay.waits.flatMap((wait): Milestone[] =>
    wait.kind !== 'payment' || wait.until !== null
      ? []
      : [
          {
            kind: 'pay',
            label: '申请人缴纳信息处理费',
            due: addWorkdays(dateOf(wait.term ?? wait.from), payment.workdays, calendar),
            article: payment.article,
            who: 'applicant',
            seq: wait.entry.seq,
          },
        ],
  );
}

function internalMilestones(
  clock: ComputedClock,
  calendar: WorkCalendar,
  facts: MilestoneFacts,
): Milestone[] {
  const { due } = clock.state;
  if (due === null) return [];
  return (facts.internal ?? []).map((term) => ({
    kind: 'internal',
    label: term.label,
    due: workdaysBefore(due, term.workdaysBefore, calendar),
    article: '',
    who: 'unit',
    seq: null,
  }));
}

function confirmationMilestones(
  { state }: ComputedClock,
  { receipt }: ClockRules,
  calendar: WorkCalendar,
  { unconfirmed }: MilestoneFacts,
): Milestone[] {
  if (state.phase !== 'notStarted' || unconfirmed === undefined) return [];
  return [
    {
      kind: 'confirmReceipt',
      label: '与申请人确认收到申请',
      due: addWorkdays(unconfirmed.since, unconfirmed.workdays, calendar),
      article: receipt.article,
      who: 'agency',
      seq: null,
    },
  ];
}
