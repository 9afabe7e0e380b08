import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { nextCounter } from '../../platform/counters.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { FILE_KINDS } from '../../files/file-kinds.ts';
import { writeHtmlFragment } from '../../files/html-writer.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import type { PlainDate } from '../../law/dates.ts';
import { letterKind } from '../../law/letters/letter-kinds.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import {
  composeLetter,
  type ComposedLetter,
  type FilledLetter,
  type NumberSource,
  type TemplateSource,
} from './compose-letter.ts';
import { fieldsMissing, letterDisagrees, voidedAlready } from './letters.errors.ts';
import { lettersPolicy } from './letters.policy.ts';
import {
  findLetter,
  insertLetter,
  lastNumber,
  lettersOf,
  lockLetter,
  markVoided,
} from './letters.repository.ts';
import type { IssuedLetter, LetterPreview, WantedLetter } from './letters.types.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * How a letter would look now, and what speaks against it; by the template in use, or by another that is tried out. Takes no
 * number and keeps nothing.
 */
export async function previewLetter(
  ctx: Ctx,
  wanted: WantedLetter,
  trial?: TemplateSource,
): Promise<LetterPreview> {
  authorise(lettersPolicy.read(ctx.actor, await placeOf(ctx.db, wanted.agencyId)));
  const next: NumberSource = async (of) => (await lastNumber(ctx.db, of)) + 1;
  const composed = await composeLetter(ctx, wanted, next, trial);
  const { filled, faults, findings, number } = composed;
  return {
    kind: wanted.kind,
    title: filled?.letter.title ?? letterKind(wanted.kind).label,
    text: filled?.text ?? '',
    html: filled === null ? '' : writeHtmlFragment(filled.document, { titleLevel: 2, idPrefix: 'letter-' }),
    number,
    faults,
    findings,
  };
}

/**
 * What tells whether a letter would still say the same: its words with any number and the day of `issuedOn`, and the template
 * they stand in. Null while it can't be filled in. Ask a policy before.
 */
export async function letterFingerprint(
  ctx: Pick<Ctx, 'db' | 'storage' | 'clock'>,
  wanted: WantedLetter & { readonly issuedOn: PlainDate },
): Promise<string | null> {
  return (await unnumberedLetter(ctx, wanted))?.fingerprint ?? null;
}

/** A letter before it has its number. */
export interface UnnumberedLetter {
  /** As `letterFingerprint` tells it. */
  readonly fingerprint: string;
  /** Its words as a PDF, with some number. */
  pdf(): Promise<Buffer>;
}

/** A letter as it would be issued, with any number. Null while it can't be filled in. Ask a policy before. */
export async function unnumberedLetter(
  ctx: Pick<Ctx, 'db' | 'storage' | 'clock'>,
  wanted: WantedLetter & { readonly issuedOn: PlainDate },
): Promise<UnnumberedLetter | null> {
  const { filled, template } = await composeLetter(ctx, wanted, async () => 1);
  if (filled === null) return null;
  const seen = JSON.stringify([wanted.kind, template?.id ?? null, filled.letter.title, filled.text]);
  return {
    fingerprint: createHash('sha256').update(seen).digest('hex'),
    pdf: async () => writeReportPdf(filled.document),
  };
}

/** A letter to be issued as a step of something else. */
export interface IssueInput extends WantedLetter {
  /** The request that the letter belongs to. */
  readonly subjectId: string | null;
  /** Why it is issued although it disagrees with the facts; stays with the letter and in the audit. */
  readonly overrideReason?: string;
}

/**
 * Issues a letter within the transaction of whoever calls, who has asked a policy of its own: takes its number, makes DOCX and
 * PDF, seals both and writes the row. Throws `letters.fields` when it can't be filled in and `letters.disagrees` when the
 * check finds errors and no reason is given. What is thrown gives the number back.
 */
export async function issueLetter(tx: TxCtx, input: IssueInput): Promise<IssuedLetter> {
  const composed = await composeLetter(tx, input, async ({ agencyId, sequence, year }) =>
    nextCounter(tx, `letters:${agencyId}:${sequence}:${year}`),
  );
  const filled = issuable(composed, input.overrideReason ?? '');
  const files = await sealFiles(tx, filled);
  const id = newId(tx.clock.now().getTime());
  await insertLetter(tx.db, { ...rowOf(composed, input, filled), ...files, ...issuerOf(tx), id });
  const { kind, agencyId, subjectId } = input;
  tx.record({
    type: 'letter.issued',
    agencyId,
    subject: { kind: 'letter', id, title: composed.number ?? letterKind(kind).label },
    ...(input.overrideReason === undefined || input.overrideReason.trim() === ''
      ? {}
      : { reason: input.overrideReason }),
    after: { kind, subjectId, findings: composed.findings.map((finding) => finding.id) },
  });
  return known(await findLetter(tx.db, id));
}

/** A letter that is to be void. */
export interface VoidInput {
  readonly letterId: string;
  readonly reason: string;
  /** The letter that takes its place, of the same agency and request. */
  readonly supersededBy?: string | null;
}

/** Marks a letter as void; its files and its number stay. */
export async function voidLetter(ctx: Ctx, input: VoidInput): Promise<IssuedLetter> {
  return inTransaction(ctx, async (tx) => {
    const letter = known(await findLetter(tx.db, input.letterId));
    authorise(lettersPolicy.voidLetter(ctx.actor, await placeOf(tx.db, letter.agencyId)));
    return voidWithin(tx, input);
  });
}

/** Marks a letter as void as a step of something else, whose use case has asked a policy of its own. */
export async function voidWithin(tx: TxCtx, input: VoidInput): Promise<IssuedLetter> {
  const { reason, supersededBy = null } = input;
  const letter = known(await lockLetter(tx.db, input.letterId));
  if (letter.voidedAt !== null) throw voidedAlready();
  if (supersededBy !== null) await requireSuccessor(tx, letter, supersededBy);
  await markVoided(tx.db, {
    id: letter.id,
    at: tx.clock.now(),
    byName: nameOf(tx.actor),
    reason,
    supersededBy,
  });
  tx.record({
    type: 'letter.voided',
    agencyId: letter.agencyId,
    subject: { kind: 'letter', id: letter.id, title: letter.number ?? letterKind(letter.kind).label },
    reason,
    after: { supersededBy },
  });
  return known(await findLetter(tx.db, letter.id));
}

/** The letters of a request at an agency, as they were issued. */
export async function listLetters(
  ctx: Ctx,
  input: { readonly agencyId: string; readonly subjectId: string },
): Promise<IssuedLetter[]> {
  authorise(lettersPolicy.openLetter(ctx.actor, await placeOf(ctx.db, input.agencyId)));
  const letters = await lettersOf(ctx.db, input.subjectId);
  return letters.filter((letter) => letter.agencyId === input.agencyId);
}

/** A file of a letter, opened. */
export interface LetterFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** A letter as DOCX or PDF, for those who have to do with requests at its agency. */
export async function openLetter(
  ctx: Ctx,
  input: { readonly letterId: string; readonly format: 'docx' | 'pdf' },
): Promise<LetterFile> {
  const letter = known(await findLetter(ctx.db, input.letterId));
  authorise(lettersPolicy.openLetter(ctx.actor, await placeOf(ctx.db, letter.agencyId)));
  return letterFile(ctx, letter, input.format);
}

/** A letter as a file for whoever the calling use case lets see it, as an applicant with the query code. */
export async function letterFile(
  ctx: Pick<Ctx, 'sealed'>,
  letter: IssuedLetter,
  format: 'docx' | 'pdf',
): Promise<LetterFile> {
  const bytes = await unseal(ctx, format === 'docx' ? letter.docxSealed : letter.pdfSealed);
  const number = letter.number === null ? '' : `（${letter.number}）`;
  return {
    fileName: `${letter.title}${number}.${format}`,
    mediaType: FILE_KINDS[format].mediaType,
    bytes,
  };
}

async function unseal(ctx: Pick<Ctx, 'sealed'>, id: string): Promise<Buffer> {
  const content = await ctx.sealed.open(id);
  try {
    return await buffer(content.stream());
  } finally {
    await content.close();
  }
}

function issuable(composed: ComposedLetter, reason: string): FilledLetter {
  const { faults, filled, findings } = composed;
  if (filled === null)
    throw fieldsMissing(faults.map(({ placeholder, message }) => ({ id: placeholder, message })));
  const errors = findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0 && reason.trim() === '') throw letterDisagrees(errors);
  return filled;
}

async function sealFiles(
  tx: TxCtx,
  { ownDocx, document }: FilledLetter,
): Promise<{ docx_sealed: string; docx_sha256: string; pdf_sealed: string; pdf_sha256: string }> {
  const docx = ownDocx ?? (await writeReportDocx(document));
  const pdf = await writeReportPdf(document);
  return {
    docx_sealed: (await tx.sealed.put(docx, { maxBytes: MAX_BYTES })).id,
    docx_sha256: createHash('sha256').update(docx).digest('hex'),
    pdf_sealed: (await tx.sealed.put(pdf, { maxBytes: MAX_BYTES })).id,
    pdf_sha256: createHash('sha256').update(pdf).digest('hex'),
  };
}

function rowOf(composed: ComposedLetter, input: IssueInput, filled: FilledLetter) {
  const { sequence, number, findings, issuedOn, template, fields } = composed;
  return {
    agency_id: input.agencyId,
    kind: input.kind,
    subject_id: input.subjectId,
    template_id: template?.id ?? null,
    sequence: letterKind(input.kind).sequence,
    sequence_year: sequence?.year ?? null,
    sequence_number: sequence?.number ?? null,
    number,
    title: filled.letter.title,
    fields: JSON.stringify(fields),
    text: filled.text,
    overridden: JSON.stringify(findings),
    override_reason: input.overrideReason ?? '',
    issued_on: issuedOn,
  };
}

function issuerOf(tx: TxCtx): { issued_by: string | null; issued_by_name: string; issued_at: Date } {
  return {
    issued_by: accountIdOf(tx.actor),
    issued_by_name: nameOf(tx.actor),
    issued_at: tx.clock.now(),
  };
}

async function requireSuccessor(tx: TxCtx, letter: IssuedLetter, id: string): Promise<void> {
  const other = known(await findLetter(tx.db, id));
  const fits = other.agencyId === letter.agencyId && other.subjectId === letter.subjectId;
  if (!fits || other.id === letter.id || other.voidedAt !== null) throw notFound('代替它的文书');
}

function known(letter: IssuedLetter | null): IssuedLetter {
  if (letter === null) throw notFound('这份文书');
  return letter;
}
