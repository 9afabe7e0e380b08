import { describe, expect, test } from 'vitest';
import { NO_COUNTS, computeTables } from './compute.ts';
import { openFindings } from './findings.ts';
import type { AnnualReport } from './report-text.ts';
import { type ReportTables, emptyTables, withCell } from './tables.ts';
import { OFFICE, ownReportOf } from './test/own-reports.ts';
import { FULL_YEAR, GOOD_PARTS, cellsOf, cellsOf2019, readReportOf, withLine } from './test/read-reports.ts';
import type { ReadReport } from './reading/read-report.ts';
import { type ValidationContext, checkReadReport, validateAnnualReport } from './validate.ts';

const reportOf = (tables: ReportTables = emptyTables(), level: AnnualReport['level'] = 'township') =>
  ownReportOf(tables, { level });

function withPart(report: AnnualReport, part: number, text: string, title?: string): AnnualReport {
  const parts = report.parts.map((each, index) =>
    index === part - 1 ? { title: title ?? each.title, text } : each,
  );
  return { ...report, parts };
}

const added = (report: AnnualReport, part: number, text: string): AnnualReport =>
  withPart(report, part, `${report.parts[part - 1]?.text ?? ''}\n${text}`);

const found = (report: AnnualReport, context: Partial<ValidationContext> = {}): string[] =>
  validateAnnualReport(report, { agency: { selfName: '我镇', phones: [OFFICE.phone] }, ...context }).map(
    (each) => `${each.rule} ${each.severity} ${each.where}`,
  );

const busy = computeTables({
  ...NO_COUNTS,
  newRequests: [{ kind: 'natural', count: 5 }],
  outcomes: [
    { row: 'open', kind: 'natural', count: 3 },
    { row: 'other.noFee', kind: 'natural', count: 1 },
  ],
  carriedOut: [{ kind: 'natural', count: 1 }],
  disputes: [{ kind: 'review', result: 'corrected', count: 1 }],
});

describe('a report written from the template', () => {
  test.each([
    ['without requests', emptyTables()],
    ['with requests', busy],
  ])('%s has no finding', (_name, tables) => {
    expect(found(reportOf(tables), { registers: tables })).toEqual([]);
  });

  test('waits for its statements to be confirmed', () => {
    const unconfirmed = [{ id: 'platform', part: 1, text: '我镇以上级政府门户网站为第一平台' }];
    expect(found(reportOf(), { unconfirmed })).toEqual(['AR-CONFIRM error part:1']);
  });
});

describe('titles and years', () => {
  test.each<[string, AnnualReport, string[]]>([
    [
      'a title of another year',
      { ...reportOf(), title: '示范区青禾镇人民政府2023年政府信息公开工作年度报告' },
      ['AR-STR-3 error title'],
    ],
    ['a heading in other words', withPart(reportOf(), 2, '', '二、主动公开情况'), ['AR-STR-1 error part:2']],
    [
      'a period of another year',
      { ...reportOf(), opening: reportOf().opening.replaceAll('2024年12月', '2023年12月') },
      ['AR-STR-3 error part:0'],
    ],
    ['a missing part', { ...reportOf(), parts: reportOf().parts.slice(0, 5) }, ['AR-STR-1 error part:6']],
    [
      'seven parts named',
      { ...reportOf(), opening: reportOf().opening.replace('六个部分', '七个部分') },
      ['AR-N-4 error part:0'],
    ],
    [
      'plans for the year that is over',
      added(reportOf(), 5, '2024年我镇将从以下方面改进。'),
      ['AR-N-11 warning part:5'],
    ],
  ])('%s is found', (_name, report, expected) => {
    expect(found(report)).toEqual(expected);
  });
});

describe('figures in the text', () => {
  test.each<[string, ReportTables, string, string[]]>([
    ['none received, though five were', busy, '我镇未收到政府信息公开申请。', ['AR-N-1 error part:1']],
    ['six received, though five were', busy, '共收到政府信息公开申请6件。', ['AR-N-1 error part:1']],
    ['three handled, though four were', busy, '已办结政府信息公开申请3件。', ['AR-N-1 error part:1']],
    ['two carried out, though one was', busy, '结转下年度继续办理2件。', ['AR-N-1 error part:1']],
    ['two reviews, though there was one', busy, '被申请行政复议2件。', ['AR-N-1 error part:1']],
    ['no review, though there was one', busy, '没有引起行政复议。', ['AR-N-10 warning part:1']],
    [
      'a suit, though there was none',
      emptyTables(),
      '行政诉讼1件。',
      ['AR-N-1 error part:1', 'AR-N-10 warning part:1'],
    ],
    ['the right figures', busy, '收到政府信息公开申请5件，办结4件，结转下年度1件，行政复议1件。', []],
    [
      'parts that do not add up',
      emptyTables(),
      '公开信息21条，其中规划4条、其他4条、年报1条。',
      ['AR-N-2 warning part:1'],
    ],
    ['parts that add up', emptyTables(), '公开信息9条，其中规划4条、其他4条、年报1条，培训2次。', []],
  ])('%s', (_name, tables, text, expected) => {
    expect(found(added(reportOf(tables), 1, text))).toEqual(expected);
  });
});

describe('what stands in the text', () => {
  test.each<[string, AnnualReport, string[]]>([
    [
      'a bookmark',
      { ...reportOf(), opening: `[bookmark: _GoBack]${reportOf().opening}` },
      ['AR-N-11 error part:0'],
    ],
    ['a placeholder', added(reportOf(), 1, '开展培训XX次。'), ['AR-N-11 error part:1']],
    ['another self-name', added(reportOf(), 1, '我局积极配合。'), ['AR-N-11 error part:1']],
    ['the name of the place', added(reportOf(), 1, '按我区统一部署办理。'), ['AR-N-11 warning part:1']],
    [
      'repealed law',
      added(reportOf(), 1, '依据国令第492号，在15个工作日内答复。'),
      ['AR-N-11 error part:1', 'AR-N-11 error part:1'],
    ],
    ['last year', added(reportOf(), 1, '2023年制作的文件。'), ['AR-N-11 warning part:1']],
    ['a comparison with last year', added(reportOf(), 1, '较2023年增长。'), []],
    ['一是 … 三是', added(reportOf(), 1, '一是学习，三是检查。'), ['AR-N-4 error part:1']],
    ['唯一是', added(reportOf(), 1, '这是唯一是非。'), []],
    ['an identity number', added(reportOf(), 1, '证件号11010519491231002X。'), ['AR-PII-1 error part:1']],
    ['eighteen digits that are none', added(reportOf(), 1, '编号110105194912310021。'), []],
    ['a mobile number', added(reportOf(), 1, '电话13800138000。'), ['AR-PII-1 error part:1']],
    [
      'too long a part one',
      added(
        reportOf(),
        1,
        Array.from({ length: 700 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(''),
      ),
      ['AR-N-5 warning part:1'],
    ],
    ['an empty part five', withPart(reportOf(), 5, '无。'), ['AR-N-8 error part:5']],
    [
      'problems without improvement',
      withPart(reportOf(), 5, '个别栏目更新偏慢，解读材料的形式比较单一。'.repeat(3)),
      ['AR-N-8 warning part:5'],
    ],
    ['nothing on the fee', withPart(reportOf(), 6, '无其他需要报告的事项。'), ['AR-N-9 error part:6']],
    [
      'unpaid fees denied',
      withPart(reportOf(busy), 6, '2024年无收取信息处理费的情况。'),
      ['AR-N-9 warning part:6'],
    ],
  ])('%s', (_name, report, expected) => {
    expect(found(report)).toEqual(expected);
  });

  test('a government must report assessments, a department need not', () => {
    const bare = (level: AnnualReport['level']) =>
      withPart(reportOf(emptyTables(), level), 1, '主动公开、依申请公开、政府信息管理、平台建设、监督保障。');
    expect(found(bare('township'))).toEqual([
      'AR-N-7 error part:1',
      'AR-N-7 error part:1',
      'AR-N-7 error part:1',
    ]);
    expect(found(bare('street'))).toEqual([
      'AR-N-7 warning part:1',
      'AR-N-7 warning part:1',
      'AR-N-7 warning part:1',
    ]);
    expect(found(bare('department'))).toEqual([]);
  });

  test('an applicant’s name is found and not repeated in the finding', () => {
    const report = added(reportOf(), 1, '答复了申请人章某山的申请。');
    const findings = validateAnnualReport(report, {
      agency: { selfName: '我镇', applicantNames: ['章某山'] },
    });
    expect(findings.map((each) => each.rule)).toEqual(['AR-PII-1']);
    expect(JSON.stringify(findings)).not.toContain('章某山');
  });

  test('the same text as last year is found though its figures changed', () => {
    const report = reportOf();
    const parts = report.parts.map((part) => ({
      text: part.text.replaceAll('2024', '2023').replaceAll('54', '61'),
    }));
    expect(found(report, { previous: { tables: emptyTables(), parts } })).toEqual([
      'AR-X-SAME warning part:1',
      'AR-X-SAME warning part:5',
    ]);
    expect(found(report, { previous: { tables: emptyTables(), parts: [] } })).toEqual([]);
  });
});

describe('publication', () => {
  test('after the limit needs a reason', () => {
    expect(found({ ...reportOf(), publishedOn: '2025-01-31' })).toEqual([]);
    expect(found({ ...reportOf(), publishedOn: '2025-02-01' })).toEqual(['AR-PUB-1 warning report']);
    expect(
      found(
        { ...reportOf(), publishedOn: '2025-01-25' },
        { agency: { selfName: '我镇', dueOn: '2025-01-20' } },
      ),
    ).toEqual(['AR-PUB-1 warning report']);
  });

  test.each<[AnnualReport['level'], string, string]>([
    ['township', '2025-01-31', '2025-02-01'],
    ['street', '2025-01-31', '2025-02-01'],
    ['department', '2025-01-31', '2025-02-01'],
    ['district', '2025-02-20', '2025-02-21'],
    ['city', '2025-03-10', '2025-03-11'],
    ['province', '2025-03-31', '2025-04-01'],
  ])('of a %s is late after %s, whether it is public by then or not', (level, last, after) => {
    const late = (report: AnnualReport, today: string) =>
      validateAnnualReport(report, { agency: { selfName: '我镇', today: today } }).filter(
        ({ rule }) => rule === 'AR-PUB-1',
      );
    const own = reportOf(emptyTables(), level);
    expect(late(own, last)).toEqual([]);
    expect(late({ ...own, publishedOn: last }, '2026-01-01')).toEqual([]);
    const [waiting] = late(own, after);
    const [published] = late({ ...own, publishedOn: after }, '2026-01-01');
    expect(waiting).toMatchObject({ severity: 'warning', message: expect.stringContaining('还没有公布') });
    expect(late(own, '2025-11-11')[0]?.key).toBe(waiting?.key);
    expect(published?.key).toBe(waiting?.key);
  });

  test('needs all warnings answered and no error', () => {
    const context = { agency: { selfName: '我镇' } };
    const late = validateAnnualReport({ ...reportOf(), publishedOn: '2025-02-01' }, context);
    expect(late.map((each) => each.severity)).toEqual(['warning']);
    expect(openFindings(late, () => false)).toEqual(late);
    expect(openFindings(late, ({ key }) => key === late[0]?.key)).toEqual([]);
    const wrong = validateAnnualReport(withPart(reportOf(), 5, ''), context);
    expect(openFindings(wrong, () => true)).toEqual(wrong.filter((each) => each.severity === 'error'));
    expect(openFindings(wrong, () => true)).not.toEqual([]);
    const hints = wrong.map((each) => ({ ...each, severity: 'info' as const }));
    expect(openFindings(hints, () => false)).toEqual([]);
  });

  test('a cell that differs from the registers is an error unless it was set by hand', () => {
    const tables = withCell(emptyTables(), 't2.permit.decisions', 3);
    expect(found(reportOf(tables), { registers: emptyTables() })).toEqual([
      'AR-SYS-1 error t2.permit.decisions',
    ]);
    expect(
      found(reportOf(tables), {
        registers: emptyTables(),
        overridden: new Set(['t2.permit.decisions'] as const),
      }),
    ).toEqual(['AR-SYS-1 info t2.permit.decisions']);
  });
});

describe('a report that was read', () => {
  test('on the older form is told so from 2021 on', () => {
    const form = (year: number | null): number =>
      checkReadReport(
        readReportOf({
          form: '2019',
          year,
          cells: cellsOf2019(FULL_YEAR),
          title: null,
          opening: '',
          text: [],
        }),
      ).filter(({ rule }) => rule === 'X-FORM').length;
    expect([2020, 2021, 2022, null].map(form)).toEqual([0, 1, 1, 0]);
  });

  test('calls itself as is known of it, else as its name tells', () => {
    const names = (agency: { selfName?: string }): string[] => {
      const said = checkReadReport(withLine(1, '我局培训2次。'), { agency });
      return [...new Set(said.filter(({ rule }) => rule === 'AR-N-11').map(({ message }) => message))];
    };
    expect(names({})).toEqual(['文中用了“我局”，本机关的自称是“我镇”，请更正。']);
    expect(names({ selfName: '我局' })).toEqual(['文中用了“我镇”，本机关的自称是“我局”，请更正。']);
  });

  test('is held to the year before, read or from the registers', () => {
    const carried = cellsOf(emptyTables(), { 't3.carryOut.natural': 5, 't3.carryOut.total': 5 });
    const tables = withCell(withCell(emptyTables(), 't3.carryOut.natural', 5), 't3.carryOut.total', 5);
    const rulesFor = (previous: ReadReport | ReportTables): string[] => [
      ...new Set(
        checkReadReport(readReportOf(), { previous })
          .map(({ rule }) => rule)
          .filter((rule) => rule.startsWith('AR-X')),
      ),
    ];
    expect(rulesFor(readReportOf({ cells: carried, text: [] }))).toEqual(['AR-X-CARRY', 'AR-X-VALID']);
    expect(rulesFor(tables)).toEqual(['AR-X-CARRY', 'AR-X-VALID']);
  });

  test('has its errors told first, then warnings, then what is worth a look', () => {
    const text = GOOD_PARTS.map((part, at) =>
      at === 0 ? `${part}\n我区培训,2次。\n收到政府信息公开申请13件。` : part,
    );
    const findings = checkReadReport(readReportOf({ text, title: null }));
    const severities = findings.map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set(['error', 'warning', 'info']));
    const rank = { error: 0, warning: 1, info: 2 };
    expect(severities).toEqual(severities.toSorted((a, b) => rank[a] - rank[b]));
  });

  test('has the same finding once', () => {
    const note = { rule: 'X-READ-ROW', severity: 'error', where: 't3', quote: '', message: '一处' } as const;
    const findings = checkReadReport(readReportOf({ notes: [note, note] }));
    expect(findings.map(({ rule }) => rule)).toEqual(['X-READ-ROW']);
  });
});

describe('the office’s own report', () => {
  test('is held to the tables of the year before, in numbers and in words', () => {
    const tables = withCell(withCell(emptyTables(), 't3.new.natural', 12), 't3.new.total', 12);
    const last = withCell(emptyTables(), 't3.new.total', 10);
    const report = added(reportOf(tables), 1, '收到政府信息公开申请12件，同比增长30%。');
    const rules = validateAnnualReport(report, {
      agency: { selfName: '我镇' },
      previous: { tables: last },
    }).map(({ rule }) => rule);
    expect(rules).toContain('X-GROWTH');
    const without = validateAnnualReport(report, { agency: { selfName: '我镇' } });
    expect(without.map(({ rule }) => rule)).not.toContain('X-GROWTH');
  });

  test('a sentence to be confirmed is told by its beginning', () => {
    const text = '党政综合办公室统一审核拟公开的信息，逐件登记公开属性，每季度清理失效文件。';
    const [finding] = validateAnnualReport(reportOf(), {
      agency: { selfName: '我镇' },
      unconfirmed: [{ id: 'management', part: 1, text }],
    });
    expect(finding).toMatchObject({ rule: 'AR-CONFIRM', where: 'part:1', quote: 'management' });
    expect(finding?.message).toMatch(/^“党政综合办公室统一审核拟公开的信息，逐件登记公开…”是模板中的表述/u);
  });
});
