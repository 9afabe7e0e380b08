import { isSystem, type Actor, type Place, type Verdict } from '../../platform/actor.ts';
import { mayReadDocument, mayWriteDocument } from '../documents/documents.policy.ts';

/** Who may do what with attachments: the same as with the document they belong to. */
export const attachmentsPolicy = {
  read: mayReadDocument,
  upload: mayWriteDocument,
  /** Files that the program makes, e.g. of an annual report, in the name of whoever asked for them. */
  generate: (actor: Actor, place: Place): Verdict => isSystem(actor) || mayWriteDocument(actor, place),
};
