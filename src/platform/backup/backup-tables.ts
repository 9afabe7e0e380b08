import { sql } from 'kysely';
import type { Db } from '../database/connect.ts';

/**
 * All tables of the program, each after the ones it refers to, so that they can be filled in this order.
 * References that run in circles are deferrable and left out of the order.
 */
export async function tablesInOrder(db: Db): Promise<string[]> {
  const tables = await sql<{ name: string }>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'kysely\\_%'
    ORDER BY table_name`.execute(db);
  const references = await sql<{ from_table: string; to_table: string }>`
    SELECT DISTINCT from_class.relname AS from_table, to_class.relname AS to_table
    FROM pg_constraint
    JOIN pg_class from_class ON from_class.oid = conrelid
    JOIN pg_class to_class ON to_class.oid = confrelid
    WHERE contype = 'f' AND NOT condeferrable AND conrelid <> confrelid`.execute(db);

  const waiting = new Set(tables.rows.map((row) => row.name));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const free = [...waiting].filter(
      (name) =>
        !references.rows.some(
          (reference) => reference.from_table === name && waiting.has(reference.to_table),
        ),
    );
    if (free.length === 0)
      throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    for (const name of free) waiting.delete(name);
    ordered.push(...free);
  }
  return ordered;
}
