import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signIn, type DeskSession } from '../../../test/desk-session.ts';
import { readSheet } from '../../files/sheet-reader.ts';
import { buildServer } from '../../server.ts';
import { preparePath, reportCallsApi, rollUpSheetPath, submittedFilePath } from './report-calls.api.ts';
import { openCallWorld, usualTerms, type CallWorld } from './test/call-world.ts';

let w: CallWorld;
let app: FastifyInstance;
let clerk: DeskSession;
let supervisor: DeskSession;
let stranger: DeskSession;
let callId: string;

beforeAll(async () => {
  w = await openCallWorld();
  app = await buildServer({ ctx: w.world.system });
  clerk = await signIn(app, 'zhen.clerk');
  supervisor = await signIn(app, 'qu.supervisor');
  stranger = await signIn(app, 'ju.clerk');
  const body = { agencyId: w.district.agencyId, year: 2024, ...usualTerms(w) };
  callId = reportCallsApi.open.response.parse((await supervisor.post('/api/report-calls', body)).json()).id;
});
afterAll(async () => {
  await app.close();
  await w.close();
});

const place = () => ({ callId, agencyId: w.town.agencyId });
const placePath = () => `/api/report-calls/${callId}/agencies/${w.town.agencyId}`;

describe('over HTTP', () => {
  test('a file comes in, is submitted, and goes out as it came, never to be shown as a page of ours', async () => {
    const bytes = Buffer.from(await w.town.page(await w.town.write(2024)));
    const sent = await clerk.upload(preparePath(place()), { name: '镇年报.html', bytes });
    expect(sent.statusCode).toBe(200);
    const { draft } = reportCallsApi.place.response.parse((await clerk.get(placePath())).json());
    const submitted = await clerk.post(`${placePath()}/submissions`, { draftId: draft?.id });
    const { submissionId } = reportCallsApi.submit.response.parse(submitted.json());

    const url = submittedFilePath({ callId, submissionId });
    for (const reader of [clerk, supervisor]) {
      const file = await reader.get(url);
      expect(file.rawPayload.equals(bytes)).toBe(true);
      expect(file.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringContaining('attachment'),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
      });
    }
    expect((await stranger.get(url)).statusCode).toBe(403);
    expect((await app.inject(url)).statusCode).toBe(401);
  });

  test('what isn’t a report, or too large, or nothing at all, is refused in words', async () => {
    const other = preparePath({ callId, agencyId: w.bureau.agencyId });
    const answers = [
      await stranger.post(other, {}),
      await stranger.upload(other, { name: 'a.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex') }),
      await stranger.upload(other, { name: 'a.html', bytes: Buffer.alloc(21 * 1024 * 1024, 32) }),
    ];
    expect(
      answers.map((answer) => [answer.statusCode, answer.json<{ error: { code: string } }>().error.code]),
    ).toEqual([
      [422, 'report_calls.no_file'],
      [422, 'report_calls.unreadable'],
      [422, 'report_calls.unreadable'],
    ]);
    expect((await clerk.upload(other, { name: 'a.html', bytes: Buffer.from('<p>') })).statusCode).toBe(403);
  });

  test('a return without a reason is none, a day that isn’t in the calendar neither', async () => {
    const { submissions } = reportCallsApi.place.response.parse((await supervisor.get(placePath())).json());
    const path = `/api/report-calls/${callId}/submissions/${submissions[0]?.id}/return`;
    expect((await supervisor.post(path, { reason: '  ' })).statusCode).toBe(422);
    const terms = usualTerms(w, 2023);
    const deadlines = terms.deadlines.map((days) => ({ ...days, submitBy: '2024-02-30' }));
    const body = { agencyId: w.district.agencyId, year: 2023, ...terms, deadlines };
    expect((await supervisor.post('/api/report-calls', body)).statusCode).toBe(422);
  });

  test('the sum is had as a sheet by who convenes, by nobody else', async () => {
    const sheet = await supervisor.get(rollUpSheetPath(callId));
    expect(sheet.headers['content-disposition']).toContain(encodeURIComponent('年度报告汇总.xlsx'));
    expect(readSheet(sheet.rawPayload, 'workbook').length).toBe(201);
    expect((await clerk.get(rollUpSheetPath(callId))).statusCode).toBe(403);
    expect((await app.inject(rollUpSheetPath(callId))).statusCode).toBe(401);
  });
});
