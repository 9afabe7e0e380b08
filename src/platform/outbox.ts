import { sql } from 'kysely';
import type { Db, Tx } from './database/connect.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';

/** Work that follows a committed change. The union of all kinds; each has one handler. */
export type OutboxMessage =
  | { readonly kind: 'render.document'; readonly documentId: string }
  | { readonly kind: 'render.agency'; readonly agencyId: string }
  | { readonly kind: 'render.site' }
  | { readonly kind: 'render.all' }
  /** What servers answer at addresses without a page of their own: moved, gone. */
  | { readonly kind: 'write.addresses' };

/** Wakes the worker that does what was emitted. */
export interface Outbox {
  /** Called after a commit; returns at once. */
  wake(): void;
  /** Resolves when everything emitted until now was done, or has failed and waits to be tried again. */
  drained(): Promise<void>;
}

/** Does one kind of work. It may be called twice for the same message: it must be idempotent. */
export type OutboxHandler = (message: OutboxMessage) => Promise<void>;

/** An outbox nobody works on: commands that only read, tests that look at rows. */
export const idleOutbox: Outbox = { wake: () => {}, drained: async () => {} };

/** Writes messages in the transaction of the change they follow. */
export async function insertOutbox(db: Tx, messages: readonly OutboxMessage[], at: Date): Promise<void> {
  await db
    .insertInto('outbox')
    .values(
      messages.map((message) => ({
        id: newId(),
        kind: message.kind,
        body: JSON.stringify(message),
        created_at: at,
      })),
    )
    .execute();
}

/** Drops all waiting messages. Only for whoever does everything that they ask for in another way, e.g. a full rebuild. */
export async function forgetOutbox(db: Db): Promise<void> {
  await db.deleteFrom('outbox').execute();
}

/** Whether somebody waits for what was asked for: a moment ago, and not done yet. Work in the background gives way. */
export async function peopleWait(db: Db): Promise<boolean> {
  const result = await sql<{ waits: boolean }>`
    SELECT EXISTS (SELECT FROM outbox WHERE due_at BETWEEN now() - interval '5 seconds' AND now()) AS waits`.execute(
    db,
  );
  return result.rows[0]?.waits ?? false;
}

/** The longest pause before what failed is tried again; a full disk or a lost database may last. */
const LONGEST_PAUSE_S = 300;
const POLL_MS = 5_000;

/** The worker of a process, and when it works. */
export interface OutboxWorker extends Outbox {
  /** Begins with what is waiting, and looks from time to time for what another process emitted. */
  start(): void;
  /** Finishes the message at hand and takes no other. */
  stop(): Promise<void>;
}

/**
 * A worker in this process: takes messages one by one in order of time, each in a transaction of its own with
 * its row locked (two processes never do the same one). What failed is tried again, ever more rarely, until it is done.
 */
export function outboxWorker(options: {
  db: Db;
  handle: OutboxHandler;
  log: Logger;
  pollMs?: number;
}): OutboxWorker {
  const { db, handle, log } = options;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const drain = async (): Promise<void> => {
    try {
      do {
        again = false;
        while (!stopped && (await takeOne(db, handle, log)));
      } while (again && !stopped);
    } catch (error) {
      log.error('outbox: database not reachable', { error: String(error) });
    }
    // In the same turn as the last look at `again`: no call of `wake` gets lost in between.
    running = null;
  };
  const wake = (): void => {
    if (stopped) return;
    if (running === null) running = drain();
    else again = true;
  };
  return {
    wake,
    drained: async () => {
      wake();
      while (running !== null) await running;
    },
    start: () => {
      wake();
      timer = setInterval(wake, options.pollMs ?? POLL_MS);
      timer.unref();
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearInterval(timer);
      await running;
    },
  };
}

async function takeOne(db: Db, handle: OutboxHandler, log: Logger): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('outbox')
      .selectAll()
      .where('due_at', '<=', sql<Date>`now()`)
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    // Only messages that `insertOutbox` wrote stand here.
    const message = row.body as OutboxMessage;
    await dropRepetitions(tx, { id: row.id, message });
    const failure = await handle(message).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (failure === null) await tx.deleteFrom('outbox').where('id', '=', row.id).execute();
    else {
      log.error('outbox: work failed', { kind: row.kind, attempts: row.attempts + 1, error: failure });
      await putOff(tx, { id: row.id, attempts: row.attempts + 1, failure });
    }
    return true;
  });
}

async function putOff(tx: Tx, failed: { id: string; attempts: number; failure: string }): Promise<void> {
  const pause = Math.min(2 ** failed.attempts, LONGEST_PAUSE_S);
  await tx
    .updateTable('outbox')
    .set({
      attempts: failed.attempts,
      last_error: failed.failure.slice(0, 2000),
      due_at: sql<Date>`clock_timestamp() + make_interval(secs => ${pause})`,
    })
    .where('id', '=', failed.id)
    .execute();
}

/** Work that was asked for several times before it began is done once: it sees all that was committed until then. */
async function dropRepetitions(tx: Tx, input: { id: string; message: OutboxMessage }): Promise<void> {
  const body = JSON.stringify(input.message);
  await sql`
    DELETE FROM outbox WHERE id IN (
      SELECT id FROM outbox WHERE body = ${body}::jsonb AND id <> ${input.id} FOR UPDATE SKIP LOCKED
    )`.execute(tx);
}
