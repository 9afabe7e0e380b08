import type { Readable } from 'node:stream';
import { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { AppError, must, notFound } from '../../platform/errors.ts';
import type { AuditType } from '../../platform/audit/audit-events.ts';
import { newId } from '../../platform/ids.ts';
import { placeOf } from '../agencies/agencies.queries.ts';
import { nodesOf } from '../catalogue/catalogue.queries.ts';
import { columnOf, importChoices, type ImportChoices, openColumns } from './column-choice.ts';
import {
  columnsMissing,
  importFileTooLarge,
  notAColumn,
  notAtThatStage,
  nothingToImport,
  tooManyFiles,
} from './imports.errors.ts';
import { countToImport } from './count-to-import.ts';
import { plainName } from './file-name.ts';
import { handedFiles, removeHanded } from './handed-files.ts';
import { sourceLabel } from './import-items.content.ts';
import { importsPolicy } from './imports.policy.ts';
import { countsOf, forgetTexts, namedColumns } from './import-items.repository.ts';
import {
  countFiles,
  filesOf,
  findImport,
  insertImport,
  lastChoices,
  putImportFile,
  updateImport,
  type ImportRow,
} from './imports.repository.ts';

/** Files that an import takes besides those in archives. */
export const MOST_FILES = 200;

/** Begins an import of an agency: files can be sent to it. Nothing is made of them before it is confirmed. */
export async function beginImport(
  ctx: Ctx,
  input: {
    readonly agencyId: string;
    readonly source: string;
    readonly nodeId: string | null;
    /** Of the files that will be sent, as far as they are known: a bad one is told before anything is begun. */
    readonly fileNames?: readonly string[];
  },
): Promise<{ importId: string }> {
  for (const name of input.fileNames ?? []) plainName(name);
  return inTransaction(ctx, async (tx) => {
    authorise(importsPolicy.run(tx.actor, await placeOf(tx.db, input.agencyId)));
    const choices = await firstChoices(tx, input);
    await requireColumns(tx, input.agencyId, choices);
    const at = tx.clock.now();
    const importId = newId(at.getTime());
    await insertImport(tx.db, {
      id: importId,
      agency_id: input.agencyId,
      source: input.source,
      state: 'collecting',
      form: null,
      choices: JSON.stringify(choices),
      problems: '[]',
      created_by: must(accountIdOf(tx.actor), 'an account imports'),
      created_by_name: nameOf(tx.actor),
      created_at: at,
      started_at: null,
      finished_at: null,
      touched_at: at,
    });
    recordImport(tx, 'import.begun', { id: importId, agency_id: input.agencyId, source: input.source }, {});
    return { importId };
  });
}

/** Whether a file may be sent now; throws why not. Asked before any byte is taken. */
export async function mayAddFile(ctx: Ctx, input: { readonly importId: string }): Promise<ImportRow> {
  const row = await loadImport(ctx, input.importId, 'go');
  if (row.state !== 'collecting') throw notAtThatStage(row.state, '再上传文件');
  return row;
}

/** Keeps a file for an import; one of the same name is replaced. Its content is looked at later, in the reading processes. */
export async function addImportFile(
  ctx: Ctx,
  input: {
    readonly importId: string;
    readonly name: string;
    readonly content: Readable | Uint8Array;
    readonly maxBytes: number;
    /** `MOST_FILES` when left out. */
    readonly mostFiles?: number;
  },
): Promise<void> {
  await mayAddFile(ctx, input);
  const name = plainName(input.name);
  const { maxBytes } = input;
  const stored = await handedFiles(ctx, input.importId)
    .put(input.content, { maxBytes })
    .catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'storage.too_large'
        ? importFileTooLarge(maxBytes)
        : error;
    });
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'go', { lock: true });
    if (row.state !== 'collecting') throw notAtThatStage(row.state, '再上传文件');
    const mostFiles = input.mostFiles ?? MOST_FILES;
    const { count, has } = await countFiles(tx.db, row.id, name);
    if (count >= mostFiles && !has) throw tooManyFiles(mostFiles);
    await putImportFile(tx.db, { import_id: row.id, name, sha256: stored.sha256, bytes: stored.size });
    await updateImport(tx.db, row.id, { touched_at: tx.clock.now() });
  });
}

/** All files are there: they are read in the background. */
export async function startReading(ctx: Ctx, input: { readonly importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'go', { lock: true });
    if (row.state !== 'collecting') throw notAtThatStage(row.state, '开始读取');
    const files = await filesOf(tx.db, row.id);
    if (files.length === 0) throw nothingToImport();
    await updateImport(tx.db, row.id, { state: 'reading', touched_at: tx.clock.now() });
    recordImport(tx, 'import.read', row, {
      files: files.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    });
  });
}

/** Says into which columns the items go. */
export async function chooseColumns(
  ctx: Ctx,
  input: { readonly importId: string; readonly choices: ImportChoices },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'go', { lock: true });
    if (row.state !== 'ready') throw notAtThatStage(row.state, '选择栏目');
    await requireColumns(tx, row.agency_id, input.choices);
    const change = { choices: JSON.stringify(input.choices), touched_at: tx.clock.now() };
    await updateImport(tx.db, row.id, change);
  });
}

/**
 * Confirms what was previewed: it is carried out in the background, item by item. With nothing to import it ends like any other, each
 * item with its reason. Throws `imports.columns_missing`.
 */
export async function startImport(ctx: Ctx, input: { readonly importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'go', { lock: true });
    if (row.state !== 'ready') throw notAtThatStage(row.state, '开始导入');
    const items = await countToImport(tx, row);
    const missing = items === 0 ? 0 : await withoutColumn(tx, row);
    if (missing > 0) throw columnsMissing(missing);
    const at = tx.clock.now();
    await updateImport(tx.db, row.id, { state: 'importing', started_at: at, touched_at: at });
    recordImport(tx, 'import.started', row, { items });
  });
}

/** Ends an import where it stands: what was made of it stays, the rest is left, what was handed over is forgotten. */
export async function cancelImport(ctx: Ctx, input: { readonly importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const row = await loadImport(tx, input.importId, 'run', { lock: true });
    if (row.finished_at !== null) throw notAtThatStage(row.state, '取消');
    await forgetTexts(tx.db, row.id);
    await updateImport(tx.db, row.id, { state: 'cancelled', finished_at: tx.clock.now() });
    const counts = (await countsOf(tx.db, [row.id])).get(row.id) ?? new Map<string, number>();
    recordImport(tx, 'import.cancelled', row, Object.fromEntries(counts));
  });
  await removeHanded(ctx, input.importId);
}

/** The import, for who may read it, run imports or go on with this one. Throws `common.not_found`. */
export async function loadImport(
  ctx: Ctx | TxCtx,
  importId: string,
  may: keyof typeof importsPolicy,
  options: { readonly lock?: boolean } = {},
): Promise<ImportRow> {
  const row = await findImport(ctx.db, importId, options);
  if (row === null) throw notFound('这次导入');
  authorise(importsPolicy[may](ctx.actor, await placeOf(ctx.db, row.agency_id), row.created_by));
  return row;
}

/** How many waiting items have no column yet. */
export async function withoutColumn(ctx: Pick<Ctx, 'db'>, row: ImportRow): Promise<number> {
  const columns = openColumns(await nodesOf(ctx.db, row.agency_id));
  const choices = importChoices.parse(row.choices);
  const named = await namedColumns(ctx.db, row.id);
  return named
    .filter(({ columns: names }) => columnOf(z.array(z.string()).parse(names), columns, choices) === null)
    .reduce((sum, { count }) => sum + count, 0);
}

/** Records an event of an import in the transaction. */
export function recordImport(
  tx: TxCtx,
  type: Extract<AuditType, `import.${string}`>,
  row: Pick<ImportRow, 'id' | 'agency_id' | 'source'>,
  after: Readonly<Record<string, unknown>>,
): void {
  tx.record({
    type,
    agencyId: row.agency_id,
    subject: { kind: 'import', id: row.id, title: sourceLabel(row.source) },
    after,
  });
}

/** What was decided for the same source before holds again, as far as those columns are still there. */
async function firstChoices(
  tx: TxCtx,
  input: { readonly agencyId: string; readonly source: string; readonly nodeId: string | null },
): Promise<ImportChoices> {
  const last = input.source === '' ? null : await lastChoices(tx.db, input.agencyId, input.source);
  const before = importChoices.safeParse(last);
  const open = new Set(openColumns(await nodesOf(tx.db, input.agencyId)).map(({ id }) => id));
  const columns = Object.entries(before.data?.columns ?? {}).filter(([, nodeId]) => open.has(nodeId));
  const fallback = before.data?.nodeId ?? null;
  return {
    nodeId: input.nodeId ?? (fallback !== null && open.has(fallback) ? fallback : null),
    columns: Object.fromEntries(columns),
  };
}

async function requireColumns(ctx: Pick<Ctx, 'db'>, agencyId: string, choices: ImportChoices): Promise<void> {
  const chosen = [...Object.values(choices.columns), ...(choices.nodeId === null ? [] : [choices.nodeId])];
  const open = new Set(openColumns(await nodesOf(ctx.db, agencyId)).map(({ id }) => id));
  if (chosen.some((nodeId) => !open.has(nodeId))) throw notAColumn();
}
