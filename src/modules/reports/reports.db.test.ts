import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { enter, unlike } from '../registers/test/clerks.ts';
import { storedBlock } from './reports.types.ts';
import {
  answerFinding,
  createReport,
  listVisibleReports,
  overrideCell,
  removeOverride,
  saveNarrative,
} from './reports.usecases.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';
import { viewReport } from './view-report.ts';

let office: ReportOffice;
let other: TestOffice;
let reportId: string;
beforeAll(async () => {
  office = await openReportOffice();
  other = await openOffice(office.world, 'linzhen');
  reportId = await office.begin();
});
afterAll(async () => office.close());

async function auditTypes(): Promise<string[]> {
  const rows = await office.world.db.selectFrom('audit_events').select('type').orderBy('seq').execute();
  return rows.map((row) => row.type).filter((type) => type.startsWith('report.'));
}

describe('a new report', () => {
  test('has all 200 cells, counted now, and the template’s text with its figures filled in', async () => {
    const view = await office.view(reportId);
    expect(Object.keys(view.cells)).toHaveLength(200);
    expect(view.cells).toEqual(view.computed);
    expect(view).toMatchObject({
      year: 2024,
      agencyName: '测试区测试镇人民政府',
      state: 'computing',
      documentId: null,
      canEdit: true,
      changedSinceFrozen: false,
      previousCells: null,
    });
    expect(view.rendered.map((block) => block.text).join('')).toContain(
      '全年发布政府工作动态0条、政策文件0条',
    );
    expect(view.narrative.some((block) => block.confirmed)).toBe(false);
  });

  test('counts what is registered after it was created', async () => {
    await enter(office, 'decisions', unlike('decisions'));
    await enter(office, 'decisions', unlike('decisions', { decidedOn: '2023-12-31' }));
    expect((await office.view(reportId)).cells['t2.permit.decisions']).toBe(1);
  });

  test('is the only one of its year', async () => {
    await expect(office.begin()).rejects.toMatchObject({
      code: 'reports.exists',
      message: '2024 年的年度报告已经建立，请从列表中打开。',
    });
    const both = await Promise.allSettled([office.begin(2022), office.begin(2022)]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  test('starts each year with nothing confirmed: last year’s claims are not carried over', async () => {
    const earlier = await office.begin(2021);
    await office.write(earlier);
    const later = await office.view(await office.begin(2019));
    expect(later.narrative.filter((block) => block.confirmed)).toEqual([]);
    expect(later.findings.filter((found) => found.rule === 'AR-CONFIRM').length).toBeGreaterThan(5);
  });
});

describe('its text', () => {
  test('is saved with its figures as words in braces, which follow the registers', async () => {
    await office.write(reportId, { 'proactive-counts': '全年作出行政许可决定{行政许可件数}件。' });
    const text = async () =>
      (await office.view(reportId)).rendered.find((block) => block.id === 'proactive-counts')?.text;
    const before = Number((await office.view(reportId)).cells['t2.permit.decisions']);
    expect(await text()).toBe(`全年作出行政许可决定${before}件。`);
    await enter(office, 'decisions', unlike('decisions'));
    expect(await text()).toBe(`全年作出行政许可决定${before + 1}件。`);
    await office.write(reportId, { 'proactive-counts': '全年公开信息若干。' });
  });

  test('of two people writing at once nobody overwrites the other', async () => {
    const { version, narrative } = await office.view(reportId);
    const saving = async (text: string) =>
      saveNarrative(office.as('clerk'), {
        reportId,
        version,
        blocks: narrative.map((block) =>
          storedBlock({ ...block, text: block.part === 6 ? text : block.text }),
        ),
      });
    const both = await Promise.allSettled([saving('未收取信息处理费。甲'), saving('未收取信息处理费。乙')]);
    expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'reports.changed_by_other', status: 409 });
    expect((await office.view(reportId)).version).toBe(version + 1);
  });

  test('complains of words in braces that stand for nothing, and prints none of them', async () => {
    await office.write(reportId, { problems: '存在{不存在的数据}等问题，将改进。' });
    const view = await office.view(reportId);
    expect(view.findings.filter((found) => found.rule === 'AR-TOKEN')).toMatchObject([
      { severity: 'error', where: 'block:problems' },
    ]);
    expect(view.rendered.find((block) => block.id === 'problems')?.text).toBe(
      '存在（数据缺失）等问题，将改进。',
    );
  });

  test('may not name an applicant whose request the report counts', async () => {
    await enter(office, 'requests', unlike('requests', { applicantName: '卓某戊' }));
    await office.write(reportId, { problems: '办理卓某戊的申请用时较长。' });
    const found = (await office.view(reportId)).findings.find((each) => each.rule === 'AR-PII-1');
    expect(found).toMatchObject({ severity: 'error', where: 'part:5' });
    expect(found?.message).not.toContain('卓某戊');
  });
});

describe('figures set by hand', () => {
  const set = async (cell: string, value: string, reason = '登记簿启用前的一件') =>
    overrideCell(office.as('clerk'), { reportId, cell, value, reason });

  test('stand in the report beside the computed ones, with reason and name, and sums follow', async () => {
    const before = await office.view(reportId);
    const computed = Number(before.computed['t3.new.legal']);
    await set('t3.new.legal', String(computed + 3));
    const after = await office.view(reportId);
    expect(after.cells['t3.new.legal']).toBe(computed + 3);
    expect(after.cells['t3.new.total']).toBe(Number(before.cells['t3.new.total']) + 3);
    expect(after.computed).toEqual(before.computed);
    expect(after.overrides).toEqual([
      {
        cell: 't3.new.legal',
        value: String(computed + 3),
        computed: String(computed),
        reason: '登记簿启用前的一件',
        byName: 'clerk甲',
        at: office.world.clock.now().toISOString(),
      },
    ]);
    expect(after.findings).toContainEqual(
      expect.objectContaining({
        rule: 'AR-SYS-1',
        severity: 'info',
        message: expect.stringContaining('由人工填报并写明了理由'),
      }),
    );
    // New, and neither answered nor carried out: the tie is broken until that is set right too.
    expect(after.findings.some((found) => found.severity === 'error' && found.where.startsWith('t3'))).toBe(
      true,
    );
  });

  test('can be set anew and taken back; the registers speak again', async () => {
    await set('t3.new.legal', '9', '重新核对');
    expect((await office.view(reportId)).overrides).toMatchObject([{ value: '9', reason: '重新核对' }]);
    await removeOverride(office.as('clerk'), { reportId, cell: 't3.new.legal' });
    const view = await office.view(reportId);
    expect([view.overrides, view.cells]).toEqual([[], view.computed]);
    const { version } = view;
    await removeOverride(office.as('clerk'), { reportId, cell: 't3.new.legal' });
    expect((await office.view(reportId)).version).toBe(version);
    const history = await office.world.db
      .selectFrom('report_overrides')
      .select(['value', 'reason'])
      .execute();
    expect(history.map((row) => row.reason)).toEqual(['登记簿启用前的一件', '重新核对']);
  });

  test('of money keep every digit', async () => {
    await set('t2.fee.amount', '4166.214619');
    expect((await office.view(reportId)).cells['t2.fee.amount']).toBe('4166.214619');
    await removeOverride(office.as('clerk'), { reportId, cell: 't2.fee.amount' });
  });

  test.each([
    ['t3.new.total', '5', 'reports.derived_cell'],
    ['t3.total.natural', '5', 'reports.derived_cell'],
    ['t4.review.total', '5', 'reports.derived_cell'],
    ['t3.new.legal', '1.5', 'reports.wrong_value'],
    ['t9.new.legal', '1', 'common.not_found'],
    ['t3.new.everybody', '1', 'common.not_found'],
  ])('%s can not be set to %s', async (cell, value, code) => {
    await expect(set(cell, value)).rejects.toMatchObject({ code });
    expect((await office.view(reportId)).overrides).toEqual([]);
  });
});

describe('what the checks find', () => {
  test('can be answered where it is a warning; the answer holds for these very words', async () => {
    await office.write(reportId, {
      problems: '我县公开的信息还不够及时，下一步将改进，按季度检查栏目更新情况，提高解读质量。',
    });
    const warning = async () =>
      (await office.view(reportId)).findings.find(
        (found) => found.severity === 'warning' && found.where === 'part:5',
      );
    const found = await warning();
    expect(found).toMatchObject({ answer: null, message: expect.stringContaining('我县') });
    const finding = found?.key ?? '';
    await answerFinding(office.as('clerk'), { reportId, finding, reason: '指所在的县' });
    expect((await warning())?.answer).toEqual({
      reason: '指所在的县',
      byName: 'clerk甲',
      at: office.world.clock.now().toISOString(),
    });
    await answerFinding(office.as('clerk'), { reportId, finding, reason: '更正：指所在地区' });
    expect((await warning())?.answer?.reason).toBe('更正：指所在地区');
    await office.write(reportId, {
      problems: '我区公开的信息还不够及时，下一步将改进，按季度检查栏目更新情况，提高解读质量。',
    });
    expect((await warning())?.answer).toBeNull();
  });

  test('can not be answered where it is an error, nor what is not there any more', async () => {
    await office.write(reportId, { problems: '存在{不存在的数据}等问题。' });
    const { findings } = await office.view(reportId);
    const error = findings.find((found) => found.severity === 'error')?.key ?? '';
    for (const finding of [error, 'AR-N-11@part:5#我村']) {
      await expect(
        answerFinding(office.as('clerk'), { reportId, finding, reason: '不改' }),
      ).rejects.toMatchObject({ code: 'reports.not_answerable' });
    }
  });
});

describe('who may', () => {
  test('everybody with a role at the agency reads; only its clerk writes', async () => {
    for (const role of ['supervisor', 'requestHandler', 'publisher', 'auditAdmin'] as const) {
      const ctx = office.as(role);
      expect((await viewReport(ctx, { reportId })).canEdit).toBe(false);
      expect((await listVisibleReports(ctx)).map((one) => one.id)).toContain(reportId);
      const { agencyId } = office;
      const attempts = [
        async () => createReport(ctx, { agencyId, year: 2015 }),
        async () => saveNarrative(ctx, { reportId, version: 1, blocks: [] }),
        async () => overrideCell(ctx, { reportId, cell: 't3.new.legal', value: '1', reason: '试' }),
        async () => removeOverride(ctx, { reportId, cell: 't3.new.legal' }),
        async () => answerFinding(ctx, { reportId, finding: 'x', reason: '试' }),
      ];
      for (const attempt of attempts)
        await expect(attempt()).rejects.toMatchObject({ code: 'common.forbidden', status: 403 });
    }
  });

  test('nobody of another agency sees it', async () => {
    const stranger = other.as('clerk');
    await expect(viewReport(stranger, { reportId })).rejects.toMatchObject({ code: 'common.forbidden' });
    expect(await listVisibleReports(stranger)).toEqual([]);
    await expect(viewReport(stranger, { reportId: office.agencyId })).rejects.toMatchObject({
      code: 'common.not_found',
    });
  });
});

test('everything that changed a report is in the audit', async () => {
  const types = new Set(await auditTypes());
  expect(types).toEqual(
    new Set([
      'report.created',
      'report.narrative_edited',
      'report.figure_overridden',
      'report.override_removed',
      'report.finding_answered',
    ]),
  );
});

describe('a report that is late', () => {
  const late = async (id: string) =>
    (await office.view(id)).findings.filter(({ rule }) => rule === 'AR-PUB-1').map(({ message }) => message);

  test('says so from the day after the limit, and once it is public by the day on which it became so', async () => {
    const id = await office.begin(2023);
    await office.write(id);
    expect(await late(id)).toEqual([expect.stringContaining('2024年1月31日已过，还没有公布')]);
    await office.bringOut(await office.freeze(id));
    expect(await late(id)).toEqual([expect.stringContaining('公布日期2025年1月6日晚于期限2024年1月31日')]);
    expect(await late(reportId)).toEqual([]);
  });
});
