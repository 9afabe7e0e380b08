import { APPLICANT_KINDS } from '../../../src/law/annual-report/form.ts';
import { DECISION_KINDS, type DecisionKind } from '../../../src/law/decisions/decision-kinds.ts';
import type { DemoDecision, DemoDispute, DemoFee, DemoNormative, DemoRequest } from '../types.ts';
import { DECISION_TABLE, FEE_TABLE } from './register-table.ts';
import { REQUEST_TABLE } from './request-table.ts';

const CHANNELS = ['counter', 'registeredMail', 'ordinaryMail', 'internet', 'fax', 'oral'] as const;
const REGISTER_KINDS = ['permit', 'punish', 'coerce'] as const;

/** The bureau's requests, from 2023 to January 2025. */
export const bureauRequests: readonly DemoRequest[] = rowsOf(REQUEST_TABLE).map((cells) => {
  const [number = '', receivedOn = '', channel, kind, applicantName = '', subject = ''] = cells;
  const [extendedTo = '', decidedOn = '', decision = ''] = cells.slice(6);
  const way = decision === '' ? null : wayOf(decision);
  return {
    number,
    receivedOn,
    channel: oneOf(CHANNELS, channel),
    applicantKind: oneOf(APPLICANT_KINDS, kind),
    applicantName,
    subject,
    extendedTo: extendedTo === '' ? null : extendedTo,
    decidedOn: decidedOn === '' ? null : decidedOn,
    decision: way?.key ?? null,
    outcome: way?.row ?? null,
  };
});

/** Its permits, punishments and coercive measures. */
export const bureauDecisions: readonly DemoDecision[] = rowsOf(DECISION_TABLE).map(
  ([kind, number = '', subject = '', decidedOn = '', disclosed]) => ({
    kind: oneOf(REGISTER_KINDS, kind),
    number,
    subject,
    decidedOn,
    disclosed: disclosed === 'yes',
  }),
);

/** Its fees. */
export const bureauFees: readonly DemoFee[] = rowsOf(FEE_TABLE).map(
  ([item = '', basis = '', collectedOn = '', amountWan = '']) => ({ item, basis, collectedOn, amountWan }),
);

/** One closed in 2023, one upheld and taken to court in vain, one still open at the end of 2024. */
export const bureauDisputes: readonly DemoDispute[] = [
  {
    kind: 'review',
    number: '綦江府复（示例）〔2023〕18号',
    authority: '重庆市綦江区人民政府',
    requestNumber: '空间依申〔2023〕53号',
    filedOn: '2023-12-05',
    closedOn: '2023-12-28',
    outcome: 'other',
    note: '申请人撤回复议申请',
  },
  {
    kind: 'review',
    number: '綦江府复（示例）〔2024〕6号',
    authority: '重庆市綦江区人民政府',
    requestNumber: '空间依申〔2024〕4号',
    filedOn: '2024-04-10',
    closedOn: '2024-06-07',
    outcome: 'upheld',
  },
  {
    kind: 'afterReview',
    number: '（2024）渝示例行初12号',
    authority: '有管辖权的人民法院',
    requestNumber: '空间依申〔2024〕4号',
    filedOn: '2024-06-20',
    closedOn: '2024-11-20',
    outcome: 'upheld',
    note: '判决驳回诉讼请求',
  },
  {
    kind: 'review',
    number: '綦江府复（示例）〔2024〕31号',
    authority: '重庆市綦江区人民政府',
    requestNumber: '空间依申〔2024〕49号',
    filedOn: '2024-12-02',
    closedOn: '2025-01-17',
    outcome: 'corrected',
    note: '决定撤销原答复，责令重新答复',
  },
];

/** In force throughout; repealed in 2024; made in 2024; lapsed in 2024; in force to the last day of 2024. */
export const bureauNormative: readonly DemoNormative[] = [
  {
    kind: 'normative',
    title: '綦江区公共空间设施管护规定（示例）',
    documentNumber: '空间规〔2023〕1号',
    madeOn: '2023-03-15',
    effectiveOn: '2023-05-01',
    validUntil: '2028-04-30',
    endedOn: null,
    endedHow: null,
    legalityReviewedBy: '政策法规科',
    legalityReviewedOn: '2023-03-07',
    legalityOpinion: '制定主体、权限和内容合法，同意提请审议。',
    filing: {
      filingNumber: '綦府备〔2023〕3号',
      filedOn: '2023-03-30',
      filedWith: '重庆市綦江区人民政府',
    },
    documentKey: 'bureau-normative-care',
  },
  {
    kind: 'normative',
    title: '綦江区临时占用公共空间管理暂行规定（示例）',
    documentNumber: '空间规〔2023〕2号',
    madeOn: '2023-04-20',
    effectiveOn: '2023-06-01',
    validUntil: null,
    endedOn: '2024-08-01',
    endedHow: 'repealed',
    legalityReviewedBy: '政策法规科',
    legalityReviewedOn: '2023-04-12',
    legalityOpinion: '同意提请审议；暂行规定施行一年后应当评估。',
    filing: {
      filingNumber: '綦府备〔2023〕5号',
      filedOn: '2023-05-05',
      filedWith: '重庆市綦江区人民政府',
    },
    endedBy: 'bureau-normative-occupation',
    documentKey: 'bureau-normative-occupation-old',
  },
  {
    kind: 'normative',
    title: '綦江区老城步行街外摆经营试点规则（示例）',
    documentNumber: '空间规〔2023〕3号',
    madeOn: '2023-08-25',
    effectiveOn: '2023-10-01',
    validUntil: '2024-09-30',
    endedOn: null,
    endedHow: null,
    legalityReviewedBy: '政策法规科',
    legalityReviewedOn: '2023-08-16',
    legalityOpinion: '试点区域和期限明确，同意提请审议。',
    filing: {
      filingNumber: '綦府备〔2023〕9号',
      filedOn: '2023-09-08',
      filedWith: '重庆市綦江区人民政府',
    },
    documentKey: 'bureau-normative-terraces',
  },
  {
    kind: 'normative',
    title: '綦江区夜间开放公共空间管理规则（示例）',
    documentNumber: '空间规〔2023〕4号',
    madeOn: '2023-11-22',
    effectiveOn: '2024-01-01',
    validUntil: '2024-12-31',
    endedOn: null,
    endedHow: null,
    legalityReviewedBy: '政策法规科',
    legalityReviewedOn: '2023-11-14',
    legalityOpinion: '制定主体、权限和内容合法，同意提请审议。',
    filing: {
      filingNumber: '綦府备〔2023〕12号',
      filedOn: '2023-12-06',
      filedWith: '重庆市綦江区人民政府',
    },
    documentKey: 'bureau-normative-night',
  },
  {
    kind: 'normative',
    title: '綦江区临时占用公共空间管理规定（示例）',
    documentNumber: '空间规〔2024〕1号',
    madeOn: '2024-06-24',
    effectiveOn: '2024-08-01',
    validUntil: '2029-07-31',
    endedOn: null,
    endedHow: null,
    legalityReviewedBy: '政策法规科',
    legalityReviewedOn: '2024-06-13',
    legalityOpinion: '减免占用费的条款已经按照意见写明依据，同意提请审议。',
    filing: {
      filingNumber: '綦府备〔2024〕7号',
      filedOn: '2024-07-10',
      filedWith: '重庆市綦江区人民政府',
    },
    documentKey: 'bureau-normative-occupation',
  },
];

function rowsOf(text: string): string[][] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
}

function oneOf<const Key extends string>(keys: readonly Key[], text: string | undefined): Key {
  const found = keys.find((key) => key === text);
  if (found === undefined) throw new RangeError(`${text} is none of ${keys.join(', ')}`);
  return found;
}

function wayOf(key: string): (typeof DECISION_KINDS)[number] {
  const found = DECISION_KINDS.find((way: DecisionKind) => way.key === key);
  if (found === undefined) throw new RangeError(`no way of answering: ${key}`);
  return found;
}
