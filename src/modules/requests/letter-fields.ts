import type { Agency } from '../agencies/agencies.types.ts';
import { toChinese, type PlainDate } from '../../law/dates.ts';
import { CONSULTED_LABELS } from '../../law/clock/clock-events.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import type { LetterKind } from '../../law/letters/letter-kinds.ts';
import type { RequestAction } from '../../law/requests/request-events.ts';
import type { RequestState } from '../../law/requests/request-state.ts';
import { outwardSubject } from '../../law/requests/outward-subject.ts';
import { letterOfAnswer } from '../../law/requests/whole-answer.ts';
import { workdaysBetween, type WorkCalendar } from '../../law/workdays.ts';
import { answerFields } from './answer-fields.ts';
import type { ApplicantRow } from './requests.repository.ts';
import type { RequestSettings } from './requests.definitions.ts';

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
  const kind = letterOfAnswer(source.state);
  const own = Object.entries(written).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const known: LetterFieldValues = {
    ...commonFields(source),
    ...answerFields(source),
    ...Object.fromEntries(own.filter(([, value]) => value.trim() !== '')),
  };
  return { kind, fields: known };
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

/** What every letter to others says of the agency; it doesn't tell who applies. */
export function outsideFields(source: LetterSource): LetterFieldValues {
  return outside(commonFields(source));
}

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
  const subject = outwardSubject(source.state, detail);
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

function waysToAnswer(agency: Agency): string {
  const ways = [
    '凭登记编号和查询码在网上提交',
    agency.address === '' ? '' : `当面提交或者邮寄至${agency.address}`,
    agency.email === '' ? '' : `发送至电子邮箱${agency.email}`,
  ];
  return `${ways.filter((way) => way !== '').join('；')}。`;
}
