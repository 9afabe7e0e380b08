import { bankNumbersIn } from '../../personal-data/bank-numbers.ts';
import { homeAddressesIn } from '../../personal-data/home-addresses.ts';
import { identityNumbersIn } from '../../personal-data/identity-numbers.ts';
import { mobileNumbersIn } from '../../personal-data/mobile-numbers.ts';
import { inNarrowWidth } from '../../personal-data/written-digits.ts';
import { type Finding, type Severity, finding } from '../findings.ts';
import type { NarrativeOptions } from './narrative-options.ts';

/** AR-PII-1: no identity numbers, no mobile telephones but the office's own, no names of applicants. */
export function checkPersonalData(text: string, where: string, options: NarrativeOptions): Finding[] {
  const banks = bankNumbersIn(text);
  const homes = homeAddressesIn(inNarrowWidth(text)).map(({ start, end }) => text.slice(start, end));
  return [...new Set(identityNumbersIn(text).map(({ value }) => value))]
    .map((value) => personal(where, '身份证号码', value))
    .concat(
      banks.filter(({ labelled }) => labelled).map(({ value }) => personal(where, '银行账号', value)),
      banks
        .filter(({ labelled }) => !labelled)
        .map(({ value }) => personal(where, '疑似银行账号的数字', value, 'warning')),
      homes.map((value) => personal(where, '个人住址', value, 'warning')),
      mobiles(text, where, options).map((value) => personal(where, '手机号码', value)),
      namesIn(text, where, options),
    );
}

/** Mobile telephones that aren't given as the office's own. */
function mobiles(text: string, where: string, { phones = [] }: NarrativeOptions): string[] {
  return mobileNumbersIn(text).flatMap(({ value, start, asContact }) => {
    // The paragraph before part one says how to reach the office.
    const inOpening = where === 'part:0' && /电话/u.test(text.slice(Math.max(0, start - 16), start));
    return phones.includes(value) || asContact || inOpening ? [] : [value];
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
