import pg from 'pg';
import { AppError } from '../../errors.ts';
import { silentLogger, type Logger } from '../../log.ts';
import { prepareBinaries, type Binaries } from './binaries.ts';
import { addressOf, ensureCluster, NAME, placeCluster, type Cluster } from './cluster.ts';
import { withFileLock } from './file-lock.ts';
import { keepPresence } from './presence.ts';
import { ensureServer, stopServer } from './server.ts';

/** A running database of a data folder, joined or started. */
export interface EmbeddedDatabase {
  readonly connectionString: string;
  /** Leaves the database; whoever leaves last ends it. */
  stop(): Promise<void>;
}

/** What opening needs. */
export interface EmbeddedOptions {
  /** Absolute path of the data folder. */
  readonly dataDir: string;
  /** Told what takes long. */
  readonly progress?: (message: string) => void;
  /** Told when the server ends without being asked to, and when it is back. */
  readonly log?: Logger;
}

// Advisory locks in the database itself say who is there. They go with the connection, so a process that was killed
// leaves nothing stale behind.
const SERVING = 711_001;
const PRESENT = 711_002;

/**
 * For the one program that serves a data folder; throws `start.already_running` when there is one. The server is started again whenever
 * it ends without being asked to.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  return enter(options, { serving: true });
}

/** For commands: joins the database when it runs, else starts it for as long as it is needed. */
export async function connectOrStartEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  return enter(options, { serving: false });
}

async function enter(options: EmbeddedOptions, mode: { serving: boolean }): Promise<EmbeddedDatabase> {
  const progress = options.progress ?? (() => {});
  const cluster = await placeCluster(options.dataDir);
  const binaries = await withFileLock(`${cluster.home}/init.lock`, async () => {
    const programs = await prepareBinaries(cluster.home);
    await ensureCluster(cluster, programs, progress);
    return programs;
  });
  const comeIn = async (): Promise<pg.Client> => {
    for (;;) {
      await ensureServer(cluster, binaries, progress);
      const presence = await announce(cluster);
      // The last one may have ended the server just before we came in: then it is started again.
      if (presence === null) continue;
      if (!mode.serving || (await tryLock(presence, SERVING))) return presence;
      await presence.end();
      throw alreadyRunning(options.dataDir);
    }
  };
  const presence = await comeIn();
  const kept = mode.serving
    ? keepPresence(presence, { announce: comeIn, log: options.log ?? silentLogger })
    : { release: async () => presence };
  return {
    connectionString: await addressOf(cluster, NAME),
    stop: async () => leave(cluster, binaries, await kept.release()),
  };
}

/** Holds the shared lock that says: somebody is using this database. Null when the server went away. */
async function announce(cluster: Cluster): Promise<pg.Client | null> {
  const client = new pg.Client({
    connectionString: await addressOf(cluster, NAME),
    application_name: 'gongkai presence',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENT]);
    return client;
  } catch {
    await client.end().catch(() => {});
    return null;
  }
}

async function leave(cluster: Cluster, binaries: Binaries, presence: pg.Client): Promise<void> {
  const last = await isLast(presence);
  await presence.end().catch(() => {});
  if (last) await stopServer(cluster, binaries);
}

/** A server that is gone already needs no ending. */
async function isLast(presence: pg.Client): Promise<boolean> {
  try {
    await presence.query('SELECT pg_advisory_unlock_all()');
    return await tryLock(presence, PRESENT);
  } catch {
    return false;
  }
}

async function tryLock(client: pg.Client, lock: number): Promise<boolean> {
  const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1) AS got', [lock]);
  return rows[0]?.got === true;
}

function alreadyRunning(dataDir: string): AppError {
  return new AppError({
    code: 'start.already_running',
    status: 500,
    message: `系统已在使用数据目录 ${dataDir} 运行，不能再启动一个。请使用正在运行的系统，或先停止它；确需另开一个，请用 GONGKAI_DATA 和 PORT 指定别的目录和端口。`,
  });
}
