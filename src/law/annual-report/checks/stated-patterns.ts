import { NUMBER } from './text-places.ts';

/** A figure of tables three and four that texts state. */
export interface StatedFigure {
  readonly key: string;
  readonly label: string;
  /** Cells whose sum it is, on the form of 2021. */
  readonly cells: readonly string[];
  /** Of the older form, where they differ. */
  readonly cells2019?: readonly string[];
  /** What else the words may mean: if the number is one of these sums, it isn't wrong. */
  readonly orElse?: readonly (readonly string[])[];
  /** The number stands in group 1; the words of a clause before and after it are part of the pattern. */
  readonly patterns: readonly RegExp[];
  /** Words of the clause by which it speaks of something else. */
  readonly avoid?: RegExp;
  /** Words of the sentence before the clause by which it does. */
  readonly avoidBefore?: RegExp;
  /** The same, unless the clause itself speaks of 信息公开. */
  readonly avoidAlone?: RegExp;
  /** Whether sentence, paragraph or heading must speak of requests. */
  readonly needsRequests?: boolean;
  /** Whether words after 其中 still mean the whole. */
  readonly isPartOfList?: boolean;
  /** Whether the patterns look back over the clauses before; the number must be this clause's all the same. */
  readonly isAcross?: boolean;
  readonly severity?: 'warning';
}

const N = `(?<![\\d.近约超逾第])(${NUMBER})\\s*`;
const U = '(?:件次|件|宗|份|起|例|条|个)(?!工作日|月|部门|单位|方面|渠道|栏目)';
/** No number and no end of the clause in between. */
const gap = (most: number): string => `[^，。；、\\d]{0,${most}}?`;
const REQUEST = '(?:政府信息公开申请|信息公开申请|依申请公开|公开申请|申请)';
const RECEIVED = '(?:新收到?|新增|收到|接收|接到|收悉|受理)';
/** What may stand between a kind of dispute and its number: 行政复议案件共计3件, not 行政复议工作指引1件. */
const DISPUTE_WORDS = '案件|申请|的|共计?|合计|为|有|案|数量|总数|情况|发生|方面|\\s|[“”]';
const CHANNEL =
  /网络|网上|网站|线上|平台|邮件|邮箱|信箱|信函|邮寄|当面|现场|窗口|传真|线下|自然人|公民|个人|法人|企业|组织/u;
const all = (prefix: string, rows: readonly string[]): string[] =>
  rows.map((row) => `t3.${prefix}.${row}.total`);
const DENY = all('deny', [
  'secret',
  'law',
  'safety',
  'thirdParty',
  'internal',
  'process',
  'caseFile',
  'query',
]);
const CANNOT = all('cannot', ['notHeld', 'needMake', 'unclear']);
const NO_PROCESSING = all('noProc', ['petition', 'repeat', 'publication', 'massive', 'confirm']);
const OTHER = all('other', ['noBuzheng', 'noFee', 'other']);
const ORGANISATIONS = ['enterprise', 'research', 'welfare', 'legal', 'other'].map((kind) => `t3.new.${kind}`);
const SUITS = ['t4.direct.total', 't4.afterReview.total'];

/** A list of applicants behind these counts who got a result, not who applied. */
const OF_RESULTS = /予以公开|部分公开|不予|无法提供|复议|诉讼|办结|答复/u;

/** All figures whose statements are looked for. */
export const STATED_FIGURES: readonly StatedFigure[] = [
  {
    key: 'requestsNew',
    label: '本年新收',
    cells: ['t3.new.total'],
    needsRequests: true,
    avoid: CHANNEL,
    patterns: [
      clause(`${RECEIVED}${gap(24)}${REQUEST}${gap(8)}${N}${U}`),
      clause(`${RECEIVED}${gap(10)}${N}${U}(?:的)?(?:政府)?(?:信息公开|依申请|申请)`),
      clause(`${RECEIVED}${gap(4)}${N}${U}$`),
      clause(`^(?:全年|当年|本年度?|年内|20\\d{2}年)?共?有${N}${U}(?:的)?(?:政府)?信息公开申请`),
    ],
  },
  {
    key: 'newNatural',
    label: '本年新收（自然人）',
    cells: ['t3.new.natural'],
    needsRequests: true,
    avoid: /予以|公开\d|不予|办结|答复|代表|权益|结转/u,
    patterns: [clause(`${RECEIVED}${gap(6)}(?:公民|自然人|个人)${gap(6)}${N}${U}`)],
  },
  {
    key: 'naturalAlone',
    label: '本年新收（自然人）',
    cells: ['t3.new.natural'],
    orElse: [['t3.total.natural']],
    needsRequests: true,
    isPartOfList: true,
    avoid: /予以|公开\d|不予|办结|答复|代表|权益|结转/u,
    avoidBefore: OF_RESULTS,
    patterns: [
      clause(
        `(?:^|[（(])(?:其中)?(?:由)?(?:自然人|公民|个人)(?:申请|提出|提交|占)?(?:的)?(?:有)?${N}${U}[）)]?$`,
      ),
    ],
  },
  {
    key: 'newOrganisations',
    label: '本年新收（法人或其他组织）',
    cells: ORGANISATIONS,
    orElse: [['t3.new.enterprise'], ['t3.new.total'], ['t3.new.other']],
    needsRequests: true,
    avoid: /予以|公开\d|不予|办结|答复|结转/u,
    avoidBefore: OF_RESULTS,
    isPartOfList: true,
    patterns: [clause(`^(?:其中)?(?:${RECEIVED})?(?:法人|企业|单位|商业企业)${gap(8)}${N}${U}[）)]?$`)],
  },
  {
    key: 'requestsCarryIn',
    label: '上年结转',
    cells: ['t3.carryIn.total'],
    isPartOfList: true,
    avoid: /资金|预算|项目|经费/u,
    patterns: [
      clause(`(?:上一?年度?|去年|往年)结转(?:的)?${gap(15)}${N}${U}`),
      clause(`结转自?(?:上一?年度?|去年)${gap(15)}${N}${U}`),
      clause(`(?:上一?年度?|去年)(?:尚?未办结|未办完|未答复|遗留|转入)${gap(10)}${N}${U}`),
    ],
  },
  {
    key: 'requestsCarryOut',
    label: '结转下年度',
    cells: ['t3.carryOut.total'],
    isPartOfList: true,
    avoid: /资金|预算|项目|经费/u,
    patterns: [
      clause(`(?:结转|转入)(?:至|到|入)?(?:下一?个?年度?|次年|明年|下年度?)${gap(12)}${N}${U}`),
      clause(`^(?:其中)?尚?未(?:办结|答复|办理完毕)(?:的)?(?:申请)?${N}${U}(?:$|按规定|依法|结转|顺延)`),
      clause(`^(?:有|其余|其中|剩余|尚有|另有)?${N}${U}(?:申请)?(?:结转|转入?)(?:至|到|入)?(?:下|次|明)`),
      clause(
        `^(?:有|还有|其余|剩余|尚有|另有)${N}${U}(?:的?申请)?(?:仍|尚|正)?(?:在办(?!结)|在(?:法定)?(?:办理|答复)?期限?内?|未到期|正在办理|未办结|未答复|处理中|办理中)`,
      ),
    ],
  },
  {
    key: 'requestsCarried',
    label: '结转',
    cells: ['t3.carryOut.total'],
    orElse: [['t3.carryIn.total']],
    needsRequests: true,
    avoid: /资金|预算|项目|经费|上一?年|去年|下一?年|次年|20\d{2}年/u,
    patterns: [clause(`^(?:未到期|尚?未办结|其余|剩余)?(?:的)?(?:申请)?结转(?:申请)?${N}${U}$`)],
  },
  {
    key: 'requestsDone',
    label: '办理结果总计',
    cells: ['t3.total.total'],
    needsRequests: true,
    avoid: new RegExp(`结转|未办|办结的|办结率|${CHANNEL.source}`, 'u'),
    patterns: [
      clause(`(?:办结|办理完毕)(?!的|率|时限|期限|时间|后|前)${gap(12)}${N}${U}`),
      clause(
        `^(?:共|已|全年|合计|当年)?${N}${U}(?:申请)?(?:均|全部|都)?(?:已)?(?:按期|按时|依法)?(?:办结|办理完毕)`,
      ),
    ],
  },
  {
    key: 'requestsAnswered',
    label: '办理结果总计',
    cells: ['t3.total.total'],
    orElse: [
      ['t3.new.total'],
      ['t3.new.total', 't3.carryIn.total'],
      [...DENY, ...CANNOT, 't3.open.total', 't3.partial.total'],
    ],
    needsRequests: true,
    severity: 'warning',
    avoid: new RegExp(`结转|未答|未作出|答复的|答复率|办结|超期|逾期|${CHANNEL.source}`, 'u'),
    patterns: [clause(`(?:答复|回复)(?!的|率|时限|期限|时间|后|前|书|意见)${gap(8)}${N}${U}`)],
  },
  result('requestsOpen', '予以公开', '(?<!不)予以公开', ['t3.open.total']),
  {
    ...result('requestsAgreed', '予以公开', '(?:同意|准予|决定)公开', ['t3.open.total']),
    orElse: [['t3.open.total', 't3.partial.total']],
    severity: 'warning',
  },
  result('requestsPartial', '部分公开', '部分公开', ['t3.partial.total']),
  result('requestsDenied', '不予公开', '不予公开', DENY),
  result('requestsCannot', '无法提供', '无法提供', CANNOT),
  result('requestsNotProcessed', '不予处理', '不予处理', NO_PROCESSING),
  { ...result('requestsOther', '其他处理', '其他处理', OTHER), cells2019: ['t3.other.single.total'] },
  {
    ...result('notHeld', '本机关不掌握相关政府信息', '(?:不掌握|本机关不掌握)', ['t3.cannot.notHeld.total']),
    severity: 'warning',
  },
  {
    ...result('repeats', '重复申请', '重复申请', ['t3.noProc.repeat.total']),
    severity: 'warning',
  },
  {
    key: 'unpaid',
    label: '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    cells: ['t3.other.noFee.total'],
    isPartOfList: true,
    patterns: [
      clause(`${N}${U}(?:的?申请)?(?:因)?(?:申请人)?逾期(?:未|不)(?:按[^，。；、\\d]{0,10})?缴(?:费|纳)`),
      clause(`逾期(?:未|不)(?:按[^，。；、\\d]{0,10})?缴(?:费|纳)${gap(16)}${N}${U}`),
    ],
  },
  dispute('reviews', '行政复议', '行政复议(?!后|机关|决定|纠错|应诉|体制|法|维持|纠正)', ['t4.review.total']),
  dispute('suits', '行政诉讼', '(?:行政诉讼|提起诉讼)(?!后|法|应诉|维持|纠正|败诉|胜诉)', SUITS),
  {
    ...dispute('suitsAfterReview', '复议后起诉', '复议后(?:提起)?(?:起诉|行政诉讼|诉讼)', [
      't4.afterReview.total',
    ]),
    avoid: /办理|审理/u,
  },
  {
    ...dispute('suitsDirect', '未经复议直接起诉', '(?:未经复议)?直接(?:提起)?(?:起诉|行政诉讼|诉讼)', [
      't4.direct.total',
    ]),
    avoid: /办理|审理/u,
  },
  ...outcomes('reviews', '行政复议', ['review']),
  ...outcomes('suits', '行政诉讼', ['direct', 'afterReview']),
];

/** What other kinds of business a clause can be about. */
export const OTHER_BUSINESS =
  /行政许可|许可申请|处罚|信访|投诉|举报|咨询|留言|来电|热线|12345|建议|提案|议案|救助|低保|补贴|补助|服务事项|政务服务|政务事项|登记申请|复议申请|仲裁|强制执行|规范性文件|公文|合同|案卷|执法|行政审批|审批事项|申报|工单|住房|保障房|贷款|注销|备案|许可事项|资质|认定/u;

function clause(source: string): RegExp {
  return new RegExp(source, 'u');
}

function result(key: string, label: string, words: string, cells: readonly string[]): StatedFigure {
  return {
    key,
    label,
    cells,
    needsRequests: true,
    isPartOfList: true,
    avoid: /因|由于|属于|涉及|自然人|法人|企业|其中[^，。]{0,4}属/u,
    patterns: [
      clause(`${words}(?!率|的)${gap(6)}${N}${U}`),
      clause(`^(?:其中)?(?:有)?${N}${U}(?:申请)?(?:为|作出|属)?${words}`),
    ],
  };
}

/** The outcomes of a kind of dispute, behind its number: 行政复议3件，其中维持2件、纠正1件. */
function outcomes(key: string, label: string, groups: readonly string[]): StatedFigure[] {
  const named: readonly (readonly [string, string, string])[] = [
    ['upheld', '结果维持', '(?:结果)?维持'],
    ['corrected', '结果纠正', '被?(?:结果)?纠正'],
    ['other', '其他结果', '其他(?:结果)?'],
    ['pending', '尚未审结', '(?:尚)?未审结'],
  ];
  const others = '(?!诉讼|起诉|直接|复议|被纠正的分别)';
  return named.map(([column, name, words]) => ({
    key: `${key}.${column}`,
    label: `${label}${name}`,
    cells: groups.map((group) => `t4.${group}.${column}`),
    isPartOfList: true,
    isAcross: true,
    // Who hears reviews and suits counts those of everybody.
    avoidBefore: /审理|办理|受理|代理|应诉/u,
    patterns: [
      clause(
        `(?<=${label}(?:案件)?[^。；、，]{0,16}(?:件|起|宗)[，：（(](?:其中)?[：，]?(?:${others}[^。；]){0,60}?)${words}(?:的)?(${NUMBER})(?:件|起|宗)`,
      ),
      ...(column === 'corrected' ? correctedApart(label) : []),
    ],
  }));
}

/** 行政复议3件、行政诉讼2件，被纠正的分别为1件和0件. */
function correctedApart(label: string): RegExp[] {
  return [label === '行政复议' ? /被纠正的分别为(\d+)件/u : /被纠正的分别为\d+件和(\d+)件/u];
}

function dispute(key: string, label: string, words: string, cells: readonly string[]): StatedFigure {
  return {
    key,
    label,
    cells,
    isPartOfList: true,
    avoid: /维持|纠正|一审|二审|再审|复议后|直接|其他结果|未审结|和行政|与行政|以外/u,
    avoidAlone: /办理|审理|受理|收到|接到|审结|代理|参与|法治|依法行政|出庭|委托/u,
    patterns: [
      clause(`${words}(?:${DISPUTE_WORDS})*${N}(?:件次|件|宗|份|起|例|次|案)`),
      clause(`^(?:发生|引发|涉及|有)?${N}(?:件|宗|起|例|次)(?:因[^，。；、]{0,16})?${words}`),
    ],
  };
}
