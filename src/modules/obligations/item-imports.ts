import { createHash } from 'node:crypto';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import { UnreadableFile } from '../../files/readers/unreadable-file.ts';
import type { ComparedRow, ImportChoices } from '../../law/obligations/item-tables/compare-items.ts';
import { STATUTORY_FIELD } from '../../law/obligations/item-tables/field-of-words.ts';
import type { ReadCatalogue } from '../../law/obligations/item-tables/read-catalogue.ts';
import { standardItems } from '../../law/obligations/standard-items.ts';
import { profileOfKind } from '../../law/catalogue/profiles.ts';
import { must } from '../../platform/errors.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { compareImport } from './compare-import.ts';
import {
  findImport,
  importsOf,
  insertImport,
  updateImport,
  type ImportRow,
} from './item-imports.repository.ts';
import { columnChooser, columnsOf, rowOf, subjectOf } from './item-rows.ts';
import { importApplied, importOutdated, noItems, unreadableItems } from './obligations.errors.ts';
import { obligationsPolicy } from './obligations.policy.ts';
import {
  findItem,
  insertItems,
  itemsOfAgency,
  lastSort,
  lockItems,
  updateItem,
} from './standard-items.repository.ts';

/** Whether the actor may send a file; asked before any byte is taken. */
export async function mayImportItems(ctx: Ctx, input: { readonly agencyId: string }): Promise<void> {
  authorise(obligationsPolicy.editItems(ctx.actor, await placeOf(ctx.db, input.agencyId)));
}

/**
 * Reads a 标准目录 out of a file of any format and keeps what was read, with the file's name and hash. Nothing of the office's own
 * catalogue changes.
 */
export async function readItemImport(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly file: { readonly name: string; readonly bytes: Uint8Array };
    readonly pool: Pick<ReadingPool, 'items'>;
  },
): Promise<{ importId: string }> {
  const { agencyId, file, pool } = input;
  await mayImportItems(ctx, input);
  const reading = await readFile(pool, file);
  if (reading.sections.length === 0) throw noItems(reading.problems);
  return inTransaction(ctx, async (tx) => {
    const at = tx.clock.now();
    const importId = newId(at.getTime());
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    await insertImport(tx.db, {
      id: importId,
      agency_id: agencyId,
      file_name: file.name,
      sha256,
      bytes: file.bytes.length,
      reading: JSON.stringify(reading),
      read_by: accountIdOf(tx.actor),
      read_by_name: nameOf(tx.actor),
      read_at: at,
      choices: null,
      result: null,
      applied_by_name: null,
      applied_at: null,
    });
    tx.record({
      type: 'obligation.import_read',
      agencyId,
      subject: { kind: 'itemImport', id: importId, title: file.name },
      after: { sha256, rows: reading.sections.reduce((sum, { rows }) => sum + rows.length, 0) },
    });
    return { importId };
  });
}

/** The files an agency read, the latest first. */
export async function listItemImports(ctx: Ctx, input: { readonly agencyId: string }) {
  await mayImportItems(ctx, input);
  const rows = await importsOf(ctx.db, input.agencyId);
  return {
    items: rows.map((row) => ({
      id: row.id,
      fileName: row.file_name,
      readByName: row.read_by_name,
      readAt: row.read_at.toISOString(),
      appliedAt: row.applied_at?.toISOString() ?? null,
    })),
  };
}

/** A file that was read, for who may take it over. Throws `common.not_found`. */
export async function loadImport(
  ctx: Ctx | TxCtx,
  importId: string,
  options: { readonly lock?: boolean } = {},
): Promise<ImportRow> {
  const row = await findImport(ctx.db, importId, options);
  if (row === null) throw notFound('这个标准目录文件');
  authorise(obligationsPolicy.editItems(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  return row;
}

/**
 * Takes a file over as it was previewed: new items are added in the column of their field, those that the law names in that of the item of their name, changed ones keep whose they are and where
 * they are published. Nothing is taken away. Throws `obligations.import_outdated` where the catalogue has changed since.
 */
export async function applyItemImport(
  ctx: Ctx,
  input: {
    readonly importId: string;
    readonly choices: ImportChoices;
    readonly expected: { readonly added: number; readonly changed: number };
  },
): Promise<{ added: number; changed: number; unchanged: number; left: number }> {
  return inTransaction(ctx, async (tx) => {
    const found = await loadImport(tx, input.importId, { lock: true });
    if (found.applied_at !== null) throw importApplied();
    await lockItems(tx.db, found.agency_id);
    const { rows } = await compareImport(tx, found, input.choices);
    const [added, changed] = [rows.filter(is('added')), rows.filter(is('changed'))];
    if (added.length !== input.expected.added || changed.length !== input.expected.changed)
      throw importOutdated();
    await addRows(tx, found, added);
    for (const row of changed) await changeRow(tx, found, row);
    const unchanged = rows.filter(is('unchanged')).length;
    const result = {
      added: added.length,
      changed: changed.length,
      unchanged,
      left: rows.length - added.length - changed.length - unchanged,
    };
    await updateImport(tx.db, found.id, {
      choices: JSON.stringify(input.choices),
      result: JSON.stringify(result),
      applied_by_name: nameOf(tx.actor),
      applied_at: tx.clock.now(),
    });
    tx.record({
      type: 'obligation.items_imported',
      agencyId: found.agency_id,
      subject: { kind: 'itemImport', id: found.id, title: found.file_name },
      after: { ...result, sha256: found.sha256 },
    });
    return result;
  });
}

function is(outcome: ComparedRow['outcome']): (row: ComparedRow) => boolean {
  return (row) => row.outcome === outcome;
}

async function readFile(
  pool: Pick<ReadingPool, 'items'>,
  file: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ReadCatalogue> {
  try {
    return await pool.items(file);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw unreadableItems(error.message, error);
  }
}

async function addRows(
  tx: TxCtx,
  { id, agency_id: agencyId }: ImportRow,
  rows: readonly ComparedRow[],
): Promise<void> {
  const columnOf = await columnChooser(tx, agencyId);
  const { kind } = await agencyById(tx.db, agencyId);
  const named = new Map(
    standardItems(profileOfKind(kind), [STATUTORY_FIELD]).map((each) => [each.name, each.key]),
  );
  const keys = new Set((await itemsOfAgency(tx.db, agencyId)).map(({ key }) => key));
  let sort = await lastSort(tx.db, agencyId);
  const entered = rows.map(({ item, index }) => {
    const { field, ...rest } = must(item, `row ${index}`);
    const key = freeKey(keys, field);
    sort += 1;
    return {
      ...rowOf(tx, {
        agencyId,
        key,
        sort,
        fields: {
          ...rest,
          field,
          nodeId: columnOf({ key: (field === STATUTORY_FIELD ? named.get(rest.name) : null) ?? key, field }),
          unitId: null,
          responsibleId: null,
        },
      }),
      import_id: id,
      import_row: index,
    };
  });
  await insertItems(tx.db, entered);
}

/** A key that no item of the agency has had. */
function freeKey(keys: Set<string>, field: string): string {
  for (let number = 1; ; number += 1) {
    const key = `${field}.imported-${number}`;
    if (keys.has(key)) continue;
    keys.add(key);
    return key;
  }
}

async function changeRow(
  tx: TxCtx,
  { id }: ImportRow,
  { item, known, index, changes }: ComparedRow,
): Promise<void> {
  const before = must(await findItem(tx.db, must(known, `row ${index}`).id, { lock: true }), 'the item');
  const fields = {
    ...must(item, `row ${index}`),
    nodeId: before.node_id,
    unitId: before.unit_id,
    responsibleId: before.responsible_id,
  };
  await updateItem(tx.db, before.id, {
    ...columnsOf(fields),
    // Its names are the same but for blanks: they stay as the office wrote them.
    category: before.category,
    name: before.name,
    import_id: id,
    import_row: index,
    version: before.version + 1,
    changed_by: accountIdOf(tx.actor),
    changed_at: tx.clock.now(),
  });
  tx.record({
    type: 'obligation.item_changed',
    agencyId: before.agency_id,
    subject: subjectOf(before),
    before: Object.fromEntries(changes.map((change) => [change.label, change.before])),
    after: Object.fromEntries(changes.map((change) => [change.label, change.after])),
  });
}
