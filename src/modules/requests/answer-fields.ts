import { toChinese } from '../../law/dates.ts';
import { CONSULTED_LABELS } from '../../law/clock/clock-events.ts';
import { fullCitations } from '../../law/decisions/citation.ts';
import { DECISION_KINDS } from '../../law/decisions/decision-kinds.ts';
import { itemwiseText, missingInItems, type AnsweredItem } from '../../law/letters/itemwise-answer.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import type { RequestState } from '../../law/requests/request-state.ts';
import { isDisclosed, letterOfAnswer } from '../../law/requests/whole-answer.ts';
import type { Agency } from '../agencies/agencies.types.ts';
import { SUPPLY_WAYS, type SupplyWay } from './requests.definitions.ts';
import type { ApplicantRow } from './requests.repository.ts';

interface AnswerSource {
  readonly state: RequestState;
  readonly applicant: ApplicantRow;
  readonly agency: Agency;
}

/** What the file says of the matters that answers tell. */
export function answerFields(source: AnswerSource): LetterFieldValues {
  const fields = fieldsOf(source);
  return letterOfAnswer(source.state) === 'answer.itemwise'
    ? { ...fields, 分项答复: itemwiseText(answeredItems(source)) }
    : fields;
}

/** What the answers to the single items lack, where each is told by itself; in words for who handles the request. */
export function unansweredItems(source: AnswerSource): string[] {
  return letterOfAnswer(source.state) === 'answer.itemwise' ? missingInItems(answeredItems(source)) : [];
}

/** Each item with what the file says of it alone. */
function answeredItems(source: AnswerSource): AnsweredItem[] {
  const 称谓 = source.applicant.organisation ? '贵单位' : '您';
  return source.state.items.flatMap((item): AnsweredItem[] => {
    if (item.decision === null) return [];
    const alone = fieldsOf({ ...source, state: { ...source.state, items: [item] } });
    return [{ description: item.description, decision: item.decision.kind, fields: { ...alone, 称谓 } }];
  });
}

function fieldsOf({ state, applicant, agency }: AnswerSource): LetterFieldValues {
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
    // What the applicant wasn't told has no effect, and isn't said to have been.
    extension !== null && extension.approvedOn !== null && extension.toldOn !== null
      ? `本机关于${toChinese(extension.approvedOn)}依法决定延长答复期限${extension.workdays}个工作日，并于${toChinese(extension.toldOn)}告知。`
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
