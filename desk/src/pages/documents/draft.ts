import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import type { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import type { reviewApi } from '../../../../src/modules/review/review.api.ts';

/** A document with the edition and the revision being worked on. */
export type DocumentView = ResponseOf<typeof documentsApi.get>;
/** Where a document stands in its review, and what the person can do. */
export type ReviewView = ResponseOf<typeof reviewApi.get>;
/** What saving brought. */
export type Saved = ResponseOf<typeof documentsApi.saveRevision>;

/** What is being written on the page. */
export interface Draft {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: DocumentView['revision']['metadata'];
  readonly attachmentIds: readonly string[];
}

/** The draft as it is on the server. */
export function draftOf(view: DocumentView): Draft {
  return {
    title: view.revision.title,
    summary: view.revision.summary,
    bodyHtml: view.revision.bodyHtml,
    metadata: view.revision.metadata,
    attachmentIds: view.revision.attachments.map((attachment) => attachment.id),
  };
}

/** Whether two drafts say the same. */
export function sameDraft(a: Draft, b: Draft): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** What is sent to the server. */
export function contentOf(draft: Draft) {
  return { ...draft, attachmentIds: [...draft.attachmentIds] };
}

function inOrder({ title, summary, bodyHtml, metadata, attachmentIds }: Draft): unknown[] {
  const members = Object.entries(metadata).sort(([a], [b]) => a.localeCompare(b));
  return [title, summary, bodyHtml, members, attachmentIds];
}
