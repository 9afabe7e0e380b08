import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateToLatest } from '../database/migrate.ts';
import {
  contentsOf,
  filesOf,
  manifestOf,
  openBackupWorld,
  restore,
  rewrite,
  type ArchiveEntry,
  type BackupWorld,
  type RestoreTarget,
} from './test/backup-world.ts';

let own: BackupWorld;
let backup: string;
/** One for all tests: each of them leaves it empty. */
let target: RestoreTarget;

beforeAll(async () => {
  own = await openBackupWorld();
  backup = await own.backUp('good.tar.gz');
  target = await own.emptyTarget();
});
afterAll(async () => own.close());

interface Refusal {
  readonly code: unknown;
  readonly message: string;
  /** Tables with rows, stored files. */
  readonly left: readonly string[];
}

/** Restores what can't be restored. */
async function refusalOf(source: string): Promise<Refusal> {
  const failure = await restore(source, target).then(
    () => null,
    (error: unknown) => error,
  );
  const tables = Object.entries(await contentsOf(target.db));
  const filled = tables.filter(
    ([name, content]) => !content.startsWith(BY_MIGRATIONS.has(name) ? '1 ' : '0 '),
  );
  return {
    code: failure instanceof Error && 'code' in failure ? failure.code : failure,
    message: failure instanceof Error ? failure.message : '',
    left: [...filled.map(([name]) => name), ...Object.keys(await filesOf(target.storage))],
  };
}

/** They have one row from the beginning. */
const BY_MIGRATIONS: ReadonlySet<string> = new Set(['audit_head', 'sites']);

const DAMAGED = { code: 'restore.damaged', message: expect.stringContaining('没有恢复任何数据'), left: [] };

async function fileWith(bytes: Uint8Array): Promise<string> {
  const file = join(own.folder, 'damaged.tar.gz');
  await writeFile(file, bytes);
  return file;
}

async function rewritten(
  change: (entry: { name: string; content: Buffer }) => readonly ArchiveEntry[],
): Promise<string> {
  return rewrite({ from: backup, to: join(own.folder, 'rewritten.tar.gz') }, change);
}

async function withManifest(manifest: object): Promise<string> {
  const content = Buffer.from(JSON.stringify(manifest));
  return rewritten((entry) => [entry.name === 'manifest.json' ? { ...entry, content } : entry]);
}

test.each([0.999, 0.9, 0.5, 0.1, 0.001, 0])('cut off at %d of its length', async (share) => {
  const file = await fileWith(await readFile(backup));
  await truncate(file, Math.floor((await stat(backup)).size * share));
  expect(await refusalOf(file)).toEqual(DAMAGED);
});

test('cut off within the archive, though the compression is whole', async () => {
  const tar = gunzipSync(await readFile(backup));
  expect(await refusalOf(await fileWith(gzipSync(tar.subarray(0, tar.length / 2))))).toEqual(DAMAGED);
});

test.each([0.01, 0.2, 0.5, 0.8, 0.999])('with a bit flipped at %d of its length', async (share) => {
  const bytes = await readFile(backup);
  const at = Math.floor(bytes.length * share);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
  expect(await refusalOf(await fileWith(bytes))).toEqual(DAMAGED);
});

test.each([
  ['no archive', Buffer.from('%PDF-1.7 something else')],
  ['an archive of something else', gzipSync(Buffer.from('just text'))],
  ['an empty archive', gzipSync(Buffer.alloc(1024))],
])('%s', async (_, bytes) => {
  expect(await refusalOf(await fileWith(bytes))).toEqual(DAMAGED);
});

test('no file at all, or a folder', async () => {
  for (const path of [join(own.folder, 'nowhere.tar.gz'), own.folder]) {
    const message = expect.stringContaining(path);
    expect(await refusalOf(path)).toEqual({ code: 'restore.no_file', message, left: [] });
  }
});

test.each(['tables/agencies', 'files/'])('with another content: %s', async (prefix) => {
  const file = await rewritten((entry) =>
    entry.name.startsWith(prefix) && entry.content.length > 0
      ? [{ ...entry, content: Buffer.concat([entry.content.subarray(1), Buffer.from('x')]) }]
      : [entry],
  );
  const refusal = await refusalOf(file);
  expect(refusal).toEqual(DAMAGED);
  expect(refusal.message).toContain('校验值不符');
});

test.each(['tables/agencies', 'files/', 'manifest'])('without %s', async (prefix) => {
  const file = await rewritten((entry) => (entry.name.startsWith(prefix) ? [] : [entry]));
  expect(await refusalOf(file)).toEqual(DAMAGED);
});

test('with an entry that is there twice', async () => {
  const file = await rewritten((entry) => (entry.name.startsWith('files/') ? [entry, entry] : [entry]));
  expect(await refusalOf(file)).toEqual(DAMAGED);
});

test.each([
  '../../../etc/cron.d/evil',
  '/etc/passwd',
  'files/../../evil',
  'files\\..\\evil',
  'tables/evil.copy',
])('with a name that leads elsewhere: %s', async (name) => {
  const evil = { name, content: Buffer.from('evil') };
  const file = await rewritten((entry) => (entry.name === 'manifest.json' ? [entry, evil] : [entry]));
  const refusal = await refusalOf(file);
  expect(refusal).toEqual(DAMAGED);
  expect(refusal.message).toContain('不应有的内容');
});

test('with a link in place of a file', async () => {
  const { files } = await manifestOf(backup);
  const name = `files/${files[0]?.sha256}`;
  const file = await rewritten((entry) => [entry.name === name ? { name, content: null } : entry]);
  expect(await refusalOf(file)).toEqual(DAMAGED);
});

test('with a list that leads out of the database’s language', async () => {
  const manifest = await manifestOf(backup);
  const named = manifest.tables.map((table) => ({
    ...table,
    name: `${table.name}"; DROP TABLE agencies; --`,
  }));
  expect(await refusalOf(await withManifest({ ...manifest, tables: named }))).toEqual(DAMAGED);
  const columns = manifest.tables.map((table) => ({ ...table, columns: ["id\") FROM PROGRAM 'id' --"] }));
  expect(await refusalOf(await withManifest({ ...manifest, tables: columns }))).toEqual(DAMAGED);
});

test('of a newer form or a newer program: it is not called damaged', async () => {
  const manifest = await manifestOf(backup);
  const newer = { code: 'restore.newer_version', left: [] };
  expect(await refusalOf(await withManifest({ ...manifest, format: 'gongkai-backup-2' }))).toMatchObject(
    newer,
  );
  const migrations = [...manifest.migrations, '9999-come-later'];
  expect(await refusalOf(await withManifest({ ...manifest, migrations }))).toMatchObject(newer);
});

// From here on the target has a schema; before, most refusals left it without one.
test.each([
  ['a table that is none of ours', { name: 'pg_authid' }],
  ['a column that isn’t there', { columns: ['id', 'evil'] }],
  ['another number of rows', { rows: 99 }],
])('with a list that names %s', async (_, change) => {
  const manifest = await manifestOf(backup);
  const tables = manifest.tables.map((one) => (one.name === 'agencies' ? { ...one, ...change } : one));
  const content = Buffer.from(JSON.stringify({ ...manifest, tables }));
  const file = await rewritten((entry) => {
    if (entry.name === 'manifest.json') return [{ ...entry, content }];
    const isRenamed = 'name' in change && entry.name === 'tables/agencies.copy';
    return [isRenamed ? { ...entry, name: `tables/${change.name}.copy` } : entry];
  });
  expect(await refusalOf(file)).toEqual(DAMAGED);
});

test('older than what the empty target was made for: it says what to do', async () => {
  const manifest = await manifestOf(backup);
  const file = await withManifest({ ...manifest, migrations: manifest.migrations.slice(0, -1) });
  await migrateToLatest(target.db);
  expect(await refusalOf(file)).toEqual({
    code: 'restore.newer_target',
    message: expect.stringContaining('GONGKAI_DATA'),
    left: [],
  });
});

test('after all of these, the good one is restored to the same place', async () => {
  await restore(backup, target);
  expect(await contentsOf(target.db)).toEqual(await contentsOf(own.world.db));
});
