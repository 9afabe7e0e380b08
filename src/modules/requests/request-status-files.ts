import type { Readable } from 'node:stream';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import { dayInShanghai } from '../../law/dates.ts';
import { letterKind } from '../../law/letters/letter-kinds.ts';
import type { StatusFile } from '../../portal/requests/request-model.ts';
import { requestFileHref } from '../../portal/paths.ts';
import { letterById, lettersOfSubject } from '../letters/letters.queries.ts';
import { letterFile } from '../letters/letters.usecases.ts';
import type { IssuedLetter } from '../letters/letters.types.ts';
import { extensionOf } from '../attachments/file-names.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { subjectOf } from './perform-action.ts';
import { asApplicant } from './public-applicant.ts';
import { filesOf } from './requests.repository.ts';

const LETTER = 'letter-';

/** A file to be downloaded. */
export interface OpenedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer | Readable;
}

/** What the applicant can download of a request, in the order of time. */
export async function statusFiles(ctx: Ctx, loaded: LoadedCase): Promise<StatusFile[]> {
  const files = await shownFiles(ctx.db, loaded);
  const shown: StatusFile[] = [];
  for (const letter of await shownLetters(ctx.db, loaded)) {
    const content = await ctx.sealed.open(letter.pdfSealed);
    await content.close();
    const number = letter.number === null ? '' : `（${letter.number}）`;
    shown.push({
      href: requestFileHref(`${LETTER}${letter.id}`),
      name: `${letter.title}${number}.pdf`,
      extension: 'pdf',
      bytes: content.size,
      on: letter.issuedOn,
    });
  }
  return [
    ...shown,
    ...files.map((file) => ({
      href: requestFileHref(file.id),
      name: file.name,
      extension: extensionOf(file.name),
      bytes: file.size,
      on: dayInShanghai(file.created_at),
    })),
  ];
}

/** A file for whoever holds the pass of the request; anything else is not there. That it was opened goes on record. */
export async function openStatusFile(
  ctx: Ctx,
  input: { caseId: string; fileId: string },
): Promise<OpenedFile> {
  const loaded = await loadCase(ctx, input.caseId);
  const content = input.fileId.startsWith(LETTER)
    ? await letterOf(ctx, loaded, input.fileId.slice(LETTER.length))
    : await fileOf(ctx, loaded, input.fileId);
  await inTransaction(asApplicant(ctx), async (tx) =>
    tx.record({
      type: 'request.file_opened',
      agencyId: loaded.row.agency_id,
      subject: subjectOf(loaded),
      after: { file: input.fileId },
    }),
  );
  return content;
}

async function letterOf(ctx: Ctx, loaded: LoadedCase, letterId: string): Promise<OpenedFile> {
  const letters = await shownLetters(ctx.db, loaded);
  if (!letters.some(({ id }) => id === letterId)) throw notFound('这份文书');
  const letter = await letterById(ctx.db, letterId);
  if (letter === null) throw notFound('这份文书');
  const { fileName, mediaType, bytes } = await letterFile(ctx, letter, 'pdf');
  return { fileName, mediaType, content: bytes };
}

async function fileOf(ctx: Ctx, loaded: LoadedCase, fileId: string): Promise<OpenedFile> {
  const file = (await shownFiles(ctx.db, loaded)).find(({ id }) => id === fileId);
  if (file === undefined) throw notFound('这份材料');
  const content = await ctx.sealed.open(file.sealed_id);
  // Closed by itself at the end of the stream, or when whoever reads goes away.
  const stream = content.stream();
  stream.once('close', () => void content.close());
  return { fileName: file.name, mediaType: file.media_type, content: stream };
}

/**
 * Letters to the applicant that hold: those of procedure once they are issued, an answer once its delivery is entered, so
 * that nobody reads here what he hasn't been told and the day of delivery stays the one on record.
 */
async function shownLetters(db: Db, loaded: LoadedCase): Promise<IssuedLetter[]> {
  const told = deliveredAnswers(loaded);
  const letters = await lettersOfSubject(db, loaded.row.id);
  return letters.filter(
    ({ id, kind, voidedAt, agencyId }) =>
      voidedAt === null &&
      agencyId === loaded.row.agency_id &&
      letterKind(kind).to === 'applicant' &&
      (letterKind(kind).sequence !== 'answer' || told.has(id)),
  );
}

/** Identifiers of the answers that were delivered, those before a new handling too. */
function deliveredAnswers({ ledger }: LoadedCase): ReadonlySet<string> {
  const told = new Set<string>();
  let signed: string | null = null;
  for (const event of ledger) {
    if (event.kind === 'signed') signed = event.detail.letterId;
    if (event.kind === 'redoOrdered') signed = null;
    if (event.kind === 'delivered' && signed !== null) told.add(signed);
    if (event.kind === 'answeredTogether') told.add(event.detail.letterId);
  }
  return told;
}

/** Information that was given: with its answer, not before. What is got ready for a later answer waits for that. */
async function shownFiles(db: Db, { row, state, ledger }: LoadedCase) {
  const delivered = ledger.findLast(({ kind }) => kind === 'delivered' || kind === 'answeredTogether');
  if (delivered === undefined) return [];
  const over = state.position === 'settled' || state.position === 'archived';
  const until = new Date(delivered.recordedAt);
  // What was given with the lead's answer was given to all.
  const lead = delivered.kind === 'answeredTogether' ? await filesOf(db, delivered.detail.leadId) : [];
  return [...(await filesOf(db, row.id)), ...lead.filter((file) => file.created_at <= until)].filter(
    (file) =>
      file.shown_to_applicant &&
      file.kind !== 'identityProof' &&
      file.kind !== 'authorisation' &&
      (over || file.created_at <= until),
  );
}
