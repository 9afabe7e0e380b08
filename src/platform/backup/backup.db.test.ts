import { readdirSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAudit } from '../audit/verify-audit.ts';
import { inTransaction, type Ctx } from '../context.ts';
import { appliedMigrations, knownMigrations, migrateToLatest } from '../database/migrate.ts';
import { masterKeys } from '../master-keys.ts';
import { sealedStorage, type SealedStorage } from '../sealed-storage.ts';
import { createBackup } from './create-backup.ts';
import {
  contentsOf,
  filesOf,
  manifestOf,
  openBackupWorld,
  restore,
  type BackupWorld,
  type RestoreTarget,
} from './test/backup-world.ts';

let own: BackupWorld;
let backup: string;
/** What the backup was made of. */
let original: { tables: Record<string, string>; files: Record<string, string> };

beforeAll(async () => {
  own = await openBackupWorld();
  original = { tables: await contentsOf(own.world.db), files: await filesOf(own.world.system.storage) };
  backup = await own.backUp('good.tar.gz');
});
afterAll(async () => own.close());

function contextOf(target: RestoreTarget): Ctx {
  return { ...own.world.system, ...target };
}

async function recordSomething(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) =>
    tx.record({ type: 'system.started', agencyId: null, subject: null }),
  );
}

async function backUpTo(target: string, progress: () => void = () => {}): Promise<void> {
  const { world } = own;
  await createBackup({ ...world.system, databaseUrl: world.databaseUrl, target, at: new Date(), progress });
}

/** The open content of all sealed files, in no order. */
async function sealedOf(sealed: SealedStorage): Promise<string[]> {
  const contents: string[] = [];
  for await (const id of sealed.list()) {
    const content = await sealed.open(id);
    contents.push(`${id} ${(await buffer(content.stream())).toString('hex')}`);
    await content.close();
  }
  return contents;
}

describe('a restored backup', () => {
  test('holds every row of every table and every file as they were', async () => {
    const target = await own.emptyTarget();
    await restore(backup, target);
    expect(await contentsOf(target.db)).toEqual(original.tables);
    expect(await filesOf(target.storage)).toEqual(original.files);
    expect(Object.keys(original.files)).toHaveLength(3);
    expect((await verifyAudit(target.db)).faults).toEqual([]);
    expect(await appliedMigrations(target.db)).toEqual(await knownMigrations());
  });

  test('holds sealed files as they were sealed, and nothing that opens them', async () => {
    const target = await own.emptyTarget();
    await restore(backup, target);
    const { sealed } = own.world.system;
    expect((await sealedOf(target.sealed)).toSorted()).toEqual((await sealedOf(sealed)).toSorted());
    expect(await target.sealed.missingKeys()).toEqual([]);
    const [id = ''] = (await sealedOf(target.sealed)).map((line) => line.slice(0, 32));
    expect((await readFile(target.sealed.pathOf(id))).equals(await readFile(sealed.pathOf(id)))).toBe(true);
    const elsewhere = sealedStorage(
      dirname(dirname(target.sealed.pathOf(id))),
      masterKeys(['0f'.repeat(32)]),
    );
    expect(await elsewhere.missingKeys()).toEqual([own.world.system.keys.current]);
    await expect(elsewhere.open(id)).rejects.toMatchObject({ code: 'seal.key_missing' });
  });

  test('goes on where it stopped: rows can be added, what is append-only still is', async () => {
    const target = await own.emptyTarget();
    await restore(backup, target);
    await recordSomething(contextOf(target));
    expect((await verifyAudit(target.db)).faults).toEqual([]);
    await expect(target.db.deleteFrom('audit_events').execute()).rejects.toThrow('append-only');
  });

  test('may fill a database that was only migrated, and be backed up again to the same content', async () => {
    const target = await own.emptyTarget();
    await migrateToLatest(target.db);
    await restore(backup, target);
    const file = join(own.folder, 'again.tar.gz');
    const again = await createBackup({ ...target, target: file, at: new Date(), progress: () => {} });
    const { tables, files } = await manifestOf(backup);
    expect(again.tables.map(({ name, rows }) => [name, rows])).toEqual(
      tables.map(({ name, rows }) => [name, rows]),
    );
    expect(again.files).toEqual(files);
  });

  test('of an empty program is an empty program', async () => {
    const source = await own.emptyTarget();
    await migrateToLatest(source.db);
    const file = join(own.folder, 'nothing.tar.gz');
    await createBackup({ ...source, target: file, at: new Date(), progress: () => {} });
    const target = await own.emptyTarget();
    await restore(file, target);
    expect(await contentsOf(target.db)).toEqual(await contentsOf(source.db));
  });
});

describe('a target that isn’t empty is refused untouched', () => {
  test('one with rows', async () => {
    const target = await own.emptyTarget();
    await restore(backup, target);
    await recordSomething(contextOf(target));
    const before = await contentsOf(target.db);
    await expect(restore(backup, target)).rejects.toMatchObject({
      code: 'restore.not_empty',
      message: expect.stringContaining('GONGKAI_DATA'),
    });
    expect(await contentsOf(target.db)).toEqual(before);
  });

  test('one with a single row, be it in the audit or anywhere else', async () => {
    const audited = await own.emptyTarget();
    await migrateToLatest(audited.db);
    await recordSomething(contextOf(audited));
    await expect(restore(backup, audited)).rejects.toMatchObject({ code: 'restore.not_empty' });
    const counted = await own.emptyTarget();
    await migrateToLatest(counted.db);
    await sql`INSERT INTO counters (scope, last) VALUES ('a', 1)`.execute(counted.db);
    await expect(restore(backup, counted)).rejects.toMatchObject({ code: 'restore.not_empty' });
  });

  test('one with a file of its own; files of the same backup, left by a killed restore, are no hindrance', async () => {
    const target = await own.emptyTarget();
    await target.storage.put(Buffer.from('附件一'));
    await restore(backup, target);
    expect(await filesOf(target.storage)).toEqual(original.files);
    const foreign = await own.emptyTarget();
    await foreign.storage.put(Buffer.from('别的文件'));
    await expect(restore(backup, foreign)).rejects.toMatchObject({ code: 'restore.not_empty' });
    expect(Object.keys(await filesOf(foreign.storage))).toHaveLength(1);
  });
});

describe('making one', () => {
  test('while people are at work takes one moment: the audit chain in it is whole', async () => {
    const { system } = own.world;
    let working = true;
    const work = (async () => {
      for (let n = 0; working; n += 1) {
        await system.storage.put(Buffer.from(`正在上传 ${n}`));
        await recordSomething(system);
      }
    })();
    const file = await own.backUp('busy.tar.gz');
    working = false;
    await work;
    const target = await own.emptyTarget();
    await restore(file, target);
    expect((await verifyAudit(target.db)).faults).toEqual([]);
  });

  test('lets the file appear under its name only when it is whole, and to its owner alone', async () => {
    const target = join(own.folder, 'appears.tar.gz');
    const seen: boolean[] = [];
    await backUpTo(target, () => seen.push(readdirSync(own.folder).includes('appears.tar.gz')));
    expect(seen.length).toBeGreaterThan(10);
    expect(seen).not.toContain(true);
    expect((await stat(target)).mode & 0o777).toBe(0o600);
    expect((await readdir(own.folder)).filter((name) => name.includes('.part-'))).toEqual([]);
  });

  test('that fails leaves nothing behind', async () => {
    const failing = backUpTo(join(own.folder, 'fails.tar.gz'), () => {
      throw new Error('disk full');
    });
    await expect(failing).rejects.toThrow('disk full');
    expect((await readdir(own.folder)).filter((name) => name.startsWith('fails'))).toEqual([]);
  });
});
