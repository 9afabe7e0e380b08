import { buffer } from 'node:stream/consumers';
import type { FastifyRequest } from 'fastify';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { readPublicForm } from '../../platform/http/public-forms.ts';
import { noFile, tooLarge, unreadable } from './report-check.errors.ts';

const MEGABYTE = 1024 * 1024;

/** The largest file that is taken. */
export const MAX_MEGABYTES = 20;

const LIMITS = { fields: 5, fieldBytes: 1024, files: 1, fileBytes: MAX_MEGABYTES * MEGABYTE };
/** A form that comes in more slowly only holds a place. */
const LONGEST_UPLOAD_MS = 3 * 60_000;

/** The one file of the form, in memory alone. Throws `report_check.no_file`, `report_check.too_large`. */
export async function sentReport(
  request: FastifyRequest,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const late = setTimeout(() => request.raw.destroy(), LONGEST_UPLOAD_MS);
  try {
    const { files } = await readPublicForm(request, {
      limits: LIMITS,
      files: {
        keep: async ({ content }) => {
          const bytes = await buffer(content);
          if (bytes.length > LIMITS.fileBytes) throw tooLarge(LIMITS.fileBytes);
          return bytes;
        },
        discard: async () => {},
      },
    });
    const [file] = files;
    if (file === undefined) throw noFile();
    return { name: file.name, bytes: file.kept };
  } finally {
    clearTimeout(late);
  }
}

/**
 * What `work` makes of a stranger's file in a process of its own. Throws `report_check.unreadable` with the reason in Chinese.
 */
export async function refusedInWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw unreadable(error);
  }
}
