import { addDays, type PlainDate } from '../dates.ts';
import type { DisclosureRule } from './special-limits.ts';

/** An item in force in a column. */
export interface ColumnItem {
  readonly id: string;
  readonly rule: DisclosureRule | null;
  readonly mode: 'proactive' | 'onRequest';
  /** Items count from this day: what was formed before it isn't held against anybody. */
  readonly takenUpOn: PlainDate;
}

/** A document as it came before the public. */
export interface AppearedDocument {
  /** 成文日期 of the edition; null where it has none. */
  readonly writtenOn: PlainDate | null;
  readonly publishedOn: PlainDate;
  readonly how: 'first' | 'edition' | 'restored';
  /** The latest of the days from which a duty of the document was counted already and of the 成文日期 that were public before it. */
  readonly countedFrom: PlainDate | null;
}

/**
 * Which item a document falls under by its own 成文日期 (条例第26条: 自该政府信息形成或者变更之日起), and null where that isn't certain: the
 * column must have one item, counted from the day on which something is formed or changed. A new edition counts anew where it
 * is dated later than the one before it: then the information has changed; the same day is a correction.
 */
export function itemOfDocument<Item extends ColumnItem>(
  items: readonly Item[],
  { writtenOn, publishedOn, how, countedFrom }: AppearedDocument,
): Item | null {
  const [only] = items;
  if (only === undefined || items.length > 1 || !runsFromFormed(only)) return null;
  if (writtenOn === null || writtenOn > publishedOn || writtenOn < only.takenUpOn) return null;
  if (how === 'restored') return null;
  return countedFrom === null || writtenOn > countedFrom ? only : null;
}

/**
 * The day from which a duty runs when a document is named for it: the document's own where it is earlier than the one entered, for
 * the limit runs from the forming and not from when somebody noted it.
 */
export function triggerWith(
  duty: { readonly rule: DisclosureRule; readonly triggeredOn: PlainDate },
  writtenOn: PlainDate | null,
): PlainDate {
  const counts = duty.rule.trigger === 'formed' && duty.rule.limit?.kind === 'within';
  return counts && writtenOn !== null && writtenOn < duty.triggeredOn ? writtenOn : duty.triggeredOn;
}

/** When a duty came up: its stage, its occasion, or its period. */
export interface DutyBegin {
  readonly triggeredOn: PlainDate;
  readonly periodFrom: PlainDate | null;
}

/** The first day on which something about a duty can have come out. */
export function beginOf({ triggeredOn, periodFrom }: DutyBegin): PlainDate {
  return periodFrom ?? triggeredOn;
}

/** Calendar days by which what a stage makes due may come out ahead of it as a matter of course. */
export const AHEAD_OF_STAGE_DAYS = 30;

/**
 * Whether somebody has to say why a document that was public before a duty came up is about it. What happened on a day (a budget
 * approved, a penalty revoked, information formed) can't stand in what was out before; what a stage of work brings often comes out
 * shortly before the stage is entered. 条例第26条 counts from the forming and knows nothing of documents before it. What was out before
 * a period may still hold in it, but doesn't say so.
 */
export function needsReason(
  duty: DutyBegin & { readonly ofStage: boolean },
  publishedOn: PlainDate,
): boolean {
  if (publishedOn >= beginOf(duty)) return false;
  return (
    duty.periodFrom !== null || !duty.ofStage || publishedOn < addDays(duty.triggeredOn, -AHEAD_OF_STAGE_DAYS)
  );
}

/**
 * On which day a public document meets a duty. What was public shortly before a stage began has met its duty from the start, as has what
 * somebody vouched for who may waive duties. What is older otherwise, or older than a period, meets it on the day on which somebody says
 * so: nobody turns a duty that is overdue into one kept on time by what was there already.
 */
export function dayMet(
  duty: DutyBegin & { readonly ofStage: boolean },
  {
    publishedOn,
    today,
    vouched,
  }: { readonly publishedOn: PlainDate; readonly today: PlainDate; readonly vouched: boolean },
): PlainDate {
  if (publishedOn >= beginOf(duty)) return publishedOn;
  if (duty.periodFrom !== null) return today;
  return vouched || !needsReason(duty, publishedOn) ? duty.triggeredOn : today;
}

function runsFromFormed({ rule, mode }: ColumnItem): boolean {
  return mode === 'proactive' && rule?.trigger === 'formed' && rule.limit?.kind === 'within';
}
