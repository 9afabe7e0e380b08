import { yearOf } from '../../../law/dates.ts';
import { parseDocumentNumber } from '../../../law/document-number.ts';
import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type LooseNumber, looseNumbersIn, properNumber } from './loose-numbers.ts';

/** W06: a 文号 ends with 号, and its year is one in which it can have been given. */
export const NUMBER_YEAR_RULE: TextRule = {
  id: 'W06',
  kind: 'citation',
  severity: 'gate',
  name: '发文字号缺“号”字、年份不合',
  standard: 'GB/T 9704—2012 7.2.5',
  bad: '按照《实施意见》（渝府发〔2023〕3）办理。',
  good: '按照《实施意见》（渝府发〔2023〕3号）办理。',
  check: (checked) => [...withoutEnd(checked), ...inTheFuture(checked), ...ofOtherYear(checked)],
};

/** What shows that the number ends here: a sign behind it. Others may belong to a list (〔2024〕3、4号). */
const ENDS = /^[）)。；;]|^(?:文件|文|精神|要求|规定)/u;

function withoutEnd(checked: CheckedText): Found[] {
  return looseNumbersIn(checked)
    .filter((one) => one.isHexagonal && !one.hasEnd && one.year.length === 4 && one.word !== '')
    .filter((one) => ENDS.test(checked.text.slice(one.end, one.end + 4)))
    .map((one) => ({
      start: one.start,
      end: one.end,
      suggestion: properNumber(one),
      reason: `发文顺序号后应当加“号”字，此处应写成“${one.word}${properNumber(one)}”。`,
    }));
}

function inTheFuture(checked: CheckedText): Found[] {
  const { date } = checked.context;
  if (date === undefined) return [];
  return proper(checked)
    .filter((one) => Number(one.year) > yearOf(date))
    .map((one) => ({
      start: one.start,
      end: one.end,
      reason: `本文日期在${yearOf(date)}年，不可能引用${one.year}年的文件“${one.word}${properNumber(one)}”。请核对年份。`,
    }));
}

/** Its own number, of another year than its day. In January the number may still be of the year before. */
function ofOtherYear(checked: CheckedText): Found[] {
  const { date, documentNumber = '' } = checked.context;
  const own = parseDocumentNumber(documentNumber);
  if (date === undefined || own === null || own.year >= yearOf(date)) return [];
  if (own.year === yearOf(date) - 1 && date.slice(5, 7) === '01') return [];
  return proper(checked)
    .filter((one) => own.word.endsWith(one.word.slice(-own.word.length)))
    .filter((one) => Number(one.year) === own.year && one.number === own.number)
    .slice(0, 1)
    .map((one) => ({
      start: one.start,
      end: one.end,
      severity: 'advice',
      reason: `本文的发文字号是${own.year}年的，成文日期在${yearOf(date)}年。请核对。`,
    }));
}

function proper(checked: CheckedText): LooseNumber[] {
  return looseNumbersIn(checked).filter((one) => one.hasEnd && one.year.length === 4 && one.word !== '');
}
