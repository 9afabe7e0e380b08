import { authorise } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { notFound } from '../../platform/errors.ts';
import {
  awaitsHand,
  judge,
  settle,
  type HandCheck,
  type Judged,
  type Settled,
} from '../../law/inspection/hand-checks.ts';
import { inspect, type IndicatorResult } from '../../law/inspection/inspect.ts';
import { agencyById, placeOf } from '../agencies/agencies.queries.ts';
import { asSettings } from './inspection-settings.ts';
import { inspectionPolicy } from './inspection.policy.ts';
import {
  findInspection,
  handChecksOf,
  type HandCheckRow,
  type InspectionRow,
} from './inspection.repository.ts';
import {
  JUDGEMENT_FORMAT,
  storedConclusion,
  storedFacts,
  storedJudged,
  storedOutcome,
  storedResults,
} from './stored-inspection.ts';

/** A check by hand that was recorded. */
export interface KeptHandCheck extends HandCheck {
  readonly seq: number;
  readonly indicatorId: string;
  readonly checkedBy: string;
  readonly checkedOn: string;
  /** Why the one before is corrected; empty for the first. */
  readonly correction: string;
  readonly by: string;
  readonly byAccount: string;
  readonly at: Date;
  readonly judged: Judged;
}

/** An indicator of a kept inspection: measured, by hand, and what both come to. */
export interface KeptLine {
  readonly result: IndicatorResult;
  /** The check that holds, and all of them in the order in which they were recorded. */
  readonly check: KeptHandCheck | null;
  readonly checks: readonly KeptHandCheck[];
  readonly judged: Judged;
  readonly awaited: boolean;
}

/** An inspection that was kept, with whose it is. */
export interface KeptInspection {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly day: string;
  readonly by: string;
  /** Whether what was judged on the day was kept; else it is judged anew from the facts, and conclusion and score are those of the day. */
  readonly judgedThen: boolean;
  readonly lines: readonly KeptLine[];
  readonly settled: Settled;
}

/** An inspection as it was made and judged, with what people found beside it. */
export async function openInspection(
  ctx: Ctx,
  { inspectionId }: { readonly inspectionId: string },
): Promise<KeptInspection> {
  const row = await findInspection(ctx.db, inspectionId);
  if (row === null) throw notFound('这次网站检查');
  authorise(inspectionPolicy.read(ctx.actor, await placeOf(ctx.db, row.agency_id)));
  return keptInspection(ctx.db, row);
}

/** The same of a row that was read already. */
export async function keptInspection(db: Db, row: InspectionRow): Promise<KeptInspection> {
  const { name } = await agencyById(db, row.agency_id);
  const { judgedThen, results } = resultsOf(row);
  const rows = await handChecksOf(db, row.id);
  const checks = rows.map(checkOf);
  const lines = results.map((result) => lineOf(result, checks));
  return {
    id: row.id,
    agencyId: row.agency_id,
    agencyName: name,
    day: row.day,
    by: row.by_name,
    judgedThen,
    lines,
    settled: settledOf(row, rows.at(-1), lines),
  };
}

function resultsOf(row: InspectionRow): { judgedThen: boolean; results: readonly IndicatorResult[] } {
  if (row.format === null)
    return {
      judgedThen: false,
      results: inspect(storedFacts.parse(row.facts), asSettings(row.settings)).results,
    };
  if (row.format !== JUDGEMENT_FORMAT)
    throw new Error(`results of format ${row.format} are of another version`);
  return { judgedThen: true, results: storedResults.parse(row.results) };
}

function lineOf(result: IndicatorResult, all: readonly KeptHandCheck[]): KeptLine {
  const checks = all.filter(({ indicatorId }) => indicatorId === result.indicator.id);
  const check = checks.at(-1) ?? null;
  return {
    result,
    check,
    checks,
    judged: check?.judged ?? judge(result, undefined),
    awaited: awaitsHand(result, check ?? undefined),
  };
}

/** As it stands in the list too: with the last check by hand, else as it was made. */
function settledOf(row: InspectionRow, last: HandCheckRow | undefined, lines: readonly KeptLine[]): Settled {
  const { vetoed, score, conclusion, awaiting } = last ?? row;
  if (conclusion !== null && awaiting !== null)
    return { conclusion: storedConclusion.parse(conclusion), vetoed, score: Number(score), awaiting };
  const anew = settle(
    lines.map(({ result }) => result),
    new Map(),
  );
  return { ...anew, conclusion: conclusionBefore(row), vetoed, score: Number(score) };
}

/** The conclusion of an inspection with which none was stored: it held no more than whether a veto was found. */
export function conclusionBefore({ vetoed }: Pick<InspectionRow, 'vetoed'>): Settled['conclusion'] {
  return vetoed ? 'failed' : 'pending';
}

function checkOf(row: HandCheckRow): KeptHandCheck {
  return {
    seq: row.seq,
    indicatorId: row.indicator,
    outcome: storedOutcome.parse(row.outcome),
    words: row.words,
    addresses: row.addresses,
    places: row.places,
    refuted: row.refuted,
    refutedWhy: row.refuted_why,
    checkedBy: row.checked_by,
    checkedOn: row.checked_on,
    correction: row.correction,
    by: row.by_name,
    byAccount: row.by_account,
    at: row.recorded_at,
    judged: storedJudged.parse(row.judged),
  };
}
