import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Role } from '../../platform/actor.ts';
import { replyErrors } from '../../platform/http/error-replies.ts';
import { fillDocxTemplate, readTemplate } from '../../files/docx-template.ts';
import { unspaced } from '../../files/test/parsed-document.ts';
import { readDocx } from '../../files/test/read-docx.ts';
import { readPdf } from '../../files/test/read-pdf.ts';
import { ownTemplate, paragraph } from '../../files/test/own-template.ts';
import { defaultTemplate } from '../../law/letters/default-templates.ts';
import { LETTER_KINDS, letterKind, placeholdersOf } from '../../law/letters/letter-kinds.ts';
import { sampleFields } from '../../law/letters/test/sample-letters.ts';
import {
  activateLetterTemplate,
  revertLetterTemplate,
  templateFile,
  uploadLetterTemplate,
} from './letter-templates.ts';
import { letterTemplateView } from './letters.api.ts';
import { registerLetterRoutes } from './letters.routes.ts';
import { openLetter } from './letters.usecases.ts';
import { openLetterOffice, type LetterOffice } from './test/letter-office.ts';

let own: LetterOffice;
const apps: FastifyInstance[] = [];

beforeAll(async () => {
  own = await openLetterOffice();
});

afterAll(async () => {
  await Promise.all(apps.map(async (app) => app.close()));
  await own.world.close();
});

/** A server whose every request is made by the person with the role. */
async function listen(role: Role): Promise<string> {
  const app = fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  replyErrors(app);
  await app.register(multipart);
  app.addHook('onRequest', async (request) => {
    request.ctx = own.office.as(role);
  });
  registerLetterRoutes(app);
  apps.push(app);
  return app.listen({ port: 0, host: '127.0.0.1' });
}

/** An office's own Word file for an extension: the default with a sentence of its own and a header. */
async function ownExtension(): Promise<Buffer> {
  const { bytes } = await templateFile(own.office.as('requestHandler'), {
    agencyId: own.office.agencyId,
    kind: 'extension',
  });
  return bytes;
}

async function upload(address: string, kind: string, bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  form.append('file', new Blob([Uint8Array.from(bytes)]), '延期告知书（我镇）.docx');
  return fetch(`${address}/api/agencies/${own.office.agencyId}/letter-templates/${kind}/upload`, {
    method: 'POST',
    body: form,
  });
}

describe('a template over HTTP', () => {
  test('is downloaded, uploaded again, activated, used for letters, and given up', async () => {
    const address = await listen('requestHandler');
    const start = `${address}/api/agencies/${own.office.agencyId}/letter-templates/extension/file.docx`;
    const bytes = new Uint8Array(await (await fetch(start)).arrayBuffer());
    expect(new Set(readTemplate(bytes).placeholders)).toEqual(
      new Set([...placeholdersOf(letterKind('extension')), '称谓', '联系电话', '联系地址']),
    );
    const answer = await upload(address, 'extension', bytes);
    expect(answer.status).toBe(200);
    const template = letterTemplateView.parse(await answer.json());
    expect(template).toMatchObject({ version: 1, source: 'docx', active: false });
    const activate = `${address}/api/letter-templates/${template.id}/activate`;
    expect((await fetch(activate, { method: 'POST' })).status).toBe(200);
    const issued = await own.issue(own.wanted('extension'));
    const [docx, pdf] = await Promise.all(
      (['docx', 'pdf'] as const).map(async (format) => {
        const got = await fetch(`${address}/api/letters/${issued.id}/file.${format}`);
        expect(got.headers.get('cache-control')).toBe('private, no-store');
        return new Uint8Array(await got.arrayBuffer());
      }),
    );
    const lines = readDocx(docx ?? new Uint8Array()).lines.map(unspaced);
    expect(lines).toEqual(issued.text.split('\n').map(unspaced));
    expect((await readPdf(pdf ?? new Uint8Array())).lines.map(unspaced)).toEqual(lines);
    const revert = `${address}/api/agencies/${own.office.agencyId}/letter-templates/extension/revert`;
    expect((await fetch(revert, { method: 'POST' })).status).toBe(200);
    const list = await fetch(`${address}/api/agencies/${own.office.agencyId}/letter-templates`);
    const { items } = z
      .object({ items: z.array(z.object({ kind: z.string(), versions: z.array(letterTemplateView) })) })
      .parse(await list.json());
    expect(items).toHaveLength(LETTER_KINDS.length);
    expect(items.find(({ kind }) => kind === 'extension')?.versions.map(({ active }) => active)).toEqual([
      false,
    ]);
  });

  test('with what is unknown, missing, broken or unsafe is refused, and nothing is kept', async () => {
    const address = await listen('requestHandler');
    const body = paragraph(['{{申请人姓名}}']) + paragraph(['{{延长至}']);
    const answer = await upload(address, 'extension', ownTemplate({ body }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({
      error: {
        code: 'letters.faulty_template',
        details: {
          obstacles: expect.arrayContaining([
            expect.objectContaining({ id: 'unknown', placeholder: '申请人姓名' }),
          ]),
        },
      },
    });
    const macros = await upload(
      address,
      'extension',
      ownTemplate({ parts: { 'word/vbaProject.bin': new Uint8Array([1]) } }),
    );
    expect(await macros.json()).toMatchObject({ error: { message: expect.stringContaining('宏') } });
    const kept = await own.world.db
      .selectFrom('letter_templates')
      .select('version')
      .where('kind', '=', 'extension')
      .execute();
    expect(kept).toHaveLength(1);
  });

  test('is tried out with any values, and its findings come back', async () => {
    const address = await listen('finalReviewer');
    const preview = `${address}/api/agencies/${own.office.agencyId}/letter-templates/extension/preview`;
    const answer = await fetch(preview, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fields: sampleFields('extension') }),
    });
    expect(await answer.json()).toMatchObject({
      faults: [],
      findings: [],
      number: expect.stringContaining('测试公告知'),
    });
  });

  test('is tried out before it is kept, and a version before it is used', async () => {
    const address = await listen('requestHandler');
    const { agencyId } = own.office;
    const text = defaultTemplate('assistance');
    const kept = await uploadLetterTemplate(own.office.as('requestHandler'), {
      agencyId,
      kind: 'assistance',
      note: '',
      content: { text: defaultTemplate('assistance').replace('{{协办事项}}', '第一版\n{{协办事项}}') },
    });
    const look = async (kind: string, template: object) =>
      fetch(`${address}/api/agencies/${agencyId}/letter-templates/${kind}/preview`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ fields: sampleFields('assistance'), template }),
      });
    const bodies = [{ text: `${text}\n未保存的一段` }, { templateId: kept.id }].map(async (template) =>
      z.object({ text: z.string() }).parse(await (await look('assistance', template)).json()),
    );
    const [unsaved, unused] = await Promise.all(bodies);
    expect(unsaved?.text).toContain('未保存的一段');
    expect(unused?.text).toContain('第一版');
    const inUse = await own.issue(own.wanted('assistance'));
    expect(inUse.text).not.toMatch(/未保存的一段|第一版/u);
    expect((await look('extension', { templateId: kept.id })).status).toBe(404);
  });

  test('is changed by nobody but who handles requests', async () => {
    const bytes = await ownExtension();
    for (const role of ['clerk', 'finalReviewer', 'systemAdmin', 'supervisor'] as const) {
      const address = await listen(role);
      expect([role, (await upload(address, 'extension', bytes)).status]).toEqual([role, 403]);
    }
    const clerk = await listen('clerk');
    const list = `${clerk}/api/agencies/${own.office.agencyId}/letter-templates`;
    expect((await fetch(list)).status).toBe(403);
  });
});

describe('versions of a template', () => {
  test('stay; any of them can be used again, and letters stay as they were issued', async () => {
    const ctx = own.office.as('requestHandler');
    const make = async (sentence: string) =>
      uploadLetterTemplate(ctx, {
        agencyId: own.office.agencyId,
        kind: 'clarification',
        note: '',
        content: { text: defaultTemplate('clarification').replace('请{{称谓}}补正以下事项：', sentence) },
      });
    const [first, second] = [await make('请补正（一）：'), await make('请补正（二）：')];
    expect([first.version, second.version]).toEqual([1, 2]);
    await activateLetterTemplate(ctx, { templateId: second.id });
    const letter = await own.issue(own.wanted('clarification'));
    await activateLetterTemplate(ctx, { templateId: first.id });
    expect((await own.issue(own.wanted('clarification'))).text).toContain('请补正（一）：');
    expect(letter.text).toContain('请补正（二）：');
    await revertLetterTemplate(ctx, { agencyId: own.office.agencyId, kind: 'clarification' });
    expect((await own.issue(own.wanted('clarification'))).text).toContain('请您补正以下事项：');
    const { bytes } = await openLetter(ctx, { letterId: letter.id, format: 'docx' });
    expect(readDocx(bytes).lines.join('')).toContain('请补正（二）：');
  });

  test('are never changed or deleted', async () => {
    const { db } = own.world;
    await expect(sql`UPDATE letter_templates SET note = '改'`.execute(db)).rejects.toThrow(
      'stay as they are',
    );
    await expect(sql`DELETE FROM letter_templates`.execute(db)).rejects.toThrow('stay as they are');
  });
});

test.each(LETTER_KINDS)('a start for an own template of $key has all its placeholders', async ({ key }) => {
  const { bytes } = await templateFile(own.office.as('systemAdmin'), {
    agencyId: own.office.agencyId,
    kind: key,
  });
  const { placeholders, broken } = readTemplate(bytes);
  expect(broken).toEqual([]);
  expect(placeholders).toEqual(expect.arrayContaining([...placeholdersOf(letterKind(key))]));
  const values = Object.fromEntries(placeholders.map((name) => [name, '甲']));
  expect(fillDocxTemplate(bytes, values).length).toBeGreaterThan(0);
});
