import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
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
import { isForApplicant, itemOfFile, itemOfLetter, openSealed } from './release-items.ts';
import { releasedItems } from './releases.ts';
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
  const released = await releasedOf(ctx, loaded);
  const files = (await shownFiles(ctx.db, loaded)).filter(
    ({ id, wasDelivered }) => wasDelivered || released.has(itemOfFile(id)),
  );
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
  const opened = input.fileId.startsWith(LETTER)
    ? await letterOf(ctx, loaded, input.fileId.slice(LETTER.length))
    : await fileOf(ctx, loaded, input.fileId);
  try {
    await inTransaction(asApplicant(ctx), async (tx) =>
      tx.record({
        type: 'request.file_opened',
        agencyId: loaded.row.agency_id,
        subject: subjectOf(loaded),
        after: { file: input.fileId },
      }),
    );
  } catch (error) {
    // Nobody will read what isn't handed out.
    if (opened.content instanceof Readable) opened.content.destroy();
    throw error;
  }
  return opened;
}

async function letterOf(ctx: Ctx, loaded: LoadedCase, letterId: string): Promise<OpenedFile> {
  const letters = await shownLetters(ctx.db, loaded);
  if (!letters.some(({ id }) => id === letterId)) throw notFound('这份文书');
  const letter = await letterById(ctx.db, letterId);
  if (letter === null) throw notFound('这份文书');
  const checked = (await releasedOf(ctx, loaded)).get(itemOfLetter(letterId));
  const { fileName, mediaType, bytes } = await letterFile(ctx, letter, 'pdf');
  if (checked !== undefined) refuseOtherBytes(checked, createHash('sha256').update(bytes).digest('hex'));
  return { fileName, mediaType, content: bytes };
}

async function fileOf(ctx: Ctx, loaded: LoadedCase, fileId: string): Promise<OpenedFile> {
  const file = (await shownFiles(ctx.db, loaded)).find(({ id }) => id === fileId);
  const checked = (await releasedOf(ctx, loaded)).get(itemOfFile(fileId));
  if (file === undefined || (checked === undefined && !file.wasDelivered)) throw notFound('这份材料');
  if (checked !== undefined) {
    const { sha256 } = await openSealed(ctx, { sealedId: file.sealed_id, mostBytes: 0 });
    refuseOtherBytes(checked, sha256);
  }
  const content = await ctx.sealed.open(file.sealed_id);
  // Closed by itself at the end of the stream, or when whoever reads goes away.
  const stream = content.stream();
  stream.once('close', () => void content.close());
  return { fileName: file.name, mediaType: file.media_type, content: stream };
}

/** What was given with the lead's answer was checked there. */
async function releasedOf(ctx: Ctx, loaded: LoadedCase): Promise<Map<string, string>> {
  const together = loaded.ledger.findLast(({ kind }) => kind === 'answeredTogether');
  const own = await releasedItems(ctx, loaded);
  if (together?.kind !== 'answeredTogether') return own;
  const lead = await releasedItems(ctx, await loadCase(ctx, together.detail.leadId));
  return new Map([...lead, ...own]);
}

/** Read once more before the first byte is given: what is handed out is what was checked. */
function refuseOtherBytes(checked: string, sha256: string): void {
  if (checked !== sha256) throw notFound('这份材料');
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

/**
 * Information that was given: with its answer, not before. What is got ready for a later answer waits for that. What was delivered was
 * checked then, by the rules of then, and stays with the applicant whatever later rules find in it.
 */
async function shownFiles(db: Db, { row, state, ledger }: LoadedCase) {
  const delivered = ledger.findLast(({ kind }) => kind === 'delivered' || kind === 'answeredTogether');
  if (delivered === undefined) return [];
  const over = state.position === 'settled' || state.position === 'archived';
  const until = new Date(delivered.recordedAt);
  // What was given with the lead's answer was given to all.
  const lead = delivered.kind === 'answeredTogether' ? await filesOf(db, delivered.detail.leadId) : [];
  return [...(await filesOf(db, row.id)), ...lead.filter((file) => file.created_at <= until)]
    .map((file) => ({ ...file, wasDelivered: file.created_at <= until }))
    .filter((file) => isForApplicant(file) && (over || file.wasDelivered));
}
