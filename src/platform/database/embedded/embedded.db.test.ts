import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { must } from '../../errors.ts';
import { connectOrStartEmbedded, startEmbedded, type EmbeddedDatabase } from './embedded.ts';

/** One folder for all tests: making a cluster takes seconds. */
let dataDir: string;
let open: EmbeddedDatabase[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gongkai-embedded-'));
  // As `mkdir` makes it: the user who runs the database must get through.
  await chmod(dataDir, 0o755);
});
afterAll(async () => rm(dataDir, { recursive: true, force: true }));
afterEach(async () => {
  for (const database of open) await database.stop();
  open = [];
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

/** The server is gone without a word. */
async function killServer(): Promise<void> {
  const file = await readFile(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8');
  process.kill(Number(file.split('\n')[0]), 'SIGKILL');
}

/** One of its processes dies: the server drops everybody and goes on. */
async function killBackend(): Promise<void> {
  const client = new pg.Client({ connectionString: must(open[0], 'database').connectionString });
  client.on('error', () => {});
  await client.connect();
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  process.kill(must(rows[0], 'row').pid, 'SIGKILL');
  await client.end().catch(() => {});
}

/** How many are there besides who asks. */
async function others(database: EmbeddedDatabase): Promise<unknown> {
  return ask(
    database,
    "SELECT count(*)::int AS value FROM pg_stat_activity WHERE application_name = 'gongkai presence'",
  );
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

  test('runs as no root, is reached by no network, its passwords are for its owner alone, and the program is no superuser in it', async () => {
    const database = await start();
    const own = process.getuid?.() ?? 0;
    const { uid } = await stat(join(dataDir, 'postgres/data'));
    expect(own === 0 && process.platform !== 'win32' ? uid > 0 : uid === own).toBe(true);
    const addresses = await ask(database, "SELECT current_setting('listen_addresses') AS value");
    expect(addresses).toBe(process.platform === 'win32' ? '127.0.0.1' : '');
    for (const file of ['postgres.password', 'postgres.admin-password']) {
      expect((await stat(join(dataDir, file))).mode & 0o077).toBe(0);
    }
    expect(await ask(database, 'SELECT rolsuper AS value FROM pg_roles WHERE rolname = current_user')).toBe(
      false,
    );
    const wrong = new URL(database.connectionString);
    wrong.password = 'wrong';
    const stranger = new pg.Client({ connectionString: wrong.href });
    await expect(stranger.connect()).rejects.toThrow('password authentication failed');
  });

  test('refuses a second start on the same folder and says what to do', async () => {
    const first = await start();
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'start.already_running',
      message: expect.stringContaining('GONGKAI_DATA'),
    });
    expect(await ask(first, 'SELECT 1 AS value')).toBe(1);
  });

  test('lets commands in while it serves, and the last one out ends it', async () => {
    const server = await start();
    const command = await start(connectOrStartEmbedded);
    await stop(server);
    expect(await ask(command, 'SELECT 1 AS value')).toBe(1);
    await stop(command);
    await expect(ask(command, 'SELECT 1')).rejects.toThrow('connect');
  });

  test('two commands that start it at once both get in', async () => {
    const both = await Promise.all([start(connectOrStartEmbedded), start(connectOrStartEmbedded)]);
    for (const database of both) expect(await ask(database, 'SELECT 1 AS value')).toBe(1);
  });
});

describe('after a crash', () => {
  test('what was committed is there and what was not is forgotten', async () => {
    const first = await start(connectOrStartEmbedded);
    await ask(first, 'CREATE TABLE counted (value integer)');
    await ask(first, 'INSERT INTO counted VALUES (1)');
    const client = new pg.Client({ connectionString: first.connectionString });
    client.on('error', () => {});
    await client.connect();
    await client.query('BEGIN');
    await client.query('INSERT INTO counted VALUES (2)');
    await killServer();
    open = [];
    expect(await ask(await start(), 'SELECT count(*)::int AS value FROM counted')).toBe(1);
    await client.end().catch(() => {});
  });

  test.each([
    { what: 'its server was killed', crash: killServer },
    { what: 'a process of its server was killed', crash: killBackend },
  ])(
    'a program that serves is there again when $what, and no command ends the server under it',
    async ({ crash }) => {
      const server = await start();
      await crash();
      await vi.waitFor(async () => expect(await others(server)).toBe(1), { timeout: 30_000, interval: 200 });
      await stop(await start(connectOrStartEmbedded));
      expect(await ask(server, 'SELECT value FROM kept')).toBe(7);
      await expect(startEmbedded({ dataDir })).rejects.toMatchObject({ code: 'start.already_running' });
      await stop(server);
      await expect(ask(server, 'SELECT 1')).rejects.toThrow('connect');
    },
  );

  test('the number of the dead server may belong to another program', async () => {
    await stop(await start());
    // As after a power cut: the file is still there, and this very process has got the number.
    const file = join(dataDir, 'postgres/data/postmaster.pid');
    await writeFile(file, `${process.pid}\n${join(dataDir, 'postgres/data')}\n1\n5432\n`);
    await chmod(file, 0o644);
    expect(await ask(await start(), 'SELECT value FROM kept')).toBe(7);
  });
});

// These leave the folder without a usable database.
describe('a folder that can’t be used', () => {
  test('made by another major version is left alone, and one is told how to go on', async () => {
    const file = join(dataDir, 'postgres/data/PG_VERSION');
    const version = await readFile(file, 'utf8');
    await writeFile(file, '15\n');
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'database.other_version',
      message: expect.stringContaining('gongkai backup'),
    });
    await writeFile(file, version);
  });

  test('whose server can’t start: one is told where its log is', async () => {
    const file = join(dataDir, 'postgres/data/global/pg_control');
    await rename(file, `${file}.away`);
    await expect(startEmbedded({ dataDir })).rejects.toMatchObject({
      code: 'database.not_started',
      message: expect.stringContaining(join(dataDir, 'postgres/log')),
    });
  });

  test('where the very first start was broken off is begun anew', async () => {
    await rename(join(dataDir, 'postgres/data'), join(dataDir, 'postgres/spoilt'));
    await mkdir(join(dataDir, 'postgres/data.new/base'), { recursive: true });
    await writeFile(join(dataDir, 'postgres/data.new/PG_VERSION'), '18\n');
    expect(await ask(await start(), 'SELECT 1 AS value')).toBe(1);
  });
});
