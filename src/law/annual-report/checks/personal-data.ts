import { type Finding, finding } from '../findings.ts';
import type { NarrativeOptions } from './narrative-options.ts';

/** AR-PII-1: no identity numbers, no mobile telephones but the office's own, no names of applicants. */
export function checkPersonalData(text: string, where: string, options: NarrativeOptions): Finding[] {
  const identity = [...text.matchAll(/(?<![0-9A-Z])\d{17}[\dXx](?![0-9A-Z])/gu)]
    .map((found) => found[0])
    .filter(isIdentityNumber);
  return [
    ...identity.map((value) => personal(where, '身份证号码', value)),
    ...mobiles(text, where, options).map((value) => personal(where, '手机号码', value)),
    ...namesIn(text, where, options),
  ];
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

function personal(where: string, what: string, value: string): Finding {
  const masked = `${value.slice(0, 3)}…`;
  return finding({
    rule: 'AR-PII-1',
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
