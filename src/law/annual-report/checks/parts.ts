import type { Finding } from '../findings.ts';
import { FORM_SOURCE } from '../form.ts';
import { countCharacters } from '../narrative.ts';
import type { AnnualReport } from '../report-text.ts';
import { ASSESSMENTS, PART_ONE_ASPECTS } from '../text-patterns.ts';
import { fault, remark } from './faults.ts';
import { tableFigures } from './table-figures.ts';
import { partOf } from './text-places.ts';

const PART_ONE_LIMIT = 1000;
const PART_FIVE_LEAST = 50;

/** AR-N-5 to AR-N-7: the first part is short, speaks of all five aspects and of how the work was assessed. */
export function checkPartOne(report: AnnualReport): Finding[] {
  const text = partOf(report, 1);
  const length = countCharacters(text);
  const tooLong =
    length <= PART_ONE_LIMIT
      ? []
      : [
          remark(
            'AR-N-5',
            'part:1',
            `第一部分有 ${length} 字，规定原则上不超过 ${PART_ONE_LIMIT} 字。请精简；确有必要的，请写明原因。`,
            FORM_SOURCE,
            { expected: PART_ONE_LIMIT, actual: length },
          ),
        ];
  const missing = PART_ONE_ASPECTS.filter(({ pattern }) => !pattern.test(text)).map(({ name }) =>
    remark(
      'AR-N-6',
      'part:1',
      `第一部分没有写到“${name}”。总体情况应当包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面，请补充。`,
      FORM_SOURCE,
      { quote: name },
    ),
  );
  const unassessed =
    report.level === 'department'
      ? []
      : ASSESSMENTS.filter(({ pattern }) => !pattern.test(text)).map(({ name }) => {
          const message = `第一部分没有报告“${name}”的结果。各级人民政府应当报告工作考核、社会评议和责任追究结果情况，没有的也要说明，请补充。`;
          const detail = { quote: name };
          return report.level === 'street'
            ? remark('AR-N-7', 'part:1', message, '条例第50条第（四）项', detail)
            : fault('AR-N-7', 'part:1', message, '条例第50条第（四）项', detail);
        });
  return [...tooLong, ...missing, ...unassessed];
}

/** AR-N-8: the fifth part names problems and what is done about them. */
export function checkPartFive(report: AnnualReport): Finding[] {
  const text = partOf(report, 5);
  const length = countCharacters(text);
  if (length < PART_FIVE_LEAST || /^\s*无[。]?\s*$/u.test(text)) {
    return [
      fault(
        'AR-N-8',
        'part:5',
        `第五部分只有 ${length} 字。这一部分应当实事求是、明确具体地写出主要问题和改进措施（不少于 ${PART_FIVE_LEAST} 字），请补充。`,
        FORM_SOURCE,
        { actual: length },
      ),
    ];
  }
  if (/改进|改善|下一步|整改|将[^，。；]{2,}/u.test(text)) return [];
  return [
    remark('AR-N-8', 'part:5', '第五部分写了问题，没有看到改进措施。请补充下一年打算怎样改进。', FORM_SOURCE),
  ];
}

/** AR-N-9: the sixth part reports 信息处理费, and doesn't contradict the third. */
export function checkPartSix(report: AnnualReport): Finding[] {
  const text = partOf(report, 6);
  if (!/信息处理费/u.test(text)) {
    return [
      fault(
        'AR-N-9',
        'part:6',
        '第六部分没有报告信息处理费的收取情况。没有收取的，也要写明“未收取信息处理费”。',
        `${FORM_SOURCE}；国办函〔2020〕109号`,
      ),
    ];
  }
  const unpaid = Number(tableFigures(report)['requestsUnpaid']);
  const saysNone = /(?:未|没有|无|不存在)[^。；]{0,10}信息处理费/u.test(text);
  if (unpaid === 0 || !saysNone || /收费通知/u.test(text)) return [];
  return [
    remark(
      'AR-N-9',
      'part:6',
      `第三部分有 ${unpaid} 件申请因逾期未缴费不再处理，第六部分却写没有收取信息处理费。请说明发出收费通知的情况。`,
      '国办函〔2020〕109号',
      { expected: unpaid, actual: 0 },
    ),
  ];
}
