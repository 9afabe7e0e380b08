import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HAS_SHARED_CASES, readSharedCase, SKIP_NOTE } from '../../../test/shared-cases.ts';
import { countRecords } from './classify.ts';
import { computeTables } from './compute.ts';
import { type RequestColumn, PART_TITLES, REQUEST_COLUMNS, REQUEST_ROWS, type RequestRow } from './form.ts';
import { registerRecords } from './test/generated-records.ts';
import { COUNTERS, OFFICE, ownReportOf } from './test/own-reports.ts';
import { ofAnnualReport } from './checks/checked-report.ts';
import { checkNarrative } from './narrative-checks.ts';
import { countCharacters } from './narrative.ts';
import { NARRATIVE_NAMES, reportToJson, tablesFromJson } from './report-json.ts';
import type { AnnualReport } from './report-text.ts';
import { type ReportTables, buildTables, emptyTables, withCell } from './tables.ts';
import { checkTies } from './ties.ts';

const reportOf = (tables: ReportTables, name = OFFICE.name) =>
  ownReportOf(tables, { office: { ...OFFICE, name }, counters: { ...COUNTERS, interpretation: 0 } });

describe('a report in JSON', () => {
  test('gives back the same tables, the fee to the last digit', () => {
    fc.assert(
      fc.property(registerRecords, (records) => {
        const tables = computeTables(countRecords(records, 2024));
        expect(tablesFromJson(JSON.parse(JSON.stringify(reportToJson(reportOf(tables)))))).toEqual({
          tables,
        });
      }),
    );
    const large = withCell(emptyTables(), 't2.fee.amount', '12345678901234.123456');
    expect(tablesFromJson(JSON.parse(JSON.stringify(reportToJson(reportOf(large)))))).toEqual({
      tables: large,
    });
  });

  test('has a zero fee as the number 0, and six parts', () => {
    const json = reportToJson(reportOf(emptyTables()));
    expect(json.table2.fee.amount).toBe(0);
    expect(json.parts.map((part) => part.title)).toEqual([...PART_TITLES]);
    expect(json.narrative['微信公众号篇数']).toBe(151);
  });

  test('that is broken gives findings instead of tables', () => {
    expect(tablesFromJson({ table2: {} })).toHaveProperty('findings');
    expect(tablesFromJson(null)).toHaveProperty('findings');
  });
});

describe.skipIf(!HAS_SHARED_CASES)(`real published reports${SKIP_NOTE}`, () => {
  test('三角镇 2024 has the same cells and figures as computed from its records', () => {
    const real: Record<string, unknown> & { agency: string; narrative: Record<string, number> } = JSON.parse(
      readSharedCase('sanjiao-2024.json'),
    );
    const records = {
      requests: [],
      decisions: [],
      fees: [],
      disputes: [],
      normative: [
        {
          kind: 'normative' as const,
          madeOn: '2020-05-01',
          validUntil: null,
          endedOn: null,
          endedHow: null,
        },
      ],
    };
    const json = reportToJson(reportOf(computeTables(countRecords(records, 2024)), real.agency));
    for (const key of ['agency', 'level', 'year', 'format', 'table2', 'table3', 'table4'] as const)
      expect(json[key]).toEqual(real[key]);
    for (const name of Object.keys(real.narrative)) {
      expect(Object.keys(NARRATIVE_NAMES)).toContain(name);
      expect([name, json.narrative[name]]).toEqual([name, real.narrative[name]]);
    }
  });

  test('the text of 三角镇 2024 shows its known faults and no others', () => {
    const report = parseRealReport(readSharedCase('sanjiao-2024.txt'));
    expect(countCharacters(report.parts[0]?.text ?? '')).toBeLessThanOrEqual(1000);
    const findings = checkNarrative(ofAnnualReport(report), {
      selfNames: ['我镇'],
      phones: ['023-48400009'],
    });
    expect(findings.map((each) => `${each.rule} ${each.where} ${each.quote}`)).toEqual([
      'AR-N-7 part:1 工作考核',
      'AR-N-7 part:1 社会评议',
      'AR-N-7 part:1 责任追究',
      'AR-N-11 part:0 [bookmark: _GoBack]',
      'X-PUNCT part:1 准、办事结果,不断增强工作',
    ]);
  });

  test('every tie holds in real tables of the form of 2021', () => {
    const { reports }: { reports: RealFigures[] } = JSON.parse(readSharedCase('figures.json'));
    const current = reports.filter((report) => report.format === '2021');
    expect(current.length).toBeGreaterThan(5);
    for (const report of current) {
      const findings = checkTies(tablesOfReal(report), { agencyLevel: report.level });
      expect([report.id, findings]).toEqual([report.id, []]);
    }
  });
});

interface RealFigures {
  id: string;
  format: string;
  level: 'district' | 'department';
  table2: Record<string, (number | string)[]> | null;
  table3: Partial<Record<RequestRow, number[]>>;
  table4: number[];
}

function tablesOfReal(report: RealFigures): ReportTables {
  const table2 = report.table2 ?? {};
  const cells = new Map<string, number>();
  for (const [row, columns] of [
    ['rules', ['made', 'repealed', 'valid']],
    ['docs', ['made', 'repealed', 'valid']],
    ['permit', ['decisions']],
    ['punish', ['decisions']],
    ['coerce', ['decisions']],
  ] as const) {
    columns.forEach((column, index) => cells.set(`t2.${row}.${column}`, Number(table2[row]?.[index] ?? 0)));
  }
  for (const row of REQUEST_ROWS)
    REQUEST_COLUMNS.forEach((column: RequestColumn, index) =>
      cells.set(`t3.${row}.${column}`, report.table3[row]?.[index] ?? 0),
    );
  ['review', 'direct', 'afterReview'].forEach((kind, group) =>
    ['upheld', 'corrected', 'other', 'pending', 'total'].forEach((column, index) =>
      cells.set(`t4.${kind}.${column}`, report.table4[group * 5 + index] ?? 0),
    ),
  );
  return buildTables((name) => cells.get(name) ?? 0, String(table2['fee']?.[0] ?? '0'));
}

/** Title, opening and the six parts of a report's plain text; the tables' lines stand in parts two to four. */
function parseRealReport(text: string): AnnualReport {
  const lines = text.split('\n').map((line) => line.trim());
  const starts = PART_TITLES.map((title) => lines.indexOf(title));
  const parts = PART_TITLES.map((title, index) => {
    const body = lines.slice((starts[index] ?? 0) + 1, starts[index + 1] ?? lines.length).join('\n');
    return { title, text: index >= 1 && index <= 3 ? '' : body };
  });
  return {
    title: `${lines[0]}${lines[1]}`,
    agencyName: lines[0] ?? '',
    level: 'township',
    year: 2024,
    opening: lines.slice(2, starts[0]).join('\n'),
    parts,
    tables: emptyTables(),
    figures: {},
    publishedOn: null,
  };
}
