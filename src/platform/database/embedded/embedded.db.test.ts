import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connectOrStartEmbedded, startEmbedded, type EmbeddedDatabase } from './embedded.ts';
import { withFileLock } from './file-lock.ts';

let dataDir: string;
let open: EmbeddedDatabase[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-embedded-'));
  // As `mkdir` makes it: the user who runs the database must get through.
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  for (const database of open) await database.stop();
  open = [];
  await rm(dataDir, { recursive: true, force: true });
});

async function start(how = startEmbedded): Promise<EmbeddedDatabase> {
  const database = await how({ dataDir });
  open.push(database);
  return database;
}

async function stop(database: EmbeddedDatabase): Promise<void> {
  open = open.filter((each) => each !== database);
  await database.stop();
}

async function ask(database: EmbeddedDatabase, query: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: database.connectionString });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ value: unknown }>(query);
    return rows[0]?.value;
  } finally {
    await client.end().catch(() => {});
  }
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

describe('the embedded database', () => {
  test('keeps its data when it is stopped and started again', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 7 AS value');
    await stop(first);
    expect(await ask(await start(), 'SELECT value FROM kept')).toBe(7);
  });

  test('is durable: nothing that is committed waits in memory', async () => {
    const database = await start();
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      expect(await ask(database, `SELECT current_setting('${setting}') AS value`)).toBe('on');
    }
  });

  test('refuses a second start on the same folder and says what to do', async () => {
    await start();
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'start.already_running',
      message: expect.stringContaining('GONGKAI_DATA'),
    });
  });

  test('lets commands in while it serves, and the last one out ends it', async () => {
    const server = await start();
    const command = await start(connectOrStartEmbedded);
    await stop(server);
    expect(await ask(command, 'SELECT 1 AS value')).toBe(1);
    await stop(command);
    await expect(ask(command, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED|ENOENT/);
  });

  test('comes back with everything committed after its processes were killed', async () => {
    const first = await start();
    await ask(first, 'CREATE TABLE kept AS SELECT 8 AS value');
    process.kill(await postmaster(), 'SIGKILL');
    open = [];
    expect(await ask(await start(), 'SELECT value FROM kept')).toBe(8);
  });

  test('two commands that start it at once both get in', async () => {
    const both = await Promise.all([start(connectOrStartEmbedded), start(connectOrStartEmbedded)]);
    for (const database of both) expect(await ask(database, 'SELECT 1 AS value')).toBe(1);
  });
});

test('a lock whose holder is gone is taken over', async () => {
  const path = join(dataDir, 'some.lock');
  // No process has this number: it is above the highest that Linux gives.
  await writeFile(path, '4194399');
  expect(await withFileLock(path, async () => 'done')).toBe('done');
});
