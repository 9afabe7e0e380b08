import { type PlainDate, addDays } from '../dates.ts';
import { CalendarMissing, type WorkCalendar } from '../workdays.ts';
import { endOfSpan, type Span } from './disclosure-limit.ts';
import type { ColumnItem } from './document-duty.ts';
import { SOON_DAYS } from './obligation-status.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from './special-limits.ts';

/** What of a document says by when it must be public. */
export interface MeasuredDocument {
  /** 公开属性 */
  readonly attribute: string;
  /** 成文日期 */
  readonly writtenOn: PlainDate | null;
  /** The day on which it was public already before it came here; null where nobody knows of one. */
  readonly publicBefore: PlainDate | null;
  /** The latest 成文日期 that an earlier edition bore before the public; null where there was none. */
  readonly countedFrom: PlainDate | null;
}

/** The last day by which a document must be public. */
export type DisclosureDay =
  | { readonly kind: 'by'; readonly lastDay: PlainDate; readonly article: string }
  /** A holiday notice is missing. */
  | { readonly kind: 'unknown'; readonly article: string }
  /** It would have one, but was public before it came here, and whether it was late there nobody can mend. */
  | { readonly kind: 'elsewhere'; readonly publicBefore: PlainDate }
  /** Nothing is measured from its 成文日期. */
  | { readonly kind: 'none' };

interface Limit {
  readonly span: Span;
  readonly article: string;
}

const GENERAL = limitOf(DISCLOSURE_RULES.general);
const NONE: DisclosureDay = { kind: 'none' };

/**
 * By which day a document must be public (条例第26条: 自该政府信息形成或者变更之日起20个工作日内), whatever the 标准目录 says of its
 * column: a single item there may set another limit (从其规定), an office's own only a stricter one. Only what is for the public by its
 * 公开属性 is measured, only where it bears a 成文日期, and not where it was public elsewhere before it was taken over. A later edition
 * counts where it is dated later, for one of the same day is a correction.
 */
export function disclosureDay(
  document: MeasuredDocument,
  { items, calendar }: { readonly items: readonly ColumnItem[]; readonly calendar: WorkCalendar },
): DisclosureDay {
  const { attribute, writtenOn, publicBefore, countedFrom } = document;
  if (attribute !== 'proactive' || writtenOn === null) return NONE;
  if (countedFrom !== null && writtenOn <= countedFrom) return NONE;
  const limits = limitsFor(items, writtenOn);
  const [first] = limits;
  if (first === undefined) return NONE;
  if (countedFrom === null && publicBefore !== null) return { kind: 'elsewhere', publicBefore };
  try {
    const days = limits.map(({ span, article }) => ({
      lastDay: endOfSpan(writtenOn, span, calendar),
      article,
    }));
    return { kind: 'by', ...days.reduce((one, other) => (other.lastDay < one.lastDay ? other : one)) };
  } catch (error) {
    if (!(error instanceof CalendarMissing)) throw error;
    return { kind: 'unknown', article: first.article };
  }
}

/** How a document that isn't public yet stands to its last day. */
export type DisclosureUrgency = 'over' | 'today' | 'soon' | 'open';

/** How a document that isn't public yet stands to its last day. */
export function disclosureUrgency(lastDay: PlainDate, today: PlainDate): DisclosureUrgency {
  if (lastDay < today) return 'over';
  if (lastDay === today) return 'today';
  return lastDay <= addDays(today, SOON_DAYS) ? 'soon' : 'open';
}

/** By how many days of the calendar what became public on a day was late; 0 where it wasn't. */
export function daysLate(lastDay: PlainDate, publicOn: PlainDate): number {
  return Math.max(0, Math.round((Date.parse(publicOn) - Date.parse(lastDay)) / 86_400_000));
}

/** The limits of which the first to end holds; none where a law has the information counted from something else. */
function limitsFor(items: readonly ColumnItem[], writtenOn: PlainDate): Limit[] {
  const [only] = items;
  if (only === undefined || items.length > 1) return [GENERAL];
  const { rule, mode, takenUpOn } = only;
  if (rule === null || mode !== 'proactive') return [GENERAL];
  const fromFormed = rule.trigger === 'formed' && rule.limit?.kind === 'within';
  if (rule.standing === 'set' && rule.limit !== null) return fromFormed ? [limitOf(rule)] : [];
  return fromFormed && writtenOn >= takenUpOn ? [GENERAL, limitOf(rule)] : [GENERAL];
}

function limitOf({ limit, article }: DisclosureRule): Limit {
  if (limit?.kind !== 'within') throw new RangeError(`${article} sets no such limit`);
  return { span: limit.span, article };
}
