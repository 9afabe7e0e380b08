import type { FastifyInstance } from 'fastify';
import { serve } from '../../platform/http/serve.ts';
import { createDraftChecker, createPace, placedBlock } from './check-draft.ts';
import { maskAttachment, stripAttachment, type CleanedAttachment } from './clean-attachment.ts';
import { maskDraft } from './mask-draft.ts';
import { endMaskedValue, maskedInDocument } from './end-masked-value.ts';
import { setMasking, shownMasking } from './masking-rules.ts';
import { addWord, exportWords, importWords, listWords, removeWord } from './edit-words.ts';
import { maskingApi } from './masking.api.ts';
import { qualityApi } from './quality.api.ts';
import { qualityTodo } from './quality-todo.ts';
import { decideFinding, documentFindings } from './review-findings.ts';
import { startScan } from './scan-site.ts';
import { qualityFigures, siteFindings } from './site-list.ts';

function cleanedView({ attachment, notes }: CleanedAttachment) {
  return {
    attachment: { ...attachment, uploadedAt: attachment.uploadedAt.toISOString() },
    notes: [...notes],
  };
}

const DONE = { ok: true } as const;

/** Registers the staff's interface of 内容质量. */
export function registerQualityRoutes(app: FastifyInstance): void {
  // Reading for a check and reading to mask cost the same.
  const keepPace = createPace();
  const drafts = createDraftChecker(keepPace);
  serve(app, qualityApi.check, async ({ ctx, body }) => ({
    findings: [...(await drafts.check(ctx, body))],
  }));
  serve(app, qualityApi.document, async ({ ctx, params }) => documentFindings(ctx, params));
  serve(app, qualityApi.decide, async ({ ctx, params, body }) => {
    await decideFinding(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, maskingApi.maskText, async ({ ctx, params, body }) => {
    keepPace(ctx);
    return maskDraft(ctx, { ...params, ...body, blocks: body.blocks?.map(placedBlock) });
  });
  serve(app, maskingApi.stripAttachment, async ({ ctx, params }) => {
    keepPace(ctx);
    return cleanedView(await stripAttachment(ctx, params));
  });
  serve(app, maskingApi.maskAttachment, async ({ ctx, params, body }) => {
    keepPace(ctx);
    return cleanedView(await maskAttachment(ctx, { ...params, ...body }));
  });
  serve(app, maskingApi.maskedValues, async ({ ctx, params }) => {
    const { values, may } = await maskedInDocument(ctx, params);
    return { values: values.map((one) => ({ ...one, at: one.at.toISOString() })), may };
  });
  serve(app, maskingApi.endMaskedValue, async ({ ctx, params, body }) => {
    await endMaskedValue(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, maskingApi.masking, async ({ ctx, query }) => shownMasking(ctx, query));
  serve(app, maskingApi.setMasking, async ({ ctx, body }) => {
    await setMasking(ctx, body);
    return DONE;
  });
  serve(app, qualityApi.words, async ({ ctx, query }) => listWords(ctx, query));
  serve(app, qualityApi.addWord, async ({ ctx, body }) => addWord(ctx, body));
  serve(app, qualityApi.removeWord, async ({ ctx, params, body }) => {
    await removeWord(ctx, { ...params, ...body });
    return DONE;
  });
  serve(app, qualityApi.importWords, async ({ ctx, body }) => importWords(ctx, body));
  serve(app, qualityApi.exportWords, async ({ ctx, query }) => exportWords(ctx, query));
  serve(app, qualityApi.site, async ({ ctx, query }) => siteFindings(ctx, query));
  serve(app, qualityApi.scan, async ({ ctx, body }) => startScan(ctx, body));
  serve(app, qualityApi.todo, async ({ ctx }) => qualityTodo(ctx));
  serve(app, qualityApi.figures, async ({ ctx, query }) => qualityFigures(ctx, query));
}
