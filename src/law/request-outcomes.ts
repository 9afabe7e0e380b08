import type { ApplicantKind, DisputeKind, DisputeResult } from './annual-report/form.ts';

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
