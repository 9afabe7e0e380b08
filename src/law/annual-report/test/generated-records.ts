import fc from 'fast-check';
import { addDays, type PlainDate } from '../../dates.ts';
import type { RegisterRecords, RequestRecord } from '../classify.ts';
import { computeTables, NO_COUNTS } from '../compute.ts';
import { APPLICANT_KINDS, DISPUTE_KINDS, DISPUTE_RESULTS, OUTCOME_ROWS } from '../form.ts';
import type { ReportTables } from '../tables.ts';

/** A day of the four years around 2024, often one at which a year begins or ends. */
export const day: fc.Arbitrary<PlainDate> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 4 * 365 }).map((offset) => addDays('2022-07-01', offset)),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('2023-12-31', '2024-01-01', '2024-12-30', '2024-12-31', '2025-01-01'),
  },
);
const later = fc.option(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.constantFrom(0, 1, 365, 366)));

/** A request, decided or not, never before it was received. */
export const requestRecord: fc.Arbitrary<RequestRecord> = fc
  .tuple(day, later, fc.constantFrom(...OUTCOME_ROWS), fc.constantFrom(...APPLICANT_KINDS))
  .map(([receivedOn, delay, outcome, applicantKind]) =>
    delay === null
      ? { receivedOn, decidedOn: null, outcome: null, applicantKind }
      : { receivedOn, decidedOn: addDays(receivedOn, delay), outcome, applicantKind },
  );

const normativeRecord = fc
  .tuple(day, later, later, fc.constantFrom('repealed' as const, 'lapsed' as const))
  .map(([madeOn, validFor, endsAfter, how]) => ({
    kind: 'normative' as const,
    madeOn,
    validUntil: validFor === null ? null : addDays(madeOn, validFor),
    endedOn: endsAfter === null ? null : addDays(madeOn, endsAfter),
    endedHow: endsAfter === null ? null : how,
  }));

const disputeRecord = fc
  .tuple(
    day,
    later,
    fc.constantFrom(...DISPUTE_KINDS),
    fc.constantFrom('upheld', 'corrected', 'other'),
    fc.boolean(),
  )
  .map(([filedOn, delay, kind, outcome, originalActor]) => ({
    kind,
    filedOn,
    closedOn: delay === null ? null : addDays(filedOn, delay),
    outcome: delay === null ? null : outcome,
    originalActor,
  }));

/** The registers of an agency below a city divided into districts (it has no 规章). */
export const registerRecords: fc.Arbitrary<RegisterRecords> = fc.record({
  requests: fc.array(requestRecord, { maxLength: 60 }),
  normative: fc.array(normativeRecord, { maxLength: 15 }),
  decisions: fc.array(fc.record({ kind: fc.constantFrom('permit', 'punish', 'coerce'), decidedOn: day }), {
    maxLength: 15,
  }),
  fees: fc.array(
    fc.record({
      collectedOn: day,
      amount: fc.integer({ min: 0, max: 1e9 }).map((cents) => (cents / 100).toFixed(2)),
    }),
    { maxLength: 8 },
  ),
  disputes: fc.array(disputeRecord, { maxLength: 15 }),
});

const some = fc.integer({ min: 1, max: 9 });
const countsOf = <Part>(parts: readonly Part[]): fc.Arbitrary<(Part & { readonly count: number })[]> =>
  fc
    .tuple(...parts.map(() => some))
    .map((counts) => parts.map((part, at) => ({ ...part, count: counts[at] ?? 1 })));
const KINDS = APPLICANT_KINDS.map((kind) => ({ kind }));
const RESULTS = OUTCOME_ROWS.flatMap((row) => KINDS.map(({ kind }) => ({ row, kind })));
const MEASURES = (['rule', 'normative'] as const).map((kind) => ({ kind }));
const DISPUTES = DISPUTE_KINDS.flatMap((kind) => DISPUTE_RESULTS.map((result) => ({ kind, result })));

/** A city's year in which no cell is nought, so that each can be too low as well as too high, with the year before that it follows from. */
export const fullYear: fc.Arbitrary<{ readonly tables: ReportTables; readonly previous: ReportTables }> = fc
  .record({
    carriedIn: countsOf(KINDS),
    outcomes: countsOf(RESULTS),
    carriedOut: countsOf(KINDS),
    made: countsOf(MEASURES),
    repealed: countsOf(MEASURES),
    before: countsOf(MEASURES),
    decisions: countsOf((['permit', 'punish', 'coerce'] as const).map((kind) => ({ kind }))),
    disputes: countsOf(DISPUTES),
    cents: fc.integer({ min: 100, max: 1e6 }),
  })
  .map(({ made, repealed, before, cents, ...counts }) => {
    const of = (list: readonly { kind: string; count: number }[], kind: string): number =>
      list.filter((each) => each.kind === kind).reduce((sum, { count }) => sum + count, 0);
    const newRequests = KINDS.map(({ kind }) => ({
      kind,
      count: of(counts.outcomes, kind) + of(counts.carriedOut, kind) - of(counts.carriedIn, kind),
    }));
    // No more is repealed than there was.
    const stock = before.map(({ kind, count }) => ({ kind, count: count + of(repealed, kind) }));
    const inForce = stock.map(({ kind, count }) => ({
      kind,
      count: count + of(made, kind) - of(repealed, kind),
    }));
    const normative = [
      ...made.map((each) => ({ ...each, measure: 'made' as const })),
      ...repealed.map((each) => ({ ...each, measure: 'repealed' as const })),
      ...inForce.map((each) => ({ ...each, measure: 'valid' as const })),
    ];
    const valid = stock.map((each) => ({ ...each, measure: 'valid' as const }));
    return {
      tables: computeTables({ ...counts, newRequests, normative, feeAmounts: [(cents / 100).toFixed(2)] }),
      previous: computeTables({
        ...NO_COUNTS,
        newRequests: counts.carriedIn,
        carriedOut: counts.carriedIn,
        normative: valid,
      }),
    };
  });
