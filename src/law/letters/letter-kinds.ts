import type { Citation } from '../decisions/citation.ts';
import { DECISION_KINDS, type DecisionKindKey } from '../decisions/decision-kinds.ts';
import { isFieldName, type FieldName } from './letter-fields.ts';

/** Running numbers of an agency, each counted by year. */
export const LETTER_SEQUENCES = {
  answer: { label: '答复', mark: '公复' },
  notice: { label: '程序告知', mark: '公告知' },
  inquiry: { label: '征求意见、协办', mark: '公函' },
} as const;

/** One of the sequences. */
export type LetterSequence = keyof typeof LETTER_SEQUENCES;

/** Whom a letter is for. file: it stays in the file. */
export type LetterRecipient = 'applicant' | 'thirdParty' | 'agency' | 'file';

/** What a letter must show (苏政办函〔2019〕98号五). */
export type LetterElement =
  | 'title'
  | 'number'
  | 'addressee'
  | 'facts'
  | 'basis'
  | 'decision'
  | 'remedy'
  | 'agency'
  | 'date';

/** A kind of letter or form. */
export interface LetterKindSpec {
  readonly key: string;
  readonly label: string;
  readonly to: LetterRecipient;
  /** The sequence it takes its 文号 from; null: without a number. */
  readonly sequence: LetterSequence | null;
  /** byDecision: of the class of its decision; byItems: of those of all; either: review or suit; none: of procedure. */
  readonly remedy: 'byDecision' | 'byItems' | 'either' | 'none';
  readonly decision: DecisionKindKey | null;
  readonly citations: readonly Citation[];
  readonly required: readonly FieldName[];
  readonly optional: readonly FieldName[];
  readonly elements: readonly LetterElement[];
  /** Whether a seal is set over name and date. */
  readonly sealed: boolean;
}

const ANSWER_FIELDS = ['文号', '申请人', '收到日期', '申请编号', '申请内容', '行政机关', '落款日期'] as const;
const ANSWER_OPTIONAL = ['称谓', '办理经过', '附件说明', '联系电话', '联系地址', '救济途径'] as const;
const ALL_ELEMENTS = [
  'title',
  'number',
  'addressee',
  'facts',
  'basis',
  'decision',
  'remedy',
  'agency',
  'date',
] as const;
const REQUEST_ELEMENTS = ['title', 'number', 'addressee', 'facts', 'basis', 'agency', 'date'] as const;
const OUTSIDE_ELEMENTS = ['title', 'number', 'addressee', 'basis', 'agency', 'date'] as const;
const SIGNED = ['文号', '行政机关', '落款日期'] as const;
const CONTACT = ['联系电话', '联系地址'] as const;

const ANSWERS = DECISION_KINDS.map((decision) =>
  letter({
    key: `answer.${decision.key}`,
    label: `答复：${decision.label}`,
    to: 'applicant',
    sequence: 'answer',
    remedy: 'byDecision',
    decision: decision.key,
    citations: decision.citations,
    required: [...ANSWER_FIELDS, ...decision.tells.filter(isFieldName)],
    optional: ANSWER_OPTIONAL,
    elements: ALL_ELEMENTS,
  }),
);

const ITEMWISE = [
  letter({
    key: 'answer.itemwise',
    label: '答复：分项答复（各事项处理不同）',
    to: 'applicant',
    sequence: 'answer',
    remedy: 'byItems',
    required: [...ANSWER_FIELDS, '分项答复'],
    optional: ANSWER_OPTIONAL,
    elements: ALL_ELEMENTS,
  }),
] as const;

const PROCEDURE = [
  letter({
    key: 'receipt',
    label: '接收回执',
    required: ['行政机关', '落款日期', '申请人', '收到日期', '接收方式', '申请编号', '申请内容', '答复期限'],
    optional: ['称谓', '查询码', ...CONTACT],
    elements: ['title', 'addressee', 'facts', 'basis', 'agency', 'date'],
    citations: [article(33, 2)],
  }),
  ofRequest('clarification', '补正告知书', [article(30)], ['补正事项', '补正期限', '补正方式']),
  ofRequest('reasonsRequest', '说明理由告知书', [article(35)], ['申请数量情况', '说明期限']),
  ofRequest('extension', '延期答复告知书', [article(33, 2)], ['延期理由', '原答复期限', '延长至']),
  ofRequest('reasonableDelay', '延迟答复告知书', [article(35)], ['理由', '延长至']),
  ofRequest('consultationNotice', '征求意见告知书', [article(33, 3)], ['征求对象', '发函日期']),
  ofRequest(
    'feeNotice',
    '收费通知书',
    [article(42, 1), { law: 'feeMeasures' }],
    ['计费说明', '收费金额', '缴费方式'],
  ),
  outside('thirdPartyInquiry', '征求第三方意见书', 'thirdParty', {
    sequence: 'inquiry',
    citations: [article(32)],
    required: ['第三方', '涉及信息', '征求理由'],
  }),
  outside('thirdPartyDisclosure', '依申请公开告知书', 'thirdParty', {
    sequence: 'notice',
    citations: [article(32)],
    remedy: 'either',
    required: ['第三方', '公开内容', '公开理由'],
  }),
  outside('jointInquiry', '征求共同制作机关意见书', 'agency', {
    sequence: 'inquiry',
    citations: [article(34)],
    required: ['协办机关', '涉及信息'],
  }),
  outside('assistance', '协办函', 'agency', {
    sequence: 'inquiry',
    required: ['协办机关', '协办事项', '回复期限'],
  }),
  letter({
    key: 'correction',
    label: '更正答复',
    sequence: 'answer',
    remedy: 'either',
    citations: [article(41)],
    required: [...SIGNED, '申请人', '收到日期', '更正请求', '更正结果'],
    optional: ['称谓', '救济途径', ...CONTACT],
    elements: ['title', 'number', 'addressee', 'basis', 'remedy', 'agency', 'date'],
  }),
  letter({
    key: 'transfer',
    label: '转送告知',
    sequence: 'notice',
    citations: [article(41)],
    required: [...SIGNED, '申请人', '收到日期', '更正请求', '转送机关'],
    optional: ['称谓', ...CONTACT],
    elements: OUTSIDE_ELEMENTS,
  }),
] as const;

const FORMS = [
  form('application', '申请表', [], ['申请人', '申请人类别', '证件情况', '联系方式', '申请内容', '信息形式']),
  form('registration', '登记表', [
    '申请编号',
    '申请人',
    '申请人类别',
    '收到日期',
    '接收方式',
    '申请内容',
    '信息形式',
    '答复期限',
    '承办情况',
  ]),
  form('thirdPartyReply', '第三方意见回函', ['行政机关', '涉及信息'], ['第三方', '第三方意见']),
  form('delivery', '送达回证', ['受送达人', '送达文书', '送达方式', '送达地址'], ['邮件编号', '送达日期']),
  form('searchRecord', '检索记录单', ['申请编号', '申请内容', '检索记录', '检索结论']),
  form('riskAssessment', '风险评估报告', [
    '申请编号',
    '信息概述',
    '会商情况',
    '风险分析',
    '评估结论',
    '行政机关',
    '落款日期',
  ]),
  form('archiveIndex', '归档目录', ['申请编号', '归档材料', '立卷人', '归档日期']),
] as const;

/** All letters and forms: one answer for each way of answering, one for several ways, letters of procedure, forms of the file. */
export const LETTER_KINDS: readonly (LetterKindSpec & { readonly key: LetterKind })[] = [
  ...ANSWERS,
  ...ITEMWISE,
  ...PROCEDURE,
  ...FORMS,
];

/** The key of a kind of letter. */
export type LetterKind =
  | `answer.${DecisionKindKey}`
  | (typeof ITEMWISE)[number]['key']
  | (typeof PROCEDURE)[number]['key']
  | (typeof FORMS)[number]['key'];

/** A kind of letter by its key. */
export function letterKind(key: LetterKind): LetterKindSpec & { readonly key: LetterKind } {
  const found = LETTER_KINDS.find((kind) => kind.key === key);
  if (found === undefined) throw new RangeError(`no letter ${key}`);
  return found;
}

/** The kind of answer that tells a decision. */
export function answerOf(decision: DecisionKindKey): LetterKind {
  return `answer.${decision}`;
}

/** Whether a letter of the kind answers a request. */
export function isAnswer(kind: Pick<LetterKindSpec, 'decision' | 'remedy'>): boolean {
  return kind.decision !== null || kind.remedy === 'byItems';
}

/** Placeholders that a template of the kind can't do without; the remedy has its place even where it may be empty. */
export function placeholdersOf(kind: LetterKindSpec): readonly FieldName[] {
  return kind.remedy === 'none' ? kind.required : [...kind.required, '救济途径'];
}

function article(number: number, paragraph?: number): Citation {
  return { law: 'regulation', article: number, ...(paragraph === undefined ? {} : { paragraph }) };
}

function letter<const Key extends string>(
  given: Partial<Omit<LetterKindSpec, 'key'>> &
    Pick<LetterKindSpec, 'label' | 'required' | 'elements'> & { readonly key: Key },
): LetterKindSpec & { readonly key: Key } {
  return {
    to: 'applicant',
    sequence: null,
    remedy: 'none',
    decision: null,
    citations: [],
    optional: [],
    sealed: true,
    ...given,
  };
}

/** A letter of procedure to the applicant. */
function ofRequest<const Key extends string>(
  key: Key,
  label: string,
  citations: readonly Citation[],
  fields: readonly FieldName[],
): LetterKindSpec & { readonly key: Key } {
  return letter({
    key,
    label,
    sequence: 'notice',
    citations,
    required: [...ANSWER_FIELDS, ...fields],
    optional: ['称谓', ...CONTACT],
    elements: REQUEST_ELEMENTS,
  });
}

/** A letter to somebody else than the applicant: it tells nothing about who applied. */
function outside<const Key extends string>(
  key: Key,
  label: string,
  to: LetterRecipient,
  more: Partial<Omit<LetterKindSpec, 'key'>> & Pick<LetterKindSpec, 'required'>,
): LetterKindSpec & { readonly key: Key } {
  const { remedy = 'none', citations = [] } = more;
  return letter({
    key,
    label,
    to,
    ...more,
    required: [...SIGNED, ...more.required],
    optional: [...CONTACT, ...(remedy === 'none' ? [] : (['救济途径'] as const))],
    elements: OUTSIDE_ELEMENTS.flatMap((element): LetterElement[] => {
      if (element === 'basis' && citations.length === 0) return [];
      return element === 'agency' && remedy !== 'none' ? ['remedy', element] : [element];
    }),
  });
}

function form<const Key extends string>(
  key: Key,
  label: string,
  required: readonly FieldName[],
  optional: readonly FieldName[] = [],
): LetterKindSpec & { readonly key: Key } {
  return letter({ key, label, to: 'file', required, optional, elements: ['title'], sealed: false });
}
