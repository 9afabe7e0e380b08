import { INTERNET_CHANNEL_FROM, REMEDY_TERMS, remedyClass, type AnswerRemedy } from '../remedies.ts';
import type { LetterFinding, LetterFindingId, LetterUnderCheck } from './letter-facts.ts';
import { letterKind } from './letter-kinds.ts';

const REVIEW_FIRST = /先向[^。；]*申请行政复议/u;
const { reviewDays, suitAfterReviewDays, suitMonths } = REMEDY_TERMS;
const REVIEW_DAYS = new RegExp(`${reviewDays}日内`, 'u');
const SUIT_AFTER_REVIEW = new RegExp(`${suitAfterReviewDays}日内[^。；]*提起行政诉讼`, 'u');
const SUIT_DIRECTLY = new RegExp(`${suitMonths}个月内[^。；]*提起行政诉讼`, 'u');
const ANY = /申请行政复议|提起行政诉讼/u;

/** 复议、诉讼的权利和期限: of the class of the decision on its day, with both authorities named. */
export function checkRemedy({ facts, own }: LetterUnderCheck): readonly LetterFinding[] {
  const wanted = wantedClass(facts);
  switch (wanted) {
    case 'none':
      return ANY.test(own) ? [finding('L-REMEDY-CLASS', '这类文书不写复议、诉讼的权利。')] : [];
    case 'both':
      return [...withoutReviewFirst(own), ...withoutEither(own), ...checkNames(facts, own)];
    case 'reviewFirst':
      return [
        ...withoutReviewFirst(own),
        ...(SUIT_DIRECTLY.test(own)
          ? [
              finding(
                'L-REMEDY-CLASS',
                `不予公开应当先申请行政复议，不能写“${suitMonths}个月内提起行政诉讼”。`,
              ),
            ]
          : []),
        ...checkNames(facts, own),
      ];
    case 'either':
      return [
        ...withoutEither(own),
        ...(REVIEW_FIRST.test(own) || SUIT_AFTER_REVIEW.test(own)
          ? [
              finding(
                'L-REMEDY-CLASS',
                `这类答复可以复议也可以起诉，不能写成必须先申请行政复议或者${suitAfterReviewDays}日内起诉。`,
              ),
            ]
          : []),
        ...checkNames(facts, own),
      ];
  }
}

function withoutReviewFirst(own: string): readonly LetterFinding[] {
  if (REVIEW_FIRST.test(own) && REVIEW_DAYS.test(own) && SUIT_AFTER_REVIEW.test(own)) return [];
  const message = `没有告知先在${reviewDays}日内申请行政复议、对复议决定不服再在${suitAfterReviewDays}日内起诉（行政复议法第23条）。`;
  return [finding('L-REMEDY', message)];
}

function withoutEither(own: string): readonly LetterFinding[] {
  if (ANY.test(own) && REVIEW_DAYS.test(own) && SUIT_DIRECTLY.test(own)) return [];
  const message = `没有告知可以在${reviewDays}日内申请行政复议，或者在${suitMonths}个月内提起行政诉讼。`;
  return [finding('L-REMEDY', message)];
}

function wantedClass(facts: LetterUnderCheck['facts']): AnswerRemedy {
  const { decision, remedy } = letterKind(facts.kind);
  if (remedy === 'either') return 'either';
  if (remedy === 'byItems') {
    const { decided: items = ['open.provide'], issuedOn: decidedOn } = facts;
    return remedyClass({ decision: 'open.provide', items, decidedOn });
  }
  if (decision === null || remedy === 'none' || facts.remedyOff === true) return 'none';
  return remedyClass({ decision, withheld: facts.withheld ?? [], decidedOn: facts.issuedOn });
}

function checkNames(facts: LetterUnderCheck['facts'], own: string): readonly LetterFinding[] {
  const { reviewAuthority, court, internetChannel = '', servedElectronically, issuedOn } = facts;
  const names = [
    ['行政复议机关', reviewAuthority],
    ['人民法院', court],
  ] as const;
  const absent = names
    .filter(([, name]) => name !== undefined && !own.includes(name))
    .map(([what, name]) => finding('L-REMEDY', `没有写明${what}“${name}”。`));
  const online = servedElectronically === true && issuedOn >= INTERNET_CHANNEL_FROM;
  return online && (internetChannel === '' || !own.includes(internetChannel))
    ? [
        ...absent,
        finding(
          'L-REMEDY-CHANNEL',
          '通过互联网送达的，应当写明提交行政复议申请书的互联网渠道（行政复议法第22条）。',
        ),
      ]
    : absent;
}

function finding(id: LetterFindingId, message: string): LetterFinding {
  return { id, severity: 'error', message };
}
