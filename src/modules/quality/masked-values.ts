import { createHmac } from 'node:crypto';
import { accountIdOf, nameOf } from '../../platform/actor.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { openText, sealText } from '../../platform/sealed-text.ts';
import { editionsOf } from '../documents/documents.queries.ts';
import type { Edition } from '../documents/documents.types.ts';
import { insertMaskedValues, maskedValuesOf } from './masking.repository.ts';

/** Values that were masked, and by what they are told apart without being opened. */
export interface MaskedValues {
  readonly values: readonly string[];
  readonly digests: readonly string[];
}

/**
 * Keeps, encrypted, what was masked in an edition: it is looked for in whatever of this and later editions becomes public. Nobody reads it
 * but the program.
 */
export async function keepMaskedValues(
  tx: TxCtx,
  { edition, values }: { readonly edition: Edition; readonly values: readonly string[] },
): Promise<void> {
  const at = tx.clock.now();
  const { documentId } = edition;
  await insertMaskedValues(
    tx.db,
    [...new Set(values)].map((value) => ({
      id: newId(at.getTime()),
      document_id: documentId,
      edition_id: edition.id,
      digest: digestOf(tx, documentId, value),
      sealed: sealText(tx.keys, value, purposeOf(documentId)),
      masked_by: accountIdOf(tx.actor),
      masked_by_name: nameOf(tx.actor),
      masked_at: at,
    })),
  );
}

/** What was masked in an edition and those before it. */
export async function maskedValues(
  { db, keys }: Pick<Ctx, 'db' | 'keys'>,
  { documentId, editionId }: { readonly documentId: string; readonly editionId: string },
): Promise<MaskedValues> {
  const rows = await maskedValuesOf(db, documentId);
  if (rows.length === 0) return { values: [], digests: [] };
  const numbers = new Map((await editionsOf(db, documentId)).map(({ id, number }) => [id, number]));
  const until = numbers.get(editionId) ?? 0;
  const held = rows.filter((row) => (numbers.get(row.edition_id) ?? 0) <= until);
  return {
    values: held.map(({ sealed }) => openText(keys, sealed, purposeOf(documentId))),
    digests: held.map(({ digest }) => digest).toSorted(),
  };
}

function purposeOf(documentId: string): string {
  return `masked in ${documentId}`;
}

function digestOf({ keys }: Pick<Ctx, 'keys'>, documentId: string, value: string): string {
  return createHmac('sha256', keys.derive('masked values')).update(`${documentId}\0${value}`).digest('hex');
}
