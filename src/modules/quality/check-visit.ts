import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { FastifyRequest } from 'fastify';
import { textOfDocument } from '../../files/checking/text-of-document.ts';
import type { CheckingTask } from '../../files/checking/checking-messages.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { EndedReading, UnreadableFile } from '../../files/readers/unreadable-file.ts';
import { readPublicForm, type FormLimits } from '../../platform/http/public-forms.ts';
import { MOST_PUBLIC } from './quality.api.ts';
import {
  visitEmpty,
  visitReadingEnded,
  visitTooLarge,
  visitTooLong,
  visitUnreadable,
} from './quality.errors.ts';

const MEGABYTE = 1024 * 1024;

/** What a visitor may send: UTF-16 units of a text, MB of a file. */
export const VISIT_LIMITS = { characters: MOST_PUBLIC, megabytes: 10 } as const;

const FORM = {
  fields: 5,
  // A character is up to three bytes, and a browser sends each line break as two. Twice as much as may be checked comes through
  // (the field on the page ends there), so that it's said how much too long it is, beside what was typed.
  fieldBytes: VISIT_LIMITS.characters * 2 * 4,
  files: 1,
  fileBytes: VISIT_LIMITS.megabytes * MEGABYTE,
};
/** Of a form that isn't let in: its words, and no more of them than anybody could type there. */
const TYPED_ALONE = { ...FORM, fields: 1 };
/** A form that comes in more slowly only holds a place. */
const LONGEST_UPLOAD_MS = 2 * 60_000;

/** What a visitor sent: a file, or else what was typed. */
export interface SentText {
  readonly typed: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** The form of a visitor, in memory alone. Throws `text_check.too_large` and what `readPublicForm` throws. */
export async function sentText(request: FastifyRequest): Promise<SentText> {
  return readVisit(request, FORM, async (content) => {
    const bytes = await buffer(content);
    if (bytes.length > FORM.fileBytes) throw visitTooLarge(FORM.fileBytes);
    return bytes;
  });
}

async function readVisit(
  request: FastifyRequest,
  limits: FormLimits,
  keep: (content: Readable) => Promise<Uint8Array>,
): Promise<SentText> {
  const late = setTimeout(() => request.raw.destroy(), LONGEST_UPLOAD_MS);
  try {
    const form = await readPublicForm(request, {
      limits,
      files: {
        keep: async ({ content }) => keep(content),
        discard: async () => {},
      },
    });
    const [file] = form.files;
    return {
      // Lines as a person wrote them, whatever a browser makes of them.
      typed: form.field('text').replaceAll('\r\n', '\n'),
      file: file === undefined ? null : { name: file.name, bytes: file.kept },
    };
  } finally {
    clearTimeout(late);
  }
}

/** What was typed, of a visit that isn't let in: a file is passed over unread. Throws what `readPublicForm` throws. */
export async function typedText(request: FastifyRequest): Promise<string> {
  return (await readVisit(request, TYPED_ALONE, async () => new Uint8Array())).typed;
}

/** What is to be checked of it. Throws `text_check.empty`, `text_check.unreadable`, `text_check.too_long`. */
export async function visitorsTask(pool: ReadingPool, { typed, file }: SentText): Promise<CheckingTask> {
  const task = file === null ? { text: typed, context: OTHERS } : await taskOfFile(pool, file);
  if (task.text.trim() === '') throw visitEmpty();
  if (task.text.length > VISIT_LIMITS.characters)
    throw visitTooLong(task.text.length, VISIT_LIMITS.characters);
  return task;
}

/** Words of strangers: the office's own expressions and exceptions aren't asked of them. */
const OTHERS = { author: 'others' } as const;

async function taskOfFile(
  pool: ReadingPool,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<CheckingTask> {
  try {
    const { text, blocks, wrapped } = textOfDocument(await pool.read(file));
    return { text, blocks, context: { ...OTHERS, wrapped } };
  } catch (error) {
    if (error instanceof EndedReading) throw visitReadingEnded(error);
    if (!(error instanceof UnreadableFile)) throw error;
    throw visitUnreadable(error);
  }
}
