import type { Span } from './disclosure-limit.ts';
import { DISCLOSURE_RULES, type DisclosureRule, type DisclosureRuleId } from './special-limits.ts';

/** What must be public once a piece of work enters a stage. */
export interface StageDuty {
  /** Stable within the kind of work. */
  readonly key: string;
  /** Chinese: what is published. */
  readonly what: string;
  readonly rule: DisclosureRule;
}

/** A step of a piece of work. Work goes through the steps in order; those that don't occur are passed over. */
export interface WorkStage {
  readonly key: string;
  readonly name: string;
  /** Chinese: whose day is asked for when the stage is entered, e.g. 批准之日. */
  readonly begins: string;
  readonly duties: readonly StageDuty[];
}

/** A kind of work whose disclosure follows its stages. */
export interface WorkKind {
  readonly name: string;
  /** The field of the 标准目录 that it belongs to (`KEY_AREAS`), null where it belongs to none. */
  readonly keyArea: string | null;
  readonly stages: readonly WorkStage[];
}

/** 公示 of candidates: seven days are usual, and an office may set its own. */
const SEVEN_DAYS: Span = { count: 7, unit: 'day' };

const shown = (article: string, posting: Span): DisclosureRule => ({
  article,
  trigger: 'happened',
  limit: null,
  posting,
  standing: 'guidance',
});

/** The progress of what goes on for months: told each quarter until it ends. */
const EACH_QUARTER: DisclosureRule = {
  article: '条例第20条第（十）项',
  trigger: 'happened',
  limit: { kind: 'ongoing', every: 'quarter', grace: { count: 20, unit: 'workday' } },
  posting: null,
  standing: 'guidance',
};

/** The kinds of work that there are, with the stages at which something becomes due. */
export const WORK_KINDS = {
  construction: {
    name: '重大建设项目',
    keyArea: 'construction-projects',
    stages: [
      stage('approval', '项目批准', '批准之日', [
        duty('approval', '批准结果：项目名称、批准内容、文号', 'general'),
      ]),
      stage('tender', '招标投标', '中标通知书发出之日', [duty('tender', '招标公告、中标结果', 'general')]),
      stage('building', '施工', '开工之日', [
        duty('participants', '建设、设计、施工、监理单位和项目负责人', 'general'),
        duty('progress', '施工进展、重大设计变更', EACH_QUARTER),
      ]),
      stage('acceptance', '竣工验收', '验收之日', [duty('acceptance', '竣工验收结果', 'general')]),
    ],
  },
  landLevy: {
    name: '农村集体土地征收',
    keyArea: 'collective-land',
    stages: [
      stage('preNotice', '征收土地预公告', '预公告之日', [
        duty('preNotice', '征收范围、征收目的、土地现状调查安排', 'landPreNotice'),
      ]),
      stage('survey', '土地现状调查', '调查结果确认之日', [duty('survey', '土地现状调查结果', 'general')]),
      stage('plan', '补偿安置方案', '公告之日', [
        duty('plan', '征地补偿安置方案、听证和登记办法', 'landCompensationPlan'),
      ]),
      stage('levy', '征收土地公告', '收到批准文件之日', [
        duty('levy', '批准文件、征收范围、征收时间', 'landLevyNotice'),
      ]),
      stage('payment', '补偿支付', '支付之日', [duty('payment', '补偿费用的支付情况', 'general')]),
    ],
  },
  subsidy: {
    name: '涉农补贴',
    keyArea: 'farm-subsidies',
    stages: [
      stage('policy', '政策和申报', '文件形成之日', [
        duty('policy', '补贴对象、标准、申报程序和时间', 'general'),
      ]),
      stage('publicity', '审核公示', '公示之日', [
        duty('publicity', '拟补贴对象、数量和金额', shown('通行做法', SEVEN_DAYS)),
      ]),
      stage('result', '补贴结果', '结果确定之日', [duty('result', '补贴结果、监督电话', 'general')]),
    ],
  },
  houseRepair: {
    name: '农村危房改造',
    keyArea: 'rural-housing',
    stages: [
      stage('policy', '政策和申请', '文件形成之日', [
        duty('policy', '改造对象、补助标准、申请程序', 'general'),
      ]),
      stage('publicity', '对象公示', '公示之日', [
        duty('publicity', '拟改造对象和评议结果', shown('通行做法', SEVEN_DAYS)),
      ]),
      stage('result', '补助结果', '结果确定之日', [duty('result', '改造结果和补助资金', 'general')]),
    ],
  },
  budget: {
    name: '本级政府预算和决算',
    keyArea: 'public-finance',
    stages: [
      stage('approved', '预算批准', '批准之日', [duty('budget', '预算报告及报表', 'governmentBudget')]),
      stage('adjusted', '预算调整', '批准之日', [duty('adjustment', '预算调整情况', 'governmentBudget')]),
      stage('accounts', '决算批准', '批准之日', [duty('accounts', '决算报告及报表', 'governmentBudget')]),
    ],
  },
  departmentBudget: {
    name: '部门预算和决算',
    keyArea: 'public-finance',
    stages: [
      stage('approved', '预算批复', '批复之日', [duty('budget', '部门预算及报表', 'departmentBudget')]),
      stage('accounts', '决算批复', '批复之日', [duty('accounts', '部门决算及报表', 'departmentBudget')]),
    ],
  },
  decision: {
    name: '重大行政决策',
    keyArea: null,
    stages: [
      stage('consultation', '公开征求意见', '征求意见之日', [
        duty('draft', '决策草案及其说明、提出意见的方式和期限', 'consultation'),
      ]),
      stage('feedback', '意见采纳', '意见汇总之日', [duty('feedback', '意见的采纳情况和理由', 'general')]),
      stage('adopted', '决策公布', '文件公布之日', [
        duty('decision', '决策文件', 'general'),
        duty('interpretation', '政策解读', 'interpretation'),
      ]),
    ],
  },
} as const satisfies Readonly<Record<string, WorkKind>>;

/** A kind of work by its name. */
export type WorkKindName = keyof typeof WORK_KINDS;

/** The stages that work at a stage may enter: any later one; the first for new work. */
export function stagesAfter(kind: WorkKindName, current: string | null): readonly WorkStage[] {
  const { stages }: WorkKind = WORK_KINDS[kind];
  const at = stages.findIndex(({ key }) => key === current);
  if (current !== null && at === -1) throw new RangeError(`${kind} has no stage ${current}`);
  return stages.slice(at + 1);
}

function stage(key: string, name: string, begins: string, duties: readonly StageDuty[]): WorkStage {
  return { key, name, begins, duties };
}

function duty(key: string, what: string, rule: DisclosureRuleId | DisclosureRule): StageDuty {
  return { key, what, rule: typeof rule === 'string' ? DISCLOSURE_RULES[rule] : rule };
}
