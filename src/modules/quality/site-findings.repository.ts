import { sql, type Insertable, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import { inBatches } from '../../platform/database/in-batches.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A finding on the public site as it is kept. */
export type SiteFindingRow = Selectable<Tables['quality_findings']>;
/** A look over the whole site as it is kept. */
export type ScanRow = Selectable<Tables['quality_scans']>;

/** A text of a public document: its own, or that of an attachment. */
export interface ScannedSource {
  readonly documentId: string;
  /** 'text', or the sha256 of the attachment. */
  readonly source: string;
}

/** By which input each source of some documents was last looked at: `document source` → hash. */
export async function scannedInputs(db: Db, documentIds: readonly string[]): Promise<Map<string, string>> {
  if (documentIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('quality_scanned')
    .select(['document_id', 'source', 'input_hash'])
    .where('document_id', 'in', documentIds)
    .execute();
  return new Map(rows.map((row) => [`${row.document_id} ${row.source}`, row.input_hash]));
}

/** Notes that a source was looked at, and found as before: what stands open in it was seen now. */
export async function touchSource(db: Tx, { documentId, source }: ScannedSource, at: Date): Promise<void> {
  await db
    .updateTable('quality_scanned')
    .set({ scanned_at: at })
    .where('document_id', '=', documentId)
    .where('source', '=', source)
    .execute();
  await db
    .updateTable('quality_findings')
    .set({ last_seen_at: at })
    .where('document_id', '=', documentId)
    .where('source', '=', source)
    .where('mended_at', 'is', null)
    .execute();
}

/** Keeps what was found in a source in place of what was found before: what is gone is mended, what came back is open again. */
export async function keepSource(
  db: Tx,
  input: {
    readonly scanned: Insertable<Tables['quality_scanned']>;
    readonly found: readonly Insertable<Tables['quality_findings']>[];
  },
): Promise<{ found: number; mended: number }> {
  const { scanned, found } = input;
  const { document_id: documentId, source, scanned_at: at, ...rest } = scanned;
  await db
    .insertInto('quality_scanned')
    .values(scanned)
    .onConflict((conflict) =>
      conflict.columns(['document_id', 'source']).doUpdateSet({ ...rest, scanned_at: at }),
    )
    .execute();
  for (const some of inBatches(found)) {
    await db
      .insertInto('quality_findings')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['document_id', 'source', 'fingerprint']).doUpdateSet((eb) => ({
          last_seen_at: eb.ref('excluded.last_seen_at'),
          agency_id: eb.ref('excluded.agency_id'),
          source_name: eb.ref('excluded.source_name'),
          words: eb.ref('excluded.words'),
          before: eb.ref('excluded.before'),
          after: eb.ref('excluded.after'),
          severity: eb.ref('excluded.severity'),
          suggestion: eb.ref('excluded.suggestion'),
          reason: eb.ref('excluded.reason'),
          mended_at: null,
        })),
      )
      .execute();
  }
  const gone = await sql`
    UPDATE quality_findings SET mended_at = ${at}
    WHERE document_id = ${documentId} AND source = ${source} AND mended_at IS NULL
      AND NOT fingerprint = ANY (${found.map(({ fingerprint }) => fingerprint)}::text[])`.execute(db);
  await forgetPersonal(db, documentId);
  return { found: found.length, mended: Number(gone.numAffectedRows ?? 0) };
}

/** That personal data once stood in a public text is told no longer than it stands there. */
async function forgetPersonal(db: Tx, documentId?: string): Promise<void> {
  const gone = db
    .deleteFrom('quality_findings')
    .where('kind', '=', 'personal-data')
    .where('mended_at', 'is not', null);
  await (documentId === undefined ? gone : gone.where('document_id', '=', documentId)).execute();
}

const UNREAD = '';

/** Notes that a source couldn't be checked: it is tried again at the next look, and what stands open in it stays. */
export async function noteUnread(
  db: Tx,
  scanned: Omit<Insertable<Tables['quality_scanned']>, 'input_hash'>,
): Promise<void> {
  const { agency_id: agencyId, scanned_at: at } = scanned;
  await db
    .insertInto('quality_scanned')
    .values({ ...scanned, input_hash: UNREAD })
    .onConflict((conflict) =>
      conflict
        .columns(['document_id', 'source'])
        .doUpdateSet({ agency_id: agencyId, scanned_at: at, input_hash: UNREAD }),
    )
    .execute();
}

/** How many public texts of some agencies couldn't be checked at the last look. */
export async function countUnread(db: Db, agencyIds: readonly string[]): Promise<number> {
  if (agencyIds.length === 0) return 0;
  const row = await db
    .selectFrom('quality_scanned')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('input_hash', '=', UNREAD)
    .where('agency_id', 'in', agencyIds)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** Ends the findings of sources that a whole look hasn't met: no longer public, or no longer attached. Returns how many. */
export async function closeUnseen(db: Tx, since: Date, at: Date): Promise<number> {
  const gone = await sql`
    UPDATE quality_findings AS finding SET mended_at = ${at} FROM quality_scanned AS scanned
    WHERE scanned.document_id = finding.document_id AND scanned.source = finding.source
      AND scanned.scanned_at < ${since} AND finding.mended_at IS NULL`.execute(db);
  await forgetPersonal(db);
  await db.deleteFrom('quality_scanned').where('scanned_at', '<', since).execute();
  return Number(gone.numAffectedRows ?? 0);
}

/** Which findings are wanted. */
export interface FindingFilter {
  readonly agencyIds: readonly string[];
  readonly kind?: string | undefined;
  readonly rule?: string | undefined;
  readonly severity?: 'gate' | 'advice' | undefined;
}

/** Open findings, those that must be mended and the latest first. */
export async function openFindings(
  db: Db,
  input: FindingFilter & { readonly offset: number; readonly limit: number },
): Promise<SiteFindingRow[]> {
  const { rows } = await sql<SiteFindingRow>`
    SELECT * FROM quality_findings WHERE ${conditionOf(input)}
    ORDER BY severity DESC, first_seen_at DESC, document_id, source, fingerprint
    OFFSET ${input.offset} LIMIT ${input.limit}`.execute(db);
  return rows;
}

/** How many there are. */
export async function countFindings(db: Db, filter: FindingFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM quality_findings WHERE ${conditionOf(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function conditionOf({ agencyIds, kind, rule, severity }: FindingFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`mended_at IS NULL AND agency_id = ANY (${agencyIds}::uuid[])`];
  if (kind !== undefined) parts.push(sql<SqlBool>`kind = ${kind}`);
  if (rule !== undefined && rule !== '') parts.push(sql<SqlBool>`rule = ${rule}`);
  if (severity !== undefined) parts.push(sql<SqlBool>`severity = ${severity}`);
  return sql.join(parts, sql` AND `);
}

/** Begins a look over the site unless one is under way. */
export async function insertScan(db: Tx, row: Insertable<Tables['quality_scans']>): Promise<boolean> {
  const result = await db
    .insertInto('quality_scans')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .expression(sql`(true)`)
        .where('finished_at', 'is', null)
        .doNothing(),
    )
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** The look that is under way, or else the last; null before the first. */
export async function latestScan(db: Db): Promise<ScanRow | null> {
  const row = await db
    .selectFrom('quality_scans')
    .selectAll()
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Writes down how far a look has come. */
export async function moveScan(
  db: Tx,
  id: string,
  step: {
    readonly done: number;
    readonly found: number;
    readonly mended: number;
    readonly after: { readonly changedAt: Date; readonly documentId: string };
  },
): Promise<void> {
  await db
    .updateTable('quality_scans')
    .set((eb) => ({
      done: eb('done', '+', step.done),
      found: eb('found', '+', step.found),
      mended: eb('mended', '+', step.mended),
      after_changed_at: step.after.changedAt,
      after_document_id: step.after.documentId,
    }))
    .where('id', '=', id)
    .execute();
}

/** Ends a look. */
export async function finishScan(
  db: Tx,
  id: string,
  end: { readonly at: Date; readonly mended: number },
): Promise<void> {
  await db
    .updateTable('quality_scans')
    .set((eb) => ({ finished_at: end.at, mended: eb('mended', '+', end.mended) }))
    .where('id', '=', id)
    .execute();
}
