import type { FastifyInstance } from 'fastify';
import { load } from 'cheerio';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeHtmlPage } from '../../files/html-writer.ts';
import { sampleReport } from '../../files/test/sample-report.ts';
import { cellNames, emptyTables } from '../../law/annual-report/tables.ts';
import { tablesFromJson } from '../../law/annual-report/report-json.ts';
import { buildServer } from '../../server.ts';
import { DEMO_PASSWORD } from '../demo/demo-people.ts';
import { enter, unlike } from '../registers/test/clerks.ts';
import { PREVIOUS_MAX_BYTES, previousReportApi } from './previous-report.api.ts';
import { reportsApi } from './reports.api.ts';
import { openReportOffice, type ReportOffice } from './test/report-office.ts';

let office: ReportOffice;
let app: FastifyInstance;
let clerk: Session;
let publisher: Session;
let reportId: string;
beforeAll(async () => {
  office = await openReportOffice();
  app = await buildServer({ ctx: office.world.system });
  clerk = await signIn('ceshi.clerk');
  publisher = await signIn('ceshi.publisher');
  reportId = await office.begin();
});
afterAll(async () => {
  await app.close();
  await office.close();
});

interface Session {
  readonly cookie: string;
  readonly 'x-csrf-token': string;
}

async function signIn(username: string): Promise<Session> {
  const payload = { username, password: DEMO_PASSWORD };
  const answer = await app.inject({ method: 'POST', url: '/api/session', payload });
  expect(answer.statusCode).toBe(200);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { cookie, 'x-csrf-token': answer.json().csrfToken };
}

async function ask(
  session: Session | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  payload?: object,
) {
  return app.inject({
    method,
    url: `/api/reports${path}`,
    headers: { ...session },
    ...(payload && { payload }),
  });
}

describe('a report over HTTP', () => {
  test('is created, listed, read, written, corrected by hand, answered and frozen', async () => {
    const { agencyId } = office;
    const created = await ask(clerk, 'POST', '', { agencyId, year: '2023' });
    const { id } = reportsApi.create.response.parse(created.json());
    const list = reportsApi.list.response.parse((await ask(clerk, 'GET', '')).json());
    expect(list.items.map((item) => item.id)).toContain(id);

    const view = reportsApi.get.response.parse((await ask(clerk, 'GET', `/${id}`)).json());
    expect(Object.keys(view.cells).toSorted()).toEqual([...cellNames()].toSorted());
    const blocks = view.narrative.map((block) => ({
      ...block,
      confirmed: true,
      text: block.id === 'problems' ? `我县${block.text}` : block.text,
    }));
    const saved = await ask(clerk, 'PUT', `/${id}/narrative`, { version: view.version, blocks });
    expect(saved.json()).toEqual({ version: view.version + 1 });

    const override = { cell: 't2.permit.decisions', value: '3', reason: '启用前的三件' };
    expect((await ask(clerk, 'POST', `/${id}/overrides`, override)).json()).toEqual({ ok: true });
    const removal = await ask(clerk, 'DELETE', `/${id}/overrides/t2.permit.decisions`);
    expect(removal.json()).toEqual({ ok: true });

    const found = reportsApi.get.response.parse((await ask(clerk, 'GET', `/${id}`)).json());
    const warnings = found.findings.filter((each) => each.severity === 'warning');
    expect(warnings.map(({ rule }) => rule)).toContain('AR-PUB-1');
    for (const { key } of warnings) {
      const answer = { finding: key, reason: '指所在的县；系统启用前的年度，补录。' };
      expect((await ask(clerk, 'POST', `/${id}/answers`, answer)).json()).toEqual({ ok: true });
    }

    const { version } = reportsApi.get.response.parse((await ask(clerk, 'GET', `/${id}`)).json());
    const frozen = await ask(clerk, 'POST', `/${id}/freeze`, { version });
    expect(frozen.statusCode).toBe(200);
    const { documentId } = reportsApi.freeze.response.parse(frozen.json());
    const after = reportsApi.get.response.parse((await ask(clerk, 'GET', `/${id}`)).json());
    expect(after).toMatchObject({ documentId, state: 'draft' });
  });

  test('opens its figures, fifty records at a time', async () => {
    for (let index = 0; index < 51; index += 1) await enter(office, 'decisions', unlike('decisions'));
    const open = async (name: string, offset: number) => {
      const query = new URLSearchParams({ name, offset: String(offset) }).toString();
      return reportsApi.records.response.parse(
        (await ask(clerk, 'GET', `/${reportId}/records?${query}`)).json(),
      );
    };
    const first = await open('t2.permit.decisions', 0);
    expect([first.total, first.items.length]).toEqual([51, 50]);
    expect((await open('行政许可件数', 50)).items).toHaveLength(1);
    expect((await open('政府工作动态条数', 0)).total).toBe(0);
  });

  test.each([
    ['GET', '/REPORT/records?name=t9.x.y', undefined, 404],
    ['GET', '/REPORT/records?name=机关全称', undefined, 404],
    ['GET', '/REPORT/records', undefined, 422],
    ['GET', '/nothing', undefined, 422],
    ['POST', '', { agencyId: 'x', year: 2024 }, 422],
    ['POST', '', { year: 1990 }, 422],
    ['POST', '/REPORT/overrides', { cell: 't3.new.legal', value: '-1', reason: '试' }, 422],
    ['POST', '/REPORT/overrides', { cell: 't3.new.legal', value: '1', reason: ' ' }, 422],
    ['POST', '/REPORT/overrides', { cell: 'agencies', value: '1', reason: '试' }, 422],
    ['POST', '/REPORT/freeze', { version: 99 }, 409],
    ['PUT', '/REPORT/narrative', { version: 1, blocks: [] }, 422],
  ] as const)('%s %s %j gets a clear answer: %i', async (method, path, payload, status) => {
    const answer = await ask(clerk, method, encodeURI(path.replace('REPORT', reportId)), payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.json().error.message).toMatch(/[\u4e00-\u9fff]/);
  });

  test('is not saved with two blocks of one name, nor with characters that no text holds', async () => {
    const view = async () => reportsApi.get.response.parse((await ask(clerk, 'GET', `/${reportId}`)).json());
    const { version, narrative } = await view();
    const save = async (blocks: object[]) => ask(clerk, 'PUT', `/${reportId}/narrative`, { version, blocks });
    const [first, ...others] = narrative;
    expect((await save([{ ...first }, { ...first }])).json().error.message).toContain('编号相同');
    expect((await save([{ ...first, text: '空\u0000半\uD800' }, ...others])).statusCode).toBe(200);
    expect((await view()).narrative[0]?.text).toBe('空半\uFFFD');
  });

  test('is read by whoever works at the agency, changed by its clerk, seen by nobody else', async () => {
    expect((await ask(publisher, 'GET', `/${reportId}`)).json().canEdit).toBe(false);
    const override = { cell: 't2.permit.decisions', value: '3', reason: '试' };
    expect((await ask(publisher, 'POST', `/${reportId}/overrides`, override)).statusCode).toBe(403);
    for (const path of ['', `/${reportId}`, `/${reportId}/export/json`, `/${reportId}/records?name=x`])
      expect((await ask(null, 'GET', path)).statusCode).toBe(401);
  });
});

describe('last year’s report over HTTP', () => {
  let ownId: string;
  beforeAll(async () => {
    ownId = await office.begin(2020);
  });
  const path = () => `/${ownId}/previous`;

  async function send(session: Session | null, name: string, bytes: Buffer) {
    const boundary = 'gKx1';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
    return app.inject({
      method: 'POST',
      url: `/api/reports${path()}`,
      headers: { ...session, 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    });
  }
  const view = async () => previousReportApi.get.response.parse((await ask(clerk, 'GET', path())).json());
  const page = () => {
    const document = sampleReport(emptyTables());
    return Buffer.from(writeHtmlPage({ ...document, title: document.title.replace('2024', '2019') }));
  };

  test('is uploaded, looked through, confirmed and taken away', async () => {
    expect((await view()).previous).toBeNull();
    expect((await send(clerk, '上年.html', page())).json()).toEqual({ ok: true });
    const { previous, year } = await view();
    expect([year, previous?.fileName, previous?.cells.length]).toEqual([2019, '上年.html', 200]);
    const confirm = async (concernsSeen: boolean) =>
      ask(clerk, 'POST', `${path()}/confirm`, {
        previousId: previous?.id,
        values: { 't2.docs.valid': '3' },
        concernsSeen,
      });
    expect((await confirm(false)).json().error.code).toBe('reports.concerns_unseen');
    expect((await confirm(true)).json()).toEqual({ ok: true });
    const report = reportsApi.get.response.parse((await ask(clerk, 'GET', `/${ownId}`)).json());
    expect(report.previousCells).toMatchObject({ 't2.docs.valid': 3 });
    expect((await ask(clerk, 'DELETE', path())).json()).toEqual({ ok: true });
    expect((await view()).previous).toBeNull();
  });

  test('is refused in words: no file, a picture, too large a file, a stranger', async () => {
    expect((await ask(clerk, 'POST', path())).json().error.code).toBe('reports.no_file');
    const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    expect((await send(clerk, 'a.png', picture)).json().error.message).toContain('图片');
    const large = Buffer.alloc(PREVIOUS_MAX_BYTES + 1, 32);
    expect((await send(clerk, 'a.html', large)).json().error.message).toContain('超过 20 MB');
    expect((await send(publisher, 'a.html', page())).statusCode).toBe(403);
    expect((await send(null, 'a.html', page())).statusCode).toBe(401);
  });
});

describe('a report as a file over HTTP', () => {
  const TYPES = {
    json: 'application/json; charset=utf-8',
    html: 'text/html; charset=utf-8',
    docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    pdf: 'application/pdf',
  } as const;

  test.each(['json', 'html', 'docx', 'pdf'] as const)('comes as %s under its title', async (format) => {
    const answer = await ask(publisher, 'GET', `/${reportId}/export/${format}`);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe(TYPES[format]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toBe(
      `attachment; filename="file.${format}"; filename*=UTF-8''测试区测试镇人民政府2024年政府信息公开工作年度报告.${format}`,
    );
  });

  test('is in each format what it claims to be', async () => {
    const file = async (format: string) =>
      (await ask(clerk, 'GET', `/${reportId}/export/${format}`)).rawPayload;
    expect(tablesFromJson(JSON.parse((await file('json')).toString()))).toHaveProperty('tables');
    expect(load((await file('html')).toString())('td')).toHaveLength(200);
    expect(Object.keys(unzipSync(await file('docx')))).toContain('word/document.xml');
    expect((await file('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('in another format is refused', async () => {
    expect((await ask(clerk, 'GET', `/${reportId}/export/exe`)).statusCode).toBe(422);
  });
});
