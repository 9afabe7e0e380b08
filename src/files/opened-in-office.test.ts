import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { itemTableFields } from '../law/obligations/item-tables/item-table-row.ts';
import { standardItems } from '../law/obligations/standard-items.ts';
import { applicationForm } from './application-form.ts';
import { writeBoardSheet } from './board-sheet.ts';
import { htmlBlocks } from './html-blocks.ts';
import { itemTablesDocument } from './item-tables.ts';
import { writeTablesDocx } from './tables-docx.ts';
import { writeTablesXlsx } from './tables-xlsx.ts';
import { writeReportXlsx } from './report-xlsx-writer.ts';
import { findOffice } from './readers/office-convert.ts';
import { unspaced } from './test/parsed-document.ts';
import { readPdf } from './test/read-pdf.ts';
import { distinctTables, sampleReport } from './test/sample-report.ts';
import { writeXlsx } from './xlsx-writer.ts';

const OFFICE = await findOffice();
const ENOUGH = 90_000;

/** Which of its programs are installed: systems bring them one by one. */
const PROGRAMS: readonly (readonly [ending: string, part: string])[] = [
  ['docx', 'libswlo'],
  ['xlsx', 'libsclo'],
  ['pdf', 'libsdlo'],
];

function opens(name: string): boolean {
  if (OFFICE === null) return false;
  const folder = dirname(realpathSync(OFFICE));
  const part = PROGRAMS.find(([ending]) => name.endsWith(`.${ending}`))?.[1] ?? '';
  return ['.so', '.dylib', '.dll'].some((end) => existsSync(join(folder, `${part}${end}`)));
}

/** What is said where a part is missing: a test that looks at less must not look the same. */
const MISSING = PROGRAMS.map(([ending]) => ending).filter((ending) => !opens(`x.${ending}`));

const TITLE = '石桥镇人民政府基层政务公开标准目录';
const ITEMS = standardItems('township');

/** What an office exports, and words that a reader must find in it. */
async function exported(): Promise<
  Readonly<Record<string, { bytes: Uint8Array; words: readonly string[] }>>
> {
  const catalogue = {
    agencyName: '石桥镇人民政府',
    title: TITLE,
    day: '2026-03-02',
    fields: itemTableFields(ITEMS),
  };
  const names = [ITEMS[0]?.name ?? '', ITEMS.at(-1)?.name ?? ''];
  const { docx } = await applicationForm({
    name: '石桥镇人民政府',
    address: '人民路1号',
    postcode: '000000',
    phone: '000-00000000',
  });
  const board = {
    agencyName: '石桥镇人民政府',
    title: '关于耕地地力保护补贴发放情况的公示',
    marks: '石桥府发〔2026〕12号',
    blocks: htmlBlocks(
      '<p>符合条件的农户共 12 户。</p><table><tr><th>村</th></tr><tr><td>青岩村</td></tr></table>',
    ),
    pictures: new Map(),
    foot: ['张贴单位：石桥镇人民政府'],
    address: 'https://www.example.gov.cn/shiqiao/doc/2026/151.html',
    day: '2026-03-02',
  };
  const rows = [['工作动态', '条例第20条', '=1+1', 'https://www.example.gov.cn/shiqiao/dynamic/news/']];
  return {
    'items-docx.docx': {
      bytes: await writeTablesDocx(itemTablesDocument(catalogue)),
      words: [TITLE, ...names],
    },
    'items-xlsx.xlsx': {
      bytes: await writeTablesXlsx(itemTablesDocument(catalogue)),
      words: [TITLE, ...names],
    },
    'sheet.xlsx': {
      bytes: await writeXlsx({ sheetName: '公开目录', columns: ['栏目', '公开依据', '说明', '网址'], rows }),
      // A text that looks like a formula stays one.
      words: ['公开依据', '工作动态', '=1+1', '/shiqiao/dynamic/news/'],
    },
    'report.xlsx': {
      bytes: writeReportXlsx(sampleReport(distinctTables())),
      words: ['主动公开政府信息情况', '总体情况'],
    },
    'form.docx': { bytes: docx, words: ['政府信息公开申请表', '石桥镇人民政府'] },
    'board-a4.pdf': {
      bytes: await writeBoardSheet({ ...board, paper: 'a4' }),
      words: [board.title, '青岩村'],
    },
    'board-a3.pdf': {
      bytes: await writeBoardSheet({ ...board, paper: 'a3' }),
      words: [board.title, '青岩村'],
    },
  };
}

/** Opens all files in one run and saves each as PDF; a file that can't be opened leaves none. */
async function savedAsPdf(files: Readonly<Record<string, Uint8Array>>): Promise<Map<string, Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-office-'));
  try {
    const names = Object.keys(files);
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    await promisify(execFile)(
      OFFICE ?? '',
      [
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        join(folder, 'out'),
        ...names.map((name) => join(folder, name)),
      ],
      { timeout: ENOUGH },
    );
    const made = new Map<string, Uint8Array>();
    for (const name of names) {
      const pdf = join(folder, 'out', name.replace(/\.\w+$/, '.pdf'));
      if (existsSync(pdf)) made.set(name, new Uint8Array(await readFile(pdf)));
    }
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

test.skipIf(MISSING.length === PROGRAMS.length)(
  `LibreOffice opens every kind of file that offices export, and shows what is in it${MISSING.length === 0 ? '' : ` (without ${MISSING.join(', ')}: LibreOffice lacks what opens them)`}`,
  async () => {
    const all = await exported();
    const files = Object.fromEntries(Object.entries(all).filter(([name]) => opens(name)));
    const made = await savedAsPdf(
      Object.fromEntries(Object.entries(files).map(([name, { bytes }]) => [name, bytes])),
    );
    const shown = await Promise.all(
      Object.entries(files).map(async ([name, { words }]) => {
        const pdf = made.get(name);
        const text = pdf === undefined ? '' : unspaced((await readPdf(pdf)).texts.join(''));
        return [name, words.filter((word) => !text.includes(unspaced(word)))] as const;
      }),
    );
    expect(Object.fromEntries(shown)).toEqual(
      Object.fromEntries(Object.keys(files).map((name) => [name, []])),
    );
  },
  ENOUGH,
);
