import type { TestOffice } from '../../../../test/office.ts';
import { loadDocument } from '../../documents/documents.queries.ts';
import { publish } from '../../publishing/publishing.usecases.ts';

/** Publishes a document as it is: `published`, or what is said against it. */
export async function tryPublish(office: TestOffice, documentId: string): Promise<string> {
  const { db } = office.as('publisher');
  const { edition } = await loadDocument(db, documentId);
  try {
    await publish(office.as('publisher'), { documentId, editionVersion: edition.version });
    return 'published';
  } catch (error) {
    return String(error);
  }
}
