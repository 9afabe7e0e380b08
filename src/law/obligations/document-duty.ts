import type { PlainDate } from '../dates.ts';
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
  /** The 成文日期 from which a duty of the document was counted already, the latest. */
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

/**
 * On which day a public document meets a duty. What was public before a stage began has met its duty from the start; what is older than
 * a period can't be about it, so the day on which somebody says that it is counts.
 */
export function dayMet(
  duty: { readonly triggeredOn: PlainDate; readonly periodFrom: PlainDate | null },
  { publishedOn, today }: { readonly publishedOn: PlainDate; readonly today: PlainDate },
): PlainDate {
  const { triggeredOn, periodFrom } = duty;
  if (publishedOn >= (periodFrom ?? triggeredOn)) return publishedOn;
  return periodFrom === null ? triggeredOn : today;
}

function runsFromFormed({ rule, mode }: ColumnItem): boolean {
  return mode === 'proactive' && rule?.trigger === 'formed' && rule.limit?.kind === 'within';
}
