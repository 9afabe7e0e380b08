import type { Readable } from 'node:stream';

/** A file on its way in: what it is called and its bytes, which may come slowly. */
export interface IncomingFile {
  readonly name: string;
  readonly content: Readable | Uint8Array;
}
