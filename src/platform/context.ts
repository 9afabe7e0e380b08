import type { AuditEvent } from './audit/audit-events.ts';
import type { Actor } from './actor.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Db, Tx } from './database/connect.ts';
import type { Logger } from './log.ts';
import type { MasterKeys } from './master-keys.ts';
import type { Outbox, OutboxMessage } from './outbox.ts';
import type { SealedStorage } from './sealed-storage.ts';
import type { Storage } from './storage.ts';
import { writeAudit, type RecordedEvent } from './audit/write-audit.ts';
import { idleOutbox, insertOutbox } from './outbox.ts';

/** What every use case gets as its first argument: its hands and eyes, nothing global. */
export interface Ctx {
  readonly db: Db;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly storage: Storage;
  /** Files that only those who handle a case may see. */
  readonly sealed: SealedStorage;
  /** From which everything sealed or signed is derived. */
  readonly keys: MasterKeys;
  readonly config: Config;
  readonly log: Logger;
  readonly outbox: Outbox;
  /** Who has a say, beside the review, in what becomes public. */
  readonly publicationGuards: readonly PublicationGuard[];
  /** Who has a say in what goes to review and from step to step of it. */
  readonly reviewGuards: readonly PublicationGuard[];
  /** Who is told of what has become public, of what no longer is, and of what never will be. */
  readonly publicationFollowers: readonly PublicationFollower[];
}

/** The very text that is to become public, or to go on in its review. */
export interface GuardedEdition {
  readonly documentId: string;
  readonly editionId: string;
  readonly revisionId: string;
}

/** A term for which something has to stay public (公示期、征求意见期限). */
export interface PostingTerm {
  /** What has to be public. */
  readonly what: string;
  /** Who says so. */
  readonly article: string;
  /** The last day of the term, `2024-12-31`. */
  readonly lastDay: string;
}

/** Modules above publishing look at their own documents here; `src/publication-guards.ts` names them. */
export interface PublicationGuard {
  /**
   * Does before the transaction what takes time: nobody's rows stay locked while files are read. What comes of it is kept where
   * `obstacles` finds it. Throws where it can't be done.
   */
  prepare?(ctx: Ctx, edition: GuardedEdition): Promise<void>;
  /** Asked in the transaction: Chinese sentences for what stands in the way, none when it may. */
  obstacles(tx: TxCtx, edition: GuardedEdition): Promise<readonly string[]>;
  /**
   * The terms for which the document has to stay public, over or not. Of one that isn't public yet: those that begin on `publicOn`, the
   * day (`2024-12-31`) on which it will be.
   */
  postings?(
    ctx: Pick<Ctx, 'db'>,
    document: { readonly documentId: string; readonly publicOn: string | null },
  ): Promise<readonly PostingTerm[]>;
}

/** How a document came before the public: for the first time, with a new edition, or back after it was withdrawn. */
export type Appearance = 'first' | 'edition' | 'restored';

/** Told in the transaction itself, after everything else of it: `src/publication-followers.ts` names those who are. */
export interface PublicationFollower {
  appeared(tx: TxCtx, document: { readonly documentId: string; readonly how: Appearance }): Promise<void>;
  /** `reason` is the one that the staff gave, not what the public reads. */
  withdrawn(tx: TxCtx, document: { readonly documentId: string; readonly reason: string }): Promise<void>;
  /** What stays of a withdrawn document was written anew: it may lead to another one now, or no longer. */
  withdrawalChanged?(
    tx: TxCtx,
    document: { readonly documentId: string; readonly reason: string },
  ): Promise<void>;
  /**
   * What the public sees beside its text changed: that its review still runs, or its validity, of which `changeId` is the recorded change
   * (it lapses, is repealed, is amended or is in force again).
   */
  marked?(tx: TxCtx, document: { readonly documentId: string; readonly changeId?: string }): Promise<void>;
  /** An edition was given up before it became public; what is public of the document stays. */
  discarded?(tx: TxCtx, document: { readonly documentId: string }): Promise<void>;
  /** A draft was saved as its next revision, after the one `before`. */
  saved?(tx: TxCtx, draft: GuardedEdition & { readonly before: string }): Promise<void>;
  /** The record of a sheet on a board was struck out: it never hung. */
  postingVoided?(tx: TxCtx, posting: { readonly recordId: string; readonly reason: string }): Promise<void>;
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
  const shared = SHARED.get(ctx.db);
  if (shared !== undefined) return shared.join(async (db) => perform(ctx, db, work));
  const { value, left } = await ctx.db.transaction().execute(async (db) => {
    const performed = await perform(ctx, db, work);
    await writeDown(db, [performed.left]);
    return performed;
  });
  if (left.messages.length > 0) ctx.outbox.wake();
  return value;
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
    await writeDown(tx, await shared.finished());
    return value;
  });
  ctx.outbox.wake();
  return result;
}

/** What a use case leaves to be written at the end of its transaction. */
interface Left {
  readonly events: readonly RecordedEvent[];
  readonly messages: readonly OutboxMessage[];
  readonly at: Date;
}

interface Performed<T> {
  readonly value: T;
  readonly left: Left;
}

async function perform<T>(ctx: Ctx, db: Tx, work: (tx: TxCtx) => Promise<T>): Promise<Performed<T>> {
  const events: AuditEvent[] = [];
  const messages: OutboxMessage[] = [];
  const value = await work({
    ...ctx,
    db,
    record: (event) => void events.push(event),
    emit: (message) => void messages.push(message),
  });
  const at = ctx.clock.now();
  const { actor } = ctx;
  return { value, left: { events: events.map((event) => ({ event, actor, at })), messages, at } };
}

async function writeDown(db: Tx, left: readonly Left[]): Promise<void> {
  for (const { messages, at } of left) {
    if (messages.length > 0) await insertOutbox(db, messages, at);
  }
  await writeAudit(
    db,
    left.flatMap((each) => each.events),
  );
}

interface SharedTransaction {
  join<T>(work: (tx: Tx) => Promise<Performed<T>>): Promise<T>;
  /** What several of them make together: its failure is that of the whole. */
  spoiltBy<T>(part: Promise<T>): Promise<T>;
  /** What all of them leave to be written, in order; throws what the first failing one threw. */
  finished(): Promise<readonly Left[]>;
}

/** The handles of shared transactions; any other transaction refuses to be opened once more. */
const SHARED = new WeakMap<Db, SharedTransaction>();

function sharedTransaction(tx: Tx): SharedTransaction {
  const left: Left[] = [];
  // One after the other, as they would be without sharing: numbers are counted and the chain is in their order.
  let last: Promise<unknown> = Promise.resolve();
  return {
    join: async (work) => {
      const result = last.then(async () => {
        const performed = await work(tx);
        left.push(performed.left);
        return performed.value;
      });
      // A failed one stays at the end of the line: what comes after it fails likewise.
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
    finished: async () => {
      await last;
      return left;
    },
  };
}
