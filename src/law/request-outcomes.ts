import type { ApplicantKind, DisputeKind, DisputeResult, OutcomeRow } from './annual-report/form.ts';

/** A way of answering a request: what the answer cites and where it counts in table three. */
export interface DecisionKind {
  readonly key: string;
  readonly label: string;
  /** The provision with 条、款、项; empty where none is cited. */
  readonly article: string;
  readonly row: OutcomeRow;
  /** reviewFirst: 行政复议 before a suit (行政复议法第23条); either: review or suit; none: no remedy paragraph by default. */
  readonly remedy: 'reviewFirst' | 'either' | 'none';
}

/** All ways of answering a request. Where one row of table three has one way only, both have the same key. */
export const DECISION_KINDS = [
  kind(
    'open.already',
    '予以公开（已主动公开，告知获取方式、途径）',
    '条例第36条第（一）项',
    'open',
    'either',
  ),
  kind(
    'open.provide',
    '予以公开（提供信息或告知获取方式、途径和时间）',
    '条例第36条第（二）项',
    'open',
    'either',
  ),
  kind('partial', '部分公开（区分处理）', '条例第37条', 'partial', 'reviewFirst'),
  kind('deny.secret', '不予公开：国家秘密', '条例第36条第（三）项、第14条', 'deny.secret', 'reviewFirst'),
  kind(
    'deny.law',
    '不予公开：其他法律、行政法规禁止公开',
    '条例第36条第（三）项、第14条',
    'deny.law',
    'reviewFirst',
  ),
  kind(
    'deny.safety',
    '不予公开：危及“三安全一稳定”',
    '条例第36条第（三）项、第14条',
    'deny.safety',
    'reviewFirst',
  ),
  kind(
    'deny.thirdParty',
    '不予公开：保护第三方合法权益',
    '条例第36条第（三）项、第15条、第32条',
    'deny.thirdParty',
    'reviewFirst',
  ),
  kind(
    'deny.internal',
    '不予公开：内部事务信息',
    '条例第36条第（三）项、第16条第一款',
    'deny.internal',
    'reviewFirst',
  ),
  kind(
    'deny.process',
    '不予公开：过程性信息',
    '条例第36条第（三）项、第16条第二款',
    'deny.process',
    'reviewFirst',
  ),
  kind(
    'deny.caseFile',
    '不予公开：行政执法案卷信息',
    '条例第36条第（三）项、第16条第二款',
    'deny.caseFile',
    'reviewFirst',
  ),
  kind('deny.query', '属于行政查询事项', '条例第36条第（七）项', 'deny.query', 'either'),
  kind('cannot.notExist', '无法提供：经检索信息不存在', '条例第36条第（四）项', 'cannot.notHeld', 'either'),
  kind(
    'cannot.notOurs',
    '无法提供：不属于本机关负责公开',
    '条例第36条第（五）项',
    'cannot.notHeld',
    'either',
  ),
  kind('cannot.needMake', '无法提供：没有现成信息，需要另行制作', '条例第38条', 'cannot.needMake', 'either'),
  kind('cannot.unclear', '无法提供：补正后申请内容仍不明确', '条例第30条', 'cannot.unclear', 'either'),
  kind(
    'noProc.petition',
    '不予处理：信访、举报、投诉类申请',
    '条例第39条第一款',
    'noProc.petition',
    'either',
  ),
  kind('noProc.repeat', '不予处理：重复申请', '条例第36条第（六）项', 'noProc.repeat', 'either'),
  kind(
    'noProc.publication',
    '不予处理：要求提供公开出版物',
    '条例第39条第二款',
    'noProc.publication',
    'either',
  ),
  kind('noProc.massive', '不予处理：无正当理由大量反复申请', '条例第35条', 'noProc.massive', 'either'),
  kind('noProc.confirm', '不予处理：要求确认或重新出具已获取信息', '', 'noProc.confirm', 'either'),
  kind('other.noBuzheng', '其他处理：无正当理由逾期不补正', '条例第30条', 'other.noBuzheng', 'either'),
  kind('other.noFee', '其他处理：逾期未按收费通知缴费', '国办函〔2020〕109号', 'other.noFee', 'either'),
  kind('other.other', '其他处理：撤回申请等', '', 'other.other', 'none'),
] as const satisfies readonly DecisionKind[];

/** The key of a way of answering. */
export type DecisionKindKey = (typeof DECISION_KINDS)[number]['key'];

/** What is commonly counted under each kind of applicant. No law defines them; the clerk may decide otherwise. */
export const APPLICANT_KIND_HINTS: Readonly<Record<ApplicantKind, string>> = {
  natural: '公民个人，含受托律师代理的个人',
  enterprise: '公司、个人独资企业、合伙企业等',
  research: '高等院校、科研院所',
  welfare: '社会团体、基金会、社会服务机构',
  legal: '律师事务所等以自己的名义申请',
  other: '村（居）民委员会、农民专业合作社等其他组织',
};

/**
 * What commonly counts under each result of a review or suit that is closed (国办公开办函〔2021〕30号 leaves the words
 * open).
 */
export const DISPUTE_RESULT_HINTS: Readonly<Record<Exclude<DisputeResult, 'pending'>, string>> = {
  upheld: '复议维持、法院驳回诉讼请求',
  corrected: '撤销、变更、确认违法或无效、责令履行或重新答复',
  other: '撤回、终止、驳回复议申请、裁定驳回起诉、调解结案',
};

/** The law behind each kind of dispute. */
export const DISPUTE_KIND_LAWS: Readonly<Record<DisputeKind, string>> = {
  review: '行政复议法第11条、第23条',
  direct: '行政诉讼法第46条',
  afterReview: '行政诉讼法第45条',
};

function kind<const Key extends string>(
  key: Key,
  label: string,
  article: string,
  row: OutcomeRow,
  remedy: DecisionKind['remedy'],
): DecisionKind & { readonly key: Key } {
  return { key, label, article, row, remedy };
}
