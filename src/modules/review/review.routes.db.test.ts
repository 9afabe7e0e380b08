import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccountActor } from '../../platform/actor.ts';
import { replyErrors } from '../../platform/http/error-replies.ts';
import { registerDocumentRoutes } from '../documents/documents.routes.ts';
import { createOffice, sampleContent, type TestOffice } from '../documents/test/office.ts';
import { registerDraftingRoutes } from '../drafting/drafting.routes.ts';
import { registerReviewRoutes } from './review.routes.ts';

let office: TestOffice;
let app: FastifyInstance;
let actor: AccountActor;

beforeAll(async () => {
  office = await createOffice();
  app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  replyErrors(app);
  app.addHook('onRequest', async (request) => {
    request.ctx = office.as(actor);
  });
  registerDocumentRoutes(app);
  registerDraftingRoutes(app);
  registerReviewRoutes(app);
});

afterAll(async () => {
  await app.close();
  await office.close();
});

async function call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object, status = 200) {
  const reply = await app.inject({ method, url, ...(payload && { payload }) });
  expect({ url, status: reply.statusCode, body: reply.statusCode === status ? '' : reply.body }).toEqual({
    url,
    status,
    body: '',
  });
  return reply.json();
}

test('the whole way to approval works over HTTP, every answer as its contract says', async () => {
  const clerk = await office.person('程晓', ['clerk']);
  const reviewers = [
    await office.person('何清', ['firstReviewer']),
    await office.person('罗平', ['secondReviewer']),
    await office.person('孟远', ['finalReviewer']),
  ];
  const secrecy = await office.person('秦安', ['secrecyReviewer']);
  actor = clerk;
  const nodeId = await office.column('notice');
  const { documentId, revisionId } = await call('POST', '/api/documents', { nodeId, title: '公示' });
  const at = `/api/documents/${documentId}`;
  const empty = await call('GET', at);
  expect(empty.issues).not.toHaveLength(0);

  await call('POST', `${at}/autosaves`, { baseRevisionId: revisionId, content: { title: '公示（未完' } });
  expect((await call('GET', at)).autosave.content.title).toBe('公示（未完');
  const save = {
    baseRevisionId: revisionId,
    editionVersion: empty.edition.version,
    content: { ...sampleContent(), bodyHtml: '<p style="color:red">正文</p>' },
  };
  const saved = await call('POST', `${at}/revisions`, save);
  expect(saved).toMatchObject({ changed: true, bodyHtml: '<p>正文</p>' });
  const refused = await call('POST', `${at}/revisions`, { ...save, content: sampleContent() }, 409);
  expect(refused.error).toMatchObject({
    code: 'documents.changed_by_other',
    details: { revisionId: saved.revision.id },
  });
  expect((await call('GET', `${at}/revisions`)).items).toHaveLength(2);
  expect((await call('GET', `${at}/revisions/${revisionId}`)).title).toBe('公示');
  expect((await call('GET', `${at}/diff?from=${revisionId}&to=${saved.revision.id}`)).identical).toBe(false);
  expect((await call('GET', '/api/documents?state=draft&changedFrom=2024-01-01')).items).toHaveLength(1);
  await call('PUT', `${at}/section`, { sectionId: null });
  expect(await call('POST', '/api/clean-html', { html: '<p>一<script>二</script></p>' })).toMatchObject({
    html: '<p>一</p>',
  });
  expect((await call('POST', '/api/clean-html', { html: '<b>'.repeat(10_000) }, 422)).error).toMatchObject({
    code: 'documents.text_too_deep',
  });

  const review = `/api/review/documents/${documentId}`;
  await call('POST', `${review}/submit`, { revisionId: saved.revision.id });
  for (const [step, reviewer] of reviewers.entries()) {
    actor = reviewer;
    expect((await call('GET', '/api/review/todo')).reviews.count).toBe(1);
    const { round } = await call('GET', review);
    await call('POST', `${review}/return`, { roundId: round.id, reason: '  ' }, 422);
    await call('POST', `${review}/approve`, { roundId: round.id, step });
  }
  actor = secrecy;
  await call('POST', `${review}/secrecy-reviews`, {
    revisionId: saved.revision.id,
    form: {
      carrier: 'officialDocument',
      source: 'made',
      channels: ['website'],
      scope: '面向社会',
      handling: 'direct',
    },
    result: 'open',
    basis: '逐项核对',
  });
  expect(await call('GET', review)).toMatchObject({ state: 'approved', obstacles: [], secrecyCleared: true });
  expect((await call('GET', `${at}/timeline`)).items.length).toBeGreaterThan(6);
  actor = clerk;
  await call('POST', `${at}/discard`, { reason: '不再需要' });
  await call('GET', '/api/documents/00000000-0000-7000-8000-000000000000', undefined, 404);
});
