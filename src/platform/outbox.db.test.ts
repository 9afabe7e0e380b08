import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type TestWorld } from '../../test/database.ts';
import { connect, type Db } from './database/connect.ts';
import { inTransaction, type Ctx } from './context.ts';
import type { Logger } from './log.ts';
import {
  forgetOutbox,
  outboxWorker,
  type OutboxHandler,
  type OutboxMessage,
  type OutboxWorker,
} from './outbox.ts';

let world: TestWorld;
const workers: OutboxWorker[] = [];
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => world.close());
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop();
  await forgetOutbox(world.db);
});

/** A worker that looks into the outbox only when it is woken, unless told otherwise. */
function workerFor(
  handle: OutboxHandler,
  options: { db?: Db; log?: Logger; pollMs?: number } = {},
): OutboxWorker {
  const made = outboxWorker({
    db: world.db,
    log: world.system.log,
    pollMs: 3_600_000,
    handle,
    ...options,
  });
  workers.push(made);
  return made;
}

/** Collects what it is given to do. */
function collector(): { done: string[]; handle: OutboxHandler } {
  const done: string[] = [];
  return { done, handle: async (message) => void done.push(nameOf(message)) };
}

function nameOf(message: OutboxMessage): string {
  return message.kind === 'render.agency' ? message.agencyId : message.kind;
}

async function emit(names: readonly string[], ctx: Ctx = world.system): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const agencyId of names) tx.emit({ kind: 'render.agency', agencyId });
  });
}

async function waiting(): Promise<{ attempts: number; error: string | null; secondsUntilDue: number }[]> {
  return world.db
    .selectFrom('outbox')
    .select([
      'attempts',
      'last_error as error',
      sql<number>`round(extract(epoch FROM due_at - clock_timestamp()))::int`.as('secondsUntilDue'),
    ])
    .orderBy('id')
    .execute();
}

/** As if time had passed. */
async function makeDue(): Promise<void> {
  await world.db
    .updateTable('outbox')
    .set({ due_at: new Date(0) })
    .execute();
}

describe('what was emitted', () => {
  test('is done once and is gone then', async () => {
    const { done, handle } = collector();
    await emit(['a']);
    await workerFor(handle).drained();
    await workerFor(handle).drained();
    expect(done).toEqual(['a']);
    expect(await waiting()).toEqual([]);
  });

  test('is done in the order of the commits', async () => {
    const { done, handle } = collector();
    for (let n = 0; n < 12; n += 1) await emit([`n${n}`]);
    await workerFor(handle).drained();
    expect(done).toEqual(Array.from({ length: 12 }, (_, n) => `n${n}`));
  });

  test('in a transaction that is given up, is not done', async () => {
    const { done, handle } = collector();
    const givenUp = inTransaction(world.system, async (tx) => {
      tx.emit({ kind: 'render.all' });
      throw new Error('no');
    });
    await expect(givenUp).rejects.toThrow('no');
    await workerFor(handle).drained();
    expect(done).toEqual([]);
  });

  test('several times before the work begins is done once', async () => {
    const { done, handle } = collector();
    for (const name of ['a', 'b', 'a', 'a', 'b']) await emit([name]);
    await workerFor(handle).drained();
    expect(done).toEqual(['a', 'b']);
  });

  test('while the same work is going on is done once more: it may have seen less', async () => {
    const done: string[] = [];
    await emit(['a']);
    await workerFor(async (message) => {
      done.push(nameOf(message));
      if (done.length === 1) await emit(['a']);
    }).drained();
    expect(done).toEqual(['a', 'a']);
  });
});

describe('the worker', () => {
  test('is woken by the commit itself', async () => {
    const woken = Promise.withResolvers<string>();
    const outbox = workerFor(async (message) => woken.resolve(nameOf(message)));
    await emit(['now'], { ...world.system, outbox });
    expect(await woken.promise).toBe('now');
  });

  test('loses no call, however it falls between two looks', async () => {
    const { done, handle } = collector();
    const outbox = workerFor(handle);
    const names = Array.from({ length: 60 }, (_, n) => `w${n}`);
    // Nobody asks whether it is through: the calls alone must be enough.
    for (const name of names) {
      await emit([name], { ...world.system, outbox });
      if (done.length % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => done).toEqual(names);
  });

  test('looks by itself for what another process emitted, and does at its start what a killed one left', async () => {
    const { done, handle } = collector();
    await emit(['before']);
    workerFor(handle, { pollMs: 30 }).start();
    await expect.poll(() => done).toEqual(['before']);
    await emit(['after']);
    await expect.poll(() => done).toEqual(['before', 'after']);
  });

  test('shares the work with that of another process: each message is done by one of them', async () => {
    const other = connect(world.databaseUrl, { max: 2 });
    const { done, handle } = collector();
    const slow: OutboxHandler = async (message) => {
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
      await handle(message);
    };
    const names = Array.from({ length: 20 }, (_, n) => `s${n}`);
    await emit(names);
    await Promise.all([workerFor(slow).drained(), workerFor(slow, { db: other }).drained()]);
    await other.destroy();
    expect(done.toSorted()).toEqual(names.toSorted());
  });

  test('that is stopped finishes what it is at and leaves the rest', async () => {
    const done: string[] = [];
    const begun = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const outbox = workerFor(async (message) => {
      begun.resolve();
      await goOn.promise;
      done.push(nameOf(message));
    });
    for (const name of ['a', 'b']) await emit([name]);
    outbox.wake();
    await begun.promise;
    const stopping = outbox.stop();
    goOn.resolve();
    await stopping;
    expect(done).toEqual(['a']);
    expect(await waiting()).toHaveLength(1);
  });

  test('whose connection is cut in the middle leaves the message to the next one', async () => {
    const first = connect(world.databaseUrl, { max: 1 });
    const complaints: string[] = [];
    const log: Logger = { ...world.system.log, error: (message) => complaints.push(message) };
    await emit(['a']);
    const cut: OutboxHandler = async () => {
      await sql`
        SELECT pg_terminate_backend(pid) FROM pg_locks
        WHERE relation = 'outbox'::regclass AND mode = 'RowShareLock' AND pid <> pg_backend_pid()`.execute(
        world.db,
      );
    };
    await workerFor(cut, { db: first, log }).drained();
    await first.destroy();
    expect(complaints).toEqual(['outbox: database not reachable']);
    const { done, handle } = collector();
    await workerFor(handle).drained();
    expect(done).toEqual(['a']);
  });
});

describe('what fails', () => {
  test('is tried again later, and doesn’t hold up the others', async () => {
    const done: string[] = [];
    let broken = true;
    const outbox = workerFor(async (message) => {
      if (nameOf(message) === 'bad' && broken) throw new Error('disk full');
      done.push(nameOf(message));
    });
    await emit(['bad']);
    await emit(['good']);
    await outbox.drained();
    expect(done).toEqual(['good']);
    expect(await waiting()).toEqual([{ attempts: 1, error: 'Error: disk full', secondsUntilDue: 2 }]);
    await outbox.drained();
    expect((await waiting())[0]?.attempts).toBe(1);
    broken = false;
    await makeDue();
    await outbox.drained();
    expect([done, await waiting()]).toEqual([['good', 'bad'], []]);
  });

  test('is tried ever more rarely, but never given up', async () => {
    const outbox = workerFor(async () => {
      throw new Error('still full');
    });
    await emit(['bad']);
    const pauses: (number | undefined)[] = [];
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await makeDue();
      await outbox.drained();
      pauses.push((await waiting())[0]?.secondsUntilDue);
    }
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
  });

  test('is written to the log by its kind, without its content', async () => {
    const logged: unknown[] = [];
    const log: Logger = { ...world.system.log, error: (message, data) => logged.push([message, data]) };
    await emit(['bad']);
    await workerFor(
      async () => {
        throw new Error('disk full');
      },
      { log },
    ).drained();
    expect(logged).toEqual([
      ['outbox: work failed', { kind: 'render.agency', attempts: 1, error: 'Error: disk full' }],
    ]);
  });
});
