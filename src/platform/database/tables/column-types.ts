import type { ColumnType } from 'kysely';

/** jsonb: read as what it holds (parse it where it matters), written as JSON text. */
export type Json<T> = ColumnType<T, string, string>;

/** A day of law, 'YYYY-MM-DD'. */
export type Day = string;
