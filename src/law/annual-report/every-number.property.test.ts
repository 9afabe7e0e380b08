import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRecords } from './classify.ts';
import { computeTables } from './compute.ts';
import { FIGURE_TOKENS } from './figures.ts';
import type { Finding } from './findings.ts';
import type { PartNumber } from './form.ts';
import type { NarrativeBlock } from './narrative.ts';
import { defaultNarrative } from './narrative-template.ts';
import type { ReadReport } from './reading/read-report.ts';
import type { AnnualReport } from './report-text.ts';
import { registerRecords } from './test/generated-records.ts';
import { COUNTERS, OFFICE, ownReportOf } from './test/own-reports.ts';
import { cellsOf, readReportOf, withLine } from './test/read-reports.ts';
import { checkReadReport, validateAnnualReport } from './validate.ts';

/** Each run looks at hundreds of reports. */
const LONG = 60_000;

/** What the standing text says in parts one, five and six alone, said in parts two to four. */
const BESIDE_TABLES: readonly NarrativeBlock[] = [
  sentence(
    2,
    '{年份}年制发行政规范性文件{规范性文件制发件数}件，废止{规范性文件废止件数}件，现行有效{规范性文件有效件数}件。全年作出行政许可{行政许可件数}件、行政处罚{行政处罚件数}件、行政强制{行政强制件数}件。收取行政事业性收费{收费金额}万元。',
  ),
  sentence(
    3,
    '{年份}年收到政府信息公开申请{新收申请件数}件，上年结转{上年结转件数}件，办结{办结件数}件，结转下年度{结转下年件数}件。其中，予以公开{予以公开件数}件，部分公开{部分公开件数}件，不予公开{不予公开件数}件，无法提供{无法提供件数}件，不予处理{不予处理件数}件，其他处理{其他处理件数}件。',
  ),
  sentence(4, '{年份}年因政府信息公开引起行政复议{行政复议件数}件、行政诉讼{行政诉讼件数}件。'),
];
const NARRATIVE = [...defaultNarrative('township'), ...BESIDE_TABLES];
const COUNTED = FIGURE_TOKENS.filter(({ source }) => source === 'counter').map(({ token }) => `{${token}}`);
/** The sentences that can be held against the tables alone. */
const OF_TABLES = NARRATIVE.filter(({ text }) => !COUNTED.some((token) => text.includes(token)));

const charged = fc.constantFrom(COUNTERS, {
  ...COUNTERS,
  infoFeeNotices: 3,
  infoFeesPaid: 2,
  infoFeesYuan: 350,
});
const reportOf = (narrative: readonly NarrativeBlock[]): fc.Arbitrary<AnnualReport> =>
  fc
    .tuple(registerRecords, charged)
    .map(([records, counters]) =>
      ownReportOf(computeTables(countRecords(records, 2024)), { counters, narrative }),
    );

/** By how much digits are mistyped; numerals become their neighbours. */
const mistake = fc.integer({ min: 1, max: 40 });

describe('one wrong number in the text, too high or too low, is found in the part where it stands', () => {
  test(
    'in the office’s own report, against registers and tables',
    () => {
      fc.assert(
        fc.property(reportOf(NARRATIVE), mistake, (report, by) => {
          expect(unnoticed(textsOf(report), by, (texts) => ownFaults(withTexts(report, texts)))).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    LONG,
  );

  test(
    'in a report that was read, against its tables alone',
    () => {
      fc.assert(
        fc.property(reportOf(OF_TABLES), mistake, (report, by) => {
          expect(unnoticed(textsOf(report), by, (texts) => readFaults(readBack(report, texts)))).toEqual([]);
        }),
        { numRuns: 3 },
      );
    },
    LONG,
  );

  test(
    'as the total of a list or one of its parts, in whatever part',
    () => {
      const list = fc.record({ policies: amount(), notices: amount(), rest: amount(), by: mistake });
      const parts = fc.constantFrom(1, 2, 3, 4, 5, 6);
      fc.assert(
        fc.property(list, parts, ({ policies, notices, rest, by }, part) => {
          const words = `公开信息${policies + notices + rest}条，其中政策文件${policies}条、公示公告${notices}条、其他${rest}条。`;
          const faults = (line: string): string[] =>
            readFaults(withLine(part, line)).filter((key) => key.startsWith(`AR-N-2@part:${part}`));
          expect(faults(words)).toEqual([]);
          expect(mutationsOf(words, by).filter((changed) => faults(changed).length === 0)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
    LONG,
  );
});

/** Words in which numbers are no statement of the report: who to ask, and the law that hasn't its own. */
const NO_STATEMENT = /地址：.*?，|邮编：\d+|电话：[\d-]+|三级审核|第一平台|统一|一并/gu;

/** The text with each of its numbers in turn too high and too low: digits, and numerals that count or cite. */
function mutationsOf(text: string, by: number): string[] {
  const silent = [...text.matchAll(NO_STATEMENT)].map(
    ({ index, 0: words }) => [index, index + words.length] as const,
  );
  return [...text.matchAll(/\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=条|个部分|方面|是)/gu)]
    .filter(({ index }) => !silent.some(([from, to]) => from <= index && index < to))
    .flatMap(({ index, 0: number }) =>
      neighboursOf(number, by).map(
        (other) => text.slice(0, index) + other + text.slice(index + number.length),
      ),
    );
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

function neighboursOf(number: string, by: number): string[] {
  // 第四十九条 is the basis of a report as well as 第五十条.
  if (number === '五十') return ['四十八', '五十一'];
  if (!/\d/u.test(number)) {
    const at = NUMERALS.indexOf(number);
    return [NUMERALS[at - 1], NUMERALS[at + 1]].flatMap((each) => each ?? []);
  }
  const [value, decimals] = [Number(number), number.split('.')[1]?.length ?? 0];
  const lower = value === 0 ? [] : [Math.max(0, value - by)];
  return [value + by, ...lower].map((each) => each.toFixed(decimals));
}

/** The mutations of which nothing is said, with the words around them. */
function unnoticed(
  texts: readonly string[],
  by: number,
  faultsOf: (changed: readonly string[]) => readonly string[],
): string[] {
  const before = new Set(faultsOf(texts));
  return texts.flatMap((text, part) =>
    mutationsOf(text, by)
      .filter((changed) => {
        const faults = faultsOf(texts.map((each, at) => (at === part ? changed : each)));
        return !faults.some((key) => !before.has(key) && key.includes(`@part:${part}`));
      })
      .map((changed) => wordsChanged(text, changed)),
  );
}

/** What stands in `changed` where it begins to differ. */
function wordsChanged(text: string, changed: string): string {
  const at = [...changed].findIndex((character, index) => character !== text.charAt(index));
  return changed.slice(Math.max(0, at - 12), at + 12);
}

const textsOf = ({ opening, parts }: AnnualReport): string[] => [opening, ...parts.map(({ text }) => text)];

function withTexts(report: AnnualReport, [opening = '', ...texts]: readonly string[]): AnnualReport {
  return { ...report, opening, parts: report.parts.map((part, at) => ({ ...part, text: texts[at] ?? '' })) };
}

/** The report as a reader of files gives it back. */
function readBack(report: AnnualReport, [opening = '', ...text]: readonly string[]): ReadReport {
  return { ...readReportOf({ text }), opening, cells: cellsOf(report.tables) };
}

const keysOf = (findings: readonly Finding[]): string[] =>
  findings.filter(({ severity }) => severity !== 'info').map(({ key }) => key);
const readFaults = (report: ReadReport): string[] => keysOf(checkReadReport(report));
const ownFaults = (report: AnnualReport): string[] =>
  keysOf(validateAnnualReport(report, { agency: { selfName: OFFICE.selfName, phones: [OFFICE.phone] } }));

function amount(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 200 });
}

function sentence(part: PartNumber, text: string): NarrativeBlock {
  return { id: `beside-${part}`, part, kind: 'paragraph', text };
}
