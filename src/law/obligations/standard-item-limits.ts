import { type DisclosureLimit, type Span, spanWords } from './disclosure-limit.ts';
import { RHYTHM_LABELS, type Rhythm } from './rhythms.ts';
import { type DisclosureRule, type LimitStanding, TRIGGERS, type Trigger } from './special-limits.ts';

/** So many 工作日. */
export function workdays(count: number): Span {
  return { count, unit: 'workday' };
}

/** So many days of the calendar. */
export function days(count: number): Span {
  return { count, unit: 'day' };
}

/** The source of a limit that no provision sets: what offices do, a starting value that each may change. */
const PRACTICE = '通行做法';

/** What may differ from the usual in a rule of a catalogue. */
interface RuleOptions {
  /** The provision it comes from; practice unless one is named. */
  readonly article?: string;
  /** `guidance` unless a law or regulation says so. */
  readonly standing?: LimitStanding;
  /** `formed`, or for what is only to be posted or goes by periods `happened`. */
  readonly trigger?: Trigger;
  readonly posting?: Span;
}

/** Public so long after its trigger. */
export function within(span: Span, options: RuleOptions): DisclosureRule {
  return ruleOf({ kind: 'within', span }, { trigger: 'formed', ...options });
}

/** Posted for so long at least, from the day on which it is posted. */
export function shown(posting: Span, options: RuleOptions = {}): DisclosureRule {
  return ruleOf(null, { posting, ...options });
}

/** Once a period, by the last of so many days after it ends, ten 工作日 by practice; within the period when `grace` is zero. */
export function each(
  every: Rhythm,
  { grace = workdays(10), ...options }: RuleOptions & { readonly grace?: Span } = {},
): DisclosureRule {
  return ruleOf({ kind: 'rhythm', every, grace }, options);
}

/** Once a quarter for as long as the work goes on, and once more when it ends. */
export function progress(): DisclosureRule {
  return ruleOf({ kind: 'ongoing', every: 'quarter', grace: workdays(20) }, {});
}

/**
 * A rule as the column 公开时限 words it: 信息形成或者变更之日起20个工作日内.
 * @throws RangeError for a rule that sets neither a limit nor a posting
 */
export function limitWords({ trigger, limit, posting }: DisclosureRule): string {
  const shownFor = posting === null ? null : `公开时间不少于${spanWords(posting)}`;
  const when = limit === null ? null : whenWords(limit, trigger);
  if (when === null && shownFor === null) throw new RangeError('A rule must set a limit or a posting');
  return [when, shownFor].filter((part) => part !== null).join('，');
}

function whenWords(limit: DisclosureLimit, trigger: Trigger): string {
  if (limit.kind === 'within') return `${TRIGGERS[trigger]}之日起${spanWords(limit.span)}内`;
  const period = RHYTHM_LABELS[limit.every];
  if (limit.kind === 'ongoing') return `进行期间${period}一次，期满后${spanWords(limit.grace)}内`;
  return limit.grace.count === 0 ? `${period}至少一次` : `${period}一次，期满后${spanWords(limit.grace)}内`;
}

function ruleOf(limit: DisclosureLimit | null, options: RuleOptions): DisclosureRule {
  return {
    article: options.article ?? PRACTICE,
    trigger: options.trigger ?? 'happened',
    limit,
    posting: options.posting ?? null,
    standing: options.standing ?? 'guidance',
  };
}
