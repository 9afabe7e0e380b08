import type { PublicationFollower, TxCtx } from '../../platform/context.ts';
import { publishedContent } from '../documents/documents.queries.ts';
import { settleHeldValues } from './masked-values.ts';
import { partsOf } from './part-findings.ts';

/** What was masked counts from the moment at which the text is saved without it. */
export const maskingIsSaved: PublicationFollower = {
  appeared: async () => {},
  withdrawn: async () => {},
  saved: async (tx, { documentId, revisionId, before }) =>
    settleHeldValues(tx, {
      documentId,
      text: async () => writtenText(tx, revisionId),
      before: async () => writtenText(tx, before),
    }),
};

/** The words of a revision that are masked in the editor. */
async function writtenText({ db }: Pick<TxCtx, 'db'>, revisionId: string): Promise<string> {
  const parts = partsOf(await publishedContent(db, revisionId));
  return parts
    .filter(({ part }) => part !== 'unseen')
    .map(({ text }) => text)
    .join('\n\n');
}
