import type { LetterFacts } from './letter-facts.ts';
import { letterKind, type LetterKind } from './letter-kinds.ts';
import type { LetterFieldValues } from './letter.ts';

const ADDRESSEES = { applicant: '申请人', thirdParty: '第三方', agency: '协办机关', file: '' } as const;

/**
 * The facts that a letter's own fields claim, for trying a template out: the check then finds what the template does to them.
 * A letter that is issued is checked against the facts of its request instead.
 */
export function factsFromFields(
  kind: LetterKind,
  fields: LetterFieldValues,
): Pick<LetterFacts, 'addressee' | 'receivedOn' | 'dueOn' | 'extendedTo' | 'requestNumber' | 'subject'> {
  const textOf = (name: string): string => {
    const value = fields[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const claims = {
    addressee: textOf(ADDRESSEES[letterKind(kind).to]),
    receivedOn: textOf('收到日期'),
    dueOn: textOf('答复期限') || textOf('原答复期限'),
    extendedTo: textOf('延长至'),
    requestNumber: textOf('申请编号'),
    subject: textOf('申请内容'),
  };
  return Object.fromEntries(Object.entries(claims).filter(([, text]) => text !== ''));
}
