import { beforeAll, describe, expect, test } from 'vitest';
import { exportAs, type Printable } from './export-report.ts';
import { type PrintedFile, readBack } from './read-back.ts';
import { OFFICE, ownBlocksOf } from '../../law/annual-report/test/own-reports.ts';
import { withCell } from '../../law/annual-report/tables.ts';
import { distinctTables } from '../../files/test/sample-report.ts';

const CORRECTION = '更正说明：本报告于2025年1月20日公布，现予更正。更正原因：漏计一件。';
const FORMATS = ['html', 'docx', 'pdf'] as const;

function printable(tables = distinctTables(), name = '云溪市青岚区石桥镇人民政府'): Printable {
  const written = ownBlocksOf(tables, { office: { ...OFFICE, name } });
  return { ...written, signedOn: '2025-03-01', correction: CORRECTION };
}

const PRINT = printable();
const wanted = { report: PRINT.report, signedOn: PRINT.signedOn, correction: CORRECTION };
let files: PrintedFile[];

async function filesOf(print: Printable): Promise<PrintedFile[]> {
  const made = FORMATS.map(async (format) => ({ name: format, ...(await exportAs(format, print)) }));
  return Promise.all(made);
}

beforeAll(async () => {
  files = await filesOf(PRINT);
});

test('each format says what the report says, cell by cell and word by word', async () => {
  expect(await readBack(files, wanted)).toEqual([]);
});

test.each(['云溪市青岚区公共空间管理局（示例单位）', '云溪市青岚区石桥小学', '云溪'])(
  'the agency may be called anything: %s',
  async (name) => {
    const print = printable(distinctTables(), name);
    const { report, signedOn } = print;
    expect(await readBack(await filesOf(print), { report, signedOn, correction: CORRECTION })).toEqual([]);
  },
);

describe('a file that says something else is told, in every format', () => {
  test('by one cell', async () => {
    const other = await filesOf(printable(withCell(PRINT.report.tables, 't3.open.natural', 999)));
    const differences = await readBack(other, wanted);
    for (const format of FORMATS) {
      expect(differences.filter((each) => each.startsWith(`${format}：第三部分`))).toEqual([
        `${format}：第三部分“三、本年度办理结果（一）予以公开”的“自然人”应为 25，读到的是 999。`,
      ]);
    }
  });

  test.each([
    [
      'by a word',
      (text: string) => text.replace('青禾路1号', '青禾路2号'),
      /^\w+：开头应为“.*路1号.*”，读到的是“.*路2号/u,
    ],
    [
      'by a sentence that is missing',
      (text: string) => text.replace('没有其他需要报告的事项。', ''),
      /“六、其他需要报告的事项”的文字应为/u,
    ],
  ])('%s', async (_how, change, expected) => {
    const blocks = PRINT.blocks.map((block) => ({ ...block, text: change(block.text) }));
    const differences = await readBack(await filesOf({ ...PRINT, blocks }), wanted);
    expect(differences).toHaveLength(3);
    for (const difference of differences) expect(difference).toMatch(expected);
  });

  test('by what was corrected, by the day and by the title', async () => {
    const { correction: _correction, ...silent } = PRINT;
    expect(await readBack(await filesOf(silent), wanted)).toHaveLength(3);
    expect(await readBack(await filesOf({ ...PRINT, signedOn: '2025-03-02' }), wanted)).toHaveLength(3);
    const title = '云溪市青岚区石桥镇人民政府2023年政府信息公开工作年度报告';
    const otherTitle = await readBack(files, { ...wanted, report: { ...PRINT.report, title } });
    expect(otherTitle).toHaveLength(3);
    for (const told of otherTitle) expect(told).toMatch(/标题应为“.*2023年.*”，读到的是“.*2024年/u);
    const otherYear = await readBack(files, { ...wanted, report: { ...PRINT.report, year: 2023 } });
    expect(otherYear).toHaveLength(3);
  });
});
