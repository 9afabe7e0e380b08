import { endOfNormative, type NormativeRecord } from './annual-report/classify.ts';
import { addDays, type PlainDate } from './dates.ts';

/**
 * What is asked of 行政规范性文件 before and after they are made: 合法性审核 before 集体审议 and 印发, and 备案 afterwards (国办发〔2018〕37号,
 * 国办发〔2018〕115号). Nothing here is about 规章, which have rules of their own.
 */

/** 国办发〔2018〕115号 asks for 合法性审核 of all of them; what was made before its day isn't held against an office. */
export const LEGALITY_REVIEW_SINCE: PlainDate = '2018-12-04';

/** What a register says of the oversight of a document. Empty text and null: nothing was registered. */
export interface NormativeOversight {
  readonly legalityReviewedBy: string;
  readonly legalityReviewedOn: PlainDate | null;
  readonly legalityOpinion: string;
  readonly filingNumber: string;
  readonly filedOn: PlainDate | null;
  readonly filedWith: string;
}

/**
 * What a record should still say, or says in an order that the notices don't allow, as short Chinese phrases. None of it keeps
 * anybody from registering: a register tells what was done, and an examination that came too late was still made. What is no
 * longer in force isn't asked about any more.
 */
export function oversightGaps(record: NormativeRecord & NormativeOversight, today: PlainDate): string[] {
  if (record.kind !== 'normative') return [];
  const gaps: string[] = [];
  const { madeOn, legalityReviewedOn, filingNumber, filedOn, filedWith } = record;
  if (madeOn >= LEGALITY_REVIEW_SINCE && isInForce(record, today)) gaps.push(...legalityGaps(record));
  if (legalityReviewedOn !== null && legalityReviewedOn > madeOn) gaps.push('合法性审核晚于制发日期');
  if (filedOn === null && (filingNumber !== '' || filedWith !== '')) gaps.push('备案未写明日期');
  return gaps;
}

function legalityGaps(oversight: NormativeOversight): string[] {
  const { legalityReviewedBy, legalityReviewedOn, legalityOpinion } = oversight;
  const missing = [
    ...(legalityReviewedBy === '' ? ['机构'] : []),
    ...(legalityReviewedOn === null ? ['日期'] : []),
    ...(legalityOpinion === '' ? ['意见'] : []),
  ];
  if (missing.length === 3) return ['未登记合法性审核'];
  return missing.length === 0 ? [] : [`合法性审核未写明${missing.join('、')}`];
}

/**
 * The day by which a document that is in force should be on file; null where it is, or where nobody asks for it. Within how many
 * days is set by each province and by no national provision; they are counted by the calendar, from the day after it was made.
 */
export function filingDueOn(
  record: NormativeRecord & Pick<NormativeOversight, 'filedOn' | 'filingNumber'>,
  terms: { readonly withinDays: number; readonly today: PlainDate },
): PlainDate | null {
  if (record.kind !== 'normative' || record.filedOn !== null || record.filingNumber !== '') return null;
  return isInForce(record, terms.today) ? addDays(record.madeOn, terms.withinDays) : null;
}

function isInForce(record: NormativeRecord, today: PlainDate): boolean {
  const end = endOfNormative(record);
  return end === null || end.on > today;
}
