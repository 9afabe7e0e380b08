import { execFile } from 'node:child_process';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { totalsOf } from '../src/law/annual-report/classify.ts';
import { cellNames, isCellName, readCell } from '../src/law/annual-report/tables.ts';
import { figuresIn, unspaced, type ParsedDocument } from '../src/files/test/parsed-document.ts';
import { readDocx } from '../src/files/test/read-docx.ts';
import { readHtml } from '../src/files/test/read-html.ts';
import { readPdf } from '../src/files/test/read-pdf.ts';
import { loadDocument } from '../src/modules/documents/documents.queries.ts';
import { itemOf, itemsOf } from '../src/modules/publishing/publishing.queries.ts';
import { exportReport } from '../src/modules/reports/export-report.ts';
import { recordsBehind, type RecordBehind } from '../src/modules/reports/records-behind.ts';
import { listCalls } from '../src/modules/report-calls/list-calls.ts';
import { viewRollUp } from '../src/modules/report-calls/roll-up.ts';
import { viewBoard } from '../src/modules/report-calls/view-call.ts';
import { actorByUsername } from '../src/modules/accounts/accounts.queries.ts';
import { must } from '../src/platform/errors.ts';
import { additions } from './additions.ts';
import { HAS_SHARED_CASES, readSharedCase, SKIP_NOTE } from './shared-cases.ts';
import { createDemoWorld, type DemoOffice, type DemoWorld } from './demo-world.ts';

const ROOT = join(import.meta.dirname, '..');

/** What the town's published report of 2024 says, in its own words; all its other figures are zero. */
const TOWN_CELLS: Readonly<Record<string, string>> = { 't2.docs.valid': '1' };
const TOWN_TEXT = [
  '政府工作动态54条、政策文件4条、公示公告17条、重点领域公示129条、财政预算9条、财政决算9条',
  '46期151篇',
  '未收到政府信息公开申请',
];
const TOWN_FIGURES = [
  ['政府工作动态条数', '政府工作动态', 54],
  ['政策文件条数', '政策文件', 4],
  ['公示公告条数', '公示公告', 17],
  ['重点领域公示条数', '重点领域公示', 129],
  ['财政预算条数', '财政预算', 9],
  ['财政决算条数', '财政决算', 9],
  ['微信公众号期数', '微信公众号期数', 46],
  ['微信公众号篇数', '微信公众号篇数', 151],
] as const;

let demo: DemoWorld;
beforeAll(async () => {
  demo = await createDemoWorld();
}, 240_000);
afterAll(async () => demo.close());

type Office = 'town' | 'bureau';
type Figures = Readonly<Record<string, string>>;

function sorted(figures: Iterable<readonly [string, string]>): Figures {
  return Object.fromEntries([...figures].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The 200 cells in something with `table2`, `table3` and `table4`, as text. */
function cellsIn(json: unknown): Figures {
  return sorted(cellNames().map((name) => [name, String(readCell(json, name))]));
}

async function exported(which: DemoOffice, format: 'json' | 'html' | 'docx' | 'pdf'): Promise<Buffer> {
  return (await exportReport(which.as('clerk'), { reportId: which.reportId, format })).bytes;
}

/** The report in every form in which the running system gives it out, read back. */
const FORMS: Readonly<Record<string, (of: DemoOffice) => Promise<ParsedDocument>>> = {
  'the HTML export': async (of) => readHtml((await exported(of, 'html')).toString()),
  'the DOCX export': async (of) => readDocx(await exported(of, 'docx')),
  'the PDF export': async (of) => readPdf(await exported(of, 'pdf')),
  'the page on the portal': async (of) => {
    const item = await itemOf(demo.world.db, of.documentId);
    const html = await readFile(join(demo.world.dataDir, 'site', item?.path ?? ''), 'utf8');
    return readHtml(html, '.official-document');
  },
  'the DOCX on the portal': async (of) => readDocx(await publicFile(of, 'docx')),
  'the PDF on the portal': async (of) => readPdf(await publicFile(of, 'pdf')),
};

async function publicFile(of: DemoOffice, extension: string): Promise<Buffer> {
  const { revision } = await loadDocument(demo.world.db, of.documentId);
  const file = revision.attachments.find((one) => one.extension === extension);
  return readFile(demo.world.system.storage.pathOf(file?.sha256 ?? ''));
}

async function expectedOf(office: Office): Promise<Figures> {
  if (office === 'town') return sorted(cellNames().map((name) => [name, TOWN_CELLS[name] ?? '0']));
  const file = join(ROOT, 'data/demo/bureau/bureau-expected.json');
  return cellsIn(JSON.parse(await readFile(file, 'utf8')));
}

/** All records that a figure or cell counts, page by page. */
async function allBehind(of: DemoOffice, name: string): Promise<{ total: number; items: RecordBehind[] }> {
  const items: RecordBehind[] = [];
  for (;;) {
    const page = await recordsBehind(of.as('clerk'), { reportId: of.reportId, name, offset: items.length });
    items.push(...page.items);
    if (page.items.length === 0 || items.length >= page.total) return { total: page.total, items };
  }
}

describe.each<Office>(['town', 'bureau'])('all 200 cells of the %s’s report', (office) => {
  test.each(Object.keys(FORMS))('stand in %s as they should', async (form) => {
    const read = await FORMS[form]?.(demo[office]);
    expect(sorted(read === undefined ? [] : figuresIn(read))).toEqual(await expectedOf(office));
  });

  test('stand in JSON as they should, exported by the command line beside the running program', async () => {
    const json: unknown = JSON.parse((await exported(demo[office], 'json')).toString());
    expect(cellsIn(json)).toEqual(await expectedOf(office));
    const name = office === 'town' ? '三角镇' : '区公共空间局（示例）';
    const words = ['report', 'export', '--agency', name, '--year', '2024', '--format', 'json', '--out', '-'];
    const { stdout } = await promisify(execFile)(process.execPath, [join(ROOT, 'src/main.ts'), ...words], {
      env: { ...process.env, DATABASE_URL: demo.world.databaseUrl, GONGKAI_DATA: demo.world.dataDir },
    });
    expect(JSON.parse(stdout)).toEqual(json);
  });

  test('open into as many records as they count', async () => {
    const cells = await expectedOf(office);
    const counts = Object.entries(cells).filter(([name]) => name !== 't2.fee.amount');
    for (const [name, count] of counts) {
      const { total, items } = await allBehind(demo[office], name);
      expect({ name, total, ids: new Set(items.map((item) => item.id)).size }).toEqual({
        name,
        total: Number(count),
        ids: Number(count),
      });
    }
  });
});

describe('the real report', () => {
  test.skipIf(!HAS_SHARED_CASES)(
    `of 三角镇 2024 is equal in all 200 cells and all counters${SKIP_NOTE}`,
    async () => {
      const real: { narrative: Record<string, number> } = JSON.parse(readSharedCase('sanjiao-2024.json'));
      const json = JSON.parse((await exported(demo.town, 'json')).toString());
      expect(cellsIn(json)).toEqual(cellsIn(real));
      expect(Object.keys(real.narrative).length).toBeGreaterThan(5);
      expect(json.narrative).toMatchObject(real.narrative);
    },
  );
});

describe('the text of the town’s report', () => {
  test.each(Object.keys(FORMS))('states its figures in %s', async (form) => {
    const read = await FORMS[form]?.(demo.town);
    const text = unspaced(read?.lines.join('') ?? '');
    for (const words of TOWN_TEXT) expect(text).toContain(words);
  });

  test.each(TOWN_FIGURES)(
    '%s: each is traced to that many records of the year',
    async (token, name, count) => {
      const { total, items } = await allBehind(demo.town, token);
      expect([total, new Set(items.map((item) => item.id)).size]).toEqual([count, count]);
      expect(items.filter((item) => !(item.on ?? '').startsWith('2024-'))).toEqual([]);
      const json = JSON.parse((await exported(demo.town, 'json')).toString());
      expect(json.narrative[name]).toBe(count);
    },
  );

  test('counts documents whose pages the public can open', async () => {
    const tokens = TOWN_FIGURES.map(([token]) => token).filter((token) => !token.startsWith('微信'));
    const found = await Promise.all(tokens.map(async (token) => allBehind(demo.town, token)));
    const ids = found.flatMap(({ items }) => items.map((item) => item.id));
    const items = await itemsOf(demo.world.db, ids);
    expect(items).toHaveLength(54 + 4 + 17 + 129 + 9 + 9);
    for (const { path } of items) await access(join(demo.world.dataDir, 'site', path));
  });
});

describe.each<Office>(['town', 'bureau'])('one thing more at the %s', (office) => {
  const known = new Map<string, string>();

  /** Cells and counters as the running system exports them from its registers now. */
  async function counted(of: DemoOffice): Promise<Readonly<Record<string, string>>> {
    const { reportId } = of;
    const { bytes } = await exportReport(of.as('clerk'), { reportId, format: 'json', draft: true });
    const json: { narrative: Record<string, number> } = JSON.parse(bytes.toString());
    const counters = Object.entries(json.narrative).map(([name, value]) => [name, String(value)] as const);
    // Three of them are cells under another name.
    const own = counters.filter(([name]) => !['依申请公开件', '行政复议', '行政诉讼'].includes(name));
    return { ...cellsIn(json), ...Object.fromEntries(own) };
  }

  test.each(additions())('$what changes exactly what it should', async (addition) => {
    const here = demo[office];
    const neighbour = demo[office === 'town' ? 'bureau' : 'town'];
    const before = [await counted(here), await counted(neighbour)];
    await addition.does({ world: demo.world, office: here, known });
    const after = [await counted(here), await counted(neighbour)];
    const expected = new Map(Object.entries(addition.counters ?? {}));
    for (const [cell, change] of Object.entries(addition.cells ?? {})) {
      const flowsInto = isCellName(cell) ? totalsOf(cell) : [];
      for (const name of [cell, ...flowsInto]) expected.set(name, (expected.get(name) ?? 0) + change);
    }
    const changes = [...expected].filter(([, change]) => change !== 0);
    expect(differences(before[0] ?? {}, after[0] ?? {})).toEqual(Object.fromEntries(changes));
    expect(differences(before[1] ?? {}, after[1] ?? {})).toEqual({});
  });
});

/** What differs, and by how much; amounts in millionths, so that nothing is lost in fractions. */
function differences(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Record<string, number> {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...names].filter((name) => before[name] !== after[name]);
  const millionths = (text: string | undefined): number => Math.round(Number(text) * 1_000_000);
  return Object.fromEntries(
    differing.map((name) => [name, (millionths(after[name]) - millionths(before[name])) / 1_000_000]),
  );
}

test('the district called for its agencies’ reports, approved them in time and lists them', async () => {
  const actor = must(await actorByUsername(demo.world.db, 'tangwenjing', { ip: null }), 'supervisor');
  const ctx = demo.world.as(actor);
  const callId = must((await listCalls(ctx)).items[0], 'call').id;
  const board = await viewBoard(ctx, { callId });
  expect(board.members).toHaveLength(2);
  for (const member of board.members)
    expect(member).toMatchObject({ state: 'approved', due: null, submittedLate: 0, publishedLate: 0 });
  expect(board.list?.href).toBe('/qijiang/annual-reports/all-2024.html');
  const { summed, missing } = await viewRollUp(ctx, { callId });
  expect(summed).toHaveLength(3);
  expect(missing).toEqual([]);
});
