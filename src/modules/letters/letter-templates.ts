import { buffer } from 'node:stream/consumers';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { nextCounter } from '../../platform/counters.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { UnusableDocx } from '../../files/docx-container.ts';
import { readTemplate } from '../../files/docx-template.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { letterDocument } from '../../files/letter-document.ts';
import { checkTemplate, checkTemplateText, type TemplateFinding } from '../../law/letters/check-template.ts';
import { defaultTemplate } from '../../law/letters/default-templates.ts';
import { unfilledLetter } from '../../law/letters/unfilled-letter.ts';
import { LETTER_KINDS, letterKind, type LetterKind } from '../../law/letters/letter-kinds.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { faultyTemplate } from './letters.errors.ts';
import { lettersPolicy } from './letters.policy.ts';
import { chooseTemplate, findTemplate, insertTemplate, listTemplates } from './letters.repository.ts';
import type { LetterPreview, LetterTemplate, WantedLetter } from './letters.types.ts';
import { previewLetter } from './letters.usecases.ts';

/** A kind of letter with the versions that an agency made of its template. */
export interface TemplateShelf {
  readonly kind: LetterKind;
  readonly label: string;
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Newest first. None of them active means that the program's own is used. */
  readonly versions: readonly LetterTemplate[];
}

/** All kinds of letters with the agency's own templates. */
export async function listLetterTemplates(
  ctx: Ctx,
  input: { readonly agencyId: string },
): Promise<{ items: TemplateShelf[]; may: { edit: boolean } }> {
  const place = await placeOf(ctx.db, input.agencyId);
  authorise(lettersPolicy.readTemplates(ctx.actor, place));
  const own = await listTemplates(ctx.db, input.agencyId);
  return {
    items: LETTER_KINDS.map(({ key, label, required, optional }) => ({
      kind: key,
      label,
      required,
      optional,
      versions: own.filter((template) => template.kind === key),
    })),
    may: { edit: lettersPolicy.editTemplates(ctx.actor, place) === true },
  };
}

/** Whether the actor may upload; throws why not. Asked before any byte is taken. */
export async function mayEditTemplates(ctx: Ctx, input: { readonly agencyId: string }): Promise<void> {
  authorise(lettersPolicy.editTemplates(ctx.actor, await placeOf(ctx.db, input.agencyId)));
}

/** What an office brings as a template: a Word file, or a text in the language of our own templates. */
export type TemplateContent = { readonly docx: Uint8Array } | { readonly text: string };

/**
 * Keeps a new version of a template, checked as it comes: unknown and missing placeholders, broken braces and unsafe Word files
 * are `letters.faulty_template`. It isn't used before it is activated.
 */
export async function uploadLetterTemplate(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly kind: LetterKind;
    readonly note: string;
    readonly content: TemplateContent;
  },
): Promise<LetterTemplate> {
  await mayEditTemplates(ctx, input);
  const { content } = input;
  requireUsable(input.kind, content);
  const sha256 = 'docx' in content ? (await ctx.storage.put(content.docx)).sha256 : null;
  return inTransaction(ctx, async (tx) => {
    const id = newId(tx.clock.now().getTime());
    await insertTemplate(tx.db, {
      id,
      agency_id: input.agencyId,
      kind: input.kind,
      version: await nextCounter(tx, `letter-templates:${input.agencyId}:${input.kind}`),
      text: 'text' in content ? content.text : null,
      docx_sha256: sha256,
      note: input.note,
      by_account: accountIdOf(tx.actor),
      by_name: nameOf(tx.actor),
      at: tx.clock.now(),
    });
    const template = await known(tx, id);
    recordTemplate(tx, 'letter.template_uploaded', template);
    return template;
  });
}

/** Puts a version into use, an older one too. Letters that were issued stay as they are. */
export async function activateLetterTemplate(
  ctx: Ctx,
  input: { readonly templateId: string },
): Promise<LetterTemplate> {
  return inTransaction(ctx, async (tx) => {
    const template = await known(tx, input.templateId);
    authorise(lettersPolicy.editTemplates(ctx.actor, await placeOf(tx.db, template.agencyId)));
    await chooseTemplate(tx.db, { ...template, templateId: template.id });
    recordTemplate(tx, 'letter.template_activated', template);
    return known(tx, template.id);
  });
}

/** Goes back to the program's own template. */
export async function revertLetterTemplate(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly kind: LetterKind },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await mayEditTemplates({ ...ctx, db: tx.db }, input);
    await chooseTemplate(tx.db, { ...input, templateId: null });
    const { id, name } = await agencyById(tx.db, input.agencyId);
    tx.record({
      type: 'letter.template_reverted',
      agencyId: id,
      subject: { kind: 'letter', id, title: `${name}：${letterKind(input.kind).label}` },
      after: { kind: input.kind },
    });
  });
}

/** A template as a Word file to start from: the office's version, or the program's own with its placeholders. */
export async function templateFile(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly kind: LetterKind; readonly templateId?: string },
): Promise<{ fileName: string; bytes: Buffer }> {
  authorise(lettersPolicy.readTemplates(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  const template = input.templateId === undefined ? null : await versionOf(ctx, input, input.templateId);
  const label = letterKind(input.kind).label.replaceAll(/[：/]/gu, '-');
  const fileName = `${label}模板${template === null ? '' : `（第${template.version}版）`}.docx`;
  if (template !== null && template.docxSha256 !== null)
    return { fileName, bytes: await buffer(ctx.storage.read(template.docxSha256)) };
  const text = template?.text ?? defaultTemplate(input.kind);
  const { name } = await agencyById(ctx.db, input.agencyId);
  const document = letterDocument(unfilledLetter(input.kind, text), { agencyName: name });
  return { fileName, bytes: await writeReportDocx(document) };
}

function requireUsable(kind: LetterKind, content: TemplateContent): void {
  const findings =
    'text' in content ? checkTemplateText(kind, content.text) : checkWordFile(kind, content.docx);
  if (findings.length > 0) throw faultyTemplate(findings);
}

function checkWordFile(kind: LetterKind, docx: Uint8Array): readonly TemplateFinding[] {
  try {
    const { placeholders, broken } = readTemplate(docx);
    return checkTemplate(kind, placeholders, broken);
  } catch (error) {
    if (error instanceof UnusableDocx) throw faultyTemplate([{ id: error.code, message: error.message }]);
    throw error;
  }
}

function recordTemplate(
  tx: TxCtx,
  type: 'letter.template_uploaded' | 'letter.template_activated',
  { id, agencyId, kind, version }: LetterTemplate,
): void {
  const title = `${letterKind(kind).label}（第${version}版）`;
  tx.record({ type, agencyId, subject: { kind: 'letter', id, title }, after: { kind, version } });
}

/** How a letter would look by a template that isn't in use, or not even kept; otherwise like `previewLetter`. */
export async function tryTemplate(
  ctx: Ctx,
  input: { readonly wanted: WantedLetter; readonly template: { text: string } | { templateId: string } },
): Promise<LetterPreview> {
  const { wanted, template } = input;
  if ('text' in template) return previewLetter(ctx, wanted, { text: template.text, docxSha256: null });
  return previewLetter(ctx, wanted, await versionOf(ctx, wanted, template.templateId));
}

async function versionOf(
  ctx: Pick<Ctx, 'db'>,
  of: { readonly agencyId: string; readonly kind: LetterKind },
  id: string,
): Promise<LetterTemplate> {
  const template = await known(ctx, id);
  if (template.agencyId !== of.agencyId || template.kind !== of.kind) throw notFound('这个模板');
  return template;
}

async function known(ctx: Pick<Ctx, 'db'>, id: string): Promise<LetterTemplate> {
  const template = await findTemplate(ctx.db, id);
  if (template === null) throw notFound('这个模板');
  return template;
}
