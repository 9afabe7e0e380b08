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

const day = z.iso.date().nullable();

/** The JSON page of a document: its content, what stands beside it on the page, where its files are, what opens the log's commitment. */
export const documentDataShape = z.looseObject({
  url: z.string(),
  column: z.object({ path: z.string(), names: z.array(z.string()) }).nullable(),
  publishedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
  validity: z.string(),
  pendingApproval: z.boolean(),
  // Loose: the commitment is over all of its members.
  content: z.looseObject({
    indexNumber: z.string(),
    kind: z.string(),
    title: z.string(),
    summary: z.string(),
    bodyHtml: z.string(),
    documentNumber: z.string(),
    writtenOn: day,
    effectiveOn: day,
    lapsesOn: day,
    publicityUntil: day,
    theme: z.string(),
    genre: z.string(),
    facet: z.string(),
    keywords: z.array(z.string()),
    audience: z.string(),
    responsibleUnit: z.string(),
    contentSource: z.string(),
    attachments: z.array(
      z.looseObject({ id: z.string(), name: z.string(), bytes: z.int().nonnegative(), sha256: hex }),
    ),
    standing: z
      .looseObject({
        validity: z.string(),
        lapsesFrom: day,
        pendingApproval: z.boolean(),
        publishedAt: z.iso.datetime(),
        changedAt: z.iso.datetime(),
        publicBefore: z.iso.date().optional(),
      })
      .optional(),
  }),
  files: z.array(z.looseObject({ id: z.string(), path: z.string().regex(/^\/(?!\/)[^\s\p{Cc}]{0,2000}$/u) })),
  log: z.object({ seq: z.int().positive(), salt: z.string() }).nullable(),
});

/** A document's data as they were read. */
export type ReadDocument = z.output<typeof documentDataShape>;

/** A column in the data of an agency. */
export interface ReadColumn {
  readonly name: string;
  readonly path: string;
  readonly description: string;
  readonly children: readonly ReadColumn[];
}

const columnShape: z.ZodType<ReadColumn> = z.lazy(() =>
  z.object({
    name: z.string(),
    path: z.string(),
    description: z.string(),
    children: z.array(columnShape),
  }),
);

/** The data of an agency, as far as its documents' pages show them. */
export const agencyDataShape = z.looseObject({
  name: z.string(),
  shortName: z.string(),
  uscc: z.string(),
  phone: z.string(),
  columns: z.array(columnShape),
});
