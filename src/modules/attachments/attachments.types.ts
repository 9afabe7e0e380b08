import type { Readable } from 'node:stream';

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

/** A file on its way in: what it is called and its bytes, which may come slowly. */
export interface IncomingFile {
  readonly name: string;
  readonly content: Readable | Uint8Array;
}
