import type { Selectable } from 'kysely';
import type { Db } from '../../platform/database/connect.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { reviewSteps } from '../catalogue/catalogue.api.ts';
import type { ReviewStep } from '../catalogue/catalogue.types.ts';

/** One passage through the steps. */
export interface Round {
  readonly id: string;
  readonly documentId: string;
  readonly editionId: string;
  readonly revisionId: string;
  readonly agencyId: string;
  readonly contentHash: string;
  readonly steps: readonly ReviewStep[];
  /** Index of the step it waits at. */
  readonly step: number;
  readonly outcome: 'open' | 'approved' | 'returned' | 'recalled' | 'voided';
  readonly startedBy: string | null;
  readonly startedAt: Date;
  readonly closedAt: Date | null;
}

/** A decision on a step. */
export type Decision = Selectable<Tables['review_decisions']>;
/** A signed 保密审查. */
export type SecrecyRecord = Selectable<Tables['secrecy_reviews']>;

/** All rounds of editions, oldest first. */
export async function listRounds(db: Db, editionIds: readonly string[]): Promise<Round[]> {
  if (editionIds.length === 0) return [];
  const rows = await db
    .selectFrom('review_rounds')
    .selectAll()
    .where('edition_id', 'in', editionIds)
    .orderBy('started_at')
    .orderBy('id')
    .execute();
  return rows.map(toRound);
}

/** The rounds that wait for one of the roles at an agency, longest waiting first. */
export async function listWaiting(
  db: Db,
  waiting: { agencyId: string; roles: readonly string[]; limit: number },
): Promise<Round[]> {
  if (waiting.roles.length === 0) return [];
  const rows = await db
    .selectFrom('review_rounds')
    .selectAll()
    .where('outcome', '=', 'open')
    .where('agency_id', '=', waiting.agencyId)
    .where('waiting_role', 'in', waiting.roles)
    .orderBy('started_at')
    .limit(waiting.limit)
    .execute();
  return rows.map(toRound);
}

/** Begins a round at its first step. */
export async function insertRound(
  db: Db,
  round: Omit<Round, 'step' | 'outcome' | 'closedAt'>,
): Promise<void> {
  await db
    .insertInto('review_rounds')
    .values({
      id: round.id,
      document_id: round.documentId,
      edition_id: round.editionId,
      revision_id: round.revisionId,
      agency_id: round.agencyId,
      content_hash: round.contentHash,
      steps: JSON.stringify(round.steps),
      waiting_role: round.steps[0]?.role ?? null,
      started_by: round.startedBy,
      started_at: round.startedAt,
      closed_at: null,
    })
    .execute();
}

/** Moves a round on, or closes it. */
export async function updateRound(
  db: Db,
  id: string,
  change: { step?: number; waitingRole?: string | null; outcome?: Round['outcome']; closedAt?: Date },
): Promise<void> {
  await db
    .updateTable('review_rounds')
    .set({
      ...(change.step !== undefined && { step: change.step }),
      ...(change.waitingRole !== undefined && { waiting_role: change.waitingRole }),
      ...(change.outcome !== undefined && { outcome: change.outcome }),
      ...(change.closedAt !== undefined && { closed_at: change.closedAt }),
    })
    .where('id', '=', id)
    .execute();
}

/** Signs a decision. */
export async function insertDecision(db: Db, decision: Decision): Promise<void> {
  await db.insertInto('review_decisions').values(decision).execute();
}

/** Decisions of rounds, in order of the steps. */
export async function listDecisions(db: Db, roundIds: readonly string[]): Promise<Decision[]> {
  if (roundIds.length === 0) return [];
  return db
    .selectFrom('review_decisions')
    .selectAll()
    .where('round_id', 'in', roundIds)
    .orderBy('at')
    .orderBy('step')
    .execute();
}

/** Signs a 保密审查. */
export async function insertSecrecy(
  db: Db,
  record: Omit<SecrecyRecord, 'form'> & { form: string },
): Promise<void> {
  await db.insertInto('secrecy_reviews').values(record).execute();
}

/** All 保密审查 of editions, newest first. */
export async function listSecrecy(db: Db, editionIds: readonly string[]): Promise<SecrecyRecord[]> {
  if (editionIds.length === 0) return [];
  return db
    .selectFrom('secrecy_reviews')
    .selectAll()
    .where('edition_id', 'in', editionIds)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** All 保密审查 of an agency's documents that were signed in a period, oldest first; `until` is the moment after it. */
export async function listSecrecyBetween(
  db: Db,
  wanted: { readonly agencyId: string; readonly from: Date; readonly until: Date },
): Promise<SecrecyRecord[]> {
  return db
    .selectFrom('secrecy_reviews')
    .selectAll()
    .where('agency_id', '=', wanted.agencyId)
    .where('at', '>=', wanted.from)
    .where('at', '<', wanted.until)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

function toRound(row: Selectable<Tables['review_rounds']>): Round {
  return {
    id: row.id,
    documentId: row.document_id,
    editionId: row.edition_id,
    revisionId: row.revision_id,
    agencyId: row.agency_id,
    contentHash: row.content_hash,
    steps: reviewSteps.parse(row.steps),
    step: row.step,
    outcome: row.outcome,
    startedBy: row.started_by,
    startedAt: row.started_at,
    closedAt: row.closed_at,
  };
}
