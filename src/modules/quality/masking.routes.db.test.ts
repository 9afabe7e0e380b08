import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../../test/database.ts';
import { signIn } from '../../../test/desk-session.ts';
import { openOffice, type TestOffice } from '../../../test/office.ts';
import { plantedDocx } from '../../files/masking/test/planted-docx.ts';
import { buildServer } from '../../server.ts';
import { DEFAULT_MASKING } from '../../text/masking-rule.ts';
import { uploadAttachment } from '../attachments/attachments.usecases.ts';

let world: TestWorld;
let office: TestOffice;
let app: FastifyInstance;

beforeAll(async () => {
  world = await createWorld();
  office = await openOffice(world);
  app = await buildServer({ ctx: world.system });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

test('texts and attachments are masked over HTTP, by those who may, as the description says', async () => {
  const { paths } = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, object> }>();
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining([
      '/api/quality/masking',
      '/api/quality/documents/{documentId}/mask-text',
      '/api/quality/documents/{documentId}/attachments/{attachmentId}/strip',
      '/api/quality/documents/{documentId}/attachments/{attachmentId}/mask',
      '/api/requests/{caseId}/releases',
      '/api/requests/{caseId}/releases/accept',
    ]),
  );
  const documentId = await office.draft('dynamic.news');
  const content = plantedDocx({ body: '申请人手机13812345678', comment: '批注' });
  const { id } = await uploadAttachment(office.as('clerk'), {
    documentId,
    file: { name: '名单.docx', content },
  });
  const clerk = await signIn(app, 'ceshi.clerk');
  const publisher = await signIn(app, 'ceshi.publisher');
  const at = `/api/quality/documents/${documentId}`;
  const text = { text: '申请人手机13812345678。', findings: [{ rule: 'I02', start: 5 }], keep: false };
  const masked = await clerk.post(`${at}/mask-text`, text);
  expect(masked.json()).toEqual({ edits: [{ start: 5, end: 16, words: '138****5678' }] });
  expect((await publisher.post(`${at}/mask-text`, text)).statusCode).toBe(403);
  expect((await clerk.post(`${at}/mask-text`, { ...text, findings: [] })).statusCode).toBe(422);
  const stripped = await clerk.post(`${at}/attachments/${id}/strip`, {});
  expect(stripped.json()).toMatchObject({ attachment: { documentId, name: '名单.docx' }, notes: [] });
  const order = { rules: ['I02'], words: [], dropHidden: true };
  const copy = await clerk.post(`${at}/attachments/${id}/mask`, order);
  expect(copy.json()).toMatchObject({ attachment: { name: '名单.docx' } });
  const none = await clerk.post(`${at}/attachments/${id}/mask`, { ...order, rules: ['I03'] });
  expect([none.statusCode, none.json()]).toMatchObject([
    422,
    { error: { code: 'quality.not_cleaned', message: expect.stringContaining('没有找到') } },
  ]);
  const unknown = await clerk.post(`${at}/attachments/${id}/mask`, { ...order, rules: [`13812345678`] });
  expect(unknown.statusCode).toBe(422);
  const kept = await publisher.get(`${at}/masked-values`);
  expect(kept.json()).toMatchObject({ values: [{ shown: '138****5678' }], may: { end: true } });
  const { values } = kept.json<{ values: { id: string }[] }>();
  const end = `${at}/masked-values/${values[0]?.id}/end`;
  expect((await publisher.post(end, { reason: '' })).statusCode).toBe(422);
  expect((await clerk.post(end, { reason: '误遮盖' })).statusCode).toBe(403);
  expect((await publisher.post(end, { reason: '误遮盖' })).statusCode).toBe(200);
  expect((await publisher.get(`${at}/masked-values`)).json()).toMatchObject({ values: [] });
  const { agencyId } = office;
  const rule = { agencyId, masking: DEFAULT_MASKING, reason: '沿用惯例' };
  expect((await clerk.post('/api/quality/masking', rule)).statusCode).toBe(403);
  expect((await publisher.post('/api/quality/masking', { ...rule, reason: '' })).statusCode).toBe(422);
  expect((await publisher.post('/api/quality/masking', rule)).statusCode).toBe(200);
  const shown = await clerk.get(`/api/quality/masking?agencyId=${agencyId}`);
  expect(shown.json()).toMatchObject({
    masking: DEFAULT_MASKING,
    set: { reason: '沿用惯例' },
    may: { edit: false },
  });
});

test('masking keeps the pace of checking', async () => {
  const documentId = await office.draft('dynamic.news');
  const reviewer = await signIn(app, 'ceshi.firstReviewer');
  const text = { text: '申请人手机13812345678。', findings: [{ rule: 'I02', start: 5 }], keep: false };
  const codes = new Set<number>();
  for (let at = 0; at < 41; at += 1)
    codes.add((await reviewer.post(`/api/quality/documents/${documentId}/mask-text`, text)).statusCode);
  expect([...codes]).toEqual([403, 429]);
});
