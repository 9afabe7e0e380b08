import type { Readable } from 'node:stream';

/** Bytes that can be looked at anywhere: a file's, or those of a sealed one that is never open on the disk. */
export interface FileBytes {
  readonly size: number;
  /** As a file's handle reads. */
  read(buffer: Buffer, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  /** From the first byte to the last, as buffers. */
  stream(): Readable;
}
