import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { FILE_KINDS } from '../../files/file-kinds.ts';
import { factsFromFields } from '../../law/letters/facts-from-fields.ts';
import { letterKind } from '../../law/letters/letter-kinds.ts';
import { contentDisposition } from '../../platform/http/content-disposition.ts';
import { sentFile } from '../../platform/http/sent-file.ts';
import { serve, signInFirst } from '../../platform/http/serve.ts';
import { id } from '../../platform/http/shapes.ts';
import { changeLetterSettings, showLetterSettings } from './letter-settings.ts';
import {
  activateLetterTemplate,
  listLetterTemplates,
  mayEditTemplates,
  revertLetterTemplate,
  templateFile,
  tryTemplate,
  uploadLetterTemplate,
} from './letter-templates.ts';
import { letterKindKey, lettersApi, type letterTemplateView, type letterView } from './letters.api.ts';
import { noTemplateFile } from './letters.errors.ts';
import type { IssuedLetter, LetterTemplate } from './letters.types.ts';
import { listLetters, openLetter, previewLetter, voidLetter } from './letters.usecases.ts';

const TEMPLATE_FILE = {
  maxBytes: 20 * 1024 * 1024,
  none: () => noTemplateFile('没有收到文件，请重新选择 .docx 文件。'),
  tooLarge: () => noTemplateFile('模板超过 20 MB，请去掉其中的大图后上传。'),
};
const templateOf = z.object({ agencyId: id, kind: letterKindKey });
const chosen = z.object({ templateId: id.optional() });
const fileOf = z.object({ letterId: id, format: z.enum(['docx', 'pdf'], { error: '只有 docx 和 pdf' }) });

/** Registers the interface of letters. `@fastify/multipart` must be registered before. */
export function registerLetterRoutes(app: FastifyInstance): void {
  registerTemplates(app);
  serve(app, lettersApi.settings, async ({ ctx, params }) => showLetterSettings(ctx, params));
  serve(app, lettersApi.changeSettings, async ({ ctx, params, body }) =>
    changeLetterSettings(ctx, { ...params, ...body }),
  );
  serve(app, lettersApi.preview, async ({ ctx, params, body: { fields, template } }) => {
    const wanted = { ...params, fields, facts: factsFromFields(params.kind, fields) };
    const preview =
      template === undefined
        ? await previewLetter(ctx, wanted)
        : await tryTemplate(ctx, { wanted, template });
    return { ...preview, faults: [...preview.faults], findings: [...preview.findings] };
  });
  serve(app, lettersApi.list, async ({ ctx, params, query }) => ({
    items: (await listLetters(ctx, { ...params, ...query })).map(toLetterView),
  }));
  serve(app, lettersApi.voidLetter, async ({ ctx, params, body }) =>
    toLetterView(await voidLetter(ctx, { ...params, ...body })),
  );
  app.get(
    '/api/letters/:letterId/file.:format',
    { schema: { summary: '下载文书', tags: ['letters'], params: fileOf } },
    async function download(request, reply) {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const file = await openLetter(request.ctx, fileOf.parse(request.params));
      return withName(reply, file.fileName).type(file.mediaType).send(file.bytes);
    },
  );
}

function registerTemplates(app: FastifyInstance): void {
  serve(app, lettersApi.templates, async ({ ctx, params }) => {
    const { items, may } = await listLetterTemplates(ctx, params);
    return {
      items: items.map((shelf) => ({
        ...shelf,
        required: [...shelf.required],
        optional: [...shelf.optional],
        versions: shelf.versions.map(toTemplateView),
      })),
      may,
    };
  });
  serve(app, lettersApi.uploadTemplate, async ({ ctx, params, request }) => {
    await mayEditTemplates(ctx, params);
    const { bytes, name } = await sentFile(request, TEMPLATE_FILE);
    return toTemplateView(
      await uploadLetterTemplate(ctx, { ...params, note: name, content: { docx: bytes } }),
    );
  });
  serve(app, lettersApi.writeTemplate, async ({ ctx, params, body }) =>
    toTemplateView(
      await uploadLetterTemplate(ctx, { ...params, note: body.note, content: { text: body.text } }),
    ),
  );
  serve(app, lettersApi.activateTemplate, async ({ ctx, params }) =>
    toTemplateView(await activateLetterTemplate(ctx, params)),
  );
  serve(app, lettersApi.revertTemplate, async ({ ctx, params }) => {
    await revertLetterTemplate(ctx, params);
    return { ok: true as const };
  });
  app.get(
    '/api/agencies/:agencyId/letter-templates/:kind/file.docx',
    {
      schema: {
        summary: '下载模板；不指定版本的，下载系统自带的模板作为底稿',
        tags: ['letters'],
        params: templateOf,
        querystring: chosen,
      },
    },
    async function download(request, reply) {
      if (request.ctx.actor.kind !== 'account') throw signInFirst();
      const { templateId } = chosen.parse(request.query);
      const { fileName, bytes } = await templateFile(request.ctx, {
        ...templateOf.parse(request.params),
        ...(templateId === undefined ? {} : { templateId }),
      });
      return withName(reply, fileName).type(FILE_KINDS.docx.mediaType).send(bytes);
    },
  );
}

function withName(reply: FastifyReply, fileName: string): FastifyReply {
  return reply
    .header('content-disposition', contentDisposition(fileName, 'attachment'))
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store');
}

function toTemplateView(template: LetterTemplate): z.input<typeof letterTemplateView> {
  return {
    ...template,
    source: template.docxSha256 === null ? 'text' : 'docx',
    at: template.at.toISOString(),
  };
}

function toLetterView(letter: IssuedLetter): z.input<typeof letterView> {
  return {
    ...letter,
    label: letterKind(letter.kind).label,
    issuedAt: letter.issuedAt.toISOString(),
    voidedAt: letter.voidedAt?.toISOString() ?? null,
  };
}
