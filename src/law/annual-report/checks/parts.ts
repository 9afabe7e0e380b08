import { type Finding, finding } from '../findings.ts';
import { countCharacters } from '../narrative.ts';
import { signatureDayIn } from './stated-days.ts';
import { ASSESSMENTS, GENERIC_PHRASES, PART_ONE_ASPECTS } from '../text-patterns.ts';
import { isGovernment } from './agency-level.ts';
import { type CheckedReport, partOf } from './checked-report.ts';

const PART_ONE_LIMIT = 1000;
const PART_FIVE_LEAST = 50;
/** Characters of a name and a day at most. */
const SIGNATURE_LENGTH = 45;
/** 国办函〔2020〕109号 is in force since 2021-01-01. */
const FEE_SINCE = 2021;

/** Parts of the form that are text: the others are a table each. */
const PARTS_OF_TEXT = [1, 5, 6] as const;

/** AR-STR-1: a part that is there says something. */
export function checkEmptyParts(report: CheckedReport): Finding[] {
  return PARTS_OF_TEXT.filter((part) => saysNothing(partOf(report, part))).map((part) =>
    finding({
      rule: 'AR-STR-1',
      where: `part:${part}`,
      quote: '',
      message: `第${part}部分只有标题，没有内容，请补写。没有需要报告的事项的，也要写明。`,
    }),
  );
}

/** Whether a part has nothing but the signature of the report. */
function saysNothing(text: string | null): boolean {
  if (text === null) return false;
  const signed = signatureDayIn(text);
  if (text.trim() === '') return true;
  return signed !== null && text.replaceAll(/\s/gu, '').length <= SIGNATURE_LENGTH && !/[，。；]/u.test(text);
}

/** AR-N-5 to AR-N-7: the first part is short, speaks of all five aspects and of how the work was assessed. */
export function checkPartOne(report: CheckedReport): Finding[] {
  const text = partOf(report, 1);
  if (text === null) return [];
  const length = countCharacters(text);
  const tooLong =
    length <= PART_ONE_LIMIT || report.cells.form === '2019'
      ? []
      : [
          finding({
            rule: 'AR-N-5',
            where: 'part:1',
            expected: PART_ONE_LIMIT,
            actual: length,
            message: `第一部分有 ${length} 字，规定原则上不超过 ${PART_ONE_LIMIT} 字。请精简；确有必要的，请写明原因。`,
          }),
        ];
  const missing = PART_ONE_ASPECTS.filter(({ pattern }) => !pattern.test(text)).map(({ name }) =>
    finding({
      rule: 'AR-N-6',
      where: 'part:1',
      quote: name,
      message: `第一部分没有写到“${name}”。总体情况应当包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面，请补充。`,
    }),
  );
  return [...tooLong, ...missing, ...unassessed(report, text)];
}

function unassessed(report: CheckedReport, text: string): Finding[] {
  const isBound = isGovernment(report.agencyName ?? '', report.level);
  if (!isBound && report.level !== 'street') return [];
  return ASSESSMENTS.filter(({ pattern }) => !pattern.test(text)).map(({ name }) =>
    finding({
      rule: 'AR-N-7',
      severity: isBound ? 'error' : 'warning',
      where: 'part:1',
      quote: name,
      message: `第一部分没有报告“${name}”的结果。各级人民政府应当报告工作考核、社会评议和责任追究结果情况，没有的也要说明，请补充。`,
    }),
  );
}

/** AR-N-8: the fifth part names problems and what is done about them. */
export function checkPartFive(report: CheckedReport): Finding[] {
  const text = partOf(report, 5);
  if (text === null) return [];
  const length = countCharacters(text);
  if (length < PART_FIVE_LEAST) {
    return [
      finding({
        rule: 'AR-N-8',
        where: 'part:5',
        actual: length,
        message: `第五部分只有 ${length} 字。这一部分应当实事求是、明确具体地写出主要问题和改进措施（不少于 ${PART_FIVE_LEAST} 字），请补充。`,
      }),
    ];
  }
  if (
    !/改进|改善|下一?步|下阶段|整改|措施|举措|今后|对此|已(?:采取|建立|制定|完善|明确)|将[^，。；]{2,}/u.test(
      text,
    )
  ) {
    return [
      finding({
        rule: 'AR-N-8',
        severity: 'warning',
        where: 'part:5',
        message: '第五部分写了问题，没有看到改进措施。请补充下一年打算怎样改进。',
      }),
    ];
  }
  const generic = GENERIC_PHRASES.filter((phrase) => text.includes(phrase));
  if (generic.length < 3 || length > 60 * generic.length) return [];
  return [
    finding({
      rule: 'AR-N-8',
      severity: 'warning',
      where: 'part:5',
      quote: generic.join('、'),
      message: `第五部分多为“${generic.slice(0, 3).join('”“')}”一类的套话。请写明具体是什么问题、怎样改进。`,
    }),
  ];
}

/** AR-N-9: the sixth part reports 信息处理费, and doesn't contradict the third. */
export function checkPartSix(report: CheckedReport): Finding[] {
  const text = partOf(report, 6);
  if (text === null || report.cells.form === '2019' || (report.year ?? FEE_SINCE) < FEE_SINCE) return [];
  if (!/信息(?:公开)?处理费/u.test(text)) {
    return [
      finding({
        rule: 'AR-N-9',
        // Some say it in other words: no fee was taken.
        severity: /收费|费用|处理费/u.test(text) ? 'warning' : 'error',
        where: 'part:6',
        message: '第六部分没有报告信息处理费的收取情况。没有收取的，也要写明“未收取信息处理费”。',
      }),
    ];
  }
  const charged =
    /收取(?:(?!收费通知)[^。；]){0,16}?(?<![\d.])(?!0(?:\.0+)?(?:件|元|万元))\d+(?:\.\d+)?(?:件|元|万元)/u.test(
      text,
    );
  if (charged && /(?:未|没有|无)(?:产生|收取|收|发生)[^。；，]{0,10}信息(?:公开)?处理费/u.test(text)) {
    return [
      finding({
        rule: 'AR-N-9',
        where: 'part:6',
        quote: text.slice(0, 40),
        message: '第六部分既写没有收取信息处理费，又写了收取的件数或者金额，前后矛盾。请更正。',
      }),
    ];
  }
  const unpaid = report.cells.get('t3.other.noFee.total') ?? 0;
  const saysNone = /(?:未|没有|无|不存在)[^。；]{0,10}信息(?:公开)?处理费/u.test(text);
  if (unpaid === 0 || !saysNone || /收费通知/u.test(text)) return [];
  return [
    finding({
      rule: 'AR-N-9',
      severity: 'warning',
      where: 'part:6',
      expected: unpaid,
      actual: 0,
      message: `第三部分有 ${unpaid} 件申请因逾期未缴费不再处理，第六部分却写没有收取信息处理费。请说明发出收费通知的情况。`,
    }),
  ];
}
