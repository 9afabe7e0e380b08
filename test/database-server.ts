import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { addressOf, ADMIN, placeCluster } from '../src/platform/database/embedded/cluster.ts';
import { startEmbedded } from '../src/platform/database/embedded/embedded.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database on a server where the tests may create others. */
    databaseUrl: string;
    /** Tells what this run keeps on the server from what others keep there. */
    run: string;
  }
}

/** Gives the database tests a server: that of DATABASE_URL, or an embedded one for this run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString('hex');
  project.provide('run', run);
  const url = process.env['DATABASE_URL'];
  if (url !== undefined && url !== '') {
    project.provide('databaseUrl', url);
    return async () => dropTemplates(url, run);
  }
  const dataDir = await mkdtemp(join(await roomyFolder(), 'gongkai-server-'));
  await chmod(dataDir, 0o755);
  const server = await startEmbedded({ dataDir });
  await forgetPowerCuts(dataDir);
  project.provide('databaseUrl', server.connectionString);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** On a server that outlives the run nothing of it stays but the migrated template, which serves the next one. */
async function dropTemplates(url: string, run: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    'SELECT datname AS name FROM pg_database WHERE datname LIKE $1',
    [`gongkai\\_test\\_%\\_${run}`],
  );
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${name}`);
  await client.end();
}

const MEMORY = '/dev/shm';
/** Dozens of small databases at a time, and the log of what is written to them. */
const ROOM_BYTES = 4 * 1024 ** 3;

/**
 * Memory where the machine has plenty, else the usual place: each database is a thousand files that are written, and thrown away a
 * moment later; on a disk that others write to, too, that takes longer than the tests.
 */
async function roomyFolder(): Promise<string> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return free >= ROOM_BYTES ? MEMORY : tmpdir();
}

/**
 * These databases are thrown away: nobody waits until they would outlive a power cut. What a killed program keeps is proved on
 * servers of its own, which run as people run them.
 */
async function forgetPowerCuts(dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: await addressOf(await placeCluster(dataDir), ADMIN) });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
    await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.query('SELECT pg_reload_conf()');
  await client.end();
}
