import { isResidentId } from './resident-id.ts';

/** What looks like personal data in a text, by its own form; who judges it, and how severely, is for others to say. */

/** Numbers that are called so are taken for it, whatever their last digit. */
const IDENTITY_LABEL = /(?:身份证|证件)(?:号码?|证号)?[：:为是]?\s*(\d{17}[\dXx]|\d{15})(?!\d)/gu;
const BANK_LABEL = /(?:银行|卡号|账号|帐号|账户|帐户)[^，。；\d]{0,8}(\d(?:\s?\d){15,18})(?!\d)/gu;
const HOME = /(?:家住|住址[：:]?|家庭地址[：:]?|居住(?:在|于))[^，。；\n]{0,24}?\d+\s*(?:号|栋|幢|室|单元)/gu;

/** 公民身份号码: those with a right check character (GB 11643), and any number that is called one. Each once. */
export function identityNumbers(text: string): string[] {
  const checked = [...text.matchAll(/(?<![0-9A-Z])\d{17}[\dXx](?![0-9A-Z])/gu)]
    .map((found) => found[0])
    .filter((value) => isResidentId(value.toUpperCase()));
  return [...new Set([...checked, ...labelled(text, IDENTITY_LABEL)])];
}

/** Numbers that are called an account or a card, with the spaces in which they are written. */
export function bankNumbers(text: string): string[] {
  return labelled(text, BANK_LABEL);
}

/** Numbers of 19 digits that begin as bank cards do and end in their check digit; not those that are called so. */
export function likelyCards(text: string): string[] {
  const known = new Set(bankNumbers(text));
  return [...text.matchAll(/(?<![\dA-Za-z-])62\d{17}(?![\dA-Za-z-])/gu)]
    .map((found) => found[0])
    .filter((value) => !known.has(value) && hasCheckDigit(value));
}

/** Where somebody lives, down to the house. */
export function homeAddresses(text: string): string[] {
  return [...text.matchAll(HOME)].map((found) => found[0]);
}

/** A mobile telephone, and whether it is given as an office's own. */
export interface MobileNumber {
  readonly number: string;
  readonly at: number;
  /** Called 联系电话, 监督电话 and the like. */
  readonly asContact: boolean;
}

/** All mobile telephones in the order in which they stand. */
export function mobileNumbers(text: string): MobileNumber[] {
  return [...text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/gu)].map((found) => {
    const before = text.slice(Math.max(0, found.index - 16), found.index);
    const asContact = /联系(?:电话|方式|人)|监督电话|咨询电话|电话（传真）|传真/u.test(before);
    return { number: found[0], at: found.index, asContact };
  });
}

function labelled(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1] ?? '');
}

/** ISO/IEC 7812: the last digit of a card's number is a check on the others. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
