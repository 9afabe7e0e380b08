import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import { must } from '../../platform/errors.ts';
import { REGISTER_SPECS, type RegisterName } from './registers.definitions.ts';
import type { Value, Values } from './registers.rules.ts';

/** A record of a register. */
export interface RegisterRecord {
  readonly id: string;
  readonly agencyId: string;
  readonly values: Values;
  readonly note: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly removedAt: Date | null;
  readonly removalReason: string | null;
  /** Kept by the handling of a request or dispute. */
  readonly managed: boolean;
}

/** Which records are wanted. */
export interface RecordFilter {
  readonly agencyId: string;
  readonly text?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly removed?: boolean | undefined;
  /** Whether the text is looked for in applicants' data too. */
  readonly seesPersons?: boolean | undefined;
}

type Row = Record<string, unknown>;

/** Records, newest first by the register's date. */
export async function listRecords(
  db: Db,
  register: RegisterName,
  filter: RecordFilter,
  page: { offset: number; limit: number },
): Promise<RegisterRecord[]> {
  const { table } = REGISTER_SPECS[register];
  const { rows } = await sql<Row>`
    SELECT * FROM ${sql.table(table)} WHERE ${conditions(register, filter)}
    ORDER BY ${sql.ref(dateColumn(register))} DESC NULLS LAST, id DESC
    OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  return rows.map((row) => toRecord(register, row));
}

/** How many records there are. */
export async function countRecords(db: Db, register: RegisterName, filter: RecordFilter): Promise<number> {
  const { table } = REGISTER_SPECS[register];
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(table)} WHERE ${conditions(register, filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** One record, or null. `lock`: until the end of the transaction. */
export async function findRecord(
  db: Db,
  register: RegisterName,
  id: string,
  options: { lock?: boolean } = {},
): Promise<RegisterRecord | null> {
  const { table } = REGISTER_SPECS[register];
  const lock = options.lock === true ? sql`FOR UPDATE` : sql``;
  const { rows } = await sql<Row>`SELECT * FROM ${sql.table(table)} WHERE id = ${id} ${lock}`.execute(db);
  return rows[0] === undefined ? null : toRecord(register, rows[0]);
}

/** The records in force that name a document, locked until the end of the transaction. */
export async function lockRecordsNaming(
  db: Db,
  register: RegisterName,
  documentId: string,
): Promise<RegisterRecord[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM ${sql.table(REGISTER_SPECS[register].table)}
    WHERE document_id = ${documentId} AND removed_at IS NULL ORDER BY id FOR UPDATE`.execute(db);
  return rows.map((row) => toRecord(register, row));
}

/** Adds records. */
export async function insertRecords(
  db: Db,
  register: RegisterName,
  records: readonly {
    id: string;
    agencyId: string;
    values: Values;
    note: string;
    createdBy: string | null;
    at: Date;
    managed?: boolean;
  }[],
): Promise<void> {
  if (records.length === 0) return;
  const { table, fields } = REGISTER_SPECS[register];
  const columns = [
    'id',
    'agency_id',
    'note',
    'created_by',
    'created_at',
    'changed_at',
    'managed',
    ...fields.map((field) => field.column),
  ];
  const rows = records.map((record) => {
    const members = fields.map((field) => record.values[field.key] ?? null);
    return sql`(${sql.join([record.id, record.agencyId, record.note, record.createdBy, record.at, record.at, record.managed ?? false, ...members])})`;
  });
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    VALUES ${sql.join(rows)}`.execute(db);
}

/** Changes a record and counts its version up. */
export async function updateRecord(
  db: Db,
  register: RegisterName,
  id: string,
  change: {
    values?: Values;
    note?: string;
    removed?: { at: Date; reason: string } | null;
    /** The handling of a case keeps it from now on. */
    managed?: true;
    at: Date;
  },
): Promise<void> {
  const { table, fields } = REGISTER_SPECS[register];
  const { values, removed } = change;
  const sets: RawBuilder<unknown>[] = [sql`version = version + 1`, sql`changed_at = ${change.at}`];
  if (values !== undefined) {
    for (const field of fields) sets.push(sql`${sql.ref(field.column)} = ${values[field.key] ?? null}`);
  }
  if (change.managed === true) sets.push(sql`managed = true`);
  if (change.note !== undefined) sets.push(sql`note = ${change.note}`);
  if (removed !== undefined) {
    sets.push(sql`removed_at = ${removed?.at ?? null}`, sql`removal_reason = ${removed?.reason ?? null}`);
  }
  await sql`UPDATE ${sql.table(table)} SET ${sql.join(sets)} WHERE id = ${id}`.execute(db);
}

/** What some records of an agency's register are called, by identifier, struck-out ones included. */
export async function titlesOf(
  db: Db,
  register: RegisterName,
  input: { agencyId: string; ids: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT id, ${titleColumn(register)} AS title FROM ${sql.table(REGISTER_SPECS[register].table)}
    WHERE agency_id = ${input.agencyId} AND id = ANY(${input.ids}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.title]));
}

/**
 * Those of an agency's records in force that have one of the identifiers, or are called so. Nobody strikes them out until
 * the transaction ends.
 */
export async function lockReferred(
  db: Db,
  register: RegisterName,
  input: { agencyId: string } & ({ ids: readonly string[] } | { titles: readonly string[] }),
): Promise<{ id: string; title: string }[]> {
  const title = titleColumn(register);
  const some =
    'ids' in input ? sql`id = ANY(${input.ids}::uuid[])` : sql`${title} = ANY(${input.titles}::text[])`;
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT id, ${title} AS title FROM ${sql.table(REGISTER_SPECS[register].table)}
    WHERE agency_id = ${input.agencyId} AND removed_at IS NULL AND ${some} ORDER BY id FOR SHARE`.execute(db);
  return rows;
}

/** How many records in force have the identifier in a column. */
export async function countReferring(
  db: Db,
  register: RegisterName,
  input: { column: string; id: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*) AS count FROM ${sql.table(REGISTER_SPECS[register].table)}
    WHERE ${sql.ref(input.column)} = ${input.id} AND removed_at IS NULL`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Keeps others from writing into an agency's register until the transaction ends, so that nothing is entered twice. */
export async function lockRegister(db: Db, register: RegisterName, agencyId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${register}:${agencyId}`}, 0))`.execute(db);
}

/** Whether another record in force agrees in the members that make two records the same. */
export async function findSame(
  db: Db,
  register: RegisterName,
  input: { agencyId: string; values: Values; except: string | null },
): Promise<boolean> {
  const { table, sameWhen } = REGISTER_SPECS[register];
  if (sameWhen.length === 0) return false;
  const parts = sameWhen.map(
    (key) => sql`${columnText(register, key)} = ${combinationPart(input.values[key])}`,
  );
  const { rows } = await sql`
    SELECT 1 FROM ${sql.table(table)}
    WHERE agency_id = ${input.agencyId} AND removed_at IS NULL AND id IS DISTINCT FROM ${input.except}::uuid
      AND ${sql.join(parts, sql` AND `)} LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** The combinations that are registered already, as `combinationOf` writes them. */
export async function knownCombinations(
  db: Db,
  register: RegisterName,
  agencyId: string,
): Promise<Set<string>> {
  const { table, sameWhen } = REGISTER_SPECS[register];
  if (sameWhen.length === 0) return new Set();
  const { rows } = await sql<{ parts: string[] }>`
    SELECT ARRAY[${sql.join(sameWhen.map((key) => columnText(register, key)))}] AS parts
    FROM ${sql.table(table)} WHERE agency_id = ${agencyId} AND removed_at IS NULL`.execute(db);
  return new Set(rows.map((row) => JSON.stringify(row.parts)));
}

/** The members that make two records the same, as one key; null for registers in which anything may stand twice. */
export function combinationOf(register: RegisterName, values: Values): string | null {
  const { sameWhen } = REGISTER_SPECS[register];
  return sameWhen.length === 0 ? null : JSON.stringify(sameWhen.map((key) => combinationPart(values[key])));
}

function combinationPart(value: Value | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

function columnText(register: RegisterName, key: string): RawBuilder<unknown> {
  const column = must(REGISTER_SPECS[register].fields.find((field) => field.key === key)?.column, key);
  return sql`coalesce(${sql.ref(column)}::text, '')`;
}

function conditions(register: RegisterName, filter: RecordFilter): RawBuilder<SqlBool> {
  const { fields } = REGISTER_SPECS[register];
  const parts: RawBuilder<unknown>[] = [
    sql`agency_id = ${filter.agencyId}`,
    filter.removed === true ? sql`removed_at IS NOT NULL` : sql`removed_at IS NULL`,
  ];
  const date = sql.ref(dateColumn(register));
  if (filter.from !== undefined) parts.push(sql`${date} >= ${filter.from}`);
  if (filter.to !== undefined) parts.push(sql`${date} <= ${filter.to}`);
  if (filter.text !== undefined && filter.text !== '') {
    const pattern = `%${filter.text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
    // Whoever may not see applicants can't find out about them by asking either.
    const searched = fields.filter(
      (field) =>
        ['text', 'longText'].includes(field.type) && (field.personal !== true || filter.seesPersons === true),
    );
    parts.push(
      sql`(${sql.join(
        searched.map((field) => sql`${sql.ref(field.column)} ILIKE ${pattern}`),
        sql` OR `,
      )})`,
    );
  }
  return sql<SqlBool>`${sql.join(parts, sql` AND `)}`;
}

function titleColumn(register: RegisterName): RawBuilder<unknown> {
  const { fields, titleField } = REGISTER_SPECS[register];
  return sql.ref(must(fields.find((field) => field.key === titleField)?.column, titleField));
}

function dateColumn(register: RegisterName): string {
  const { fields, dateField } = REGISTER_SPECS[register];
  return must(fields.find((field) => field.key === dateField)?.column, dateField);
}

function toRecord(register: RegisterName, row: Row): RegisterRecord {
  const { fields } = REGISTER_SPECS[register];
  return {
    id: String(row['id']),
    agencyId: String(row['agency_id']),
    values: Object.fromEntries(
      fields.map((field): [string, Value] => {
        const value = (row[field.column] ?? null) as Value;
        // The database pads amounts with zeros.
        return [field.key, field.type === 'amount' && typeof value === 'string' ? shortest(value) : value];
      }),
    ),
    note: String(row['note']),
    version: Number(row['version']),
    createdAt: row['created_at'] as Date,
    changedAt: row['changed_at'] as Date,
    removedAt: row['removed_at'] as Date | null,
    removalReason: row['removal_reason'] as string | null,
    managed: row['managed'] === true,
  };
}

/** '12.500000' is 12.5, and '100' stays 100. */
function shortest(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}
