import { addDays, type PlainDate } from './dates.ts';
import { addWorkdays, CalendarMissing, type WorkCalendar } from './workdays.ts';

/** 网页纠错: what visitors report of the pages (国办发〔2017〕47号 wants a way for it at the foot of every page). */

/** What a visitor found wrong. */
export const FEEDBACK_KINDS = ['wording', 'link', 'content', 'attachment', 'display', 'other'] as const;
/** One of the kinds. */
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Chinese names of the kinds, as visitors choose them. */
export const FEEDBACK_KIND_LABELS: Readonly<Record<FeedbackKind, string>> = {
  wording: '错别字、标点错误',
  link: '链接打不开或者打开的不是所说的内容',
  content: '内容不准确、已经过时',
  attachment: '附件打不开',
  display: '网页显示不正常',
  other: '其他问题',
};

/** How a report was settled. */
export const FEEDBACK_OUTCOMES = ['mended', 'right', 'elsewhere', 'void'] as const;
/** One of the outcomes. */
export type FeedbackOutcome = (typeof FEEDBACK_OUTCOMES)[number];

/** Chinese names of the outcomes, as visitors read them. */
export const FEEDBACK_OUTCOME_LABELS: Readonly<Record<FeedbackOutcome, string>> = {
  mended: '已经改正',
  right: '经核实，原内容无误',
  elsewhere: '不是本网站的内容',
  void: '没有说明具体问题',
};

/**
 * Working days for an answer, for an office that has set none. Inspections count simple questions that weren't answered within
 * five (国办秘函〔2019〕19号 and local tables; the number is one that offices may lower).
 */
export const DEFAULT_ANSWER_DAYS = 5;
/** What an office may set. */
export const MOST_ANSWER_DAYS = 20;
/** Days after which inspections deduct for a report that isn't settled: a month, taken as the shortest one. */
const LATEST_DAYS = 28;

/**
 * Months for which the words of a report and its answer are kept after the answer, for an office that has set none. No provision
 * names a number; what may name people is kept for the shortest time that its purpose needs (个人信息保护法第19条). Within a year the
 * visitor has read the answer, and the inspections and figures of that year are done.
 */
export const DEFAULT_KEPT_MONTHS = 12;
/** What an office may set. */
export const LEAST_KEPT_MONTHS = 3;
/** What an office may set. */
export const MOST_KEPT_MONTHS = 36;

/** By when a report must be answered. */
export interface FeedbackTerms {
  /** The day by which the office answers. */
  readonly dueOn: PlainDate;
  /** The day after which inspections deduct. */
  readonly latestOn: PlainDate;
}

/** The terms of a report that came on a day. For a year without a holiday notice each day counts: the safer, earlier one. */
export function feedbackTerms(
  receivedOn: PlainDate,
  answerDays: number,
  calendar: WorkCalendar,
): FeedbackTerms {
  const latestOn = addDays(receivedOn, LATEST_DAYS);
  const dueOn = workdaysAfter(receivedOn, answerDays, calendar);
  return { dueOn: dueOn < latestOn ? dueOn : latestOn, latestOn };
}

function workdaysAfter(day: PlainDate, days: number, calendar: WorkCalendar): PlainDate {
  try {
    return addWorkdays(day, days, calendar);
  } catch (error) {
    if (error instanceof CalendarMissing) return addDays(day, days);
    throw error;
  }
}
