import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Actor, AccountActor, Grant } from '../src/platform/actor.ts';
import { settableClock, type SettableClock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Ctx } from '../src/platform/context.ts';
import { connect, type Db } from '../src/platform/database/connect.ts';
import { migrateToLatest } from '../src/platform/database/migrate.ts';
import { newId } from '../src/platform/ids.ts';
import { silentLogger } from '../src/platform/log.ts';
import { idleOutbox } from '../src/platform/outbox.ts';
import { masterKeys } from '../src/platform/master-keys.ts';
import { sealedStorage } from '../src/platform/sealed-storage.ts';
import { fileStorage } from '../src/platform/storage.ts';
import { PUBLICATION_FOLLOWERS } from '../src/publication-followers.ts';
import { textGuard } from '../src/modules/quality/publication-guard.ts';
import { PUBLICATION_GUARDS } from '../src/publication-guards.ts';

/** A fresh, migrated database of its own and what a use case needs around it. */
export interface TestWorld {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly dataDir: string;
  readonly clock: SettableClock;
  /** Context of the program itself. */
  readonly system: Ctx;
  /** The same world seen by another actor. */
  as(actor: Actor): Ctx;
  close(): Promise<void>;
}

/** The moment at which test clocks start: a working day in office hours. */
export const TEST_NOW = '2024-06-03T02:00:00.000Z';

const TEMPLATE = 'gongkai_test_template';
const TEMPLATE_LOCK = 20_240_603;

/** What many tests begin with: a database that is filled once a run, and copied for each. */
export interface WorldTemplate {
  /** Part of the database's name. */
  readonly name: string;
  readonly fill: (world: TestWorld) => Promise<void>;
}

/** Creates a world. Its database is copied from a template that is migrated, and filled where one is named, once a run. */
export async function createWorld(template?: WorldTemplate): Promise<TestWorld> {
  const admin = inject('databaseUrl');
  await ensureTemplate(admin);
  const source = template === undefined ? TEMPLATE : await ensureFilled(admin, template);
  const name = `gongkai_test_${randomBytes(6).toString('hex')}`;
  await onServer(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    // Copied as files: half the time of writing its blocks to the log.
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${source} STRATEGY FILE_COPY`);
  });
  return worldOn(admin, name);
}

async function worldOn(admin: string, name: string): Promise<TestWorld> {
  const databaseUrl = urlOf(admin, name);
  const db = connect(databaseUrl, { max: 6 });
  const dataDir = await mkdtemp(join(tmpdir(), 'gongkai-test-'));
  const clock = settableClock(TEST_NOW);
  const keys = masterKeys([randomBytes(32).toString('hex')]);
  const system: Ctx = {
    db,
    clock,
    actor: { kind: 'system', name: '测试' },
    storage: fileStorage(join(dataDir, 'files')),
    sealed: sealedStorage(join(dataDir, 'sealed'), keys),
    keys,
    config: readConfig({ GONGKAI_DATA: dataDir, GONGKAI_SITE_URL: 'https://www.example.gov.cn' }),
    log: silentLogger,
    outbox: idleOutbox,
    // Made-up texts aren't proofread: tests of proofreading say so.
    publicationGuards: PUBLICATION_GUARDS.filter((guard) => guard !== textGuard),
    reviewGuards: [],
    publicationFollowers: PUBLICATION_FOLLOWERS,
  };
  return {
    db,
    databaseUrl,
    dataDir,
    clock,
    system,
    as: (actor) => ({ ...system, actor }),
    close: async () => {
      await db.destroy();
      await onServer(admin, (client) => dropDatabase(client, name));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A database without any table, on the same server. */
export async function createEmptyDatabase(): Promise<{ db: Db; databaseUrl: string; drop(): Promise<void> }> {
  const admin = inject('databaseUrl');
  const name = `gongkai_empty_${randomBytes(6).toString('hex')}`;
  await onServer(admin, (client) =>
    client.query(`CREATE DATABASE ${name} ENCODING 'UTF8' TEMPLATE template0`),
  );
  const databaseUrl = urlOf(admin, name);
  const db = connect(databaseUrl, { max: 3 });
  return {
    db,
    databaseUrl,
    drop: async () => {
      await db.destroy();
      await onServer(admin, (client) => dropDatabase(client, name));
    },
  };
}

/** An actor with grants, for policies that need no row in the database. Use real accounts where rows refer to them. */
export function actorWith(grants: readonly Grant[], name = '测试人员'): AccountActor {
  const accountId = newId();
  return { kind: 'account', accountId, name, username: name, grants, ip: '127.0.0.1', sessionId: null };
}

async function ensureTemplate(admin: string): Promise<void> {
  await onServer(admin, async (client) => {
    // Test files run side by side: the first one migrates, the others wait. A template made of other migrations
    // than today's is made anew.
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const marker = await migrationsHash();
    const found = await client.query(
      `SELECT shobj_description(oid, 'pg_database') AS run FROM pg_database WHERE datname = $1`,
      [TEMPLATE],
    );
    if (found.rows[0]?.run === marker) return;
    await dropDatabase(client, TEMPLATE);
    await client.query(`CREATE DATABASE ${TEMPLATE} ENCODING 'UTF8' TEMPLATE template0`);
    const db = connect(urlOf(admin, TEMPLATE), { max: 1 });
    await migrateToLatest(db).finally(() => db.destroy());
    await client.query(`COMMENT ON DATABASE ${TEMPLATE} IS '${marker}'`);
  });
}

/**
 * The name of a filled template. It is filled under another name: one that failed on the way is never copied. Made anew each run,
 * for what fills it is code that changes.
 */
async function ensureFilled(admin: string, { name, fill }: WorldTemplate): Promise<string> {
  const filled = `gongkai_test_${name}_${inject('run')}`;
  await onServer(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [filled]);
    if (found.rowCount === 1) return;
    const unfinished = `gongkai_test_${randomBytes(6).toString('hex')}`;
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE ${TEMPLATE}`);
    const world = await worldOn(admin, unfinished);
    try {
      await fill(world);
      await world.db.destroy();
      await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${filled}`);
    } finally {
      // Nothing is left of it but the files, or after a failure the database too.
      await world.close();
    }
  });
  return filled;
}

async function migrationsHash(): Promise<string> {
  const folder = join(import.meta.dirname, '../migrations');
  const hash = createHash('sha256');
  for (const name of (await readdir(folder)).toSorted())
    hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}

/**
 * Takes a database away. By itself PostgreSQL ends a vacuum that happens to run there and waits for connections that are
 * closing; FORCE would be refused over the vacuum, for it is a superuser's and we are none. It is for what still holds on.
 */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  const drop = `DROP DATABASE IF EXISTS ${name}`;
  await client.query(drop).catch(async (error: unknown) => {
    // 55006: in use.
    if (!(error instanceof pg.DatabaseError) || error.code !== '55006') throw error;
    await client.query(`${drop} WITH (FORCE)`);
  });
}

async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database; works for TCP and for socket addresses. */
function urlOf(admin: string, database: string): string {
  const url = new URL(admin);
  url.pathname = `/${database}`;
  return url.href;
}
