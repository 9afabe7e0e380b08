/**
 * What inspections of government sites look at, as data: 国办秘函〔2019〕19号 with its 单项否决 and deductions, and what local
 * tables add. Numbers that the notices don't settle are marked `certain: false`; offices set their own (`InspectionSettings`).
 */

const NOTICE = '国办秘函〔2019〕19号';

/** 单项否决 fails the whole site; a deduction takes points off a hundred; an alert only tells. */
export type IndicatorEffect = 'veto' | 'deduction' | 'alert';

/** A number that decides, with its name for people. */
export interface Threshold {
  readonly label: string;
  readonly value: number;
}

/** One indicator. */
export interface Indicator {
  readonly id: string;
  readonly effect: IndicatorEffect;
  readonly name: string;
  /** The rule in one sentence; `{name}` stands for a threshold. */
  readonly rule: string;
  readonly source: string;
  /** Whether the notice's own words settle the numbers. */
  readonly certain: boolean;
  readonly thresholds: Readonly<Record<string, Threshold>>;
  /** Points taken off for each place, and at most; of deductions only. */
  readonly weight?: { readonly each: number; readonly most: number } | undefined;
  /** The program sees a part of what the rule is about; of the rest a person must look. */
  readonly partly?: boolean | undefined;
  /** A site or office may have nothing of what the rule is about: then 不适用 is an answer. */
  readonly mayNotApply?: boolean | undefined;
}

/**
 * All indicators, in the order of the report. Those that no program can measure stand among them: what nobody looked at must
 * not read as nothing found.
 */
export const INDICATORS: readonly Indicator[] = [
  {
    id: 'incidents',
    effect: 'veto',
    name: '安全、泄密事故等严重问题',
    rule: '有严重表述错误，泄露国家秘密，发布或者链接反动、暴力、色情等内容，对安全攻击没有及时有效处置造成严重安全事故，弄虚作假（如伪造发稿日期），因建设管理不当引发严重负面舆情，有其中任何一项。政务新媒体相同。',
    source: NOTICE,
    certain: true,
    thresholds: {},
  },
  {
    id: 'access',
    effect: 'veto',
    name: '站点无法访问',
    rule: '监测 {days} 天，超过 {seconds} 秒仍打不开的次数占比达到 {share}%。',
    source: NOTICE,
    certain: true,
    thresholds: {
      days: { label: '监测天数', value: 7 },
      seconds: { label: '打开的秒数', value: 15 },
      share: { label: '打不开的占比（%）', value: 5 },
      least: { label: '每天至少访问的次数', value: 20 },
    },
  },
  {
    id: 'home',
    effect: 'veto',
    name: '首页不更新',
    rule: '首页 {days} 天没有信息更新。',
    source: NOTICE,
    certain: true,
    thresholds: { days: { label: '天数', value: 14 } },
  },
  {
    id: 'columns',
    effect: 'veto',
    name: '栏目不更新',
    rule: '动态、要闻类栏目 {news} 天、通知公告和政策文件类栏目 {notices} 天没有更新的，累计达到 {count} 个。',
    source: NOTICE,
    certain: true,
    thresholds: {
      news: { label: '动态、要闻类的天数', value: 14 },
      notices: { label: '通知公告、政策文件类的天数', value: 183 },
      count: { label: '栏目个数', value: 5 },
    },
  },
  {
    id: 'long',
    effect: 'veto',
    name: '应更新但长期未更新',
    rule: '超过自己的更新周期没有更新的栏目达到 {count} 个。没有规定周期、有变动时才更新的栏目不算。',
    source: `${NOTICE}；周期由各单位规定`,
    certain: false,
    thresholds: { count: { label: '栏目个数', value: 10 } },
  },
  {
    id: 'blank',
    effect: 'veto',
    name: '空白栏目',
    rule: '空白栏目达到 {count} 个。',
    source: NOTICE,
    certain: true,
    thresholds: { count: { label: '栏目个数', value: 5 } },
  },
  {
    id: 'replies',
    effect: 'veto',
    name: '互动回应差：留言没有回应',
    rule: '政务咨询类栏目有满 {days} 天没有回应的有效留言（超过三个月）。系统只监测网页纠错，其他咨询、信箱请人工检查。',
    source: NOTICE,
    certain: true,
    partly: true,
    thresholds: { days: { label: '天数', value: 91 } },
  },
  {
    id: 'consultation',
    effect: 'veto',
    name: '互动回应差：没有咨询建言渠道',
    rule: '没有提供网上有效咨询建言渠道（网上信访、纪检举报不算）。',
    source: NOTICE,
    certain: true,
    mayNotApply: true,
    thresholds: {},
  },
  {
    id: 'services',
    effect: 'veto',
    name: '服务不实用',
    rule: '没有提供办事服务；办事指南缺少四类以上重点要素（事项名称、设定依据、申请条件、办理材料等）的事项达到 5 个；或者事项不足 5 个，每个都缺少四类以上。',
    source: NOTICE,
    certain: false,
    mayNotApply: true,
    thresholds: {},
  },
  {
    id: 'media',
    effect: 'veto',
    name: '新媒体内容不更新',
    rule: '政务新媒体 {days} 天没有更新。',
    source: `${NOTICE}（政务新媒体部分）`,
    certain: true,
    thresholds: { days: { label: '天数', value: 14 } },
  },
  {
    id: 'media-use',
    effect: 'veto',
    name: '新媒体无法使用',
    rule: '移动客户端（APP）无法下载或者使用，或者有“僵尸”“睡眠”账号。',
    source: `${NOTICE}（政务新媒体部分）`,
    certain: false,
    mayNotApply: true,
    thresholds: {},
  },
  {
    id: 'media-interaction',
    effect: 'veto',
    name: '新媒体互动回应差',
    rule: '政务新媒体没有提供有效互动功能；或者购买“粉丝”、强制要求群众点赞等弄虚作假。',
    source: `${NOTICE}（政务新媒体部分）`,
    certain: false,
    mayNotApply: true,
    thresholds: {},
  },
  {
    id: 'media-soon',
    effect: 'alert',
    name: '新媒体即将超期',
    rule: '政务新媒体 {days} 天没有更新，即将超过期限。',
    source: '各地要求不一',
    certain: false,
    thresholds: {
      days: { label: '天数', value: 10 },
      until: { label: '到多少天为止', value: 14 },
    },
  },
  {
    id: 'policies',
    effect: 'deduction',
    name: '政策文件类栏目未更新',
    rule: '政策文件类栏目 {days} 天没有更新。',
    source: `${NOTICE}，各地检查表`,
    certain: false,
    thresholds: { days: { label: '天数', value: 183 } },
    weight: { each: 5, most: 5 },
  },
  {
    id: 'answers',
    effect: 'deduction',
    name: '留言没有按期答复',
    rule: '留言过了答复期限没有答复。系统只监测网页纠错，其他咨询、信箱请人工检查。',
    source: '各地检查表',
    certain: false,
    partly: true,
    thresholds: {},
    weight: { each: 3, most: 9 },
  },
  {
    id: 'interpretations',
    effect: 'deduction',
    name: '政策文件没有解读',
    rule: '应当解读的政策文件过了期限没有解读，或者没有与解读相互关联。',
    source: NOTICE,
    certain: false,
    thresholds: {},
    weight: { each: 1, most: 5 },
  },
  {
    id: 'links',
    effect: 'deduction',
    name: '错链、断链',
    rule: '网页上的链接打不开，或者打开的不是所说的内容。',
    source: NOTICE,
    certain: false,
    thresholds: {},
    weight: { each: 0.5, most: 10 },
  },
  {
    id: 'wording',
    effect: 'deduction',
    name: '错别字和表述错误',
    rule: '公开的文字有错别字、不规范的表述。严重表述错误为单项否决，由检查人认定。',
    source: NOTICE,
    certain: false,
    thresholds: {},
    weight: { each: 0.5, most: 10 },
  },
  {
    id: 'foot',
    effect: 'deduction',
    name: '网页底部的标识不全',
    rule: '网页底部缺少网站标识码、主办单位、联系方式、ICP 备案、公安备案、党政机关网站标识或者“我为政府网站找错”入口。',
    source: '国办发〔2017〕47号',
    certain: false,
    thresholds: {},
    weight: { each: 1, most: 7 },
  },
  {
    id: 'personal',
    effect: 'alert',
    name: '可能泄露个人信息',
    rule: '公开的文字和附件里可能有没有隐去的个人信息。',
    source: '条例第15条，个人信息保护法',
    certain: true,
    thresholds: {},
  },
];

/** What an office changes: thresholds and weights by indicator, and which it leaves out. */
export type InspectionSettings = Readonly<
  Record<
    string,
    {
      readonly off?: boolean | undefined;
      readonly thresholds?: Readonly<Record<string, number>> | undefined;
      readonly each?: number | undefined;
      readonly most?: number | undefined;
    }
  >
>;

/** An indicator with the office's own numbers, and its rule as a sentence with them. */
export interface SetIndicator extends Indicator {
  readonly sentence: string;
}

/** The indicators that count for an office. */
export function indicatorsFor(settings: InspectionSettings): SetIndicator[] {
  return INDICATORS.filter(({ id }) => settings[id]?.off !== true).map((indicator) => {
    const own = settings[indicator.id] ?? {};
    const thresholds = Object.fromEntries(
      Object.entries(indicator.thresholds).map(([name, { label, value }]) => [
        name,
        { label, value: own.thresholds?.[name] ?? value },
      ]),
    );
    const { weight } = indicator;
    const sentence = indicator.rule.replaceAll(/\{(\w+)\}/gu, (whole, name: string) =>
      String(thresholds[name]?.value ?? whole),
    );
    return {
      ...indicator,
      thresholds,
      sentence,
      ...(weight !== undefined && {
        weight: { each: own.each ?? weight.each, most: own.most ?? weight.most },
      }),
    };
  });
}
