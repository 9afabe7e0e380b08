import { authorise } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { TextBlock } from '../../text/checked-text.ts';
import type { MaskingEdit } from '../../text/mask-text.ts';
import { mayWriteDocument } from '../documents/documents.policy.ts';
import { loadDocument } from '../documents/documents.queries.ts';
import { lockForChange } from '../documents/documents.editions.ts';
import { officeChecker } from './checker.ts';
import { contextOf } from './check-revision.ts';
import { holdMaskedValues } from './masked-values.ts';
import { maskingOf } from './masking-rules.ts';
import { findingGone } from './quality.errors.ts';
import { inWords } from './review-findings.ts';

/** A text that is being written, and what in it is to be masked. */
export interface DraftToMask {
  readonly documentId: string;
  readonly text: string;
  readonly blocks?: readonly TextBlock[] | undefined;
  readonly findings: readonly { readonly rule: string; readonly start: number }[];
  /**
   * False: only how it would look. True: the values are held, encrypted, until the text is saved without them; from then on they are looked
   * for in what becomes public.
   */
  readonly keep: boolean;
}

/**
 * How a text looks with personal data in it masked by the office's rule, wherever a value stands in it: as edits that the editor makes and
 * can undo. Changes no revision. Throws `quality.finding_gone` where one of the findings isn't in the text.
 */
export async function maskDraft(ctx: Ctx, input: DraftToMask): Promise<{ edits: MaskingEdit[] }> {
  const { documentId, text, blocks, findings, keep } = input;
  const { document, revision, place } = await loadDocument(ctx.db, documentId);
  authorise(mayWriteDocument(ctx.actor, place));
  const agencyId = document.agencyId;
  const context = await contextOf(ctx, { agencyId, revision });
  const masking = await maskingOf(ctx.db, agencyId);
  const placed = blocks?.filter(({ start, end }) => start <= end && end <= text.length);
  const task = { text, context, ...(placed && { blocks: placed }) };
  // What the rules find now: a value that isn't found can't be asked for.
  const known = await inWords(async () => officeChecker.check(task));
  const wanted = findings.map(({ rule, start }) =>
    known.find((one) => one.kind === 'personal-data' && one.rule === rule && one.start === start),
  );
  const there = wanted.filter((one) => one !== undefined);
  if (there.length === 0 || there.length < wanted.length) throw findingGone();
  const { edits, secrets } = await inWords(async () =>
    officeChecker.mask(task, { findings: there, masking }),
  );
  if (keep)
    await inTransaction(ctx, async (tx) => {
      const { edition, place: now } = await lockForChange(tx, documentId);
      authorise(mayWriteDocument(tx.actor, now));
      await holdMaskedValues(tx, { edition, values: secrets });
      tx.record({
        type: 'quality.text_masked',
        agencyId,
        subject: { kind: 'document', id: documentId, title: document.title },
        after: { rules: [...new Set(there.map(({ rule }) => rule))], places: edits.length },
      });
    });
  return { edits: [...edits] };
}
