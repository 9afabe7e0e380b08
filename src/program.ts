import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { handleInterruptions } from './interruptions.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { readConfig, type Config } from './platform/config.ts';
import type { Ctx } from './platform/context.ts';
import { checkDataOwner } from './platform/data-owner.ts';
import { connect, type Db } from './platform/database/connect.ts';
import { connectOrStartEmbedded, startEmbedded } from './platform/database/embedded/embedded.ts';
import { migrateToLatest, tidyRewritten } from './platform/database/migrate.ts';
import { AppError } from './platform/errors.ts';
import { jsonLogger, type Logger } from './platform/log.ts';
import { idleOutbox, type Outbox } from './platform/outbox.ts';
import { openMasterKeys } from './platform/master-keys.ts';
import { sealedStorage } from './platform/sealed-storage.ts';
import { fileStorage } from './platform/storage.ts';
import { PUBLICATION_FOLLOWERS } from './publication-followers.ts';
import { PUBLICATION_GUARDS, REVIEW_GUARDS } from './publication-guards.ts';

/** The opened program: its settings, its database brought up to date, and how to close it again. */
export interface Program {
  readonly config: Config;
  readonly ctx: Ctx;
  readonly databaseUrl: string;
  /** Migrations that ran just now. */
  readonly migrated: readonly string[];
  /** Resolves when the process is asked to end. Before this is called such a request breaks off whatever it does. */
  untilInterrupted(): Promise<void>;
  close(): Promise<void>;
}

/** How the program is opened. */
export interface OpenOptions {
  /** `serve` wants the database for itself and refuses a second start; `command` joins a running one. */
  readonly mode: 'serve' | 'command';
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly outbox?: Outbox;
  readonly progress?: (message: string) => void;
  /** Connections in the pool. */
  readonly connections?: number;
  /** It changes no file of the data folder: root may run it too, whoever keeps the data. */
  readonly leavesFiles?: boolean;
  /** Leave the schema as it is; a restore brings its own. */
  readonly migrate?: boolean;
}

/** Reads the settings, starts or joins the database, migrates it, and makes the context of the program itself. */
export async function openProgram(options: OpenOptions): Promise<Program> {
  const config = readConfig(options.environment ?? process.env);
  const log = options.log ?? jsonLogger();
  await mkdir(config.dataDir, { recursive: true });
  if (options.leavesFiles !== true) await checkDataOwner(config.dataDir);
  const server = await openDatabase(config, options, log);
  const interruptions = handleInterruptions(server.stop);
  const db = connect(server.url, { max: options.connections ?? 12 });
  const close = async (): Promise<void> => {
    interruptions.forget();
    await db.destroy();
    await server.stop();
  };
  try {
    await checkServer(db);
    const migrated = options.migrate === false ? [] : await migrateToLatest(db);
    // Commands come and go beside a server.
    if (options.mode === 'serve') await tidy(db, log);
    const keys = await openMasterKeys({ dataDir: config.dataDir, given: config.sealKeys });
    const ctx: Ctx = {
      db,
      clock: options.clock ?? systemClock,
      actor: { kind: 'system', name: '系统' },
      storage: fileStorage(join(config.dataDir, 'files')),
      sealed: sealedStorage(join(config.dataDir, 'sealed'), keys),
      keys,
      config,
      log,
      outbox: options.outbox ?? idleOutbox,
      publicationGuards: PUBLICATION_GUARDS,
      reviewGuards: REVIEW_GUARDS,
      publicationFollowers: PUBLICATION_FOLLOWERS,
    };
    return {
      config,
      ctx,
      databaseUrl: server.url,
      migrated,
      untilInterrupted: interruptions.wait,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function tidy(db: Db, log: Logger): Promise<void> {
  const tables = await tidyRewritten(db, (table, error) =>
    log.warn('a rewritten table could not be tidied', { table, error: String(error) }),
  );
  if (tables.length > 0) log.info('rewritten tables tidied', { tables });
}

async function openDatabase(
  config: Config,
  options: OpenOptions,
  log: Logger,
): Promise<{ url: string; stop(): Promise<void> }> {
  if (config.databaseUrl !== null) return { url: config.databaseUrl, stop: async () => {} };
  const open = options.mode === 'serve' ? startEmbedded : connectOrStartEmbedded;
  const embedded = await open({
    dataDir: config.dataDir,
    log,
    ...(options.progress && { progress: options.progress }),
  });
  return {
    url: embedded.connectionString,
    stop: async () => {
      await embedded.stop();
    },
  };
}

const OLDEST_SERVER = 150_000;

async function checkServer(db: Db): Promise<void> {
  const version = await serverVersion(db).catch((cause: unknown) => {
    throw new AppError({
      code: 'database.unreachable',
      status: 500,
      message:
        '连不上数据库。如设置了 DATABASE_URL，请检查地址、用户名、密码和网络；否则请查看数据目录下 postgres 的日志。',
      cause,
    });
  });
  if (version < OLDEST_SERVER) {
    throw new AppError({
      code: 'database.too_old',
      status: 500,
      message: `数据库版本过低（${version}），需要 PostgreSQL 15 或以上。`,
    });
  }
}

async function serverVersion(db: Db): Promise<number> {
  const result = await sql<{ server_version_num: string }>`SHOW server_version_num`.execute(db);
  return Number(result.rows[0]?.server_version_num ?? 0);
}
