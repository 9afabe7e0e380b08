import type { Finding } from '../findings.ts';
import { fault } from './faults.ts';
import type { NarrativeOptions } from './narrative-options.ts';

/** AR-PII-1: no identity numbers, no mobile telephones but the office's own, no names of applicants. */
export function checkPersonalData(text: string, where: string, options: NarrativeOptions): Finding[] {
  const identity = [...text.matchAll(/(?<![0-9A-Z])\d{17}[\dXx](?![0-9A-Z])/gu)]
    .map((found) => found[0])
    .filter(isIdentityNumber);
  const mobiles = [...text.matchAll(/(?<!\d)1[3-9]\d{9}(?!\d)/gu)]
    .map((found) => found[0])
    .filter((phone) => !(options.phones ?? []).includes(phone));
  const names = (options.applicantNames ?? []).filter((name) => name.length >= 2 && text.includes(name));
  const masked = (value: string): string => `${value.slice(0, 3)}…`;
  const personal = (what: string, value: string): Finding =>
    fault(
      'AR-PII-1',
      where,
      `文中出现了${what}“${masked(value)}”。年度报告不得公开个人信息，请删除。`,
      '条例第15条；个人信息保护法第25条',
      { quote: masked(value) },
    );
  return [
    ...identity.map((value) => personal('身份证号码', value)),
    ...mobiles.map((value) => personal('手机号码', value)),
    ...names.map((value) =>
      fault(
        'AR-PII-1',
        where,
        `文中出现了申请人的姓名或名称“${value.slice(0, 1)}…”。年度报告不得公开申请人信息，请删除。`,
        '条例第15条；个人信息保护法第25条',
        { quote: value.slice(0, 1) },
      ),
    ),
  ];
}

/** GB 11643: the last character of an 18-digit identity number is a check on the others. */
function isIdentityNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}
