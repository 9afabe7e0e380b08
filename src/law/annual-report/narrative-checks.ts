import { type PlainDate, toChinese } from '../dates.ts';
import { type Figures, figuresOf } from './figures.ts';
import { type Finding, finding } from './findings.ts';
import { FORM_SOURCE, PART_TITLES, reportTitle } from './form.ts';
import { countCharacters } from './narrative.ts';
import type { AnnualReport } from './report-text.ts';
import { similarity } from './similarity.ts';
import {
  ASSESSMENTS,
  OWN_SELF_NAMES,
  PART_ONE_ASPECTS,
  PLACE_SELF_NAMES,
  REPEALED_LAW,
  RESIDUE,
  STATED_FIGURES,
  STATED_NONE,
} from './text-patterns.ts';

/** What a text is checked against. */
export interface NarrativeOptions {
  readonly selfName: string;
  /** Telephone numbers that may stand in the report. */
  readonly phones?: readonly string[];
  /** Full names of other agencies, none of which should report here. */
  readonly otherAgencies?: readonly string[];
  /** Names of people who made requests: none may appear (AR-PII-1). */
  readonly applicantNames?: readonly string[];
  /** The text of the year before, against 年年雷同. */
  readonly previousParts?: readonly { readonly text: string }[];
  /** When the report must be public, by default 1月31日 of the next year. */
  readonly dueOn?: PlainDate;
}

const PART_ONE_LIMIT = 1000;
const PART_FIVE_LEAST = 50;
const SAME_FROM = 0.6;

/**
 * Checks titles and text: AR-STR-1, AR-STR-3, AR-N-1, AR-N-2, AR-N-4 to AR-N-11, AR-X-SAME, AR-PII-1, AR-PUB-1. Reads the
 * finished text, so a figure typed by hand is held against the tables like a bound one.
 */
export function checkNarrative(report: AnnualReport, options: NarrativeOptions): Finding[] {
  return [
    ...checkTitles(report),
    ...checkYears(report),
    ...checkStatedFigures(report),
    ...everyText(report, checkSums),
    ...checkPartCount(report),
    ...everyText(report, checkEnumeration),
    ...checkPartOne(report),
    ...checkPartFive(report),
    ...checkPartSix(report),
    ...everyText(report, (text, where) => checkNames(text, where, report, options)),
    ...everyText(report, checkLeftovers),
    ...everyText(report, (text, where) => checkPersonalData(text, where, options)),
    ...checkSameness(report, options),
    ...checkPublication(report, options),
  ];
}

function checkTitles(report: AnnualReport): Finding[] {
  const title = reportTitle(report.agencyName, report.year);
  const wrongTitle =
    report.title.trim() === title
      ? []
      : [
          fault(
            'AR-STR-3',
            'title',
            `标题应为“${title}”，现为“${report.title.trim()}”，请更正。`,
            FORM_SOURCE,
            { quote: report.title.trim() },
          ),
        ];
  const wrongParts = PART_TITLES.flatMap((wanted, index) => {
    const found = report.parts[index]?.title.trim();
    if (found === wanted) return [];
    return [
      fault(
        'AR-STR-1',
        `part:${index + 1}`,
        `第${index + 1}部分的标题应为“${wanted}”，现为“${found ?? '（缺少）'}”。六个部分的标题和顺序须与规定格式一致，请更正。`,
        FORM_SOURCE,
        { quote: found ?? '' },
      ),
    ];
  });
  const extra = report.parts
    .slice(PART_TITLES.length)
    .map((part, index) =>
      fault(
        'AR-STR-1',
        `part:${PART_TITLES.length + index + 1}`,
        `“${part.title}”不在规定的六个部分之内，请并入相应部分。`,
        FORM_SOURCE,
        { quote: part.title },
      ),
    );
  return [...wrongTitle, ...wrongParts, ...extra];
}

function checkYears(report: AnnualReport): Finding[] {
  const year = String(report.year);
  const periods = [...report.opening.matchAll(/(\d{4})\s*年\s*(?:1\s*月\s*1\s*日|12\s*月\s*31\s*日)/gu)].map(
    (found) => found[1] ?? '',
  );
  const wrongPeriod = [...new Set(periods.filter((found) => found !== year))].map((found) =>
    fault('AR-STR-3', 'part:0', `统计期限写的是${found}年，本报告的年度是${year}年，请更正。`, FORM_SOURCE, {
      quote: `${found}年`,
    }),
  );
  const plans = everyText(report, (text, where) =>
    [...text.matchAll(/(\d{4})\s*年[，]?(?:[^，。；]{0,8})将/gu)]
      .filter((found) => Number(found[1]) <= report.year)
      .map((found) =>
        fault(
          'AR-N-11',
          where,
          `改进打算写的是${found[1]}年，而本报告的年度是${year}年。改进打算应当针对${report.year + 1}年，请更正年份。`,
          FORM_SOURCE,
          { quote: found[0] },
        ),
      ),
  );
  const leftYear = String(report.year - 1);
  const stale = everyText(report, (text, where) =>
    [...text.matchAll(new RegExp(`(?<!较|比|同|与|自|从|于)${leftYear}\\s*年(?!度报告|以来|末)`, 'gu'))].map(
      (found) =>
        remark(
          'AR-N-11',
          where,
          `文中出现“${leftYear}年”。如果是上年文字没有更新，请改正；如果确指上一年，请写明原因。`,
          FORM_SOURCE,
          { quote: around(text, found.index, found[0].length) },
        ),
    ),
  );
  return [...wrongPeriod, ...plans, ...stale];
}

function checkStatedFigures(report: AnnualReport): Finding[] {
  const figures = tableFigures(report);
  return everyText(report, (text, where) => [
    ...STATED_FIGURES.flatMap(({ key, label, pattern }) =>
      [...text.matchAll(pattern)].flatMap((found) => {
        const [actual, expected] = [Number(found[1]), Number(figures[key])];
        if (actual === expected) return [];
        return [
          fault(
            'AR-N-1',
            where,
            `文中“${found[0]}”与表格不一致：表中“${label}”为 ${expected} 件，文中写的是 ${actual} 件。请改用数据项，或者更正文字。`,
            FORM_SOURCE,
            { expected, actual, quote: found[0] },
          ),
        ];
      }),
    ),
    ...STATED_NONE.flatMap(({ key, label, rule, pattern }) => {
      const [found, expected] = [pattern.exec(text), Number(figures[key])];
      if (found === null || expected === 0) return [];
      const message = `文中写“${found[0]}”，而表中“${label}”为 ${expected} 件，前后矛盾。请更正文字。`;
      const detail = { expected, actual: 0, quote: found[0] };
      return [
        rule === 'AR-N-1'
          ? fault(rule, where, message, FORM_SOURCE, detail)
          : remark(rule, where, message, FORM_SOURCE, detail),
      ];
    }),
  ]);
}

/** AR-N-2: 21条，其中甲4条、乙5条. A list may leave things out on purpose, so it's a warning that can be answered. */
function checkSums(text: string, where: string): Finding[] {
  return [
    ...text.matchAll(
      /(\d+)\s*(条|件|篇|期|次|份)[，,（(]\s*(?:其中|包括|分别是|分别为)[：:]?([^。；）)]*)/gu,
    ),
  ].flatMap((found) => {
    const [, total = '', unit = '', list = ''] = found;
    const parts = [...list.matchAll(/(\d+)\s*(条|件|篇|期|次|份)/gu)]
      .filter((part) => part[2] === unit)
      .map((part) => Number(part[1]));
    const sum = parts.reduce((left, right) => left + right, 0);
    if (parts.length < 2 || sum === Number(total)) return [];
    return [
      remark(
        'AR-N-2',
        where,
        `文中总数为 ${total}${unit}，列出的各项相加为 ${sum}${unit}，不一致。请更正；如有未列出的项目，请在文中写明。`,
        FORM_SOURCE,
        { expected: sum, actual: Number(total), quote: found[0].slice(0, 60) },
      ),
    ];
  });
}

/** AR-N-4: the number of parts named in the opening is six, and six are listed. */
function checkPartCount(report: AnnualReport): Finding[] {
  const found = /([一二三四五六七八九十]|\d+)\s*个?(?:部分|方面)/u.exec(report.opening);
  if (found === null) return [];
  const stated = chineseNumber(found[1] ?? '');
  const listed = PART_TITLES.filter((title) => report.opening.includes(title.slice(2))).length;
  const expected = listed === 0 ? PART_TITLES.length : listed;
  if (stated === expected && (listed === 0 || listed === PART_TITLES.length)) return [];
  return [
    fault(
      'AR-N-4',
      'part:0',
      `开头写明由 ${stated} 个部分组成，实际列出 ${expected} 个，规定格式为 6 个部分。请核对。`,
      FORM_SOURCE,
      { expected: PART_TITLES.length, actual: stated, quote: found[0] },
    ),
  ];
}

/** AR-N-4: 一是、二是、三是 follow each other; 一是 may start a new list. */
function checkEnumeration(text: string, where: string): Finding[] {
  let last = 0;
  const findings: Finding[] = [];
  for (const found of text.matchAll(/(?<=^|[，。；：、！？\s])([一二三四五六七八九十])是/gmu)) {
    const number = chineseNumber(found[1] ?? '');
    if (number !== 1 && number !== last + 1) {
      findings.push(
        fault(
          'AR-N-4',
          where,
          `分项序号不连续：“${found[0]}”之前应有${last === 0 ? '“一是”' : `“${CHINESE_DIGITS.charAt(last)}是”`}。请检查是否漏写或写错。`,
          FORM_SOURCE,
          { quote: around(text, found.index, 10) },
        ),
      );
    }
    last = number;
  }
  return findings;
}

function checkPartOne(report: AnnualReport): Finding[] {
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

function checkPartFive(report: AnnualReport): Finding[] {
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

function checkPartSix(report: AnnualReport): Finding[] {
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

function checkNames(text: string, where: string, report: AnnualReport, options: NarrativeOptions): Finding[] {
  const selfNames = [...OWN_SELF_NAMES, ...PLACE_SELF_NAMES].filter(
    (name) => name !== options.selfName && !options.selfName.startsWith(name),
  );
  const wrongSelf = selfNames.flatMap((name) => {
    const at = text.indexOf(name);
    if (at < 0) return [];
    const detail = { quote: around(text, at, name.length) };
    const isPlace = PLACE_SELF_NAMES.some((place) => place === name);
    return isPlace
      ? [
          remark(
            'AR-N-11',
            where,
            `文中用了“${name}”，本机关的自称是“${options.selfName}”。如果是指所在地区，请写明地名；否则请更正。`,
            FORM_SOURCE,
            detail,
          ),
        ]
      : [
          fault(
            'AR-N-11',
            where,
            `文中用了“${name}”，本机关的自称是“${options.selfName}”，请更正。`,
            FORM_SOURCE,
            detail,
          ),
        ];
  });
  const others = (options.otherAgencies ?? [])
    .filter((name) => name !== report.agencyName && !report.agencyName.includes(name) && text.includes(name))
    .map((name) =>
      remark(
        'AR-N-11',
        where,
        `文中出现了其他机关的名称“${name}”。如果是误抄，请更正；确需提到的，请写明原因。`,
        FORM_SOURCE,
        { quote: name },
      ),
    );
  return [...wrongSelf, ...others];
}

function checkLeftovers(text: string, where: string): Finding[] {
  const residue = RESIDUE.flatMap((pattern) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [
          fault(
            'AR-N-11',
            where,
            `文中残留了模板或软件的标记“${found[0]}”，请删除或者填写实际内容。`,
            FORM_SOURCE,
            { quote: found[0] },
          ),
        ];
  });
  const repealed = REPEALED_LAW.flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text);
    return found === null
      ? []
      : [
          fault(
            'AR-N-11',
            where,
            `文中“${found[0]}”出自已经失效的规定，${instead}，请更正。`,
            '条例（国令第711号）',
            { quote: found[0] },
          ),
        ];
  });
  return [...residue, ...repealed];
}

function checkPersonalData(text: string, where: string, options: NarrativeOptions): Finding[] {
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

/** AR-X-SAME: the notice forbids reports that are the same year after year (年年雷同). */
function checkSameness(report: AnnualReport, options: NarrativeOptions): Finding[] {
  return ([1, 5] as const).flatMap((part) => {
    const share = similarity(partOf(report, part), options.previousParts?.[part - 1]?.text ?? '');
    if (share < SAME_FROM) return [];
    const percent = Math.round(share * 100);
    return [
      remark(
        'AR-X-SAME',
        `part:${part}`,
        `第${part}部分与上年的文字有 ${percent}% 相同，容易被认定为“年年雷同”。请按本年的实际情况重写，或者写明原因。`,
        FORM_SOURCE,
        { actual: percent },
      ),
    ];
  });
}

/**
 * AR-PUB-1. A warning, not an error: a report that is late must still be published, with the reason written down.
 */
function checkPublication(report: AnnualReport, options: NarrativeOptions): Finding[] {
  const due = options.dueOn ?? `${report.year + 1}-01-31`;
  if (report.publishedOn === null || report.publishedOn <= due) return [];
  return [
    remark(
      'AR-PUB-1',
      'report',
      `公布日期${toChinese(report.publishedOn)}晚于期限${toChinese(due)}。请写明迟延的原因。`,
      `条例第49条；${FORM_SOURCE}`,
      { quote: report.publishedOn },
    ),
  ];
}

function tableFigures(report: AnnualReport): Figures {
  const zero = {
    news: 0,
    policies: 0,
    notices: 0,
    keyArea: 0,
    budget: 0,
    finalAccounts: 0,
    interpretation: 0,
    channelIssues: 0,
    channelPosts: 0,
  };
  const agency = { name: report.agencyName, selfName: '', address: '', postcode: '', phone: '' };
  return figuresOf({ year: report.year, agency, counters: zero, tables: report.tables });
}

function everyText(report: AnnualReport, check: (text: string, where: string) => Finding[]): Finding[] {
  const texts = [report.opening, ...report.parts.map((part) => part.text)];
  return texts.flatMap((text, part) => (text === '' ? [] : check(text, `part:${part}`)));
}

function partOf(report: AnnualReport, part: number): string {
  return report.parts[part - 1]?.text ?? '';
}

const CHINESE_DIGITS = '零一二三四五六七八九十';

function chineseNumber(text: string): number {
  const at = CHINESE_DIGITS.indexOf(text);
  return at >= 0 ? at : Number(text);
}

function around(text: string, index: number, length: number): string {
  return text.slice(Math.max(0, index - 6), index + length + 6).replace(/\s+/gu, ' ');
}

/** GB 11643: the last character of an 18-digit identity number is a check on the others. */
function isIdentityNumber(text: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}

type Detail = Pick<Finding, 'expected' | 'actual' | 'quote'>;

function fault(rule: string, where: string, message: string, law: string, detail: Detail = {}): Finding {
  return finding({ rule, severity: 'error', where, message, law, ...detail });
}

function remark(rule: string, where: string, message: string, law: string, detail: Detail = {}): Finding {
  return finding({ rule, severity: 'warning', where, message, law, ...detail });
}
