import type { Agency } from '../agencies/agencies.types.ts';
import { toChinese, type PlainDate } from '../../law/dates.ts';
import { DECISION_KINDS, type DecisionKindKey } from '../../law/decisions/decision-kinds.ts';
import { fullCitations } from '../../law/decisions/citation.ts';
import { requestRow } from '../../law/decisions/request-row.ts';
import { CONSULTED_LABELS } from '../../law/clock/clock-events.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import { answerOf, type LetterKind } from '../../law/letters/letter-kinds.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import type { RequestState } from '../../law/requests/request-state.ts';
import { workdaysBetween, type WorkCalendar } from '../../law/workdays.ts';
import type { ApplicantRow } from './requests.repository.ts';
import { SUPPLY_WAYS, type RequestSettings, type SupplyWay } from './requests.definitions.ts';

/** Everything that letters about a request take their words from. */
export interface LetterSource {
  readonly number: string;
  readonly subject: string;
  readonly state: RequestState;
  readonly applicant: ApplicantRow;
  readonly agency: Agency;
  readonly settings: RequestSettings;
  readonly calendar: WorkCalendar;
  /** The answer's deadline before and after the action. */
  readonly dueBefore: PlainDate | null;
  readonly dueAfter: PlainDate | null;
  /** The day that the letter bears. */
  readonly on: PlainDate;
}

/** A letter to be filled in. */
export interface LetterPlan {
  readonly kind: LetterKind;
  readonly fields: LetterFieldValues;
}

/** The letters that go out with an action, the main one first; none for most. */
export function lettersOf(action: RequestAction, source: LetterSource): LetterPlan[] {
  const common = commonFields(source);
  const { on, calendar, settings } = source;
  switch (action.kind) {
    case 'clarificationAsked': {
      const workdays = workdaysBetween(on, action.detail.respondBy, calendar);
      return [
        {
          kind: 'clarification',
          fields: {
            ...common,
            补正事项: action.detail.points,
            补正期限: `${workdays}个工作日`,
            补正方式: waysToAnswer(source.agency),
          },
        },
      ];
    }
    case 'reasonsAsked':
      return [
        {
          kind: 'reasonsRequest',
          fields: {
            ...common,
            申请数量情况: action.detail.explanation,
            说明期限: `${settings.clarificationWorkdays}个工作日`,
          },
        },
      ];
    case 'delayed':
      return [
        {
          kind: 'reasonableDelay',
          fields: { ...common, 理由: action.detail.explanation, 延长至: action.detail.until },
        },
      ];
    case 'extended':
      return [
        {
          kind: 'extension',
          fields: {
            ...common,
            延期理由: action.detail.explanation,
            原答复期限: source.dueBefore ?? '',
            延长至: source.dueAfter ?? '',
          },
        },
      ];
    case 'consultationSent':
      return consultationLetters(action.detail, common, source);
    case 'feeAsked':
      return [
        {
          kind: 'feeNotice',
          fields: {
            ...common,
            计费说明: action.detail.explanation,
            收费金额: `${action.detail.amountYuan}元`,
            缴费方式: settings.payment,
          },
        },
      ];
    case 'assistanceAsked':
      return [
        {
          kind: 'assistance',
          fields: {
            ...outside(common),
            协办机关: action.detail.unit,
            协办事项: action.detail.question,
            回复期限: toChinese(action.detail.dueOn ?? source.dueBefore ?? on),
          },
        },
      ];
    case 'drafted':
      return [answerPlan(source, action.detail.fields)];
    default:
      return [];
  }
}

/** The answer to a request with what its file says filled in; `written` goes before it. */
export function answerPlan(source: LetterSource, written: Readonly<Record<string, unknown>>): LetterPlan {
  const kind = decisionOf(source.state);
  const own = Object.entries(written).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const known: LetterFieldValues = {
    ...commonFields(source),
    ...answerFields(source),
    ...Object.fromEntries(own.filter(([, value]) => value.trim() !== '')),
  };
  return { kind: answerOf(kind), fields: known };
}

/** How the whole request is answered: the one decision of all its items, 部分公开 of a mixture, else what counts first. */
export function decisionOf(state: RequestState): DecisionKindKey {
  const decisions = state.items.flatMap(({ decision }) => (decision === null ? [] : [decision.kind]));
  const [first, ...others] = decisions;
  if (first === undefined) throw new RangeError('nothing is decided');
  if (others.every((kind) => kind === first)) return first;
  const row = requestRow(decisions.map(rowOf));
  if (row === 'partial') return 'partial';
  if (row === 'open') return decisions.includes('open.provide') ? 'open.provide' : 'open.already';
  return decisions.find((kind) => rowOf(kind) === row) ?? first;
}

/** For 部分公开: how what isn't disclosed was decided. */
export function withheldDecisions(state: RequestState): DecisionKindKey[] {
  return state.items.flatMap(({ decision }) =>
    decision === null || decision.kind === 'partial' || rowOf(decision.kind) === 'open'
      ? []
      : [decision.kind],
  );
}

function commonFields(source: LetterSource): LetterFieldValues {
  const { agency, applicant, state, on } = source;
  return {
    行政机关: agency.name,
    落款日期: on,
    申请人: applicant.name,
    称谓: applicant.organisation ? '贵单位' : '您',
    申请编号: source.number,
    收到日期: state.receivedOn ?? '',
    申请内容: withFullStop(source.subject),
    联系电话: agency.phone,
    联系地址: agency.address,
  };
}

/** The words of the application end a sentence of the letter. */
function withFullStop(text: string): string {
  return /[。！？；”）]$/u.test(text.trim()) ? text.trim() : `${text.trim()}。`;
}

/** Letters to others don't tell who applies. */
function outside(common: LetterFieldValues): LetterFieldValues {
  const { 行政机关, 落款日期, 联系电话, 联系地址 } = common;
  return {
    ...(行政机关 !== undefined && { 行政机关 }),
    ...(落款日期 !== undefined && { 落款日期 }),
    ...(联系电话 !== undefined && { 联系电话 }),
    ...(联系地址 !== undefined && { 联系地址 }),
  };
}

type Consultation = Extract<RequestAction, { kind: 'consultationSent' }>['detail'];

function consultationLetters(
  detail: Consultation,
  common: LetterFieldValues,
  source: LetterSource,
): LetterPlan[] {
  const asked = source.state.items.filter(({ id }) => detail.itemIds.includes(id));
  const subject = asked.map(({ description }) => description).join('\n');
  const notice: LetterPlan = {
    kind: 'consultationNotice',
    fields: { ...common, 征求对象: CONSULTED_LABELS[detail.with], 发函日期: source.on },
  };
  switch (detail.with) {
    case 'thirdParty':
      return [
        {
          kind: 'thirdPartyInquiry',
          fields: {
            ...outside(common),
            第三方: detail.addressee,
            涉及信息: subject,
            征求理由: detail.question,
          },
        },
        notice,
      ];
    case 'jointMaker':
      return [
        {
          kind: 'jointInquiry',
          fields: { ...outside(common), 协办机关: detail.addressee, 涉及信息: subject },
        },
        notice,
      ];
    case 'otherAgency':
      return [
        {
          kind: 'assistance',
          fields: {
            ...outside(common),
            协办机关: detail.addressee,
            协办事项: `${detail.question}\n${subject}`,
            回复期限: toChinese(source.dueBefore ?? source.on),
          },
        },
        notice,
      ];
  }
}

/** What the file says of the matters that answers tell. */
function answerFields(source: LetterSource): LetterFieldValues {
  const { state, applicant, agency } = source;
  const explanations = decided(state, (item) => item.decision?.explanation ?? '');
  const evidence = (key: string): string =>
    state.items
      .map(({ decision }) =>
        decision === null
          ? ''
          : (Object.entries(decision.evidence).find(([name]) => name === key)?.[1] ?? ''),
      )
      .filter((text) => text !== '')
      .join('\n');
  return {
    办理经过: courseOf(state),
    提供方式: `${SUPPLY_WAYS[applicant.supply_way as SupplyWay]}，随本答复书一并提供。`,
    获取方式: evidence('publicationProof') || evidence('publicationSource') || explanations,
    公开内容: disclosedOf(state),
    不予公开内容: withheldOf(state),
    不予公开理由: withheldReasons(state) || explanations,
    禁止公开依据: evidence('prohibitingLaw'),
    办理渠道: evidence('queryRule') || evidence('petitionNature') || explanations,
    检索情况: searchesOf(state),
    理由: explanations,
    负责机关: responsibleOf(state),
    补正情况: clarificationOf(state),
    此前答复: evidence('earlierAnswer'),
    获取情况: evidence('informationHeld') || explanations,
    收费情况: feeOf(state),
    联系电话: agency.phone,
  };
}

function decided(state: RequestState, words: (item: RequestState['items'][number]) => string): string {
  const texts = state.items.map(words).filter((text) => text.trim() !== '');
  return [...new Set(texts)].join('\n');
}

function isDisclosed(item: RequestState['items'][number]): boolean {
  return item.decision !== null && rowOf(item.decision.kind) === 'open';
}

function disclosedOf(state: RequestState): string {
  return state.items
    .filter(isDisclosed)
    .map(({ description }) => description)
    .join('\n');
}

function withheldOf(state: RequestState): string {
  const withheld = state.items.filter((item) => !isDisclosed(item));
  return withheld.map(({ description }) => description).join('\n');
}

/** For each item that isn't disclosed its reason with 条、款、项. */
function withheldReasons(state: RequestState): string {
  if (!state.items.some(isDisclosed)) return '';
  return state.items
    .filter((item) => !isDisclosed(item))
    .map(({ decision }) => {
      const kind = DECISION_KINDS.find(({ key }) => key === decision?.kind);
      const basis =
        kind === undefined || kind.citations.length === 0
          ? ''
          : `依据${fullCitations(kind.citations)}的规定，`;
      return `${basis}${decision?.explanation ?? ''}`;
    })
    .join('\n');
}

/** Clarification, consultations and extension in one sentence each, for the facts of the answer. */
function courseOf(state: RequestState): string {
  const { clarification, consultations, extension } = state;
  return [
    clarification !== null && clarification.clarifiedOn !== null
      ? `本机关于${toChinese(clarification.askedOn)}告知补正，${toChinese(clarification.clarifiedOn)}收到补正的申请。`
      : '',
    ...consultations.map(
      (asked) =>
        `本机关于${toChinese(asked.sentOn)}向${CONSULTED_LABELS[asked.with]}征求意见${asked.repliedOn === null ? '' : `，${toChinese(asked.repliedOn)}${asked.opinion === 'silent' ? '期限届满，对方没有提出意见' : '收到意见'}`}。`,
    ),
    extension !== null && extension.approvedOn !== null
      ? `本机关于${toChinese(extension.approvedOn)}依法决定延长答复期限${extension.workdays}个工作日，并已告知。`
      : '',
  ]
    .filter((sentence) => sentence !== '')
    .join('');
}

function searchesOf(state: RequestState): string {
  return state.searches
    .map(
      ({ on, place, keywords, result }) =>
        `${toChinese(on)}，本机关工作人员在${place}以“${keywords}”为关键词检索，结果：${result}`,
    )
    .join('\n');
}

function responsibleOf({ responsibility }: RequestState): string {
  const name = responsibility?.agencyName ?? '';
  if (name === '') return '';
  const contact = responsibility?.agencyContact ?? '';
  return `负责公开该信息的行政机关：${name}${contact === '' ? '' : `，联系方式：${contact}`}。`;
}

function clarificationOf({ clarification }: RequestState): string {
  if (clarification === null) return '';
  const asked = `本机关于${toChinese(clarification.askedOn)}作出补正告知书`;
  const delivered = clarification.deliveredOn === null ? '' : `，${toChinese(clarification.deliveredOn)}送达`;
  const end =
    clarification.clarifiedOn === null
      ? '，补正期限届满没有收到补正的申请。'
      : `，${toChinese(clarification.clarifiedOn)}收到补正的申请。`;
  return `${asked}${delivered}${end}`;
}

function feeOf({ fee }: RequestState): string {
  if (fee === null) return '';
  const delivered = fee.deliveredOn === null ? '' : `，${toChinese(fee.deliveredOn)}送达`;
  return `本机关于${toChinese(fee.askedOn)}作出收费通知书${delivered}，应当缴纳信息处理费${fee.amountYuan}元。`;
}

function waysToAnswer(agency: Agency): string {
  const ways = [
    '凭登记编号和查询码在网上提交',
    agency.address === '' ? '' : `当面提交或者邮寄至${agency.address}`,
    agency.email === '' ? '' : `发送至电子邮箱${agency.email}`,
  ];
  return `${ways.filter((way) => way !== '').join('；')}。`;
}

function rowOf(kind: DecisionKindKey) {
  const found = DECISION_KINDS.find(({ key }) => key === kind);
  if (found === undefined) throw new RangeError(`no decision ${kind}`);
  return found.row;
}
