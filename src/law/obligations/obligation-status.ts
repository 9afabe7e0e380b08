import type { PlainDate } from '../dates.ts';
import { isEarlyNil } from './nil-report.ts';

/** Calendar days before its day from which an obligation is soon due, and whoever is responsible is told: a week of work. */
export const SOON_DAYS = 7;

/** How an obligation ended: a document or sheets met it, somebody signed that there was nothing to publish, or that it doesn't hold, or never did. */
export type Settlement =
  | { readonly kind: 'published'; readonly on: PlainDate }
  /** Sheets on boards met it, where it goes no further than those. */
  | { readonly kind: 'posted'; readonly on: PlainDate }
  /** 无此类信息: signed by name. */
  | { readonly kind: 'nil'; readonly on: PlainDate }
  /** Entered in error or overtaken, with a reason. */
  | { readonly kind: 'waived'; readonly on: PlainDate }
  /** Its stage was taken back, or corrected so that it never was due. */
  | { readonly kind: 'takenBack'; readonly on: PlainDate };

/** What an obligation's standing follows from. */
export interface ObligationFacts {
  /** Its last day; null while a holiday notice is missing. */
  readonly dueOn: PlainDate | null;
  /** The last day of its period; null for what is due once. */
  readonly periodTo: PlainDate | null;
  readonly settled: Settlement | null;
}

/** How an obligation stands on a day. */
export const OBLIGATION_STATUSES = [
  'overdue',
  'today',
  'soon',
  'open',
  'undated',
  'publishedLate',
  'nilLate',
  'nilEarly',
  'published',
  'nil',
  'waived',
  'takenBack',
] as const;

/** How an obligation stands on a day. */
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** The standings as people read them. */
export const OBLIGATION_STATUS_LABELS: Readonly<Record<ObligationStatus, string>> = {
  overdue: '已逾期',
  today: '今天到期',
  soon: '即将到期',
  open: '未到期',
  undated: '期限待定',
  publishedLate: '逾期公开',
  nilLate: '逾期报无',
  nilEarly: '期末前报无',
  published: '按期公开',
  nil: '无此类信息',
  waived: '不需公开',
  takenBack: '已撤销',
};

/** How an obligation stands, in words: what is met by taking a decision back wasn't published by that. */
export function statusWords({
  status,
  settled,
  takesBack,
}: {
  readonly status: ObligationStatus;
  readonly settled: Pick<Settlement, 'kind'> | null;
  readonly takesBack: boolean;
}): string {
  const label = OBLIGATION_STATUS_LABELS[status];
  return takesBack && settled?.kind === 'published' ? label.replace('公开', '撤回') : label;
}

/** How an obligation stands on a day; `soonUntil` is the last day that counts as soon. */
export function obligationStatus(
  { dueOn, periodTo, settled }: ObligationFacts,
  { today, soonUntil }: { readonly today: PlainDate; readonly soonUntil: PlainDate },
): ObligationStatus {
  if (settled !== null) return settledStatus(settled, { dueOn, periodTo, today });
  if (dueOn === null) return 'undated';
  if (dueOn < today) return 'overdue';
  if (dueOn === today) return 'today';
  return dueOn <= soonUntil ? 'soon' : 'open';
}

function settledStatus(
  { kind, on }: Settlement,
  { dueOn, periodTo, today }: Omit<ObligationFacts, 'settled'> & { readonly today: PlainDate },
): ObligationStatus {
  const late = dueOn !== null && on > dueOn;
  switch (kind) {
    case 'published':
    case 'posted':
      return late ? 'publishedLate' : 'published';
    case 'nil':
      if (late) return 'nilLate';
      return isEarlyNil({ periodTo }, { on, today }) ? 'nilEarly' : 'nil';
    case 'waived':
    case 'takenBack':
      return kind;
  }
}

/** Whether its day passed before it was settled, or is past. */
export function isLate(status: ObligationStatus): boolean {
  return status === 'overdue' || status === 'publishedLate' || status === 'nilLate';
}

/** How well obligations were kept. */
export interface TimelinessCount {
  /** Those that were due: by their day, or because they were settled before it. Waived, taken back and undated ones don't count, nor what was signed as nothing while its period runs. */
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  /** Due and still not settled. */
  readonly missing: number;
  /** onTime / due; null where nothing was due. */
  readonly rate: number | null;
}

/** Counts standings; what isn't due yet counts nowhere. */
export function countTimeliness(statuses: Iterable<ObligationStatus>): TimelinessCount {
  let onTime = 0;
  let late = 0;
  let missing = 0;
  for (const status of statuses) {
    if (status === 'published' || status === 'nil') onTime += 1;
    else if (status === 'publishedLate' || status === 'nilLate') late += 1;
    else if (status === 'overdue') missing += 1;
  }
  const due = onTime + late + missing;
  return { due, onTime, late, missing, rate: due === 0 ? null : onTime / due };
}

/** The standing that a map shows for several obligations together: the one that needs somebody most. */
export function worstStatus(statuses: readonly ObligationStatus[]): ObligationStatus | null {
  return OBLIGATION_STATUSES.find((status) => statuses.includes(status)) ?? null;
}
