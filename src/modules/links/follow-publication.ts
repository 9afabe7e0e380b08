import type { PublicationFollower } from '../../platform/context.ts';
import { forgetDocument } from './links.repository.ts';

/** What is withdrawn has no links any more; what appears is read by the next round. */
export const linksFollow: PublicationFollower = {
  appeared: async () => {},
  withdrawn: async (tx, { documentId }) => forgetDocument(tx.db, documentId),
};
