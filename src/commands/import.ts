import { createReadStream } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { createReadingPool, type ReadingPool } from '../files/readers/sandbox.ts';
import type { Ctx } from '../platform/context.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { actorByUsername } from '../modules/accounts/accounts.queries.ts';
import { agencyByName, agencyBySlug } from '../modules/agencies/agencies.queries.ts';
import { nodesOf } from '../modules/catalogue/catalogue.queries.ts';
import { columnName, columnOf, openColumns } from '../modules/imports/column-choice.ts';
import { ITEM_STATE_LABELS, ITEM_STATES, type ItemState } from '../modules/imports/import-items.content.ts';
import { allowAddresses } from '../modules/imports/follow-publication.ts';
import { listImportItems, viewImport } from '../modules/imports/import-view.ts';
import {
  addImportFile,
  beginImport,
  cancelImport,
  startImport,
  startReading,
} from '../modules/imports/imports.ts';
import { IMPORT_POOL, workOnImport } from '../modules/imports/watch-imports.ts';
import { openProgram } from '../program.ts';
import { required, requiredWord, type CommandInput } from './command.ts';
import { printable } from './printable.ts';
import { untilAtRest } from './until-at-rest.ts';

/** On the machine itself an export of a whole site may be handed over at once. */
const MOST_BYTES = 4 * 1024 * 1024 * 1024;
const MOST_FILES = 5_000;
const PAGE = 100;
const WAIT_MS = 500;
const LEFT_OUT = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$|__MACOSX$)/iu;

/** `gongkai import 文件或文件夹 --agency … --as 用户名 [--column …] [--source …] [--keep-addresses] [--dry-run] [--json]` */
export async function runImport(input: CommandInput): Promise<number> {
  const path = requiredWord(
    input,
    0,
    '要导入的文件或者文件夹，例如 gongkai import 旧站.zip --agency sanjiao --as sanjiao.clerk',
  );
  const agencyName = required(input, 'agency', 'sanjiao');
  const username = required(input, 'as', 'sanjiao.clerk');
  const files = await filesAt(path);
  const program = await openProgram({ mode: 'command', progress: input.tell });
  const pool = createReadingPool(IMPORT_POOL);
  try {
    const ctx = await asPerson(program.ctx, username);
    const agency = (await agencyBySlug(ctx.db, agencyName)) ?? (await agencyByName(ctx.db, agencyName));
    const nodeId = await columnNamed(ctx, agency.id, input.options['column']);
    const source = input.options['source'];
    const { importId } = await beginImport(ctx, {
      agencyId: agency.id,
      source: typeof source === 'string' ? source.trim().slice(0, 100) : '',
      nodeId,
      fileNames: files.map(({ name }) => name),
    });
    for (const { name, at } of files)
      await addImportFile(ctx, {
        importId,
        name,
        content: createReadStream(at),
        maxBytes: MOST_BYTES,
        mostFiles: MOST_FILES,
      });
    await startReading(ctx, { importId });
    input.tell(`正在读取 ${files.length} 个文件……`);
    const work = async (): Promise<void> => workUntilDone(program.ctx, importId, pool);
    await work();
    const code = await confirm(ctx, importId, { input, work });
    if (input.options['keep-addresses'] === true && input.options['dry-run'] !== true)
      await allowAddresses(program.ctx, { importId });
    return code;
  } finally {
    await pool.close();
    await program.close();
  }
}

/** The program may be running and work on it, too: what is told of it is told once it stands still. */
async function workUntilDone(ctx: Ctx, importId: string, pool: ReadingPool): Promise<void> {
  await untilAtRest({
    work: async () => workOnImport(ctx, importId, { pool, isEnding: () => false }),
    state: async () => (await viewImport(ctx, { importId })).state,
    busy: ['reading', 'importing'],
    everyMs: WAIT_MS,
  });
}

async function confirm(
  ctx: Ctx,
  importId: string,
  { input, work }: { readonly input: CommandInput; readonly work: () => Promise<void> },
): Promise<number> {
  const dry = input.options['dry-run'] === true;
  const ready = await viewImport(ctx, { importId });
  if (ready.state === 'unreadable')
    throw new AppError({ code: 'imports.unreadable', message: ready.problems.join('') });
  if (!dry) {
    if (ready.toImport > 0 && ready.withoutColumn > 0) {
      await cancelImport(ctx, { importId });
      throw new AppError({
        code: 'imports.columns_missing',
        message: `有 ${ready.withoutColumn} 份没有指明栏目。请加上 --column 写明放入哪个栏目，或者在工作台的“批量导入”中逐个选择。`,
      });
    }
    await startImport(ctx, { importId });
    input.tell(
      ready.toImport === 0
        ? '没有需要导入的。'
        : `正在导入 ${ready.toImport} 份……中断后重新运行，已经导入的不会重复。`,
    );
    await work();
  }
  const found = await report(ctx, importId, input);
  if (dry) await cancelImport(ctx, { importId });
  return found ? 1 : 0;
}

/** Prints what became of every item; true when some couldn't be imported. */
async function report(ctx: Ctx, importId: string, input: CommandInput): Promise<boolean> {
  const view = await viewImport(ctx, { importId });
  const json: unknown[] = [];
  let found = view.counts.refused + view.counts.failed > 0;
  for (let after: number | null = 0; after !== null;) {
    const { items, next }: Awaited<ReturnType<typeof listImportItems>> = await listImportItems(ctx, {
      importId,
      after,
      limit: PAGE,
    });
    for (const item of items) {
      found ||= item.does === 'refuse';
      if (input.options['json'] === true) json.push(item);
      else if (item.state !== 'skipped')
        input.print(
          [
            ITEM_STATE_LABELS[stateShown(item)],
            printable(item.title === '' ? item.place : item.title),
            item.columnName,
            printable([item.reason, ...item.notes].filter((text) => text !== '').join(' ')),
          ].join('\t'),
        );
    }
    after = next;
  }
  if (input.options['json'] === true) {
    const { counts, problems, source, state } = view;
    input.print(JSON.stringify({ importId, source, state, counts, problems, items: json }, null, 1));
  }
  for (const problem of view.problems) input.tell(printable(problem));
  const told = ITEM_STATES.filter((state) => view.counts[state] > 0).map(
    (state) => `${ITEM_STATE_LABELS[state]} ${view.counts[state]} 份`,
  );
  input.tell(`${told.join('，')}。`);
  return found;
}

/** Of an item that only waits because nothing is to be written: what will come of it. */
function stateShown({
  state,
  does,
}: Awaited<ReturnType<typeof listImportItems>>['items'][number]): ItemState {
  if (does === 'nothing') return 'unchanged';
  return does === 'refuse' ? 'refused' : state;
}

async function asPerson(ctx: Ctx, username: string): Promise<Ctx> {
  const actor = await actorByUsername(ctx.db, username, { ip: null });
  if (actor === null) throw notFound(`用户名为“${username}”的账号`);
  return { ...ctx, actor };
}

async function columnNamed(
  ctx: Ctx,
  agencyId: string,
  name: string | true | undefined,
): Promise<string | null> {
  if (typeof name !== 'string') return null;
  const columns = openColumns(await nodesOf(ctx.db, agencyId));
  const found = columnOf(name.split(/\s*[/＞>]\s*/u), columns, { nodeId: null, columns: {} });
  if (found !== null) return found;
  const names = columns.map((column) => columnName(column.names)).join('；');
  throw new AppError({
    code: 'imports.not_a_column',
    message: `没有名为“${name}”的栏目，或者不止一个。可以存放文稿的栏目有：${names}`,
  });
}

/** A file, or all files below a folder with their paths in it. */
async function filesAt(path: string): Promise<{ readonly name: string; readonly at: string }[]> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new AppError({ code: 'imports.no_file', message: `没有找到 ${path}。请检查路径。` });
  if (!found.isDirectory()) return [{ name: basename(path), at: path }];
  const files: { name: string; at: string }[] = [];
  for await (const entry of await opendir(path, { recursive: true })) {
    const at = join(entry.parentPath, entry.name);
    const name = relative(path, at).split(sep).join('/');
    if (entry.isFile() && !name.split('/').some((part) => LEFT_OUT.test(part))) files.push({ name, at });
  }
  if (files.length > MOST_FILES)
    throw new AppError({
      code: 'imports.too_many_files',
      message: `文件夹里有 ${files.length} 个文件，超过 ${MOST_FILES} 个。请压缩成一个 ZIP 文件后导入。`,
    });
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
