import { type PlainDate, addDays } from './dates.ts';
import { STATE_COUNCIL_CALENDAR, type WorkCalendar, addWorkdays } from './workdays.ts';

/** A limit for disclosing something. */
export interface ProactiveLimit {
  readonly key: string;
  /** What is disclosed. */
  readonly label: string;
  /** The event from which the limit runs. */
  readonly trigger: string;
  /** atLatest: disclosed within; atLeast: public for that long. */
  readonly sense: 'atLatest' | 'atLeast';
  readonly amount: number;
  readonly unit: 'workdays' | 'days' | 'hours';
  readonly law: string;
}

/** 条例第26条: the rule from which special limits depart. */
export const GENERAL_LIMIT: ProactiveLimit = atLatest(
  'general',
  '属于主动公开范围的政府信息',
  '形成或者变更',
  20,
  'workdays',
  '条例第26条',
);

/** Limits that law sets for particular matters; they prevail over the general one. */
export const SPECIAL_LIMITS: readonly ProactiveLimit[] = [
  atLatest(
    'budget',
    '本级政府预算、预算调整、决算和执行情况',
    '人民代表大会或其常务委员会批准',
    20,
    'days',
    '预算法第14条第一款',
  ),
  atLatest('departmentBudget', '部门预算、决算', '财政部门批复', 20, 'days', '预算法第14条第二款'),
  atLatest(
    'penaltyWithdrawn',
    '公开的行政处罚决定被变更、撤销、确认违法或者无效后撤回并说明理由',
    '变更、撤销、确认违法或者无效',
    3,
    'workdays',
    '行政处罚法第48条、第85条',
  ),
  {
    ...atLatest(
      'majorDecision',
      '重大行政决策公开征求意见',
      '发布征求意见稿',
      30,
      'days',
      '重大行政决策程序暂行条例第15条',
    ),
    sense: 'atLeast',
  },
  {
    ...atLatest('landPreNotice', '征收土地预公告', '张贴公告', 10, 'workdays', '土地管理法实施条例第26条'),
    sense: 'atLeast',
  },
  {
    ...atLatest(
      'landCompensation',
      '征地补偿安置方案公告',
      '发布公告',
      30,
      'days',
      '土地管理法实施条例第28条',
    ),
    sense: 'atLeast',
  },
  atLatest('landRequisition', '征收土地公告', '收到批准文件', 15, 'workdays', '土地管理法实施条例第31条'),
  atLatest('interpretation', '政策解读材料', '政策文件公开', 3, 'workdays', '国办发〔2016〕80号'),
  atLatest('stateCouncilNews', '转载国务院重要政策信息', '国务院发布', 24, 'hours', '国办发〔2017〕47号'),
];

/**
 * The last day on which a limit is kept (atLatest), or until which something must stay public (atLeast). The day of the
 * event doesn't count. A limit in hours ends on the day that many hours after the event's day began its course.
 * @throws CalendarMissing for a limit in working days that reaches a year without a holiday notice
 */
export function dueOn(
  trigger: PlainDate,
  limit: ProactiveLimit,
  calendar: WorkCalendar = STATE_COUNCIL_CALENDAR,
): PlainDate {
  switch (limit.unit) {
    case 'workdays':
      return addWorkdays(trigger, limit.amount, calendar);
    case 'days':
      return addDays(trigger, limit.amount);
    case 'hours':
      return addDays(trigger, Math.floor(limit.amount / 24));
  }
}

function atLatest(
  key: string,
  label: string,
  trigger: string,
  amount: number,
  unit: ProactiveLimit['unit'],
  law: string,
): ProactiveLimit {
  return { key, label, trigger, sense: 'atLatest', amount, unit, law };
}
