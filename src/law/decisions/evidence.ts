import type { PlainDate } from '../dates.ts';

/** What the agency must be able to show for a decision, or have done before it. */
export interface Evidence {
  readonly label: string;
  /** The provision that asks for it. */
  readonly article: string;
  /** Whether a written reason can stand in its place. What the law makes a step of the procedure can't be explained away. */
  readonly excusable: boolean;
  readonly validFrom: PlainDate;
}

const REGULATION_FROM = '2019-05-15';
const INTERPRETATION_FROM = '2025-06-01';
const INTERPRETATION = '法释〔2025〕8号第5条、第6条';

/**
 * Evidence by name. What 法释〔2025〕8号 asks of the defendant is asked here before the letter leaves the house, since a suit
 * finds no time to make up for it; what is a step of the procedure comes from the 条例 itself.
 */
export const EVIDENCE = {
  publicationProof: proof('该信息已经公开的事实（网址、截图或刊载页，以及公开日期）'),
  accessTold: proof('已告知获取该信息的方式、途径的凭据（答复书载明，或者其他告知记录）'),
  publicInterestReasons: proof('不公开可能对公共利益造成重大影响的理由（书面论证或集体研究记录）'),
  thirdPartyTold: step('将决定公开的内容和理由书面告知第三方的告知书', '条例第32条'),
  separation: proof('可以公开与不予公开内容的区分处理记录（删去了什么、依据是什么）', '条例第37条'),
  secrecyMark: proof('密级标识、保密期限，或者保密行政管理部门的确定意见'),
  prohibitingLaw: proof('禁止公开的法律、行政法规及其条、款、项'),
  safetyConsultation: proof('与有关主管部门协商、会商的记录'),
  riskAssessment: proof('《风险评估报告》或者公开后不利影响的其他说明材料'),
  thirdPartyLetter: step('征求第三方意见书', '条例第32条'),
  thirdPartyDelivery: step('征求第三方意见书的送达凭证', '条例第32条'),
  thirdPartyReply: proof('第三方的书面意见，或者逾期未提出意见的情况说明', '条例第32条'),
  internalNature: proof('该信息属于人事管理、后勤管理或者内部工作流程的证明材料'),
  processNature: proof(
    '该信息系作出行政处理决定之前形成，且为讨论记录、过程稿、磋商信函或者请示报告的证明材料',
  ),
  caseFileNature: proof('该信息系执法过程中形成并记录于案卷的证明材料（案卷目录等）'),
  queryRule: proof('查询该信息的专门规定和办理渠道', '条例第36条第（七）项'),
  searchLog: step('检索记录：检索的场所和系统、关键词、检索人、时间和结果', INTERPRETATION),
  responsibility: proof('该信息不属于本机关职责范围的依据（职责规定、权责清单等）', '条例第36条第（五）项'),
  needsMaking: proof('没有现成信息、需要加工分析的说明', '条例第38条'),
  clarificationLetter: step('补正告知书', '条例第30条'),
  clarificationDelivery: step('补正告知书的送达凭证', '条例第30条'),
  clarificationReply: proof('申请人补正后的申请材料', '条例第30条'),
  petitionNature: proof('申请内容属于信访、投诉、举报等的说明', '条例第39条第一款'),
  earlierAnswer: proof('此前就同一内容作出的答复书及其送达凭证', '条例第36条第（六）项'),
  publicationSource: proof('公开出版物的名称和获取途径', '条例第39条第二款'),
  requestCount: proof('申请数量、频次明显超过合理范围的统计', '条例第35条'),
  reasonsLetter: step('说明理由告知书', '条例第35条'),
  reasonsDelivery: step('说明理由告知书的送达凭证', '条例第35条'),
  reasonsReply: proof('申请人说明的理由，或者逾期未说明理由的情况说明', '条例第35条'),
  informationHeld: proof('申请人已经获取该信息的凭据', '国办公开办函〔2021〕30号'),
  feeNotice: step('收费通知书', '国办函〔2020〕109号'),
  feeNoticeDelivery: step('收费通知书的送达凭证', '国办函〔2020〕109号'),
  unpaidRecord: proof('逾期未缴纳费用的核对记录', '国办函〔2020〕109号'),
  closingGround: proof(
    '终止办理的依据（撤回申请书、不属于政府信息公开申请的说明等）',
    '国办公开办函〔2021〕30号',
  ),
} as const satisfies Readonly<Record<string, Evidence>>;

/** Name of a piece of evidence. */
export type EvidenceKey = keyof typeof EVIDENCE;

/** Whether a word names a piece of evidence. */
export function isEvidenceKey(key: string): key is EvidenceKey {
  return Object.hasOwn(EVIDENCE, key);
}

function proof(label: string, article: string = INTERPRETATION): Evidence {
  return { label, article, excusable: true, validFrom: fromOf(article) };
}

function step(label: string, article: string): Evidence {
  return { label, article, excusable: false, validFrom: fromOf(article) };
}

function fromOf(article: string): PlainDate {
  return article === INTERPRETATION ? INTERPRETATION_FROM : REGULATION_FROM;
}
