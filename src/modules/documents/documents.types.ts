import type { Place } from '../../platform/actor.ts';
import type { PlainDate } from '../../law/dates.ts';
import type { DocumentKind } from '../../law/document-kinds.ts';
import type { Metadata } from './documents.content.ts';
import type { EditionState } from './documents.states.ts';

/** A document: what stays the same through all its editions. */
export interface DocumentRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly sectionId: string | null;
  readonly nodeId: string;
  readonly kind: DocumentKind;
  /** Of the revision being worked on; so is `documentNumber`. */
  readonly title: string;
  readonly documentNumber: string;
  readonly indexNumber: string | null;
  readonly publicNumber: number | null;
  readonly firstPublishedAt: Date | null;
  /** 原公开日期: when it was public elsewhere before it was taken over. */
  readonly publicBefore: PlainDate | null;
  readonly currentEditionId: string;
  readonly liveEditionId: string | null;
  /** State of the edition being worked on. */
  readonly state: EditionState;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** One run from draft to publication. */
export interface Edition {
  readonly id: string;
  readonly documentId: string;
  readonly number: number;
  readonly state: EditionState;
  readonly revisionId: string;
  /** 应急先发后审: public, and not yet approved. */
  readonly pendingApproval: boolean;
  readonly changeNote: string;
  /** Grows with every change of the edition. */
  readonly version: number;
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawalReason: string | null;
}

/** An uploaded or generated file of a document. Its content never changes. */
export interface Attachment {
  readonly id: string;
  readonly agencyId: string;
  readonly documentId: string;
  /** With its extension. */
  readonly name: string;
  readonly extension: string;
  readonly mediaType: string;
  /** bytes */
  readonly size: number;
  readonly sha256: string;
  readonly notices: string[];
  readonly uploadedAt: Date;
}

/** An attachment as a revision holds it. */
export type RevisionAttachment = Pick<
  Attachment,
  'id' | 'name' | 'extension' | 'mediaType' | 'size' | 'sha256'
>;

/** A revision without its text; for lists. */
export interface RevisionHead {
  readonly id: string;
  readonly documentId: string;
  readonly editionId: string;
  readonly editionNumber: number;
  readonly number: number;
  readonly title: string;
  readonly contentHash: string;
  readonly note: string;
  readonly createdBy: string | null;
  readonly createdByName: string;
  readonly createdAt: Date;
}

/** A whole revision. Never changes. */
export interface Revision extends RevisionHead, RevisionText {}

/** What the public reads of a revision. */
export interface RevisionText {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: Metadata;
  readonly attachments: readonly RevisionAttachment[];
}

/** What a document's page takes from a revision; the rest of it stands in the public item. */
export type RevisionBody = Pick<RevisionText, 'id' | 'bodyHtml' | 'attachments'>;

/** A document whose row is locked until the end of the transaction. */
export interface LockedDocument {
  readonly document: DocumentRecord;
  /** The edition being worked on and its revision. */
  readonly edition: Edition;
  readonly revision: Revision;
  /** The edition that the public sees; may be the same as `edition`. */
  readonly live: Edition | null;
  readonly place: Place;
}

/** Which documents are wanted; members left out don't restrict. */
export interface DocumentFilter {
  readonly agencyIds: readonly string[];
  readonly nodeIds?: readonly string[] | undefined;
  readonly kind?: DocumentKind | undefined;
  readonly state?: EditionState | undefined;
  readonly live?: boolean | undefined;
  readonly pendingApproval?: boolean | undefined;
  readonly text?: string | undefined;
  readonly createdBy?: string | undefined;
  readonly changedFrom?: PlainDate | undefined;
  readonly changedTo?: PlainDate | undefined;
  readonly publishedFrom?: PlainDate | undefined;
  readonly publishedTo?: PlainDate | undefined;
}

/** A row of the list: no text of the document in it. */
export interface DocumentRow extends DocumentRecord {
  readonly editionNumber: number;
  readonly revisionId: string;
  readonly contentHash: string;
  readonly lastEditor: string;
  readonly pendingApproval: boolean;
}
