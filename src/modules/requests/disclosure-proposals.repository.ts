import { sql, type RawBuilder, type Selectable, type SqlBool } from 'kysely';
import type { Db, Tx } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';

/** A proposal to publish something of one's own accord. */
export type ProposalRow = Selectable<Tables['disclosure_proposals']>;

/** Which proposals are wanted. */
export interface ProposalFilter {
  readonly agencyId: string;
  readonly state?: ProposalRow['state'] | undefined;
  readonly origin?: ProposalRow['origin'] | undefined;
  /** Part of a subject. */
  readonly text?: string | undefined;
}

/** One proposal, or null; locked until the end of the transaction. */
export async function lockProposal(db: Tx, id: string): Promise<ProposalRow | null> {
  const row = await db
    .selectFrom('disclosure_proposals')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Enters a proposal. */
export async function insertProposal(db: Tx, row: ProposalRow): Promise<void> {
  await db.insertInto('disclosure_proposals').values(row).execute();
}

/** Writes what was decided of it. */
export async function updateProposal(db: Tx, id: string, change: Partial<ProposalRow>): Promise<void> {
  await db.updateTable('disclosure_proposals').set(change).where('id', '=', id).execute();
}

/** Proposals, newest first. */
export async function proposalRows(
  db: Db,
  filter: ProposalFilter,
  page: { readonly offset: number; readonly limit: number },
): Promise<ProposalRow[]> {
  const { rows } = await sql<ProposalRow>`
    SELECT * FROM disclosure_proposals WHERE ${conditions(filter)}
    ORDER BY created_at DESC, id DESC OFFSET ${page.offset} LIMIT ${page.limit}`.execute(db);
  return rows;
}

/** How many there are. */
export async function countProposals(db: Db, filter: ProposalFilter): Promise<number> {
  const { rows } = await sql<{
    count: number;
  }>`SELECT count(*) AS count FROM disclosure_proposals WHERE ${conditions(filter)}`.execute(db);
  return rows[0]?.count ?? 0;
}

function conditions({ agencyId, state, origin, text }: ProposalFilter): RawBuilder<SqlBool> {
  const parts = [sql<SqlBool>`agency_id = ${agencyId}`];
  if (state !== undefined) parts.push(sql<SqlBool>`state = ${state}`);
  if (origin !== undefined) parts.push(sql<SqlBool>`origin = ${origin}`);
  if (text !== undefined && text !== '') parts.push(sql<SqlBool>`strpos(subject, ${text}) > 0`);
  return sql.join(parts, sql` AND `);
}
