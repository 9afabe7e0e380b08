/**
 * The annual report's form of 国办公开办函〔2021〕30号 as data: six parts and three tables with 10 + 175 + 15 = 200 cells.
 * Labels are the form's own words; nothing here may be reworded.
 */

/** The kinds of applicant: the six columns of table three that are counted; the seventh is their sum. */
export const APPLICANT_KINDS = ['natural', 'enterprise', 'research', 'welfare', 'legal', 'other'] as const;

/** One kind of applicant. The law defines none of them more closely; the clerk decides. */
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** All seven columns of table three. */
export const REQUEST_COLUMNS = [...APPLICANT_KINDS, 'total'] as const;

/** A column of table three. */
export type RequestColumn = (typeof REQUEST_COLUMNS)[number];

/** The column headings. Those of `enterprise` … `other` stand under `ORGANISATIONS_LABEL`. */
export const REQUEST_COLUMN_LABELS: Readonly<Record<RequestColumn, string>> = {
  natural: '自然人',
  enterprise: '商业企业',
  research: '科研机构',
  welfare: '社会公益组织',
  legal: '法律服务机构',
  other: '其他',
  total: '总计',
};

/** The heading over the five columns from `enterprise` to `other`. */
export const ORGANISATIONS_LABEL = '法人或其他组织';
/** The heading over all seven columns. */
export const APPLICANTS_LABEL = '申请人情况';
/** The words in the upper left corner of table three. */
export const TABLE3_CAPTION = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）';

/** The 21 results that a request can end with, in the form's order. */
export const OUTCOME_ROWS = [
  'open',
  'partial',
  'deny.secret',
  'deny.law',
  'deny.safety',
  'deny.thirdParty',
  'deny.internal',
  'deny.process',
  'deny.caseFile',
  'deny.query',
  'cannot.notHeld',
  'cannot.needMake',
  'cannot.unclear',
  'noProc.petition',
  'noProc.repeat',
  'noProc.publication',
  'noProc.massive',
  'noProc.confirm',
  'other.noBuzheng',
  'other.noFee',
  'other.other',
] as const;

/** A result of a request: rows 3 to 23 of table three. */
export type OutcomeRow = (typeof OUTCOME_ROWS)[number];

/** All 25 rows of table three. */
export const REQUEST_ROWS = ['new', 'carryIn', ...OUTCOME_ROWS, 'total', 'carryOut'] as const;

/** A row of table three. */
export type RequestRow = (typeof REQUEST_ROWS)[number];

/** How a row of table three is printed: up to three cells side by side before the figures. */
export interface RowLabel {
  /** The outermost cell, shared by all rows of the third item; null for the first, second and fourth item. */
  readonly group: string | null;
  /** The middle cell, shared by the rows of one result group; null where `label` takes its place. */
  readonly section: string | null;
  /** The row's own words. */
  readonly label: string;
}

/** The third item of table three. */
export const RESULTS_LABEL = '三、本年度办理结果';

const DENY = '（三）不予公开';
const CANNOT = '（四）无法提供';
const NO_PROCESSING = '（五）不予处理';
const OTHER = '（六）其他处理';

/** The words of each row of table three. */
export const REQUEST_ROW_LABELS: Readonly<Record<RequestRow, RowLabel>> = {
  new: item('一、本年新收政府信息公开申请数量'),
  carryIn: item('二、上年结转政府信息公开申请数量'),
  open: result(null, '（一）予以公开'),
  partial: result(null, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'),
  'deny.secret': result(DENY, '1.属于国家秘密'),
  'deny.law': result(DENY, '2.其他法律行政法规禁止公开'),
  'deny.safety': result(DENY, '3.危及“三安全一稳定”'),
  'deny.thirdParty': result(DENY, '4.保护第三方合法权益'),
  'deny.internal': result(DENY, '5.属于三类内部事务信息'),
  'deny.process': result(DENY, '6.属于四类过程性信息'),
  'deny.caseFile': result(DENY, '7.属于行政执法案卷'),
  'deny.query': result(DENY, '8.属于行政查询事项'),
  'cannot.notHeld': result(CANNOT, '1.本机关不掌握相关政府信息'),
  'cannot.needMake': result(CANNOT, '2.没有现成信息需要另行制作'),
  'cannot.unclear': result(CANNOT, '3.补正后申请内容仍不明确'),
  'noProc.petition': result(NO_PROCESSING, '1.信访举报投诉类申请'),
  'noProc.repeat': result(NO_PROCESSING, '2.重复申请'),
  'noProc.publication': result(NO_PROCESSING, '3.要求提供公开出版物'),
  'noProc.massive': result(NO_PROCESSING, '4.无正当理由大量反复申请'),
  'noProc.confirm': result(NO_PROCESSING, '5.要求行政机关确认或重新出具已获取信息'),
  'other.noBuzheng': result(OTHER, '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'),
  'other.noFee': result(OTHER, '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'),
  'other.other': result(OTHER, '3.其他'),
  total: result(null, '（七）总计'),
  carryOut: item('四、结转下年度继续办理'),
};

/** The rows of table two, in the form's order. */
export const TABLE2_ROWS = ['rules', 'docs', 'permit', 'punish', 'coerce', 'fee'] as const;

/** A row of table two. */
export type Table2Row = (typeof TABLE2_ROWS)[number];

/** The words of each row of table two. */
export const TABLE2_ROW_LABELS: Readonly<Record<Table2Row, string>> = {
  rules: '规章',
  docs: '行政规范性文件',
  permit: '行政许可',
  punish: '行政处罚',
  coerce: '行政强制',
  fee: '行政事业性收费',
};

/** A block of table two: an item of 条例第20条 with its columns and rows. */
export interface Table2Block {
  readonly law: string;
  readonly title: string;
  readonly columns: readonly { readonly key: Table2Column; readonly label: string }[];
  readonly rows: readonly Table2Row[];
}

/** A column of table two. */
export type Table2Column = 'made' | 'repealed' | 'valid' | 'decisions' | 'amount';

/** The heading of the first column in each block of table two. */
export const TABLE2_CONTENT_LABEL = '信息内容';

const DECISIONS = [{ key: 'decisions', label: '本年处理决定数量' }] as const;

/** Table two, block by block. */
export const TABLE2_BLOCKS: readonly Table2Block[] = [
  {
    law: '条例第20条第（一）项',
    title: '第二十条第（一）项',
    columns: [
      { key: 'made', label: '本年制发件数' },
      { key: 'repealed', label: '本年废止件数' },
      { key: 'valid', label: '现行有效件数' },
    ],
    rows: ['rules', 'docs'],
  },
  { law: '条例第20条第（五）项', title: '第二十条第（五）项', columns: DECISIONS, rows: ['permit'] },
  {
    law: '条例第20条第（六）项',
    title: '第二十条第（六）项',
    columns: DECISIONS,
    rows: ['punish', 'coerce'],
  },
  {
    law: '条例第20条第（八）项',
    title: '第二十条第（八）项',
    columns: [{ key: 'amount', label: '本年收费金额（单位：万元）' }],
    rows: ['fee'],
  },
];

/** The ways in which an applicant can dispute an answer: the groups of table four. */
export const DISPUTE_KINDS = ['review', 'direct', 'afterReview'] as const;

/** A group of table four. */
export type DisputeKind = (typeof DISPUTE_KINDS)[number];

/** The words of each group. `direct` and `afterReview` stand under `SUITS_LABEL`. */
export const DISPUTE_KIND_LABELS: Readonly<Record<DisputeKind, string>> = {
  review: '行政复议',
  direct: '未经复议直接起诉',
  afterReview: '复议后起诉',
};

/** The heading over both groups of suits. */
export const SUITS_LABEL = '行政诉讼';

/** The results that are counted in table four; a fifth column is their sum. */
export const DISPUTE_RESULTS = ['upheld', 'corrected', 'other', 'pending'] as const;

/** A counted column within a group of table four. */
export type DisputeResult = (typeof DISPUTE_RESULTS)[number];

/** All five columns of a group. */
export const DISPUTE_COLUMNS = [...DISPUTE_RESULTS, 'total'] as const;

/** A column within a group of table four. */
export type DisputeColumn = (typeof DISPUTE_COLUMNS)[number];

/** The column headings within a group. */
export const DISPUTE_COLUMN_LABELS: Readonly<Record<DisputeColumn, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
};

/** A part of the report; 0 is the paragraph that stands before part one. */
export type PartNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The titles of the six parts, exactly as the form has them; number 1 first. */
export const PART_TITLES = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
] as const;

/** The notice that prescribes the form. */
export const FORM_SOURCE = '国办公开办函〔2021〕30号';

/** The report's title (国办公开办函〔2021〕30号). */
export function reportTitle(agencyName: string, year: number): string {
  return `${agencyName}${year}年政府信息公开工作年度报告`;
}

/** The row's words with those of its groups, for lists and messages: 三、本年度办理结果（三）不予公开1.属于国家秘密. */
export function fullRowLabel(row: RequestRow): string {
  const { group, section, label } = REQUEST_ROW_LABELS[row];
  return `${group ?? ''}${section ?? ''}${label}`;
}

function item(label: string): RowLabel {
  return { group: null, section: null, label };
}

function result(section: string | null, label: string): RowLabel {
  return { group: RESULTS_LABEL, section, label };
}
