import type { PlainDate } from './dates.ts';
import type { DecisionKindKey, RemedyClass } from './decisions/decision-kinds.ts';
import { decisionKind } from './decisions/decisions.ts';

/** 行政复议法 (2023) art 22(2): whoever serves over the internet names an internet way to apply for review. */
export const INTERNET_CHANNEL_FROM = '2024-01-01';

/** Terms that letters tell (行政复议法20; 行政诉讼法45, 46). */
export const REMEDY_TERMS = { reviewDays: 60, suitAfterReviewDays: 15, suitMonths: 6 } as const;

/** Kinds of agencies as the tree of agencies has them. */
export type ReviewedAgencyKind =
  | 'district'
  | 'township'
  | 'street'
  | 'department'
  | 'section'
  | 'village'
  | 'community';

/** How the agency that reviews is found. */
export interface ReviewAuthorityQuestion {
  readonly kind: ReviewedAgencyKind;
  /** The government above it in the tree. */
  readonly parentName: string | null;
  /** What the office set; goes before everything, as for departments under vertical leadership (行政复议法27). */
  readonly override?: string;
}

/**
 * The 行政复议机关 (行政复议法24(1)): for a township the government above it, for a street the one that set it up, for a
 * department the government it belongs to. Null where the tree can't tell: the office must set it.
 */
export function reviewAuthorityOf(agency: ReviewAuthorityQuestion): string | null {
  const set = (agency.override ?? '').trim();
  if (set !== '') return set;
  switch (agency.kind) {
    case 'township':
    case 'street':
    case 'department':
      return agency.parentName;
    case 'district':
    case 'section':
    case 'village':
    case 'community':
      return null;
  }
}

/** What the remedy paragraph of an answer depends on. */
export interface RemedyQuestion {
  readonly decision: DecisionKindKey;
  /** For 部分公开: how the parts that weren't disclosed were decided. Without a refusal by 14–16 among them either way is open. */
  readonly withheld?: readonly DecisionKindKey[];
  /** For an answer that decides items in different ways: all of them. Goes before the decision. */
  readonly items?: readonly DecisionKindKey[];
  readonly decidedOn: PlainDate;
  readonly reviewAuthority: string;
  readonly court: string;
  /** Where to apply for review over the internet; required when the answer is served over the internet. */
  readonly internetChannel?: string;
  readonly servedElectronically?: boolean;
  /** Legal staff left it out; possible only where a suit is inadmissible. */
  readonly switchedOff?: boolean;
}

/** The class of an answer's remedy; both: its items have different ones. */
export type AnswerRemedy = RemedyClass | 'both';

/** The paragraph, or what is missing for it. `class` none has no text. */
export type Remedy =
  | { readonly ok: true; readonly class: AnswerRemedy; readonly text: string }
  | { readonly ok: false; readonly missing: readonly ('reviewAuthority' | 'court' | 'internetChannel')[] };

/**
 * The remedy paragraph of an answer. Letters of procedure have none (法释〔2025〕8号10(二)). Throws a RangeError when it is
 * switched off for a decision against which a suit is admissible.
 */
export function remedyOf(question: RemedyQuestion): Remedy {
  const { items = [question.decision], decidedOn } = question;
  const suitPossible = items.some((key) => decisionKind(key, decidedOn).suitInadmissible === null);
  const remedy = remedyClass(question);
  if (question.switchedOff === true && suitPossible)
    throw new RangeError(`the remedy of ${question.decision} can't be left out`);
  if (remedy === 'none' || question.switchedOff === true) return { ok: true, class: 'none', text: '' };
  const needsChannel = question.servedElectronically === true && question.decidedOn >= INTERNET_CHANNEL_FROM;
  const missing = [
    ...(question.reviewAuthority.trim() === '' ? (['reviewAuthority'] as const) : []),
    ...(question.court.trim() === '' ? (['court'] as const) : []),
    ...(needsChannel && (question.internetChannel ?? '').trim() === '' ? (['internetChannel'] as const) : []),
  ];
  if (missing.length > 0) return { ok: false, missing };
  return { ok: true, class: remedy, text: `${paragraphOf(remedy, question)}${channelSentence(question)}` };
}

function paragraphOf(remedy: Exclude<AnswerRemedy, 'none'>, question: RemedyQuestion): string {
  switch (remedy) {
    case 'reviewFirst':
      return reviewFirst(question, '如对本决定不服', '本告知书');
    case 'either':
      return reviewOrSuit(question, '如对本答复不服');
    case 'both':
      return [
        reviewFirst(question, `如对其中${refusalsOf(question)}的决定不服`, '本答复'),
        reviewOrSuit(question, '如对其他事项的答复不服'),
      ].join('\n');
  }
}

/** The class of remedy of an answer on a day. */
export function remedyClass({
  decision,
  withheld,
  items,
  decidedOn,
}: Pick<RemedyQuestion, 'decision' | 'withheld' | 'items' | 'decidedOn'>): AnswerRemedy {
  if (items !== undefined) return classOfItems(items, decidedOn);
  const { remedy } = decisionKind(decision, decidedOn);
  if (decision !== 'partial' || withheld === undefined || withheld.length === 0) return remedy;
  const refuses = withheld.some((key) => decisionKind(key, decidedOn).remedy === 'reviewFirst');
  return refuses ? remedy : 'either';
}

/** How the letter calls the decisions among its items that go to review first. */
function refusalsOf({ items = [], decidedOn }: RemedyQuestion): string {
  const refused = items.filter((key) => decisionKind(key, decidedOn).remedy === 'reviewFirst');
  const words = [
    ...(refused.some((key) => key !== 'partial') ? ['不予公开'] : []),
    ...(refused.includes('partial') ? ['部分公开'] : []),
  ];
  return words.join('、');
}

function classOfItems(items: readonly DecisionKindKey[], decidedOn: PlainDate): AnswerRemedy {
  const classes = new Set(items.map((key) => decisionKind(key, decidedOn).remedy));
  if (classes.has('reviewFirst')) return classes.has('either') ? 'both' : 'reviewFirst';
  return classes.has('either') ? 'either' : 'none';
}

function reviewFirst({ reviewAuthority, court }: RemedyQuestion, head: string, letter: string): string {
  const { reviewDays, suitAfterReviewDays } = REMEDY_TERMS;
  return (
    `${head}，应当自收到${letter}之日起${reviewDays}日内先向${reviewAuthority}申请行政复议；` +
    `对行政复议决定不服的，可以自收到行政复议决定书之日起${suitAfterReviewDays}日内向${court}提起行政诉讼。`
  );
}

function reviewOrSuit({ reviewAuthority, court }: RemedyQuestion, head: string): string {
  const { reviewDays, suitMonths } = REMEDY_TERMS;
  return (
    `${head}，可以自收到本答复之日起${reviewDays}日内向${reviewAuthority}申请行政复议，` +
    `或者自收到本答复之日起${suitMonths}个月内向${court}提起行政诉讼。`
  );
}

function channelSentence({ internetChannel, reviewAuthority }: RemedyQuestion): string {
  const channel = (internetChannel ?? '').trim();
  return channel === '' ? '' : `您也可以通过互联网渠道（${channel}）向${reviewAuthority}提交行政复议申请书。`;
}
