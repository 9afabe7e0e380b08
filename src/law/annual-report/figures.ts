import { addDecimals } from './decimal.ts';
import { OUTCOME_ROWS, type OutcomeRow } from './form.ts';
import { type CellName, type CellValue, type ReportTables, getCell } from './tables.ts';

/** What the registers count for the report's text beside its 200 cells, each within the report's year. */
export interface ReportCounters {
  /** 工作动态 documents first published in the year. */
  readonly news: number;
  /** 政策文件: documents of the kinds policy and normative first published in the year. */
  readonly policies: number;
  /** 公示公告 documents first published in the year. */
  readonly notices: number;
  /** 重点领域公示 documents first published in the year. */
  readonly keyArea: number;
  /** 财政预算 documents first published in the year. */
  readonly budget: number;
  /** 财政决算 documents first published in the year. */
  readonly finalAccounts: number;
  /** 政策解读 documents first published in the year. */
  readonly interpretation: number;
  /** 微信公众号: different issues (期) of its accounts with a post in the year. */
  readonly channelIssues: number;
  /** 微信公众号: posts (篇) in the year. */
  readonly channelPosts: number;
  /** 信息处理费: notices sent in the year (国办函〔2020〕109号). */
  readonly infoFeeNotices: number;
  /** 信息处理费: requests paid for in the year. */
  readonly infoFeesPaid: number;
  /** 信息处理费: whole yuan paid in the year. */
  readonly infoFeesYuan: number;
}

/** What the text says of the agency. */
export interface ReportAgency {
  readonly name: string;
  /** 我镇、我街道、我局. */
  readonly selfName: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
}

/** What stands for each key in a rendered text. */
export type Figures = Readonly<Record<string, string | number>>;

/** A word in braces that a text can use: what it is replaced by and where that comes from. */
export interface FigureToken {
  /** The word without its braces: 政府工作动态条数. */
  readonly token: string;
  /** The key in `Figures`, conditions and exports. */
  readonly key: string;
  readonly label: string;
  /** What is counted, in Chinese, for whoever writes the text. */
  readonly counts: string;
  readonly source: 'text' | 'counter' | 'cells';
  /** The cells it is the sum of. */
  readonly cells: readonly CellName[];
  readonly unit: string;
}

/** All tokens there are. */
export const FIGURE_TOKENS: readonly FigureToken[] = [
  text('机关全称', 'agencyName', '编制机关的全称'),
  text('自称', 'selfName', '机关的自称，如“我镇”'),
  text('年份', 'year', '报告年度'),
  text('下一年', 'nextYear', '报告年度的下一年'),
  text('地址', 'address', '办公地址'),
  text('邮编', 'postcode', '邮政编码'),
  text('电话', 'phone', '联系电话'),
  counter('政府工作动态条数', 'news', '条', '本年首次发布的工作动态'),
  counter('政策文件条数', 'policies', '条', '本年首次发布的政策文件，含行政规范性文件'),
  counter('公示公告条数', 'notices', '条', '本年首次发布的公示公告'),
  counter('重点领域公示条数', 'keyArea', '条', '本年首次发布的重点领域公示'),
  counter('财政预算条数', 'budget', '条', '本年首次发布的财政预算'),
  counter('财政决算条数', 'finalAccounts', '条', '本年首次发布的财政决算'),
  counter('政策解读条数', 'interpretation', '条', '本年首次发布的政策解读'),
  counter('微信公众号期数', 'channelIssues', '期', '本年微信公众号发布的期数'),
  counter('微信公众号篇数', 'channelPosts', '篇', '本年微信公众号发布的篇数'),
  counter('收费通知件数', 'infoFeeNotices', '件', '本年发出信息处理费收费通知的申请'),
  counter('信息处理费件数', 'infoFeesPaid', '件', '本年缴纳信息处理费的申请'),
  counter('信息处理费金额', 'infoFeesYuan', '元', '本年收取的信息处理费'),
  cells('新收申请件数', 'requestsNew', '件', 't3.new.total'),
  cells('上年结转件数', 'requestsCarryIn', '件', 't3.carryIn.total'),
  cells('办结件数', 'requestsDone', '件', 't3.total.total'),
  cells('结转下年件数', 'requestsCarryOut', '件', 't3.carryOut.total'),
  cells('予以公开件数', 'requestsOpen', '件', 't3.open.total'),
  cells('部分公开件数', 'requestsPartial', '件', 't3.partial.total'),
  cells('不予公开件数', 'requestsDenied', '件', ...rowTotals('deny.')),
  cells('无法提供件数', 'requestsCannot', '件', ...rowTotals('cannot.')),
  cells('不予处理件数', 'requestsNotProcessed', '件', ...rowTotals('noProc.')),
  cells('其他处理件数', 'requestsOther', '件', ...rowTotals('other.')),
  cells('逾期未缴费件数', 'requestsUnpaid', '件', 't3.other.noFee.total'),
  cells('行政复议件数', 'reviews', '件', 't4.review.total'),
  cells('行政诉讼件数', 'suits', '件', 't4.direct.total', 't4.afterReview.total'),
  cells('复议纠正件数', 'reviewsCorrected', '件', 't4.review.corrected'),
  cells('诉讼纠正件数', 'suitsCorrected', '件', 't4.direct.corrected', 't4.afterReview.corrected'),
  cells('规范性文件制发件数', 'docsMade', '件', 't2.docs.made'),
  cells('规范性文件废止件数', 'docsRepealed', '件', 't2.docs.repealed'),
  cells('规范性文件有效件数', 'docsValid', '件', 't2.docs.valid'),
  cells('行政许可件数', 'permits', '件', 't2.permit.decisions'),
  cells('行政处罚件数', 'punishments', '件', 't2.punish.decisions'),
  cells('行政强制件数', 'coercions', '件', 't2.coerce.decisions'),
  cells('收费金额', 'feeAmount', '万元', 't2.fee.amount'),
];

const BY_TOKEN: ReadonlyMap<string, FigureToken> = new Map(FIGURE_TOKENS.map((each) => [each.token, each]));

/** The token with this word, if there is one. */
export function figureToken(token: string): FigureToken | null {
  return BY_TOKEN.get(token) ?? null;
}

/** Everything that a text can use, by key. Amounts are exact text, counts numbers. */
export function figuresOf(input: {
  readonly year: number;
  readonly agency: ReportAgency;
  readonly counters: ReportCounters;
  readonly tables: ReportTables;
}): Figures {
  const { year, agency, counters, tables } = input;
  const fromCells = FIGURE_TOKENS.filter((each) => each.source === 'cells').map(
    (each) => [each.key, sum(each.cells.map((name) => getCell(tables, name)))] as const,
  );
  return {
    year: String(year),
    nextYear: String(year + 1),
    agencyName: agency.name,
    selfName: agency.selfName,
    address: agency.address,
    postcode: agency.postcode,
    phone: agency.phone,
    ...counters,
    ...Object.fromEntries(fromCells),
  };
}

function sum(values: readonly CellValue[]): CellValue {
  const amounts = values.filter((value) => typeof value === 'string');
  if (amounts.length > 0) return addDecimals(...amounts);
  return values.reduce<number>((total, value) => total + Number(value), 0);
}

function text(token: string, key: string, counts: string): FigureToken {
  return { token, key, label: token, counts, source: 'text', cells: [], unit: '' };
}

function counter(token: string, key: keyof ReportCounters, unit: string, counts: string): FigureToken {
  return { token, key, label: token, counts, source: 'counter', cells: [], unit };
}

function cells(token: string, key: string, unit: string, ...names: readonly CellName[]): FigureToken {
  return {
    token,
    key,
    label: token,
    counts: `年报表格中的数：${names.join(' + ')}`,
    source: 'cells',
    cells: names,
    unit,
  };
}

function rowTotals(prefix: string): CellName[] {
  return OUTCOME_ROWS.filter((row) => row.startsWith(prefix)).map(
    (row: OutcomeRow): CellName => `t3.${row}.total`,
  );
}
