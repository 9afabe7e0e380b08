import type { Ctx } from '../../platform/context.ts';
import { accountNames } from '../accounts/accounts.queries.ts';
import type { DocumentRow } from '../documents/documents.types.ts';
import { listDecisions, listRounds, type Round } from './review.repository.ts';

/** Who moved a review last, and with which words. */
export interface Standing {
  readonly from: string;
  readonly since: Date;
  /** Reason of the return when it was returned; else empty. */
  readonly note: string;
  readonly decidedBy: readonly (string | null)[];
}

/** Where the latest rounds of documents' current editions stand, by edition; in three queries. */
export async function standingsOf(ctx: Ctx, rows: readonly DocumentRow[]): Promise<Map<string, Standing>> {
  return standingsOfRounds(
    ctx,
    await listRounds(
      ctx.db,
      rows.map((row) => row.currentEditionId),
    ),
  );
}

/** The same for rounds at hand, oldest first: of several of an edition the last counts. */
export async function standingsOfRounds(ctx: Ctx, rounds: readonly Round[]): Promise<Map<string, Standing>> {
  const decisions = Map.groupBy(
    await listDecisions(
      ctx.db,
      rounds.map((round) => round.id),
    ),
    (decision) => decision.round_id,
  );
  const starters = await accountNames(
    ctx.db,
    rounds.flatMap((round) => round.startedBy ?? []),
  );
  return new Map(
    rounds.map((round) => {
      const own = decisions.get(round.id) ?? [];
      const last = own.at(-1);
      return [
        round.editionId,
        {
          from: last?.by_name ?? starters.get(round.startedBy ?? '') ?? '',
          since: last?.at ?? round.startedAt,
          note: last?.verdict === 'return' ? last.comment : '',
          decidedBy: own.map((decision) => decision.by_account),
        },
      ];
    }),
  );
}

/** A document's standing; of one never submitted its last editor's. */
export function standingIn(
  standings: ReadonlyMap<string, Standing>,
  document: DocumentRow,
): Pick<Standing, 'from' | 'since' | 'note'> {
  const { from, since, note } = standings.get(document.currentEditionId) ?? {
    from: document.lastEditor,
    since: document.changedAt,
    note: '',
  };
  return { from, since, note };
}
