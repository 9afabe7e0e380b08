import { authorise } from '../../platform/actor.ts';
import { inOneTransaction, inTransaction, type Ctx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { nodeById } from '../catalogue/catalogue.queries.ts';
import { mayWriteDocument } from '../documents/documents.policy.ts';
import { documentById, loadDocument } from '../documents/documents.queries.ts';
import { createDocument } from '../documents/documents.usecases.ts';
import { startEdition } from '../drafting/drafting.usecases.ts';
import { DEED_SPECS } from '../../law/upkeep/deeds.ts';
import { deedOf } from './case-roles.ts';
import { caseSubject, noteStep } from './case-steps.ts';
import type { SeenCase } from './decide-cases.ts';
import { caseChanged, notNow, unfitDecision } from './upkeep.errors.ts';
import { lockCase, updateCase, type CaseRow } from './upkeep-cases.repository.ts';

/** Where the text is written that an approved decision asks for. */
export interface BegunDraft {
  readonly documentId: string;
}

/**
 * Begins the text that was approved: a new edition of what is public, a draft in a column for what stands in a register, or the
 * draft that is there already. Its publication closes the case. Where one was begun, that one is given again.
 */
export async function beginDraft(
  ctx: Ctx,
  input: SeenCase & { readonly place: { readonly nodeId: string; readonly title: string } | null },
): Promise<BegunDraft> {
  return inOneTransaction(ctx, async (shared) => {
    const row = await inTransaction(shared, async (tx) => {
      const found = await lockCase(tx.db, input.caseId);
      if (found === null) throw notFound('这件审查事项');
      if (found.version !== input.version) throw caseChanged(found.title);
      authorise(mayWriteDocument(tx.actor, await placeOf(tx.db, found.agency_id)));
      const deed = deedOf(found);
      if (found.state !== 'approved' || deed === null || DEED_SPECS[deed].by !== 'clerk')
        throw notNow(found.title);
      return found;
    });
    if (row.draft_id !== null) return { documentId: row.draft_id };
    const documentId = await textFor(shared, row, input.place);
    await inTransaction(shared, async (tx) => {
      await updateCase(tx.db, row.id, {
        draft_id: documentId,
        version: row.version + 1,
        changed_at: tx.clock.now(),
      });
      await noteStep(tx, { caseId: row.id, name: 'begun', deed: row.deed });
      const { title } = await documentById(tx.db, documentId);
      tx.record({
        type: 'upkeep.begun',
        agencyId: row.agency_id,
        subject: caseSubject(row),
        after: { documentId, title },
      });
    });
    return { documentId };
  });
}

async function textFor(
  ctx: Ctx,
  row: CaseRow,
  place: { readonly nodeId: string; readonly title: string } | null,
): Promise<string> {
  if (row.subject_kind === 'document') {
    const { document, edition } = await loadDocument(ctx.db, row.subject_id);
    // What isn't public yet is its own draft; and an edition may have been begun at its page.
    const writing = document.liveEditionId !== edition.id;
    if (!writing) await startEdition(ctx, { documentId: document.id, changeNote: row.reason });
    return document.id;
  }
  if (row.subject_kind === 'normative')
    throw unfitDecision('这份文件只在登记簿里，请在“登记簿”中更正它的有效期或者终止日期。');
  if (place === null) throw unfitDecision('请选择公开栏目，并填写标题。');
  if ((await nodeById(ctx.db, place.nodeId)).agencyId !== row.agency_id)
    throw unfitDecision('公开栏目应当是本机构的栏目。');
  const { documentId } = await createDocument(ctx, { ...place, sectionId: null });
  return documentId;
}
