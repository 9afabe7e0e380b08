import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { replyErrors } from '../../platform/http/error-replies.ts';
import { ooxml, pdf, PNG } from '../../files/test/sample-files.ts';
import type { TestWorld } from '../../../test/database.ts';
import { createTown, type TestOffice } from '../../../test/office.ts';
import { discardEdition } from '../drafting/drafting.usecases.ts';
import { attachmentsApi, attachmentView } from './attachments.api.ts';
import { attachmentsByIds, attachmentsOf } from '../documents/documents.attachments.ts';
import { registerAttachmentRoutes } from './attachments.routes.ts';
import { storeGenerated, uploadAttachment } from './attachments.usecases.ts';

const LIMIT = 300_000;

let world: TestWorld;
let office: TestOffice;
let documentId = '';
let address = '';
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  ({ world, office } = await createTown());
  documentId = await office.draft('dynamic.news');
  address = await listen('clerk');
});
afterAll(async () => {
  await Promise.all(apps.map(async (app) => app.close()));
  await world.close();
});

function limited(role: Role): Ctx {
  const ctx = office.as(role);
  return { ...ctx, config: { ...ctx.config, uploadBytes: LIMIT } };
}

/** A server whose every request is made by the person with the role. */
async function listen(role: Role): Promise<string> {
  const app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  replyErrors(app);
  await app.register(multipart);
  app.addHook('onRequest', async (request) => {
    request.ctx = limited(role);
  });
  registerAttachmentRoutes(app);
  apps.push(app);
  return app.listen({ port: 0, host: '127.0.0.1' });
}

async function storedFiles(): Promise<string[]> {
  const found = await readdir(join(world.dataDir, 'files'), { recursive: true, withFileTypes: true }).catch(
    () => [],
  );
  return found.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

async function send(name: string, content: Uint8Array, at = address): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(content)]), name);
  const path = attachmentsApi.upload.path.replace(':documentId', documentId);
  return fetch(`${at}${path}`, { method: 'POST', body: form });
}

describe('a file over HTTP', () => {
  test('is stored under its hash, listed, and comes back as it was, as a download', async () => {
    const content = pdf();
    const answer = await send('关于印发方案的通知.PDF', content);
    expect(answer.status).toBe(200);
    const uploaded = attachmentView.parse(await answer.json());
    expect(uploaded).toMatchObject({
      name: '关于印发方案的通知.pdf',
      mediaType: 'application/pdf',
      size: content.length,
    });
    expect(await storedFiles()).toContain(uploaded.sha256);
    const list = await fetch(`${address}/api/documents/${documentId}/attachments`);
    expect(await list.json()).toMatchObject({ items: [uploaded], may: { upload: true }, maxBytes: LIMIT });
    const download = await fetch(`${address}/api/attachments/${uploaded.id}`);
    expect(new Uint8Array(await download.arrayBuffer())).toEqual(content);
    expect(download.headers.get('content-disposition')).toBe(
      `attachment; filename="file.pdf"; filename*=UTF-8''${encodeURIComponent('关于印发方案的通知.pdf')}`,
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('that is a picture opens in the page', async () => {
    const { id } = attachmentView.parse(await (await send('现场.png', PNG)).json());
    const shown = await fetch(`${address}/api/attachments/${id}`);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('content-disposition')).toMatch(/^inline;/);
  });

  test.each([
    ['太大.pdf', Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(LIMIT)]), 413, '上限'],
    ['远远太大.pdf', Buffer.alloc(8_000_000), 413, '上限'],
    ['程序.pdf', Buffer.from(`MZ${'x'.repeat(100)}`), 422, '程序'],
    ['网页.docx', Buffer.from('<html></html>'), 422, '网页'],
    ['空.pdf', Buffer.alloc(0), 422, '空'],
    ['宏.docx', Buffer.from(ooxml('wordprocessingml.document', { 'word/vbaProject.bin': PNG })), 422, '宏'],
  ])('%s is refused with a reason and leaves nothing behind', async (name, content, status, why) => {
    const before = { files: await storedFiles(), rows: await attachmentsOf(world.db, documentId) };
    const answer = await send(name, content);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { message: expect.stringContaining(why) } });
    expect({ files: await storedFiles(), rows: await attachmentsOf(world.db, documentId) }).toEqual(before);
  });

  test('that stops in the middle leaves nothing behind', async () => {
    const before = await storedFiles();
    const half =
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half of';
    const answer = await fetch(`${address}/api/documents/${documentId}/attachments`, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: half,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'attachments.broken_upload' } });
    expect(await storedFiles()).toEqual(before);
  });

  test('that is no form, or a form without a file, is answered with what to do', async () => {
    const path = `${address}/api/documents/${documentId}/attachments`;
    const form = new FormData();
    form.append('note', '没有文件');
    const empty = await fetch(path, { method: 'POST', body: form });
    expect([empty.status, await empty.json()]).toMatchObject([
      422,
      { error: { code: 'attachments.no_file' } },
    ]);
    const none = await fetch(path, { method: 'POST' });
    expect([none.status, await none.json()]).toMatchObject([422, { error: { code: 'attachments.no_file' } }]);
  });

  test('is taken only from the clerk of the agency, and read only by its people', async () => {
    const reviewer = await listen('firstReviewer');
    expect((await send('一.pdf', pdf(), reviewer)).status).toBe(403);
    const [first] = await attachmentsOf(world.db, documentId);
    expect((await fetch(`${reviewer}/api/attachments/${first?.id}`)).status).toBe(200);
    const admin = await listen('systemAdmin');
    expect((await fetch(`${admin}/api/attachments/${first?.id}`)).status).toBe(403);
    expect((await fetch(`${admin}/api/attachments/${crypto.randomUUID()}`)).status).toBe(404);
  });
});

describe('kept files', () => {
  test('the same content twice is two attachments and one file', async () => {
    const file = (name: string) => ({ name, content: Readable.from([pdf('/same')]) });
    const one = await uploadAttachment(limited('clerk'), { documentId, file: file('甲.pdf') });
    const two = await uploadAttachment(limited('clerk'), { documentId, file: file('乙.pdf') });
    expect(one.sha256).toBe(two.sha256);
    expect((await storedFiles()).filter((name) => name === one.sha256)).toHaveLength(1);
    expect(
      [...(await attachmentsByIds(world.db, [one.id, two.id, crypto.randomUUID()])).keys()].toSorted(),
    ).toEqual([one.id, two.id].toSorted());
  });

  test('what the program makes is kept by the program itself, and by nobody who may not write', async () => {
    const input = {
      documentId,
      name: '年度报告',
      extension: 'txt',
      mediaType: 'text/plain',
      bytes: Buffer.from('年报'),
    };
    const kept = await storeGenerated(world.system, input);
    expect(kept).toMatchObject({ name: '年度报告.txt', size: 6 });
    expect(await text(world.system.storage.read(kept.sha256))).toBe('年报');
    await expect(storeGenerated(office.as('publisher'), input)).rejects.toMatchObject({ status: 403 });
  });

  test('a document that was given up takes nothing more', async () => {
    const given = await office.draft('dynamic.notices');
    await discardEdition(office.as('clerk'), { documentId: given, reason: '重复' });
    const file = { name: '一.pdf', content: pdf() };
    await expect(uploadAttachment(limited('clerk'), { documentId: given, file })).rejects.toMatchObject({
      code: 'attachments.document_discarded',
    });
  });
});
