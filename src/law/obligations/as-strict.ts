import type { DisclosureLimit, Span } from './disclosure-limit.ts';
import { RHYTHMS } from './rhythms.ts';

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
