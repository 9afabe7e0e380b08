import type { Finding } from '../findings.ts';
import type { AnnualReport } from '../report-text.ts';

/** Runs a check over the opening (`part:0`) and each part (`part:1` … `part:6`) that has text. */
export function everyText(
  report: AnnualReport,
  check: (text: string, where: string) => Finding[],
): Finding[] {
  const texts = [report.opening, ...report.parts.map((part) => part.text)];
  return texts.flatMap((text, part) => (text === '' ? [] : check(text, `part:${part}`)));
}

/** Text of a part, 1 to 6; empty when it is missing. */
export function partOf(report: AnnualReport, part: number): string {
  return report.parts[part - 1]?.text ?? '';
}

/** The words at a place with a few characters on either side, on one line. */
export function around(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - 6), index + length + 6).replace(/\s+/gu, ' ');
}

const CHINESE_DIGITS = '零一二三四五六七八九十';

/** 0 to 10 written in Chinese, or any number in digits; NaN for anything else. */
export function chineseNumber(text: string): number {
  const at = CHINESE_DIGITS.indexOf(text);
  return at >= 0 ? at : Number(text);
}

/** 0 to 10 as a Chinese numeral. */
export function chineseNumeral(number: number): string {
  return CHINESE_DIGITS.charAt(number);
}
