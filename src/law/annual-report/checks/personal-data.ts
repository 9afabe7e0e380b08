import { type Finding, type Severity, finding } from '../findings.ts';
import type { NarrativeOptions } from './narrative-options.ts';

/** AR-PII-1: no identity numbers, no mobile telephones but the office's own, no names of applicants. */
export function checkPersonalData(text: string, where: string, options: NarrativeOptions): Finding[] {
  const identity = [...text.matchAll(/(?<![0-9A-Z])\d{17}[\dXx](?![0-9A-Z])/gu)]
    .map((found) => found[0])
    .filter(isIdentityNumber);
  return [
    ...[...new Set([...identity, ...labelled(text, IDENTITY_LABEL)])].map((value) =>
      personal(where, '身份证号码', value),
    ),
    ...labelled(text, BANK_LABEL).map((value) => personal(where, '银行账号', value)),
    ...likelyCards(text).map((value) => personal(where, '疑似银行账号的数字', value, 'warning')),
    ...homes(text).map((value) => personal(where, '个人住址', value, 'warning')),
    ...mobiles(text, where, options).map((value) => personal(where, '手机号码', value)),
    ...namesIn(text, where, options),
  ];
}

/** Numbers that are called so are taken for it, whatever their last digit. */
const IDENTITY_LABEL = /(?:身份证|证件)(?:号码?|证号)?[：:为是]?\s*(\d{17}[\dXx]|\d{15})(?!\d)/gu;
const BANK_LABEL = /(?:银行|卡号|账号|帐号|账户|帐户)[^，。；\d]{0,8}(\d(?:\s?\d){15,18})(?!\d)/gu;
const HOME = /(?:家住|住址[：:]?|家庭地址[：:]?|居住(?:在|于))[^，。；\n]{0,24}?\d+\s*(?:号|栋|幢|室|单元)/gu;

function labelled(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found[1] ?? '');
}

/** Numbers of 19 digits that begin as bank cards do and end in their check digit. */
function likelyCards(text: string): string[] {
  const known = new Set(labelled(text, BANK_LABEL));
  return [...text.matchAll(/(?<![\dA-Za-z-])62\d{17}(?![\dA-Za-z-])/gu)]
    .map((found) => found[0])
    .filter((value) => !known.has(value) && hasCheckDigit(value));
}

/** ISO/IEC 7812: the last digit of a card's number is a check on the others. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

function homes(text: string): string[] {
  return [...text.matchAll(HOME)].map((found) => found[0]);
}

/** Mobile telephones that aren't given as the office's own. */
function mobiles(text: string, where: string, { phones = [] }: NarrativeOptions): string[] {
  return [...text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/gu)].flatMap((found) => {
    const before = text.slice(Math.max(0, found.index - 16), found.index);
    const isContact = /联系(?:电话|方式|人)|监督电话|咨询电话|电话（传真）|传真/u.test(before);
    // The paragraph before part one says how to reach the office.
    const isOffice = phones.includes(found[0]) || isContact || (where === 'part:0' && /电话/u.test(before));
    return isOffice ? [] : [found[0]];
  });
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁';
const APPLICANT = new RegExp(
  `申请人(?:为|是|：)?([${SURNAMES}][\\u4e00-\\u9fff]{1,2}?)(?=申请|提出|要求|因|不服|向|的|诉|[，。；、）])`,
  'gu',
);

function namesIn(text: string, where: string, { applicantNames = [] }: NarrativeOptions): Finding[] {
  const known = applicantNames.filter((name) => name.length >= 2 && text.includes(name));
  const likely = [...text.matchAll(APPLICANT)]
    .map((found) => found[1] ?? '')
    .filter((name) => !known.includes(name) && !/[某×*]/u.test(name));
  const message = (name: string): string =>
    `文中出现了申请人的姓名或名称“${name.slice(0, 1)}…”。年度报告不得公开申请人信息，请删除。`;
  return [
    ...known.map((name) =>
      finding({ rule: 'AR-PII-1', where, quote: name.slice(0, 1), message: message(name) }),
    ),
    ...likely.map((name) =>
      finding({
        rule: 'AR-PII-1',
        severity: 'warning',
        where,
        quote: name.slice(0, 1),
        message: message(name),
      }),
    ),
  ];
}

function personal(where: string, what: string, value: string, severity: Severity = 'error'): Finding {
  const masked = `${value.slice(0, 3)}…`;
  return finding({
    rule: 'AR-PII-1',
    severity,
    where,
    quote: masked,
    message: `文中出现了${what}“${masked}”。年度报告不得公开个人信息，请删除。`,
  });
}

/** GB 11643: the last character of an 18-digit identity number is a check on the others. */
function isIdentityNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}
