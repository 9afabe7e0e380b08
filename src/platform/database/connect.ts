import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { RowStream } from './row-stream.ts';
import type { Tables } from './tables.ts';

/** The database as the whole program sees it; a transaction is one too. */
export type Db = Kysely<Tables>;
/** A database handle inside a transaction. */
export type Tx = Transaction<Tables>;

/** So long who asks waits for a connection. A database that has frozen gives none back: people are told instead of waiting with it. */
const CONNECTION_WITHIN_MS = 30_000;

const INT8 = 20;
const DATE = 1082;

// Decided once for the whole program: bigint becomes a number (our counts stay far below 2^53), a date stays
// the text 'YYYY-MM-DD' (a day of law has no time zone), numeric stays text (money is never floating point).
pg.types.setTypeParser(INT8, Number);
pg.types.setTypeParser(DATE, (text) => text);

/** How a pool of connections works. */
export interface ConnectOptions {
  readonly max?: number;
  /**
   * Commits don't wait for the disk: a power cut may take the last of them back, always from the end. For work that is done again
   * from where it is found to have stopped.
   */
  readonly lateCommits?: boolean;
}

/** Opens a pool of connections. The caller closes it with `db.destroy()`. */
export function connect(connectionString: string, options: ConnectOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 12,
    connectionTimeoutMillis: CONNECTION_WITHIN_MS,
    application_name: 'gongkai',
    options: `-c timezone=UTC${options.lateCommits === true ? ' -c synchronous_commit=off' : ''}`,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  // So is one that breaks between two queries of a transaction; whoever holds it learns of it by the next query.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, cursor: RowStream }) });
}
