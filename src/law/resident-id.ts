import { parsePlainDate } from './dates.ts';

/** 公民身份号码 (GB 11643—1999): 17 digits and a check character, ISO 7064 MOD 11-2. */
const SHAPE = /^\d{17}[\dX]$/;
const CHECKS = '10X98765432';

/** Whether the number is well formed, its day of birth exists and its check character is right. */
export function isResidentId(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const born = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  return parsePlainDate(born) !== null && text[17] === residentIdCheck(text.slice(0, 17));
}

/** What is wrong with a number, in Chinese; null when it is right. */
export function residentIdProblem(text: string): string | null {
  if (!SHAPE.test(text)) return '居民身份证号码应为 18 位，前 17 位是数字，最后一位是数字或者 X。';
  return isResidentId(text) ? null : '居民身份证号码有误，请对照身份证逐位核对。';
}

/** The check character for the first 17 digits. */
export function residentIdCheck(body: string): string {
  let sum = 0;
  for (const [index, digit] of [...body].entries()) sum += Number(digit) * (2 ** (17 - index) % 11);
  return CHECKS.charAt(sum % 11);
}
