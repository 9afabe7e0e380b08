/**
 * What is filled in about a request and its handling, as data. Runs in the browser too.
 */

/** In which form the information is wanted (条例第29条第二款第（三）项). */
export const SUPPLY_FORMS = { paper: '纸质', electronic: '电子文件', other: '其他形式' } as const;
/** How it is to reach the applicant. */
export const SUPPLY_WAYS = {
  online: '网上下载',
  mail: '邮寄',
  email: '电子邮箱',
  pickup: '当面领取',
  fax: '传真',
  onSite: '现场查阅、抄录',
} as const;
/** What proves who somebody is. The law asks for 身份证明 and leaves open which. */
export const PROOF_KINDS = {
  idCard: '居民身份证',
  passport: '护照',
  permit: '港澳台居民居住证或者通行证',
  officer: '军官证、士兵证',
  licence: '营业执照',
  organisation: '法人登记证书',
  other: '其他身份证明',
} as const;

/** A form of supply. */
export type SupplyForm = keyof typeof SUPPLY_FORMS;
/** A way of supply. */
export type SupplyWay = keyof typeof SUPPLY_WAYS;
/** A kind of identity proof. */
export type ProofKind = keyof typeof PROOF_KINDS;

/** What a file in the dossier is. */
export const REQUEST_FILE_KINDS = {
  identityProof: '身份证明',
  authorisation: '授权委托书',
  applicant: '申请人提交的材料',
  evidence: '依据材料',
  deliveryProof: '送达凭证',
  answer: '提供的信息',
} as const;

/** A kind of file. */
export type RequestFileKind = keyof typeof REQUEST_FILE_KINDS;

/** How an agency handles requests; all of it can be changed by the office. */
export interface RequestSettings {
  /** The word before the year in numbers of requests: 三角依申〔2026〕3号. */
  readonly numberWord: string;
  /** How a fee is paid: account of the treasury, counter. */
  readonly payment: string;
  /** 工作日 before a deadline from which it is “soon”. */
  readonly soonWorkdays: number;
  /** 工作日 before the answer's deadline by which units must have answered. */
  readonly unitLeadWorkdays: number;
  /** 工作日 within which the receipt of what came by internet or fax should be confirmed with the applicant. */
  readonly confirmWorkdays: number;
  /** 工作日 that a 补正期限 usually has (at most `LONGEST_USUAL_CLARIFICATION`). */
  readonly clarificationWorkdays: number;
  /** Similar requests within a year from which a topic is proposed for proactive disclosure (条例第44条). */
  readonly recurringFrom: number;
}

/** Settings of an agency that has changed none. */
export const DEFAULT_REQUEST_SETTINGS: RequestSettings = {
  numberWord: '',
  payment: '',
  soonWorkdays: 3,
  unitLeadWorkdays: 5,
  confirmWorkdays: 1,
  clarificationWorkdays: 10,
  recurringFrom: 3,
};
