import type { z } from 'zod';
import { toChinese } from '../../law/dates.ts';
import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { AppError, must } from '../../platform/errors.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { documentsById, publishedContent } from '../documents/documents.queries.ts';
import { publish } from '../publishing/publishing.usecases.ts';
import { reviewPolicy } from '../review/review.policy.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { approveStep, recordSecrecyReview } from '../review/review.usecases.ts';
import type { batchSecrecyForm } from './import-batch.api.ts';
import { abstractOf } from './import-batch.content.ts';
import { batchMembers, oldAddressOf, type BatchMember } from './import-batch.ts';
import { changedSinceListed, notInBatch, oneByOne } from './imports.errors.ts';
import { loadImport } from './imports.ts';

/** Documents that a request handles: the text of each is proofread before it goes on. */
const AT_ONCE = 10;

/** A document as it was listed. */
interface Ticked {
  readonly documentId: string;
  readonly revisionId: string;
}

/** What came of some of them. */
export interface Handled {
  readonly done: number;
  readonly refused: { title: string; documentId: string; reason: string }[];
  readonly next: number | null;
}

interface Batch<Item extends Ticked> {
  readonly importId: string;
  readonly items: readonly Item[];
  readonly after: number;
}

/** Approves the step that is the actor's of documents that were public before, each as if it were approved by hand. */
export async function approveTogether(
  ctx: Ctx,
  input: Batch<Ticked & { readonly roundId: string; readonly step: number }> & { readonly comment: string },
): Promise<Handled> {
  return handle(ctx, input, async ({ documentId, roundId, step }, member) => {
    const on = toChinese(must(member.document.publicBefore, '原公开日期'));
    const comment = `${input.comment}（成批审核，原公开日期${on}）`;
    await approveStep(ctx, { documentId, roundId, step, comment });
  });
}

/**
 * Signs a 保密审查 of each with the conclusion 公开, for each has to have been looked at (条例第17条); its record names when and where
 * the document was public. What may not be public, or touches on anybody's rights, is for the form of that one document.
 */
export async function reviewSecrecyTogether(
  ctx: Ctx,
  input: Batch<Ticked> & {
    readonly form: z.output<typeof batchSecrecyForm>;
    readonly basis: string;
    readonly opinion: string;
  },
): Promise<Handled> {
  const place = await placeOfImport(ctx, input.importId);
  authorise(reviewPolicy.reviewSecrecy(ctx.actor, { place, authors: [] }));
  const { basis, opinion } = input;
  return handle(ctx, input, async ({ documentId, revisionId }, { item }) => {
    const { summary, metadata } = await publishedContent(ctx.db, revisionId);
    const form = secrecyForm.parse({
      ...input.form,
      carrier: metadata.documentNumber === '' ? 'other' : 'officialDocument',
      abstract: abstractOf(summary),
      handling: 'direct',
    });
    const oldAddress = oldAddressOf(item) || item.oldPath;
    await recordSecrecyReview(ctx, {
      documentId,
      revisionId,
      form,
      result: 'open',
      basis,
      opinion,
      together: { oldAddress },
    });
  });
}

/** Publishes documents that were public before, what was public first at the head: so columns come out in order. */
export async function publishTogether(
  ctx: Ctx,
  input: Batch<Ticked & { readonly editionVersion: number }>,
): Promise<Handled> {
  const place = await placeOfImport(ctx, input.importId);
  authorise(reviewPolicy.act(ctx.actor, 'publisher', place));
  const documents = await documentsById(
    ctx.db,
    input.items.map(({ documentId }) => documentId),
  );
  const dayOf = ({ documentId }: Ticked): string => documents.get(documentId)?.publicBefore ?? '';
  const items = input.items.toSorted((one, other) => dayOf(one).localeCompare(dayOf(other)));
  return handle(ctx, { ...input, items }, async ({ documentId, editionVersion }) => {
    await publish(ctx, { documentId, editionVersion });
  });
}

async function placeOfImport(ctx: Ctx, importId: string): Promise<Awaited<ReturnType<typeof placeOf>>> {
  return placeOf(ctx.db, (await loadImport(ctx, importId, 'read')).agency_id);
}

/** Does the next few of them, each in a transaction of its own; what is refused says why, and the others go on. */
async function handle<Item extends Ticked>(
  ctx: Ctx,
  { importId, items, after }: Batch<Item>,
  deed: (item: Item, member: BatchMember) => Promise<void>,
): Promise<Handled> {
  const row = await loadImport(ctx, importId, 'read');
  const part = items.slice(after, after + AT_ONCE);
  const named = new Set(part.map(({ documentId }) => documentId));
  const members = new Map(
    (await batchMembers(ctx, row, named)).map((member) => [member.document.id, member]),
  );
  const documents = await documentsById(ctx.db, [...named]);
  const titleOf = (id: string): string => {
    const document = documents.get(id);
    return document?.agencyId === row.agency_id ? document.title : '';
  };
  const refused: Handled['refused'] = [];
  for (const item of part) {
    try {
      await deed(item, fit(item, members.get(item.documentId)));
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      refused.push({
        title: titleOf(item.documentId),
        documentId: item.documentId,
        reason: error.message,
      });
    }
  }
  const next = after + part.length;
  return { done: part.length - refused.length, refused, next: next < items.length ? next : null };
}

/** The document when it may be handled together with others; throws why not. */
function fit(item: Ticked, member: BatchMember | undefined): BatchMember {
  if (member === undefined) throw notInBatch();
  if (member.single !== null) throw oneByOne(member.single);
  if (member.document.revisionId !== item.revisionId) throw changedSinceListed();
  return member;
}
