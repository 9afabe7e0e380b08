import type { PlainDate } from '../dates.ts';
import type { ClockEventKind, Consulted } from './clock-events.ts';

/** A limit in 工作日 with the provision that sets it. */
export interface LimitRule {
  readonly workdays: number;
  readonly article: string;
}

/** The numbers of the law about the time for an answer, as they hold for requests received since `validFrom`. */
export interface ClockRules {
  readonly validFrom: PlainDate;
  readonly source: string;
  readonly receipt: { readonly article: string };
  readonly answer: LimitRule;
  /** `workdays` is the longest extension; `times` how often one request can have it. */
  readonly extension: LimitRule & { readonly times: number };
  /** `workdays` is the time for asking; `times` how many requests for clarification restart the clock (一次性). */
  readonly clarification: LimitRule & { readonly times: number };
  /** How long the clock stands still at most after the letter arrived; null where the law sets no term. */
  readonly consultation: Readonly<
    Record<
      Consulted,
      { readonly workdays: number | null; readonly article: string; readonly silence: string }
    >
  >;
  readonly suspension: { readonly article: string };
  readonly delay: { readonly article: string };
  /** `workdays` is the time for paying, from the day after the notice arrived. */
  readonly payment: LimitRule & { readonly times: number };
  /** Tasks beside the answer. */
  readonly judgment: LimitRule;
  readonly rectification: LimitRule;
}

/** The rules that there are, newest first. A change of the law becomes a new entry; cases keep the one they began under. */
export const CLOCK_RULES: readonly ClockRules[] = [
  {
    validFrom: '2019-05-15',
    source: '《中华人民共和国政府信息公开条例》（国务院令第711号）',
    receipt: { article: '条例第31条' },
    answer: { workdays: 20, article: '条例第33条第二款' },
    extension: { workdays: 20, times: 1, article: '条例第33条第二款' },
    clarification: { workdays: 7, times: 1, article: '条例第30条' },
    consultation: {
      thirdParty: {
        workdays: 15,
        article: '条例第32条、第33条第三款',
        silence: '由行政机关依照条例决定是否公开',
      },
      jointMaker: { workdays: 15, article: '条例第34条、第33条第三款', silence: '视为同意公开' },
      otherAgency: { workdays: null, article: '条例第33条第三款', silence: '法律没有规定答复期限' },
    },
    suspension: { article: '条例第33条第三款' },
    delay: { article: '条例第35条' },
    payment: { workdays: 20, times: 1, article: '国办函〔2020〕109号第6条、第7条' },
    judgment: { workdays: 20, article: '法释〔2025〕8号第11条' },
    // The law sets no term for it: an internal one.
    rectification: { workdays: 20, article: '条例第41条（内部期限）' },
  },
];

/** How long an applicant usually has at most for his clarification: 工作日 (苏政办函〔2019〕98号; 条例第30条 says 合理的补正期限). */
export const LONGEST_USUAL_CLARIFICATION = 15;

/** A request was received before the first of the rules: nothing is computed by a law that didn't hold. */
export class RulesMissing extends Error {
  constructor(day: PlainDate) {
    super(
      `${day}收到的申请早于现行条例的施行日期（2019年5月15日），本系统没有当时的规则，请按当时的条例人工计算。`,
    );
    this.name = 'RulesMissing';
  }
}

/** The rules for a request received on the day. @throws RulesMissing */
export function rulesFor(day: PlainDate, all: readonly ClockRules[] = CLOCK_RULES): ClockRules {
  const found = all
    .filter((rules) => rules.validFrom <= day)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (found === undefined) throw new RulesMissing(day);
  return found;
}

/** The rules that hold now. Throws a RangeError where there are none. */
export function newestRules(all: readonly ClockRules[] = CLOCK_RULES): ClockRules {
  const last = all.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0];
  if (last === undefined) throw new RangeError('no rules');
  return last;
}

/** The rules that a request is handled by: those of its receipt, or those that hold now where that isn't known or is older. */
export function rulesOfHandling(receivedOn: PlainDate | null): ClockRules {
  const known = CLOCK_RULES.some(({ validFrom }) => receivedOn !== null && validFrom <= receivedOn);
  return receivedOn !== null && known ? rulesFor(receivedOn) : newestRules();
}

/** The provision that an entry stands on; empty for those that stand on none. */
export function articleOf(
  event: { readonly kind: ClockEventKind; readonly with?: Consulted },
  rules: ClockRules,
): string {
  switch (event.kind) {
    case 'received':
      return rules.receipt.article;
    case 'clarificationAsked':
    case 'clarified':
      return rules.clarification.article;
    case 'consultationSent':
      return event.with === undefined ? rules.suspension.article : rules.consultation[event.with].article;
    case 'consultationDelivered':
    case 'consultationReplied':
    case 'suspend':
    case 'resume':
      return rules.suspension.article;
    case 'extended':
    case 'extend':
      return rules.extension.article;
    case 'reasonsAsked':
    case 'reasonsGiven':
    case 'delayed':
      return rules.delay.article;
    case 'feeAsked':
    case 'paid':
      return rules.payment.article;
    case 'answered':
    case 'start':
    case 'restart':
      return rules.answer.article;
    case 'abandoned':
      return '条例第30条、国办函〔2020〕109号第6条';
    case 'withdrawn':
    case 'stop':
    case 'noted':
    case 'corrected':
      return '';
  }
}
