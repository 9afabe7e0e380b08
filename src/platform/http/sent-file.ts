import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { AppError } from '../errors.ts';

/** A file as somebody sent it. */
export interface SentFile {
  /** What it is called on the sender's machine, cut to a sane length. */
  readonly name: string;
  readonly bytes: Buffer;
}

const LONGEST_NAME = 200;

/** The one file of a form of the desk, in memory. Throws `none` when there is none and `tooLarge` when it is longer than `maxBytes`. */
export async function sentFile(
  request: FastifyRequest,
  limits: { readonly maxBytes: number; readonly none: () => AppError; readonly tooLarge: () => AppError },
): Promise<SentFile> {
  const part = request.isMultipart()
    ? await request.file({ limits: { files: 1, fileSize: limits.maxBytes }, throwFileSizeLimit: false })
    : undefined;
  if (part === undefined) throw limits.none();
  const bytes = await part.toBuffer();
  if (part.file.truncated) throw limits.tooLarge();
  return { name: part.filename.slice(0, LONGEST_NAME), bytes };
}
