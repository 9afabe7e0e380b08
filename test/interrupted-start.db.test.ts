import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from './database.ts';
import { openOffice } from './office.ts';
import { tablesInOrder } from '../src/platform/backup/backup-tables.ts';
import { isEmpty, loadDemo } from '../src/modules/demo/load-demo.ts';

const MAIN = join(import.meta.dirname, '../src/main.ts');

let world: TestWorld;
const children: ChildProcess[] = [];
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  await world.close();
});

/** Rows of every table; `audit_head` has one from the beginning. */
async function rows(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesInOrder(world.db)) {
    const found = await sql<{ count: number }>`SELECT count(*) AS count FROM ${sql.table(table)}`.execute(
      world.db,
    );
    counts[table] = found.rows[0]?.count ?? -1;
  }
  return counts;
}

/** Starts the program as people do, up to the point where the demo is half in; then the power fails. */
async function startAndKillWhileLoading(): Promise<string[]> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'start'], {
    env: {
      ...process.env,
      DATABASE_URL: world.databaseUrl,
      GONGKAI_DATA: world.dataDir,
      GONGKAI_DEMO: 'on',
      PORT: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  children.push(child);
  const said: string[] = [];
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stderr })) {
    said.push(line);
    if (line.startsWith('装入演示年度：')) child.kill('SIGKILL');
  }
  await ended;
  return said;
}

/** The server needs a moment to notice that nobody is there any more. */
async function untilServerNoticed(): Promise<void> {
  await expect
    .poll(
      async () =>
        (
          await sql`SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL`.execute(
            world.db,
          )
        ).rows.length,
      { timeout: 10_000 },
    )
    .toBe(0);
}

describe('a first start that is interrupted while the demo is loading', () => {
  test('by killing it leaves an empty database, and the next start begins afresh', async () => {
    const empty = await rows();
    const first = await startAndKillWhileLoading();
    expect(first.join('\n')).toContain('首次启动：正在装入演示年度');
    await untilServerNoticed();
    expect(await rows()).toEqual(empty);
    expect(await isEmpty(world.system)).toBe(true);

    const second = await startAndKillWhileLoading();
    expect(second.join('\n')).toContain('首次启动：正在装入演示年度');
  }, 90_000);

  test('by a fault leaves nothing either, not even in the audit', async () => {
    const empty = await rows();
    const loading = loadDemo(world.system, {
      databaseUrl: world.databaseUrl,
      progress: (what, done) => {
        if (what === '装入演示年度' && done === 60) throw new Error('the disk is full');
      },
    });
    await expect(loading).rejects.toThrow('the disk is full');
    expect(await rows()).toEqual(empty);
  });
});

describe('a database in which something stands', () => {
  test('is left alone, also when it was filled since one looked', async () => {
    await openOffice(world);
    const before = await rows();
    const progress = (): void => {
      throw new Error('nothing is to be loaded');
    };
    expect(await loadDemo(world.system, { databaseUrl: world.databaseUrl, progress })).toBe(false);
    expect(await rows()).toEqual(before);
    expect(before['agencies']).toBe(1);
  });
});
