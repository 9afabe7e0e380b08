import type { Span } from '../../../../src/law/obligations/disclosure-limit.ts';
import type { Rhythm } from '../../../../src/law/obligations/rhythms.ts';
import type { DisclosureRule } from '../../../../src/law/obligations/special-limits.ts';

/** How a limit is typed. `posted`: on the day itself, and then for the rule's term of posting. */
export interface TypedLimit {
  readonly way: 'none' | 'posted' | 'within' | Rhythm;
  readonly count?: number;
  readonly unit?: Span['unit'];
}

const USUAL: Span = { count: 20, unit: 'workday' };

/** A rule as it is typed. */
export function typedLimit(rule: DisclosureRule | null): TypedLimit {
  if (rule === null) return { way: 'none', ...USUAL };
  const { limit, posting } = rule;
  if (limit === null) return { way: posting === null ? 'none' : 'posted', ...USUAL };
  return limit.kind === 'within' ? { way: 'within', ...limit.span } : { way: limit.every, ...limit.grace };
}

/** The rule that was typed, with the article, trigger and posting that it had; null where nothing is counted. */
export function limitOf(
  before: DisclosureRule | null,
  { way, count, unit }: TypedLimit,
): DisclosureRule | null {
  if (way === 'none') return null;
  const span: Span = { count: count ?? USUAL.count, unit: unit ?? USUAL.unit };
  const { article, trigger, posting, standing }: Omit<DisclosureRule, 'limit'> = before ?? {
    article: '',
    trigger: 'formed',
    posting: null,
    standing: 'guidance',
  };
  return { article, trigger, limit: limitTyped(way, span), posting, standing };
}

function limitTyped(way: Exclude<TypedLimit['way'], 'none'>, span: Span): DisclosureRule['limit'] {
  if (way === 'posted') return null;
  return way === 'within' ? { kind: 'within', span } : { kind: 'rhythm', every: way, grace: span };
}
