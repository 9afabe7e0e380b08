import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { LETTER_KINDS, type LetterKind } from '../../law/letters/letter-kinds.ts';
import type { IssuedLetter, LetterSettings, LetterTemplate } from './letters.types.ts';

const patterns = z.object({ answer: z.string(), notice: z.string(), inquiry: z.string() });

/** An agency's settings, or null while it has none of its own. */
export async function findSettings(db: Db, agencyId: string): Promise<LetterSettings | null> {
  const row = await db
    .selectFrom('letter_settings')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { masthead, internet_channel: internetChannel, version } = row;
  return { agencyId, masthead, internetChannel, patterns: patterns.parse(row.patterns), version };
}

/** Writes settings over the given version, 0 for none; false when somebody was faster. */
export async function saveSettings(db: Tx, settings: LetterSettings): Promise<boolean> {
  const values = {
    masthead: settings.masthead,
    internet_channel: settings.internetChannel,
    patterns: JSON.stringify(settings.patterns),
  };
  if (settings.version === 0) {
    const inserted = await db
      .insertInto('letter_settings')
      .values({ agency_id: settings.agencyId, ...values })
      .onConflict((conflict) => conflict.doNothing())
      .returning('version')
      .executeTakeFirst();
    return inserted !== undefined;
  }
  const updated = await db
    .updateTable('letter_settings')
    .set(values)
    .set((own) => ({ version: own('version', '+', 1) }))
    .where('agency_id', '=', settings.agencyId)
    .where('version', '=', settings.version)
    .returning('version')
    .executeTakeFirst();
  return updated !== undefined;
}

/** All versions of an agency's templates, newest first within a kind. */
export async function listTemplates(db: Db, agencyId: string): Promise<LetterTemplate[]> {
  const rows = await db
    .selectFrom('letter_templates')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(toTemplate);
}

/** One version, or null. */
export async function findTemplate(db: Db, id: string): Promise<LetterTemplate | null> {
  const row = await db.selectFrom('letter_templates').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toTemplate(row);
}

/** The template in use, or null where it is the program's own. */
export async function activeTemplate(
  db: Db,
  key: { agencyId: string; kind: LetterKind },
): Promise<LetterTemplate | null> {
  const row = await db
    .selectFrom('letter_templates')
    .selectAll()
    .where('agency_id', '=', key.agencyId)
    .where('kind', '=', key.kind)
    .where('active', '=', true)
    .executeTakeFirst();
  return row === undefined ? null : toTemplate(row);
}

/** Writes a version. */
export async function insertTemplate(db: Tx, row: Insertable<Tables['letter_templates']>): Promise<void> {
  await db.insertInto('letter_templates').values(row).execute();
}

/** Puts one version into use, or none: then the program's own is used. */
export async function chooseTemplate(
  db: Tx,
  choice: { agencyId: string; kind: LetterKind; templateId: string | null },
): Promise<void> {
  await db
    .updateTable('letter_templates')
    .set({ active: false })
    .where('agency_id', '=', choice.agencyId)
    .where('kind', '=', choice.kind)
    .where('active', '=', true)
    .execute();
  if (choice.templateId === null) return;
  await db
    .updateTable('letter_templates')
    .set({ active: true })
    .where('id', '=', choice.templateId)
    .execute();
}

/** The largest number of a sequence in a year, 0 before the first. */
export async function lastNumber(
  db: Db,
  of: { agencyId: string; sequence: string; year: number },
): Promise<number> {
  const row = await db
    .selectFrom('letters')
    .select((own) => own.fn.max('sequence_number').as('last'))
    .where('agency_id', '=', of.agencyId)
    .where('sequence', '=', of.sequence)
    .where('sequence_year', '=', of.year)
    .executeTakeFirst();
  return row?.last ?? 0;
}

/** Writes an issued letter. */
export async function insertLetter(db: Tx, row: Insertable<Tables['letters']>): Promise<void> {
  await db.insertInto('letters').values(row).execute();
}

/** One letter, or null. */
export async function findLetter(db: Db, id: string): Promise<IssuedLetter | null> {
  const row = await db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : toLetter(row);
}

/** One letter, locked until the transaction ends, or null. */
export async function lockLetter(db: Tx, id: string): Promise<IssuedLetter | null> {
  const row = await db.selectFrom('letters').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? null : toLetter(row);
}

/** The letters of a request, in the order in which they were issued. */
export async function lettersOf(db: Db, subjectId: string): Promise<IssuedLetter[]> {
  const rows = await db
    .selectFrom('letters')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('id')
    .execute();
  return rows.map(toLetter);
}

/** Marks a letter as void. */
export async function markVoided(
  db: Tx,
  letter: { id: string; at: Date; byName: string; reason: string; supersededBy: string | null },
): Promise<void> {
  await db
    .updateTable('letters')
    .set({
      voided_at: letter.at,
      voided_by_name: letter.byName,
      void_reason: letter.reason,
      superseded_by: letter.supersededBy,
    })
    .where('id', '=', letter.id)
    .execute();
}

function toTemplate(row: Selectable<Tables['letter_templates']>): LetterTemplate {
  return {
    id: row.id,
    agencyId: row.agency_id,
    kind: kindOf(row.kind),
    version: row.version,
    text: row.text,
    docxSha256: row.docx_sha256,
    note: row.note,
    active: row.active,
    byName: row.by_name,
    at: row.at,
  };
}

function toLetter(row: Selectable<Tables['letters']>): IssuedLetter {
  return {
    id: row.id,
    agencyId: row.agency_id,
    kind: kindOf(row.kind),
    number: row.number,
    title: row.title,
    subjectId: row.subject_id,
    text: row.text,
    docxSealed: row.docx_sealed,
    docxSha256: row.docx_sha256,
    pdfSealed: row.pdf_sealed,
    pdfSha256: row.pdf_sha256,
    overrideReason: row.override_reason,
    issuedOn: row.issued_on,
    issuedByName: row.issued_by_name,
    issuedAt: row.issued_at,
    voidedAt: row.voided_at,
    voidReason: row.void_reason,
    supersededBy: row.superseded_by,
  };
}

function kindOf(text: string): LetterKind {
  const found = LETTER_KINDS.find(({ key }) => key === text);
  if (found === undefined) throw new Error(`no letter ${text}`);
  return found.key;
}
