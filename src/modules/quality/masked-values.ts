import { createHmac } from 'node:crypto';
import { accountIdOf, nameOf } from '../../platform/actor.ts';
import type { Ctx, TxCtx } from '../../platform/context.ts';
import { newId } from '../../platform/ids.ts';
import { openText, sealText } from '../../platform/sealed-text.ts';
import { BREAK, maskedText } from '../../files/masking/value-places.ts';
import { findLeaks } from '../../text/leak-search.ts';
import type { MaskedValue } from '../../text/masking-rule.ts';
import { documentById, editionsOf } from '../documents/documents.queries.ts';
import type { Edition } from '../documents/documents.types.ts';
import {
  deleteMaskedValues,
  heldValuesOf,
  insertMaskedValues,
  maskedValuesOf,
  type MaskedValueRow,
} from './masking.repository.ts';
import { ownContact } from './own-contact.ts';

/** Values that were masked, and by what each is told apart without being opened. */
export interface MaskedValues {
  readonly values: readonly string[];
  readonly digests: readonly string[];
}

/** What was masked in an edition. */
interface MaskedInEdition {
  readonly edition: Edition;
  readonly values: readonly MaskedValue[];
}

/**
 * Keeps, encrypted, what was masked in an edition: it is looked for in whatever of this and later editions becomes public. Nobody reads it
 * but the program. What the agency says of itself on every page isn't kept.
 */
export async function keepMaskedValues(tx: TxCtx, masked: MaskedInEdition): Promise<void> {
  await insertValues(tx, masked, 'saved');
}

/** Holds what was masked in a text that isn't saved yet, as `settleHeldValues` says. */
export async function holdMaskedValues(tx: TxCtx, masked: MaskedInEdition): Promise<void> {
  await insertValues(tx, masked, 'held');
}

/** A text that is being saved, and the one before it; read where something is held alone. */
interface SavedText {
  readonly documentId: string;
  readonly editionId: string;
  text(): Promise<string>;
  before(): Promise<TextBefore>;
}

interface TextBefore {
  readonly text: string;
  readonly savedBy: string | null;
  readonly savedAt: Date;
}

/**
 * In the transaction that saves a text: what was masked in it and stands there less often than before, or not at all, is kept from now on,
 * for the edition that is saved. What stands there as often was taken back in the editor, and is forgotten, where it is saved by whoever
 * masked it: another one's save tells nothing of it.
 */
export async function settleHeldValues(
  tx: TxCtx,
  { documentId, editionId, text, before }: SavedText,
): Promise<void> {
  const held = await heldValuesOf(tx.db, documentId);
  if (held.length === 0) return;
  const values = held.map(({ sealed }) => openText(tx.keys, sealed, purposeOf(documentId)));
  const earlier = await before();
  const [now, then] = [timesIn(await text(), values), timesIn(earlier.text, values)];
  const settled = new Map<string, MaskedValueRow>();
  const ended: string[] = [];
  for (const [index, row] of held.entries()) {
    const [value, times, timesBefore] = [values[index] ?? '', now[index] ?? 0, then[index] ?? 0];
    const isOwn = row.masked_by === accountIdOf(tx.actor);
    const isMasked = times < timesBefore || (isOwn && times === 0);
    if (isMasked || (isOwn && wasTakenBack(row, { timesBefore, earlier }))) ended.push(row.id);
    const digest = digestOf(tx, documentId, value);
    if (isMasked && !settled.has(digest))
      settled.set(digest, { ...row, digest, edition_id: editionId, saved: true });
  }
  await deleteMaskedValues(tx.db, ended);
  await insertMaskedValues(tx.db, [...settled.values()]);
}

/**
 * Of a value that stands in the text of whoever masked it at least as often as before. Where it wasn't there before, it was typed and
 * masked between two saves, and stands in another part: nothing was taken back, also not by later saves.
 */
function wasTakenBack(
  { masked_by: maskedBy, masked_at: maskedAt }: MaskedValueRow,
  { timesBefore, earlier }: { readonly timesBefore: number; readonly earlier: TextBefore },
): boolean {
  const survivedOwn = earlier.savedBy === maskedBy && earlier.savedAt > maskedAt;
  return timesBefore > 0 && !survivedOwn;
}

function timesIn(text: string, values: readonly string[]): number[] {
  const leaks = findLeaks(values, text);
  return values.map((_, index) => leaks.filter(({ value }) => value === index).length);
}

async function insertValues(
  tx: TxCtx,
  { edition, values }: MaskedInEdition,
  which: 'saved' | 'held',
): Promise<void> {
  const at = tx.clock.now();
  const { documentId } = edition;
  const kept = await withoutOwn(tx, documentId, firstOfEach(values), ({ value }) => value);
  await insertMaskedValues(
    tx.db,
    kept.map(({ value, shown = '*'.repeat(value.length) }) => ({
      id: newId(at.getTime()),
      document_id: documentId,
      edition_id: edition.id,
      digest: which === 'saved' ? digestOf(tx, documentId, value) : heldDigestOf(tx, documentId, value),
      sealed: sealText(tx.keys, value, purposeOf(documentId)),
      shown: sealText(tx.keys, shown, purposeOf(documentId)),
      masked_by: accountIdOf(tx.actor),
      masked_by_name: nameOf(tx.actor),
      masked_at: at,
      saved: which === 'saved',
    })),
  );
}

/** Each value once, with the words that came first. */
function firstOfEach(values: readonly MaskedValue[]): MaskedValue[] {
  const first = new Map<string, MaskedValue>();
  for (const one of values) if (!first.has(one.value)) first.set(one.value, one);
  return [...first.values()];
}

/** What was masked in an edition and those before it, less what the agency says of itself on every page by now. */
export async function maskedValues(
  ctx: Pick<Ctx, 'db' | 'keys' | 'config'>,
  { documentId, editionId }: { readonly documentId: string; readonly editionId: string },
): Promise<MaskedValues> {
  const { db, keys } = ctx;
  const rows = await maskedValuesOf(db, documentId);
  if (rows.length === 0) return { values: [], digests: [] };
  const numbers = new Map((await editionsOf(db, documentId)).map(({ id, number }) => [id, number]));
  const until = numbers.get(editionId) ?? 0;
  const held = rows
    .filter((row) => (numbers.get(row.edition_id) ?? 0) <= until)
    .map(({ sealed, digest }) => ({ digest, value: openText(keys, sealed, purposeOf(documentId)) }));
  const sought = await withoutOwn(ctx, documentId, held, ({ value }) => value);
  return { values: sought.map(({ value }) => value), digests: sought.map(({ digest }) => digest) };
}

/** A value in a list: what stands in its place, and whose deed it was. */
export interface ListedValue {
  readonly id: string;
  readonly shown: string;
  readonly byName: string;
  readonly at: Date;
}

/** What was masked in a document, as the text shows it: list and text together tell no more than the office's rule. */
export async function listMaskedValues(
  { db, keys }: Pick<Ctx, 'db' | 'keys'>,
  documentId: string,
): Promise<ListedValue[]> {
  const rows = await maskedValuesOf(db, documentId);
  const open = (sealed: string): string => openText(keys, sealed, purposeOf(documentId));
  const values = rows.map(({ sealed }) => ({ value: open(sealed) }));
  const words = rows.map(({ shown }, index) =>
    shown === null ? firstAlone(values[index]?.value ?? '') : open(shown),
  );
  // Where another of them stands within the words (the village to which an address is cut, say), it is hidden there as in the text.
  const shown = maskedText(values, words.join(BREAK)).split(BREAK);
  return rows.map(({ id, masked_by_name: byName, masked_at: at }, index) => ({
    id,
    shown: shown[index] ?? '',
    byName,
    at,
  }));
}

/** Of values that were masked before what stands in their place was kept: neither their end nor their length. */
function firstAlone(value: string): string {
  return `${[...value][0] ?? ''}****`;
}

async function withoutOwn<Held>(
  ctx: Pick<Ctx, 'db' | 'config'>,
  documentId: string,
  held: readonly Held[],
  valueOf: (one: Held) => string,
): Promise<Held[]> {
  if (held.length === 0) return [];
  const { agencyId } = await documentById(ctx.db, documentId);
  const own = findLeaks(held.map(valueOf), await ownContact(ctx, agencyId));
  return held.filter((_, index) => !own.some(({ value }) => value === index));
}

function purposeOf(documentId: string): string {
  return `masked in ${documentId}`;
}

function digestOf({ keys }: Pick<Ctx, 'keys'>, documentId: string, value: string): string {
  return createHmac('sha256', keys.derive('masked values')).update(`${documentId}\0${value}`).digest('hex');
}

/** Apart for each who masks: what one takes back may be masked by another. */
function heldDigestOf(tx: TxCtx, documentId: string, value: string): string {
  return digestOf(tx, documentId, `${value}\0${accountIdOf(tx.actor) ?? ''}`);
}
