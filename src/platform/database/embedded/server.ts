import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { AppError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import { addressOf, ADMIN, NAME, passwordOf, type Cluster } from './cluster.ts';
import { ProgramFailed, runProgram } from './run-program.ts';

/** Durable as PostgreSQL is by itself: fsync, synchronous_commit and full_page_writes are left on. */
const SETTINGS: Readonly<Record<string, string>> = {
  max_connections: '80',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  // Compiling queries costs more than our short ones take.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

const START_SECONDS = 300;

/** Starts the server unless it runs already; safe when several do so at once. */
export async function ensureServer(
  cluster: Cluster,
  binaries: Binaries,
  progress: (message: string) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const state = await probe(cluster);
    if (state === 'up') return;
    if (state === 'down') {
      try {
        await startServer(cluster, binaries);
      } catch (error) {
        // Processes of a killed server need a moment to notice that it is gone.
        if (attempt >= 10) throw startFailed(cluster, error);
        await removeStalePidFile(cluster);
      }
    }
    if (attempt === 3) progress('正在等待数据库就绪……');
    if (attempt > START_SECONDS * 2) throw startFailed(cluster, new Error('timed out'));
    await pause(attempt < 20 ? 100 : 500);
  }
}

/** Ends the server in good order: running statements are broken off, everything committed is kept. */
export async function stopServer(cluster: Cluster, binaries: Binaries): Promise<void> {
  await runProgram(binaries.pgCtl, ['stop', '-D', cluster.data, '-m', 'fast', '-w', '-t', '60'], {
    owner: cluster.owner,
    cwd: cluster.home,
  }).catch(async (error: unknown) => {
    if ((await probe(cluster)) === 'up') throw error;
  });
}

async function startServer(cluster: Cluster, binaries: Binaries): Promise<void> {
  const options = Object.entries({
    ...SETTINGS,
    port: String(cluster.port),
    listen_addresses: cluster.socket === null ? '127.0.0.1' : '',
    ...(cluster.socket !== null && { unix_socket_directories: cluster.socket }),
  }).map(([name, value]) => `-c "${name}=${value}"`);
  await runProgram(
    binaries.pgCtl,
    [
      'start',
      '-D',
      cluster.data,
      '-l',
      cluster.log,
      '-w',
      '-t',
      String(START_SECONDS),
      '-o',
      options.join(' '),
    ],
    { owner: cluster.owner, cwd: cluster.home },
  );
}

/** Whether the server answers, is on its way up or down, or isn't there. */
async function probe(cluster: Cluster): Promise<'up' | 'busy' | 'down'> {
  const client = new pg.Client({
    connectionString: await addressOf(cluster, ADMIN),
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [NAME]);
    if (found.rowCount === 0) await createDatabase(client, cluster);
    return 'up';
  } catch (error) {
    // 57P03: starting up, shutting down or recovering.
    return error instanceof pg.DatabaseError && error.code === '57P03' ? 'busy' : 'down';
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * The program's role and its database. The role owns what is in it and is no superuser: whoever got hold of its connection
 * could neither run programs nor leave the database.
 */
async function createDatabase(client: pg.Client, cluster: Cluster): Promise<void> {
  const password = client.escapeLiteral(await passwordOf(cluster, NAME));
  await unlessFaster(client, `CREATE ROLE ${NAME} LOGIN CREATEDB PASSWORD ${password}`);
  await unlessFaster(client, `CREATE DATABASE ${NAME} OWNER ${NAME} ENCODING 'UTF8' TEMPLATE template0`);
}

async function unlessFaster(client: pg.Client, statement: string): Promise<void> {
  await client.query(statement).catch((error: unknown) => {
    // 42710, 42P04, 23505: another start was faster.
    const there = ['42710', '42P04', '23505'];
    if (!(error instanceof pg.DatabaseError) || !there.includes(error.code ?? '')) throw error;
  });
}

/**
 * After a power cut the number in postmaster.pid may belong to another program now, and after a kill to a process that
 * nobody has buried; PostgreSQL then won't start. Only where that can be told for certain the file is taken away.
 */
async function removeStalePidFile(cluster: Cluster): Promise<void> {
  const file = join(cluster.data, 'postmaster.pid');
  if (process.platform !== 'linux' || !existsSync(file)) return;
  const pid = (await readFile(file, 'utf8')).split('\n')[0] ?? '';
  const [, name = '', state = ''] =
    /\((.*)\) (\w)/.exec(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')) ?? [];
  if (name !== 'postgres' || state === 'Z') await rm(file, { force: true });
}

function startFailed(cluster: Cluster, cause: unknown): AppError {
  const said = cause instanceof ProgramFailed ? cause.output.trim().split('\n').slice(-3).join('\n') : '';
  return new AppError({
    code: 'database.not_started',
    status: 500,
    message: `自带数据库没有启动成功。请检查磁盘是否已满、数据目录是否可写，详情见日志 ${cluster.log}。\n${said}`,
    cause,
  });
}

async function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
