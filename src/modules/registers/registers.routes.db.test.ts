import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { ooxml, pdf, PNG } from '../../files/test/sample-files.ts';
import { text, workbook } from '../../files/test/workbooks.ts';
import { buildServer } from '../../server.ts';
import { DEMO_PASSWORD } from '../demo/demo-people.ts';
import { exportPath, importPath, importReport, registersApi, templatePath } from './registers.api.ts';
import { listed, unlike } from './test/clerks.ts';

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;
let origin: string;
let clerk: Browser;
let handler: Browser;
beforeAll(async () => {
  ({ world, office } = await createTown());
  app = await buildServer({ ctx: world.system });
  origin = await app.listen({ port: 0, host: '127.0.0.1' });
  clerk = await signIn('ceshi.clerk');
  handler = await signIn('ceshi.requesthandler');
});
afterAll(async () => {
  await app.close();
  await world.close();
});

/** What a signed-in person's browser sends along. */
interface Browser {
  readonly cookie: string;
  readonly 'x-csrf-token': string;
}

const NOBODY: Partial<Browser> = {};

async function signIn(username: string): Promise<Browser> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/session',
    payload: { username, password: DEMO_PASSWORD },
  });
  expect(answer.statusCode).toBe(200);
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  return { cookie, 'x-csrf-token': answer.json().csrfToken };
}

interface Reply {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly json: Record<string, unknown>;
}

async function reply(answer: Response): Promise<Reply> {
  const json: Record<string, unknown> & { error?: { code: string; message: string } } = JSON.parse(
    await answer.text(),
  );
  return { status: answer.status, code: json.error?.code, message: json.error?.message, json };
}

async function send(browser: Partial<Browser>, method: string, path: string, body?: object): Promise<Reply> {
  return reply(
    await fetch(`${origin}${path}`, {
      method,
      headers: { ...browser, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

async function upload(
  browser: Partial<Browser>,
  register: string,
  file: { name: string; bytes: Uint8Array | string } | null,
  commit = true,
): Promise<Reply> {
  const form = new FormData();
  if (file !== null) form.append('file', new Blob([Uint8Array.from(Buffer.from(file.bytes))]), file.name);
  else form.append('note', 'no file');
  const path = importPath(register, { agencyId: office.agencyId, commit });
  return reply(await fetch(`${origin}${path}`, { method: 'POST', body: form, headers: { ...browser } }));
}

describe('a record over HTTP', () => {
  test('is entered, listed, corrected, struck out and restored', async () => {
    const { agencyId } = office;
    const values = unlike('decisions');
    const path = '/api/registers/decisions';
    const created = await send(clerk, 'POST', path, { agencyId, values, note: ' 首件 ' });
    expect(created.status).toBe(200);
    const { id } = registersApi.create.response.parse(created.json);
    const found = await send(clerk, 'GET', `${path}?agencyId=${agencyId}&text=${values['number'] ?? ''}`);
    const list = registersApi.list.response.parse(found.json);
    expect(list).toMatchObject({
      total: 1,
      may: { write: true },
      items: [{ id, values, note: '首件', version: 1, removedAt: null, removalReason: null, managed: false }],
    });
    const corrected = { values: { ...values, subject: '更正' }, note: '', version: 1 };
    expect((await send(clerk, 'PUT', `${path}/${id}`, corrected)).json).toEqual({ version: 2 });
    expect(await send(clerk, 'PUT', `${path}/${id}`, { ...corrected, note: '迟到' })).toMatchObject({
      status: 409,
      code: 'registers.changed_by_other',
    });
    const removed = await send(clerk, 'POST', `${path}/${id}/remove`, { version: 2, reason: '误登' });
    expect(removed.json).toEqual({ version: 3 });
    const struck = await send(clerk, 'GET', `${path}?agencyId=${agencyId}&removed=true`);
    expect(registersApi.list.response.parse(struck.json).items[0]).toMatchObject({
      id,
      removalReason: '误登',
    });
    const restored = await send(clerk, 'POST', `${path}/${id}/restore`, { version: 3, reason: '核对无误' });
    expect(restored.json).toEqual({ version: 4 });
  });

  test('that is faulty comes back with a complaint for each member', async () => {
    const answer = await send(clerk, 'POST', '/api/registers/fees', {
      agencyId: office.agencyId,
      values: { item: '费用', collectedOn: '2024-02-30', amountWan: '-1' },
      note: '',
    });
    expect(answer).toMatchObject({
      status: 422,
      code: 'common.invalid_input',
      json: { error: { details: { issues: [{ field: 'collectedOn' }, { field: 'amountWan' }] } } },
    });
  });

  test.each([
    ['a register that is none', 'POST', '/api/registers/secrets', {}, 422],
    ['striking out without a reason', 'POST', '/api/registers/fees/ID/remove', { version: 1 }, 422],
    ['a version that is none', 'PUT', '/api/registers/fees/ID', { version: 0, values: {}, note: '' }, 422],
    ['an identifier that is none', 'PUT', '/api/registers/fees/1', { version: 1, values: {}, note: '' }, 422],
    [
      'a record that is not there',
      'PUT',
      '/api/registers/fees/ID',
      { version: 1, values: {}, note: '' },
      404,
    ],
    ['a page that is none', 'GET', '/api/registers/fees?agencyId=ID&page=0', undefined, 422],
    ['a day that is none', 'GET', '/api/registers/fees?agencyId=ID&from=2024-02-30', undefined, 422],
    ['an agency that is not there', 'GET', '/api/registers/fees?agencyId=NONE', undefined, 404],
  ])('%s: a clear answer, no fault of ours', async (_what, method, path, body, status) => {
    const url = path.replace('ID', office.agencyId).replace('NONE', '0190163d-8694-739b-aea5-966c26f8ad91');
    const answer = await send(clerk, method, url, body);
    expect(answer.status).toBe(status);
    expect(answer.message).toMatch(/[\u4e00-\u9fff]/);
  });

  test.each(['fees', 'decisions'] as const)(
    'of %s that is sent by a double click is one record, and both clicks are told so',
    async (register) => {
      const { agencyId } = office;
      const values = unlike(register);
      const body = { agencyId, values, note: '' };
      const click = async () => send(clerk, 'POST', `/api/registers/${register}`, body);
      const [first, second] = await Promise.all([click(), click()]);
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(second.json).toEqual(first.json);
      const wanted = String(values['item'] ?? values['number']);
      expect((await listed(office, register, { text: wanted })).total).toBe(1);
    },
  );

  test('with characters that no database holds is kept without them', async () => {
    const values = unlike('fees', { item: '费\u0000用之怪', basis: '\uD800' });
    const { agencyId } = office;
    const note = '备\u0000注';
    expect((await send(clerk, 'POST', '/api/registers/fees', { agencyId, values, note })).status).toBe(200);
    const { items } = await listed(office, 'fees', { text: '用之怪' });
    expect(items).toMatchObject([{ values: { basis: '\uFFFD' }, note: '备注' }]);
  });
});

describe('who may', () => {
  test('nobody without signing in, not even look', async () => {
    const { agencyId } = office;
    const paths: [string, string][] = [
      ['GET', `/api/registers/fees?agencyId=${agencyId}`],
      ['POST', '/api/registers/fees'],
      ['GET', exportPath('fees', 'csv', { agencyId })],
      ['GET', templatePath('fees')],
      ['POST', importPath('fees', { agencyId, commit: true })],
    ];
    for (const [method, path] of paths) {
      expect(await send(NOBODY, method, path)).toMatchObject({ status: 401, code: 'session.required' });
    }
  });

  test('a clerk doesn’t write into the requests, by form or by sheet', async () => {
    const { agencyId } = office;
    const values = unlike('requests');
    const answer = await send(clerk, 'POST', '/api/registers/requests', { agencyId, values, note: '' });
    expect(answer).toMatchObject({
      status: 403,
      message: '政府信息公开申请由本机构的申请办理人登记。',
    });
    const sheet = { name: '申请.csv', bytes: '申请编号\n1\n' };
    expect(await upload(clerk, 'requests', sheet)).toMatchObject({ status: 403 });
  });

  test('applicants don’t leave the interface for a clerk, in lists or files', async () => {
    const { agencyId } = office;
    const values = unlike('requests', { applicantName: '简某丙', subject: '樟木滩堤防的设计' });
    await send(handler, 'POST', '/api/registers/requests', { agencyId, values, note: '' });
    const paths = [
      `/api/registers/requests?agencyId=${agencyId}`,
      exportPath('requests', 'csv', { agencyId }),
    ];
    for (const path of paths) {
      const read = async (headers: Browser) =>
        (await fetch(origin + path, { headers: { ...headers } })).text();
      expect(await read(handler)).toMatch(/简某丙[^]*樟木滩/);
      expect(await read(clerk)).not.toMatch(/简某丙|樟木滩/);
    }
  });

  test('a request that another site has forged changes nothing', async () => {
    const { cookie } = clerk;
    const answer = await send({ cookie }, 'POST', '/api/registers/fees', {
      agencyId: office.agencyId,
      values: unlike('fees'),
      note: '',
    });
    expect(answer.status).toBe(403);
  });
});

describe('a sheet over HTTP', () => {
  const HEADINGS = ['收费项目', '收取日期', '金额（万元）'];
  const xlsx = (rows: readonly (readonly string[])[]): Uint8Array =>
    workbook([
      {
        rows: Object.fromEntries(
          [HEADINGS, ...rows].map((cells, row) => [
            row + 1,
            cells.map((content, column) => text(`${'ABCD'[column] ?? ''}${row + 1}`, content)),
          ]),
        ),
      },
    ]);
  const count = async (): Promise<number> => (await listed(office, 'fees')).total;

  test('is looked at, then taken in', async () => {
    const before = await count();
    const file = { name: '收费.xlsx', bytes: xlsx([['占道费', '2024-05-01', '3.25']]) };
    const looked = await upload(clerk, 'fees', file, false);
    expect(importReport.parse(looked.json)).toEqual({ rows: 1, imported: 0, issues: [] });
    expect(await count()).toBe(before);
    const taken = await upload(clerk, 'fees', file);
    expect(importReport.parse(taken.json)).toEqual({ rows: 1, imported: 1, issues: [] });
    expect(await count()).toBe(before + 1);
  });

  test('in GB18030 is read', async () => {
    // 收费项目,收取日期,金额（万元） / 垃圾费,2024/5/2,1
    const bytes = Buffer.from(
      'cad5b7d1cfeec4bf2ccad5c8a1c8d5c6da2cbdf0b6eea3a8cdf2d4aaa3a90d0ac0acbbf8b7d12c323032342f352f322c310d0a',
      'hex',
    );
    expect(await upload(clerk, 'fees', { name: '收费.csv', bytes })).toMatchObject({
      status: 200,
      json: { rows: 1, imported: 1, issues: [] },
    });
  });

  test('with faulty rows says which, and nothing is written', async () => {
    const before = await count();
    const rows = [
      ['占道费', '2024-05-01', '3.25'],
      ['', '2024-05-40', 'x'],
    ];
    const answer = await upload(clerk, 'fees', { name: '收费.xlsx', bytes: xlsx(rows) });
    expect(importReport.parse(answer.json)).toMatchObject({
      rows: 2,
      imported: 0,
      issues: [
        { row: 3, column: '收费项目' },
        { row: 3, column: '收取日期' },
        { row: 3, column: '金额（万元）' },
      ],
    });
    expect(await count()).toBe(before);
  });

  test.each([
    ['no file', null, '没有收到文件'],
    ['an empty file', { name: '收费.csv', bytes: '' }, '文件是空的'],
    ['a PDF under its own name', { name: '收费.pdf', bytes: pdf() }, '这是PDF 文件，不是表格'],
    ['a PDF that claims to be a sheet', { name: '收费.xlsx', bytes: pdf() }, '两者不符'],
    ['a picture that claims to be a sheet', { name: '收费.xlsx', bytes: PNG }, '两者不符'],
    ['a program', { name: '收费.xlsx', bytes: 'MZ\u0090\u0000program' }, '可以运行的程序'],
    [
      'a Word file',
      { name: '收费.docx', bytes: ooxml('wordprocessingml.document') },
      '这是Word 文档，不是表格',
    ],
    ['a web page', { name: '收费.csv', bytes: '<!doctype html><script>alert(1)</script>' }, '网页'],
    ['a sheet without its headings', { name: '收费.csv', bytes: '甲,乙\n1,2\n' }, '表格第一行缺少'],
    ['quotes that do not match', { name: '收费.csv', bytes: `${HEADINGS.join(',')}\n"a,b\n` }, '引号不成对'],
  ])('%s is refused with what to do', async (_what, file, message) => {
    const answer = await upload(clerk, 'fees', file);
    expect(answer).toMatchObject({ status: 422, code: 'registers.unreadable_sheet' });
    expect(answer.message).toContain(message);
  });

  test('of more than 10 MB is refused, and the connection still serves', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024 + 1, '字,');
    expect(await upload(clerk, 'fees', { name: '收费.csv', bytes })).toMatchObject({
      status: 422,
      message: '表格文件超过 10 MB，请分成几个文件导入。',
    });
    expect((await send(clerk, 'GET', `/api/registers/fees?agencyId=${office.agencyId}`)).status).toBe(200);
  });

  test.each([
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['csv', 'text/csv; charset=utf-8'],
  ] as const)('goes out as %s under its Chinese name, for this person alone', async (format, type) => {
    const { agencyId } = office;
    const answer = await fetch(origin + exportPath('fees', format, { agencyId }), { headers: { ...clerk } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type);
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const disposition = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    expect(disposition).toBe(
      `attachment; filename="file.${format}"; filename*=UTF-8''行政事业性收费.${format}`,
    );
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  test('in a format that nobody writes is refused', async () => {
    const path = `/api/registers/fees/export.pdf?agencyId=${office.agencyId}`;
    expect(await send(clerk, 'GET', path)).toMatchObject({ status: 422 });
  });

  test('as a template has a name of its own', async () => {
    const answer = await fetch(origin + templatePath('disputes'), { headers: { ...clerk } });
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain(
      '行政复议和诉讼（导入模板）.xlsx',
    );
  });
});
