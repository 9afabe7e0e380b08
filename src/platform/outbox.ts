import { sql } from 'kysely';
import type { Db, Tx } from './database/connect.ts';
import { newId } from './ids.ts';
import type { Logger } from './log.ts';

/** Work that follows a committed change. The union of all kinds; each has one handler. */
export type OutboxMessage =
  | { readonly kind: 'render.document'; readonly documentId: string }
  | { readonly kind: 'render.agency'; readonly agencyId: string }
  | { readonly kind: 'render.all' };

/** Wakes the worker that does what was emitted. */
export interface Outbox {
  /** Called after a commit; returns at once. */
  wake(): void;
  /** Resolves when everything emitted until now was done (or failed for good). */
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

const MAX_ATTEMPTS = 8;

/**
 * A worker in this process: takes messages one by one in order of time, each in a transaction of its own with
 * its row locked (two processes never do the same one), and tries a failed one again later.
 */
export function outboxWorker(options: {
  db: Db;
  handle: OutboxHandler;
  log: Logger;
  pollMs?: number;
}): Outbox & {
  start(): void;
  stop(): Promise<void>;
} {
  const { db, handle, log } = options;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const drain = async (): Promise<void> => {
    do {
      again = false;
      while (!stopped && (await takeOne(db, handle, log)));
    } while (again && !stopped);
  };
  const wake = (): void => {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = drain()
      .catch((error: unknown) => log.error('outbox: database not reachable', { error: String(error) }))
      .finally(() => {
        running = null;
      });
  };
  return {
    wake,
    drained: async () => {
      wake();
      while (running !== null) await running;
    },
    start: () => {
      wake();
      timer = setInterval(wake, options.pollMs ?? 5_000);
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
      .where('done_at', 'is', null)
      .where('due_at', '<=', sql<Date>`now()`)
      .orderBy('due_at')
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (row === undefined) return false;
    try {
      await handle(row.body as OutboxMessage);
      await tx.deleteFrom('outbox').where('id', '=', row.id).execute();
    } catch (error) {
      const attempts = row.attempts + 1;
      log.error('outbox: work failed', { kind: row.kind, attempts, error: String(error) });
      await tx
        .updateTable('outbox')
        .set({
          attempts,
          last_error: String(error).slice(0, 2000),
          due_at: sql<Date>`now() + make_interval(secs => ${2 ** attempts})`,
          done_at: attempts >= MAX_ATTEMPTS ? sql<Date>`now()` : null,
        })
        .where('id', '=', row.id)
        .execute();
    }
    return true;
  });
}
