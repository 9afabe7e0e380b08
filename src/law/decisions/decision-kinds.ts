import type { OutcomeRow } from '../annual-report/form.ts';
import type { PlainDate } from '../dates.ts';
import { type Citation, shortCitation } from './citation.ts';
import type { EvidenceKey } from './evidence.ts';

/** reviewFirst: 行政复议 before a suit (复议前置); either: review or suit; none: no remedy paragraph by default. */
export type RemedyClass = 'reviewFirst' | 'either' | 'none';

/** Special turns of a decision that ask for more than its kind does. */
export const CIRCUMSTANCES = {
  thirdPartyAsked: '征求过第三方意见',
  thirdPartyOverruled: '第三方不同意，因公共利益决定公开（条例第32条）',
} as const;

/** One of the special turns. */
export type Circumstance = keyof typeof CIRCUMSTANCES;

/** What must be there: one of several where alternatives are named. */
export interface EvidenceDemand {
  readonly key: EvidenceKey;
  readonly alternatives?: readonly EvidenceKey[];
  /** Asked for in this turn only. */
  readonly when?: Circumstance;
}

/** A way of answering a request: what the answer cites, needs, tells, and where it counts in table three. */
export interface DecisionKind {
  readonly key: string;
  readonly label: string;
  /** What the answer must cite, 条、款、项 exactly; empty where it states a fact only. */
  readonly citations: readonly Citation[];
  /** What it may cite besides of the provisions that decide a request. */
  readonly mayCite: readonly Citation[];
  /** The citations in short form, for registers; empty where none is cited. */
  readonly article: string;
  readonly row: OutcomeRow;
  /** By the law in force today; `decisionKind` gives that of any day. */
  readonly remedy: RemedyClass;
  /** must: 应当 or 不得, the law decides; may: 可以, the agency decides and says why. */
  readonly duty: 'must' | 'may';
  readonly evidence: readonly EvidenceDemand[];
  /** Placeholders that its letter can't do without, beside those of every answer. */
  readonly tells: readonly string[];
  /** A suit against it is inadmissible by this provision; legal staff may then leave out the remedy paragraph. */
  readonly suitInadmissible: string | null;
  readonly validFrom: PlainDate;
  /** The last day; null while it holds. */
  readonly validUntil: PlainDate | null;
}

/** 国令711号 holds since then. */
const FROM = '2019-05-15';

const EXEMPTION = article(36, { item: 3 });
const PARTIAL_GROUNDS = [
  EXEMPTION,
  article(14),
  article(15),
  article(16, { paragraph: 1 }),
  article(16, { paragraph: 2 }),
];

/** All ways of answering a request, in the order of table three. Where a row has one way only, both have the same key. */
export const DECISION_KINDS = [
  kind({
    key: 'open.already',
    label: '予以公开（已主动公开，告知获取方式、途径）',
    citations: [article(36, { item: 1 })],
    row: 'open',
    evidence: [{ key: 'publicationProof' }, { key: 'accessTold' }],
    tells: ['获取方式'],
  }),
  kind({
    key: 'open.provide',
    label: '予以公开（提供信息或告知获取方式、途径和时间）',
    citations: [article(36, { item: 2 })],
    mayCite: [article(32)],
    row: 'open',
    evidence: thirdParty(),
    tells: ['提供方式'],
  }),
  kind({
    key: 'partial',
    label: '部分公开（区分处理）',
    citations: [article(37)],
    mayCite: [article(32), article(36, { item: 2 }), ...PARTIAL_GROUNDS],
    row: 'partial',
    remedy: 'reviewFirst',
    evidence: [{ key: 'separation' }, ...thirdParty()],
    tells: ['公开内容', '不予公开内容', '不予公开理由', '提供方式'],
  }),
  refusal('deny.secret', '不予公开：国家秘密', [article(14)], [{ key: 'secrecyMark' }]),
  refusal('deny.law', '不予公开：其他法律、行政法规禁止公开', [article(14)], [{ key: 'prohibitingLaw' }], {
    tells: ['禁止公开依据'],
  }),
  refusal(
    'deny.safety',
    '不予公开：危及“三安全一稳定”',
    [article(14)],
    [{ key: 'safetyConsultation' }, { key: 'riskAssessment' }],
  ),
  refusal(
    'deny.thirdParty',
    '不予公开：保护第三方合法权益',
    [article(15), article(32)],
    [{ key: 'thirdPartyLetter' }, { key: 'thirdPartyDelivery' }, { key: 'thirdPartyReply' }],
  ),
  refusal(
    'deny.internal',
    '不予公开：内部事务信息',
    [article(16, { paragraph: 1 })],
    [{ key: 'internalNature' }],
    { duty: 'may' },
  ),
  refusal(
    'deny.process',
    '不予公开：过程性信息',
    [article(16, { paragraph: 2 })],
    [{ key: 'processNature' }],
    { duty: 'may' },
  ),
  refusal(
    'deny.caseFile',
    '不予公开：行政执法案卷信息',
    [article(16, { paragraph: 2 })],
    [{ key: 'caseFileNature' }],
    { duty: 'may' },
  ),
  // Counted among the refusals, but decided by 条例36(七), not by 14–16: 复议法23(1)(四) doesn't reach it.
  kind({
    key: 'deny.query',
    label: '属于行政查询事项',
    citations: [article(36, { item: 7 })],
    row: 'deny.query',
    evidence: [{ key: 'queryRule' }],
    tells: ['办理渠道'],
    suitInadmissible: '法释〔2025〕8号第10条第（五）项',
  }),
  kind({
    key: 'cannot.notExist',
    label: '无法提供：经检索信息不存在',
    citations: [article(36, { item: 4 })],
    row: 'cannot.notHeld',
    evidence: [{ key: 'searchLog' }],
    tells: ['检索情况'],
  }),
  kind({
    key: 'cannot.notOurs',
    label: '无法提供：不属于本机关负责公开',
    citations: [article(36, { item: 5 })],
    row: 'cannot.notHeld',
    evidence: [{ key: 'responsibility' }],
    tells: ['理由', '负责机关'],
  }),
  kind({
    key: 'cannot.needMake',
    label: '无法提供：没有现成信息，需要另行制作',
    citations: [article(38)],
    row: 'cannot.needMake',
    duty: 'may',
    evidence: [{ key: 'needsMaking' }],
    tells: ['理由'],
    suitInadmissible: '法释〔2025〕8号第10条第（六）项',
  }),
  kind({
    key: 'cannot.unclear',
    label: '无法提供：补正后申请内容仍不明确',
    citations: [article(30)],
    row: 'cannot.unclear',
    evidence: [
      { key: 'clarificationLetter' },
      { key: 'clarificationDelivery' },
      { key: 'clarificationReply' },
    ],
    tells: ['补正情况'],
  }),
  kind({
    key: 'noProc.petition',
    label: '不予处理：信访、举报、投诉类申请',
    citations: [article(39, { paragraph: 1 })],
    row: 'noProc.petition',
    evidence: [{ key: 'petitionNature' }],
    tells: ['办理渠道'],
    suitInadmissible: '法释〔2025〕8号第10条第（七）项',
  }),
  kind({
    key: 'noProc.repeat',
    label: '不予处理：重复申请',
    citations: [article(36, { item: 6 })],
    row: 'noProc.repeat',
    evidence: [{ key: 'earlierAnswer' }],
    tells: ['此前答复'],
    suitInadmissible: '法释〔2025〕8号第10条第（四）项',
  }),
  kind({
    key: 'noProc.publication',
    label: '不予处理：要求提供公开出版物',
    citations: [article(39, { paragraph: 2 })],
    row: 'noProc.publication',
    evidence: [{ key: 'publicationSource' }],
    tells: ['获取方式'],
    suitInadmissible: '法释〔2025〕8号第10条第（八）项',
  }),
  kind({
    key: 'noProc.massive',
    label: '不予处理：无正当理由大量反复申请',
    citations: [article(35)],
    row: 'noProc.massive',
    duty: 'may',
    evidence: [
      { key: 'requestCount' },
      { key: 'reasonsLetter' },
      { key: 'reasonsDelivery' },
      { key: 'reasonsReply' },
    ],
    tells: ['理由'],
  }),
  kind({
    key: 'noProc.confirm',
    label: '不予处理：要求确认或重新出具已获取信息',
    citations: [],
    row: 'noProc.confirm',
    evidence: [{ key: 'informationHeld', alternatives: ['earlierAnswer'] }],
    tells: ['获取情况'],
  }),
  kind({
    key: 'other.noBuzheng',
    label: '其他处理：无正当理由逾期不补正',
    citations: [article(30)],
    row: 'other.noBuzheng',
    evidence: [{ key: 'clarificationLetter' }, { key: 'clarificationDelivery' }],
    tells: ['补正情况'],
  }),
  kind({
    key: 'other.noFee',
    label: '其他处理：逾期未按收费通知缴费',
    citations: [{ law: 'feeMeasures' }],
    row: 'other.noFee',
    evidence: [{ key: 'feeNotice' }, { key: 'feeNoticeDelivery' }, { key: 'unpaidRecord' }],
    tells: ['收费情况'],
    validFrom: '2021-01-01',
  }),
  kind({
    key: 'other.other',
    label: '其他处理：撤回申请等',
    citations: [],
    row: 'other.other',
    remedy: 'none',
    evidence: [{ key: 'closingGround' }],
    tells: ['理由'],
  }),
] as const satisfies readonly DecisionKind[];

/** The key of a way of answering. */
export type DecisionKindKey = (typeof DECISION_KINDS)[number]['key'];

/** All keys. */
export const DECISION_KIND_KEYS: readonly DecisionKindKey[] = DECISION_KINDS.map(({ key }) => key);

function article(number: number, within: { paragraph?: number; item?: number } = {}): Citation {
  return { law: 'regulation', article: number, ...within };
}

/** What 条例第32条 asks for where a third party was asked, and more where it is overruled. */
function thirdParty(): readonly EvidenceDemand[] {
  return [
    { key: 'thirdPartyLetter', when: 'thirdPartyAsked' },
    { key: 'thirdPartyDelivery', when: 'thirdPartyAsked' },
    { key: 'thirdPartyReply', when: 'thirdPartyAsked' },
    { key: 'publicInterestReasons', when: 'thirdPartyOverruled' },
    { key: 'thirdPartyTold', when: 'thirdPartyOverruled' },
  ];
}

type Given<Key extends string> = Pick<DecisionKind, 'label' | 'citations' | 'row' | 'evidence' | 'tells'> &
  Partial<DecisionKind> & { readonly key: Key };

function kind<const Key extends string>(given: Given<Key>): DecisionKind & { readonly key: Key } {
  return {
    mayCite: [],
    article: given.citations.map(shortCitation).join('、').replaceAll('、条例第', '、第'),
    remedy: 'either',
    duty: 'must',
    suitInadmissible: null,
    validFrom: FROM,
    validUntil: null,
    ...given,
  };
}

/** 条例36(三): 不予公开 and the reason for it. */
function refusal<const Key extends OutcomeRow>(
  key: Key,
  label: string,
  grounds: readonly Citation[],
  evidence: readonly EvidenceDemand[],
  more: Partial<Pick<DecisionKind, 'duty' | 'tells'>> = {},
): DecisionKind & { readonly key: Key } {
  return kind({
    key,
    label,
    citations: [EXEMPTION, ...grounds],
    row: key,
    remedy: 'reviewFirst',
    evidence,
    duty: more.duty ?? 'must',
    tells: ['不予公开理由', ...(more.tells ?? [])],
  });
}
