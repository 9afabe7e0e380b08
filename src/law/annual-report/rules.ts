import { FORM_2019_SOURCE } from './form-2019.ts';
import { FORM_SOURCE } from './form.ts';

/**
 * error: the report can't be published so. warning: it can, once a person has written why it is right. info: worth a look.
 */
export type Severity = 'error' | 'warning' | 'info';

/** A rule that an annual report is checked by. */
export interface Rule {
  /** Stable: findings, written explanations and other programs refer to it. */
  readonly id: string;
  /** What a finding is unless it says otherwise: single findings may be milder where the case isn't certain. */
  readonly severity: Severity;
  /** Chinese: what must hold. */
  readonly what: string;
  /** The provision it stands on. */
  readonly law: string;
}

const TABLE2_LAW = '条例第20条';
const TABLE3_LAW = `${FORM_SOURCE}表三勾稽关系`;
const TABLE4_LAW = `${FORM_SOURCE}表四`;
const FEE_LAW = `${FORM_SOURCE}；国办函〔2020〕109号`;
const WRITING_LAW = 'GB/T 15834；GB/T 9704';

/** All rules, in the order in which they are told. Ids that begin with `X-` are our own, the others those of the field. */
export const RULES = [
  rule('AR-STR-1', 'error', '六个部分齐全，标题和顺序与规定格式一致', FORM_SOURCE),
  rule('AR-STR-2', 'error', '表格各栏齐全，填写不小于 0 的数，不留空、不填符号、不用全角数字', FORM_SOURCE),
  rule(
    'AR-STR-3',
    'error',
    '标题为“机关全称＋年份＋政府信息公开工作年度报告”，标题、统计期限和正文的年份一致',
    FORM_SOURCE,
  ),
  rule('AR-T2-RULES', 'error', '没有规章制定权的机关，“规章”一行为 0', `立法法；${FORM_SOURCE}`),
  rule('AR-T3-COL', 'error', '表三每一列：本年新收加上年结转，等于办理结果总计加结转下年', TABLE3_LAW),
  rule('AR-T3-SUM', 'error', '表三每一列：各项办理结果之和等于总计', TABLE3_LAW),
  rule('AR-T3-ROW', 'error', '表三每一行：六类申请人之和等于总计', TABLE3_LAW),
  rule('AR-T3-OTHER', 'warning', '表三“其他处理”占办理结果的比例不宜过高', FORM_2019_SOURCE),
  rule('AR-T4-SUM', 'error', '表四每一组：维持、纠正、其他结果与尚未审结之和等于总计', TABLE4_LAW),
  rule('AR-X-CARRY', 'error', '本年的上年结转等于上年的结转下年', TABLE3_LAW),
  rule(
    'AR-X-VALID',
    'warning',
    '现行有效件数等于上年现行有效加本年制发减本年废止',
    `${TABLE2_LAW}第（一）项`,
  ),
  rule('AR-X-PEND', 'info', '上年尚未审结的案件在本年有着落', TABLE4_LAW),
  rule('X-PREVIOUS', 'warning', '对照的上年年报是本机关上一年度的', TABLE3_LAW),
  rule('AR-X-SAME', 'warning', '第一、第五部分不与上年、不与其他单位雷同', FORM_SOURCE),
  rule('AR-N-1', 'error', '正文中的件数与表三、表四一致', FORM_SOURCE),
  rule('AR-N-2', 'error', '正文列出的各项之和等于总数', FORM_SOURCE),
  rule('AR-N-3', 'warning', '正文中的百分比与数字相符', FORM_SOURCE),
  rule('AR-N-4', 'error', '写明的部分数与列出的一致，“一是、二是、三是”连续', FORM_SOURCE),
  rule('AR-N-5', 'warning', '第一部分原则上不超过一千字', FORM_SOURCE),
  rule(
    'AR-N-6',
    'warning',
    '第一部分写到主动公开、依申请公开、政府信息管理、平台建设、监督保障',
    FORM_SOURCE,
  ),
  rule('AR-N-7', 'error', '各级人民政府报告工作考核、社会评议和责任追究结果', '条例第50条第（四）项'),
  rule('AR-N-8', 'error', '第五部分写明主要问题和改进措施，不空泛', FORM_SOURCE),
  rule('AR-N-9', 'error', '第六部分报告信息处理费，且不与表三矛盾', FEE_LAW),
  rule('AR-N-10', 'warning', '正文说没有复议、诉讼的，表四也没有，反之亦然', FORM_SOURCE),
  rule('AR-N-11', 'error', '自称、机关名称、年份正确，没有模板残留，不引用失效的规定', FORM_SOURCE),
  rule('AR-N-12', 'warning', '没有新收申请的，正文不写答复申请的情况，反之亦然', FORM_SOURCE),
  rule('AR-SYS-1', 'error', '表格与登记簿的统计一致', FORM_SOURCE),
  rule(
    'AR-PUB-1',
    'error',
    '在统计期限截止之后、规定期限之前公布，落款日期与公布日期相符',
    `条例第49条；${FORM_SOURCE}`,
  ),
  rule('AR-PII-1', 'error', '不出现申请人的姓名、身份证号码和联系方式', '条例第15条；个人信息保护法第25条'),
  rule('AR-TOKEN', 'error', '文字中的数据项都能算出', FORM_SOURCE),
  rule('AR-CONFIRM', 'error', '模板中无法核实的表述经人确认', '条例第50条'),
  rule('X-FORM', 'warning', '2021年度起使用国办公开办函〔2021〕30号的格式', FORM_SOURCE),
  rule('X-T2-VALID', 'warning', '现行有效件数不少于本年制发减本年废止', `${TABLE2_LAW}第（一）项`),
  rule(
    'X-T2-PAGE',
    'warning',
    '登记簿与公开页面记载的废止、失效一致，废止和现行有效件数不因此不同',
    `${TABLE2_LAW}第（一）项`,
  ),
  rule('X-T2-TEXT', 'warning', '正文中的规范性文件、许可、处罚、强制件数和收费金额与表二一致', FORM_SOURCE),
  rule('X-COUNTER', 'warning', '正文中的公开条数与登记簿的统计一致', FORM_SOURCE),
  rule('X-GROWTH', 'warning', '与上年相比的增减与上年年报一致', FORM_SOURCE),
  rule('X-COUNTED', 'warning', '写明的项数与列出的项数一致', WRITING_LAW),
  rule('X-NUMBER', 'warning', '（一）（二）、1. 2. 等序号连续，不重复', WRITING_LAW),
  rule('X-PUNCT', 'warning', '汉字之间用全角标点，标点不重复，标点前没有空格', WRITING_LAW),
  rule('X-BRACKET', 'warning', '括号、引号、书名号成对', WRITING_LAW),
  rule('X-DOCNO', 'warning', '文号的年份用六角括号，“第”与“号”之间没有空格', WRITING_LAW),
  rule('X-DATE', 'error', '文中的日期是日历上有的', WRITING_LAW),
  rule('X-URL', 'warning', '网址的写法完整', WRITING_LAW),
  rule('X-WORD', 'warning', '没有年报中常见的错字和重复的字词', WRITING_LAW),
  rule('X-TEXT', 'info', '文件中有年报的文字部分', FORM_SOURCE),
  rule('X-READ-TABLE', 'error', '文件中找得到规定的表格', FORM_SOURCE),
  rule('X-READ-ROW', 'error', '表格各行与规定格式对应', FORM_SOURCE),
  rule('X-READ-EXTRA', 'warning', '表格没有规定格式之外的行', FORM_SOURCE),
  rule('X-READ-GLUED', 'warning', '连在一起的数字只有一种读法', FORM_SOURCE),
] as const satisfies readonly Rule[];

/** The id of a rule. */
export type RuleId = (typeof RULES)[number]['id'];

const BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((each) => [each.id, each]));

/** The rule with this id; null for an id that isn't in the list. */
export function ruleWithId(id: string): Rule | null {
  return BY_ID.get(id) ?? null;
}

function rule<const Id extends string>(
  id: Id,
  severity: Severity,
  what: string,
  law: string,
): { readonly id: Id; readonly severity: Severity; readonly what: string; readonly law: string } {
  return { id, severity, what, law };
}
