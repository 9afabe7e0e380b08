import { z } from 'zod';
import { LOG_ACTIONS } from './log-entry.ts';

/** What the files of the log and of open data hold, as far as a verification reads them: they may come from anywhere. */

const hex = z.string().regex(/^[0-9a-f]{64}$/);

const logEntryShape = z.object({
  seq: z.int().positive(),
  at: z.iso.datetime(),
  action: z.enum(LOG_ACTIONS),
  // Printed for people as it is: nothing that a terminal would obey.
  path: z.string().regex(/^\/(?!\/)[^\s\p{Cc}]{0,2000}$/u),
  commitment: hex.nullable(),
  previous: hex,
  hash: hex,
});

/** A part of the log. */
export const logPartShape = z.object({ entries: z.array(logEntryShape) });

/** The file of signed days. */
export const signedDaysShape = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      seq: z.int().positive(),
      hash: hex,
      keyId: z.string(),
      publicKey: z.string(),
      signature: z.string(),
    }),
  ),
});

/** A head that somebody kept from an earlier look. */
export const keptHeadShape = z.object({
  seq: z.int().positive(),
  hash: hex,
  keyIds: z.array(z.string()).default([]),
});

/** A head as it is kept. */
export type KeptHead = z.output<typeof keptHeadShape>;

/** The JSON page of a document: its content, where its files are, what opens the log's commitment. */
export const documentDataShape = z.looseObject({
  content: z.looseObject({
    title: z.string(),
    bodyHtml: z.string(),
    attachments: z.array(z.looseObject({ id: z.string(), sha256: hex })),
  }),
  files: z.array(z.object({ id: z.string(), path: z.string().regex(/^\/(?!\/)[^\s\p{Cc}]{0,2000}$/u) })),
  log: z.object({ seq: z.int().positive(), salt: z.string() }).nullable(),
});
