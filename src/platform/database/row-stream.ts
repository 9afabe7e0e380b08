import pg from 'pg';

/**
 * What Kysely's `stream` reads from: rows as they come in, each let go as it is read. A cursor would have to ask the database again for
 * every few rows; here the connection brings them all. Whoever waits for nothing else between two rows has few of them in memory at a
 * time: the connection isn't read meanwhile. Whoever does has what came in by then. The connection can't be stopped for it: within a
 * transaction the question that is waited for stands in line behind the rows.
 */
export class RowStream<Row> extends pg.Query {
  #rows: Row[] = [];
  #failure: Error | null = null;
  #ended = false;
  #wake = (): void => {};

  constructor(text: string, values: unknown[]) {
    super({ text, values });
    this.on('row', (row: Row) => {
      this.#rows.push(row);
      this.#wake();
    });
    this.on('error', (error: Error) => {
      this.#failure = error;
      this.#ended = true;
      this.#wake();
    });
    this.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** What has come in since the last call, at least a row; none when there are no more. */
  async read(): Promise<Row[]> {
    while (this.#rows.length === 0 && !this.#ended) await this.#news();
    if (this.#failure !== null) throw this.#failure;
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** Waits until the connection is free for the next query; rows that nobody wanted are dropped. */
  async close(): Promise<void> {
    while (!this.#ended) {
      await this.#news();
      this.#rows = [];
    }
  }

  async #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
