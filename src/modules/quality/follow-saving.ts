import type { PublicationFollower } from '../../platform/context.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { settleHeldValues } from './masked-values.ts';
import { deleteHeldValues } from './masking.repository.ts';
import { partsOf } from './part-findings.ts';

/** What was masked counts from the moment at which the text is saved without it. What is held ends with the edition in which it was masked. */
export const maskingIsSaved: PublicationFollower = {
  appeared: async (tx, { documentId, how }) => {
    // An old edition that comes back leaves the draft of the next as it is.
    if (how !== 'restored') await deleteHeldValues(tx.db, documentId);
  },
  withdrawn: async () => {},
  discarded: async (tx, { documentId }) => deleteHeldValues(tx.db, documentId),
  saved: async (tx, { documentId, editionId, revisionId, before }) =>
    settleHeldValues(tx, {
      documentId,
      editionId,
      text: async () => writtenText(await publishedContent(tx.db, revisionId)),
      before: async () => {
        const revision = await publishedContent(tx.db, before);
        return { text: writtenText(revision), savedBy: revision.createdBy, savedAt: revision.createdAt };
      },
    }),
};

/** The words of a revision that are masked in the editor. */
function writtenText(revision: Revision): string {
  return partsOf(revision)
    .filter(({ part }) => part !== 'unseen')
    .map(({ text }) => text)
    .join('\n\n');
}
