import type { AuditEvent } from './audit/audit-events.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Db, Tx } from './database/connect.ts';
import type { Logger } from './log.ts';
import type { Outbox, OutboxMessage } from './outbox.ts';
import type { Storage } from './storage.ts';
import { writeAudit } from './audit/write-audit.ts';
import { idleOutbox, insertOutbox } from './outbox.ts';

/** What every use case gets as its first argument: its hands and eyes, nothing global. */
export interface Ctx {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly storage: Storage;
  readonly config: Config;
  readonly log: Logger;
  readonly outbox: Outbox;
}

/** A context inside a transaction: it can record and emit, which happens together with the change or not at all. */
export interface TxCtx extends Omit<Ctx, 'db'> {
  readonly db: Tx;
  /** Records a typed event in the audit chain, in this transaction. */
  record(event: AuditEvent): void;
  /** Asks for work after the commit (rendering, mail …). Survives a crash between commit and work. */
  emit(message: OutboxMessage): void;
}

/**
 * Runs `work` in one transaction. Audit events and outbox messages are written at its end, so that the lock on
 * the audit chain is held only for a moment. After the commit the outbox is told that there is work.
 */
export async function inTransaction<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  const events: AuditEvent[] = [];
  const messages: OutboxMessage[] = [];
  const run = async (db: Tx): Promise<T> => {
    const tx: TxCtx = {
      ...ctx,
      db,
      record: (event) => void events.push(event),
      emit: (message) => void messages.push(message),
    };
    const value = await work(tx);
    if (messages.length > 0) await insertOutbox(db, messages, ctx.clock.now());
    if (events.length > 0) await writeAudit(db, { events, actor: ctx.actor, at: ctx.clock.now() });
    return value;
  };
  const shared = SHARED.get(ctx.db);
  const result = await (shared === undefined ? ctx.db.transaction().execute(run) : shared.next(run));
  if (messages.length > 0) ctx.outbox.wake();
  return result;
}

/**
 * Runs several use cases in one transaction: the `inTransaction` of each joins it, one after the other. All of them happen
 * or none, also when the process is killed in between. One that throws spoils the whole, even if `work` goes on. For what
 * is made of use cases of several modules, and for filling an empty database: locks are held, and nothing is seen by
 * others, until the end. Within such a transaction it joins that.
 */
export async function inOneTransaction<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const around = SHARED.get(ctx.db);
  if (around !== undefined) return around.spoiltBy(work(ctx));
  const result = await ctx.db.transaction().execute(async (tx) => {
    const db = tx.withoutPlugins();
    const shared = sharedTransaction(tx);
    SHARED.set(db, shared);
    const value = await work({ ...ctx, db, outbox: idleOutbox });
    await shared.finished();
    return value;
  });
  ctx.outbox.wake();
  return result;
}

interface SharedTransaction {
  next<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** What several of them make together: its failure is that of the whole. */
  spoiltBy<T>(part: Promise<T>): Promise<T>;
  /** Throws what the first failing one threw. */
  finished(): Promise<void>;
}

/** The handles of shared transactions; any other transaction refuses to be opened once more. */
const SHARED = new WeakMap<Db, SharedTransaction>();

function sharedTransaction(tx: Tx): SharedTransaction {
  // Two at once would both read the same end of the audit chain.
  let last: Promise<unknown> = Promise.resolve();
  return {
    next: (work) => {
      // A failed one stays at the end of the line: what comes after it fails likewise.
      const result = last.then(() => work(tx));
      last = result;
      return result;
    },
    spoiltBy: async (part) => {
      try {
        return await part;
      } catch (error) {
        last = Promise.reject(error);
        last.catch(() => {});
        throw error;
      }
    },
    finished: async () => void (await last),
  };
}
