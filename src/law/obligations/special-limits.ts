import type { DisclosureLimit, Span } from './disclosure-limit.ts';

/** What sets a limit running. */
export const TRIGGERS = {
  formed: '信息形成或者变更',
  approved: '批准',
  replied: '批复',
  revoked: '处罚决定被变更、撤销、确认违法或者无效',
  approvalReceived: '收到征收土地批准文件',
  adopted: '文件公布',
  happened: '事项发生',
} as const;

/** What sets a limit running. */
export type Trigger = keyof typeof TRIGGERS;

/** How sure it is that a provision says so: `set` by a law or regulation, `guidance` by a notice or by practice. */
export type LimitStanding = 'set' | 'guidance';

/** When a kind of information must be public, and how long it stays so at least. */
export interface DisclosureRule {
  readonly article: string;
  readonly trigger: Trigger;
  /** Null where the provision sets no day but a term of posting. */
  readonly limit: DisclosureLimit | null;
  /** How long it stays posted at least. */
  readonly posting: Span | null;
  readonly standing: LimitStanding;
}

const workdays = (count: number): Span => ({ count, unit: 'workday' });
const days = (count: number): Span => ({ count, unit: 'day' });
const within = (span: Span): DisclosureLimit => ({ kind: 'within', span });

/**
 * The limits for disclosure that law sets, the general one first. A special one goes before it (条例第26条: 法律、法规对政府信息
 * 公开的期限另有规定的，从其规定). `guidance` are starting values that an office may change.
 */
export const DISCLOSURE_RULES = {
  general: rule('条例第26条', 'formed', within(workdays(20))),
  governmentBudget: rule('预算法第14条第一款', 'approved', within(days(20))),
  departmentBudget: rule('预算法第14条第二款', 'replied', within(days(20))),
  /** 行政处罚法第85条: its 三日 are 工作日. */
  penaltyRevoked: rule('行政处罚法第48条第二款、第85条', 'revoked', within(workdays(3))),
  consultation: rule('重大行政决策程序暂行条例第15条', 'happened', null, { posting: days(30) }),
  landPreNotice: rule('土地管理法实施条例第26条', 'happened', null, { posting: workdays(10) }),
  landCompensationPlan: rule('土地管理法实施条例第28条', 'happened', null, { posting: days(30) }),
  landLevyNotice: rule('土地管理法实施条例第31条', 'approvalReceived', within(workdays(15))),
  /** At least once in the quarter, so the quarter's last day is the last. */
  villageAffairs: rule('村民委员会组织法第30条', 'happened', {
    kind: 'rhythm',
    every: 'quarter',
    grace: days(0),
  }),
  villageAccounts: rule('村民委员会组织法第30条', 'happened', {
    kind: 'rhythm',
    every: 'month',
    grace: days(0),
  }),
  /** The law says 随时: the number is where a reminder begins. */
  villageMajor: rule('村民委员会组织法第30条', 'happened', within(workdays(3)), { standing: 'guidance' }),
  /** 国办发〔2016〕80号 wants both at once; three working days are what offices have been held to. */
  interpretation: rule('国办发〔2016〕80号', 'adopted', within(workdays(3)), { standing: 'guidance' }),
} as const satisfies Readonly<Record<string, DisclosureRule>>;

/** A limit by its name. */
export type DisclosureRuleId = keyof typeof DISCLOSURE_RULES;

function rule(
  article: string,
  trigger: Trigger,
  limit: DisclosureLimit | null,
  more: { readonly posting?: Span; readonly standing?: LimitStanding } = {},
): DisclosureRule {
  return { article, trigger, limit, posting: more.posting ?? null, standing: more.standing ?? 'set' };
}
