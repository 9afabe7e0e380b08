import type { DisclosureLimit, Span } from './disclosure-limit.ts';
import { isPeriodic } from './born-duties.ts';
import { RHYTHMS } from './rhythms.ts';
import type { DisclosureRule } from './special-limits.ts';

/** In what a rule may be laxer than the law. */
export const LAXITIES = ['uncounted', 'limit', 'posting', 'trigger'] as const;

/** In what a rule is laxer than the law. */
export type Laxity = (typeof LAXITIES)[number];

/**
 * In what a rule is laxer than the one that a law sets; null where it is as strict. A limit may be shorter, a posting longer. What
 * sets the limit running is the law's own: no other beginning is surely never later (文件公布 may follow 批准 by months, and
 * whether information is formed before or with it is a matter of dispute), and with 信息形成 each document's own day would no longer
 * count. Where periods go by the calendar nothing sets them running.
 */
export function laxerThan(
  rule: DisclosureRule | null,
  law: Pick<DisclosureRule, 'trigger' | 'limit' | 'posting'>,
): Laxity | null {
  if (rule === null || rule.standing !== 'set') return 'uncounted';
  if (!isAsStrict(rule.limit, law.limit)) return 'limit';
  if (!isAsLongPosted(rule.posting, law.posting)) return 'posting';
  return rule.trigger === law.trigger || isPeriodic(law.limit) ? null : 'trigger';
}

/** So many working days are never shorter than as many days of the calendar; the reverse depends on the calendar. */
function isAsLongPosted(posting: Span | null, law: Span | null): boolean {
  if (law === null) return true;
  if (posting === null) return false;
  return posting.count >= law.count && (posting.unit === law.unit || posting.unit === 'workday');
}

/**
 * Whether a limit is kept by whoever keeps another: an office may be stricter than the law, never laxer. Where it can't be told
 * (a span against a rhythm), it isn't.
 */
export function isAsStrict(limit: DisclosureLimit | null, law: DisclosureLimit | null): boolean {
  // A thing that is only to be posted has the day itself as its limit; nothing is stricter.
  if (limit === null) return true;
  if (law === null) return limit.kind === 'within' && limit.span.count === 0;
  if (limit.kind === 'within' && law.kind === 'within') return isAsShort(limit.span, law.span);
  if (limit.kind !== 'within' && law.kind !== 'within')
    return RHYTHMS.indexOf(limit.every) <= RHYTHMS.indexOf(law.every) && isAsShort(limit.grace, law.grace);
  return false;
}

/** So many days of the calendar are never longer than as many working days; the reverse depends on the calendar. */
function isAsShort(span: Span, than: Span): boolean {
  if (span.count === 0) return true;
  return span.count <= than.count && (span.unit === than.unit || span.unit === 'day');
}
