import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { writeReportDocx } from '../../files/docx-writer.ts';
import { FILE_KINDS } from '../../files/file-kinds.ts';
import { writeReportPdf } from '../../files/pdf-writer.ts';
import { letterKind, type LetterKind } from '../../law/letters/letter-kinds.ts';
import type { LetterFieldValues } from '../../law/letters/letter.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { composeLetter } from './compose-letter.ts';
import { fieldsMissing } from './letters.errors.ts';
import { lettersPolicy } from './letters.policy.ts';
import type { LetterFile } from './letters.usecases.ts';

/** A form that is wanted. */
export interface WantedForm {
  readonly agencyId: string;
  readonly kind: LetterKind;
  readonly fields: LetterFieldValues;
  readonly format: 'docx' | 'pdf';
}

/**
 * A form of the file as it follows from its data now, with the template in use: nothing is numbered, nothing is kept.
 * Throws `letters.fields` when something for it is missing, and a RangeError for a kind that takes a number.
 */
export async function writeForm(ctx: Ctx, wanted: WantedForm): Promise<LetterFile> {
  const { agencyId, kind, fields, format } = wanted;
  authorise(lettersPolicy.read(ctx.actor, await placeOf(ctx.db, agencyId)));
  const spec = letterKind(kind);
  if (spec.sequence !== null) throw new RangeError(`${kind} takes a number: issue it`);
  const { filled, faults } = await composeLetter(ctx, { agencyId, kind, fields, facts: {} }, async () => 0);
  if (filled === null) {
    throw fieldsMissing(faults.map(({ placeholder, message }) => ({ id: placeholder, message })));
  }
  const docx = async (): Promise<Buffer> => filled.ownDocx ?? writeReportDocx(filled.document);
  return {
    fileName: `${filled.letter.title}.${format}`,
    mediaType: FILE_KINDS[format].mediaType,
    bytes: format === 'docx' ? await docx() : await writeReportPdf(filled.document),
  };
}
