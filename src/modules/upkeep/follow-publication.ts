import type { Appearance, PublicationFollower, TxCtx } from '../../platform/context.ts';
import { metadataSchema } from '../documents/documents.content.ts';
import { itemOf } from '../publishing/publishing.queries.ts';
import { decisionOf } from './carry-out.ts';
import { closeCase } from './case-steps.ts';
import { openCasesOfDocument, type CaseRow } from './upkeep-cases.repository.ts';

/** What was approved is done when the text that it asked for becomes public, or the one that it was about no longer is. */
export const upkeepFollows: PublicationFollower = { appeared, withdrawn };

async function appeared(
  tx: TxCtx,
  { documentId, how }: { readonly documentId: string; readonly how: Appearance },
): Promise<void> {
  for (const row of await openCasesOfDocument(tx.db, documentId)) {
    if (row.state === 'approved' && (await isDoneBy(tx, row, { documentId, how })))
      await closeCase(tx, row, { outcome: 'carriedOut', reason: '按批准的意见起草的文稿已经发布。' });
    else if (row.matter === 'undisclosed' && row.subject_id === documentId)
      await closeCase(tx, row, { outcome: 'dropped', reason: '文稿已经公开。' });
  }
}

async function isDoneBy(
  tx: TxCtx,
  row: CaseRow,
  { documentId, how }: { readonly documentId: string; readonly how: Appearance },
): Promise<boolean> {
  const decision = decisionOf(row);
  switch (decision?.deed) {
    case 'opens':
    case 'opensPartly':
      return true;
    case 'mask':
    case 'revise':
      // What comes back as it was isn't another text.
      return how === 'edition' && (await isOtherText(tx, row, documentId));
    case 'renew': {
      const item = await itemOf(tx.db, documentId);
      const lapsesOn = item === undefined ? null : metadataSchema.parse(item.metadata).lapsesOn;
      return lapsesOn === null || lapsesOn >= decision.until;
    }
    default:
      return false;
  }
}

async function isOtherText(tx: TxCtx, row: CaseRow, documentId: string): Promise<boolean> {
  return (await itemOf(tx.db, documentId))?.revision_id !== row.revision_id;
}

async function withdrawn(
  tx: TxCtx,
  { documentId }: { readonly documentId: string; readonly reason: string },
): Promise<void> {
  for (const row of await openCasesOfDocument(tx.db, documentId)) {
    if (row.subject_id !== documentId) continue;
    const asked = row.state === 'approved' && (row.deed === 'takeDown' || row.deed === 'vanish');
    await closeCase(
      tx,
      row,
      asked
        ? { outcome: 'carriedOut', reason: '文稿已经按批准的意见撤下。' }
        : { outcome: 'dropped', reason: '文稿已经撤下。' },
    );
  }
}
