import type { ApplicantData } from './intake.ts';

/** What tells who applies. */
export type ApplicantTraits = Pick<
  ApplicantData,
  'name' | 'contactName' | 'agentName' | 'proofNumber' | 'phone' | 'address' | 'email'
>;

/** Shorter words say nothing of a person. */
const SHORTEST_NAME = 2;
const SHORTEST_PARTICULAR = 5;

/** By the kind of word: how it is called, and how long it must be to tell anything. */
const TRAITS = [
  ['name', '申请人的姓名或者名称', SHORTEST_NAME],
  ['contactName', '联系人的姓名', SHORTEST_NAME],
  ['agentName', '代理人的姓名', SHORTEST_NAME],
  ['proofNumber', '申请人的证件号码', SHORTEST_PARTICULAR],
  ['phone', '申请人的电话', SHORTEST_PARTICULAR],
  ['address', '申请人的地址', SHORTEST_PARTICULAR],
  ['email', '申请人的电子邮箱', SHORTEST_PARTICULAR],
] as const;

/**
 * The kinds of words in a text that tell who applies, in Chinese; never the words themselves. `own`: words that stand there in their
 * own right, such as whom a letter is addressed to and where the agency is found.
 */
export function applicantTraces(text: string, who: ApplicantTraits, own: readonly string[]): string[] {
  const others = own
    .map(plain)
    .filter((words) => words !== '')
    .reduce((rest, words) => rest.replaceAll(words, '\n'), plain(text));
  return TRAITS.filter(([trait, , shortest]) => {
    const word = plain(who[trait]);
    return [...word].length >= shortest && others.includes(word);
  }).map(([, label]) => label);
}

/** However it was typed: full width or not, with blanks and dashes or without. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]+/gu, '');
}
