import { type PlainDate, addDays } from '../dates.ts';
import { CalendarMissing, type WorkCalendar, workdaysBetween } from '../workdays.ts';

/** When an office reminds of what must be public. No provision says so: an office sets it as it works. */
export interface ReminderPlan {
  /** Working days before the day on which whoever is responsible is told, the earliest first. */
  readonly before: readonly number[];
  /** Days of the calendar after the day on which those who publish are told. */
  readonly publisherAfter: number;
  /** Days of the calendar after the day on which those who supervise are told, here and above. */
  readonly supervisorAfter: number;
}

/** What an office begins with. */
export const USUAL_REMINDERS: ReminderPlan = { before: [5, 1], publisherAfter: 1, supervisorAfter: 8 };

/**
 * Who is told. `responsible` is the person named; whoever drafts is told in that person's place where nobody is named (`clerk`) or who
 * was has left or is disabled (`clerkOfLeft`), and isn't thereby responsible.
 */
export const REMINDED = {
  responsible: '责任人',
  clerk: '信息员（未指定责任人）',
  clerkOfLeft: '信息员（责任人已离任）',
  publisher: '发布员',
  supervisor: '监督员',
} as const;
/** Who is told. */
export type Reminded = keyof typeof REMINDED;
/** Who is to be told, before it is known whether anybody is responsible. */
export type ToRemind = Exclude<Reminded, 'clerk' | 'clerkOfLeft'>;

/** A reminder that is to be given. */
export interface DueReminder {
  /** Names the reminder within its obligation and day: `before5`, `day`, `late`, `publisher`, `supervisor`. */
  readonly step: string;
  readonly to: ToRemind;
}

/**
 * The reminders that hold on a day: to each that one which is due last. What was missed while nobody looked isn't made up for:
 * “five working days left” on a day that has passed tells nothing.
 */
export function remindersOn(
  today: PlainDate,
  dueOn: PlainDate,
  { plan, calendar }: { readonly plan: ReminderPlan; readonly calendar: WorkCalendar },
): DueReminder[] {
  const reminders: DueReminder[] = [];
  const own = ownStep(today, dueOn, plan, calendar);
  if (own !== null) reminders.push({ step: own, to: 'responsible' });
  if (today >= addDays(dueOn, plan.publisherAfter)) reminders.push({ step: 'publisher', to: 'publisher' });
  if (today >= addDays(dueOn, plan.supervisorAfter)) reminders.push({ step: 'supervisor', to: 'supervisor' });
  return reminders;
}

/** A reminder as people read it. */
export function reminderWords(step: string): string {
  const before = /^before(\d+)$/u.exec(step)?.[1];
  if (before !== undefined) return `到期前${before}个工作日提醒`;
  return STEP_WORDS[step] ?? step;
}

const STEP_WORDS: Readonly<Record<string, string>> = {
  day: '到期当日提醒',
  late: '逾期提醒',
  publisher: '逾期提醒发布员',
  supervisor: '逾期提请监督员督办',
};

/** The furthest day from which anything reminds: so many days of the calendar before the day of an obligation. */
export function earliestReminder(plan: ReminderPlan): number {
  // A week has at most five working days; the longest holidays with their neighbours take two weeks more.
  return Math.max(0, ...plan.before) * 2 + 21;
}

function ownStep(
  today: PlainDate,
  dueOn: PlainDate,
  plan: ReminderPlan,
  calendar: WorkCalendar,
): string | null {
  if (today > dueOn) return 'late';
  if (today === dueOn) return 'day';
  const left = workdaysLeft(today, dueOn, calendar);
  const reached = plan.before.filter((days) => left <= days);
  return reached.length === 0 ? null : `before${Math.min(...reached)}`;
}

/** Where a holiday notice is missing, five days of seven are worked. */
function workdaysLeft(today: PlainDate, dueOn: PlainDate, calendar: WorkCalendar): number {
  try {
    return workdaysBetween(today, dueOn, calendar);
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
    return Math.ceil(((Date.parse(dueOn) - Date.parse(today)) / 86_400_000) * (5 / 7));
  }
}
