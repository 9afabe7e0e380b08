import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../dates.ts';
import { addWorkdays, isWorkday } from '../workdays.ts';
import { clockCertificate } from './certificate.ts';
import type { ClockEvent } from './clock-events.ts';
import { computeClock } from './clock.ts';

// Ledgers of any sense and nonsense, within years whose notices are out.
const START = '2024-03-01';
const dayAfter = (from: string, most: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: most }).map((days) => addDays(from, days));
const on = dayAfter(START, 400);
const consultation = fc.constantFrom('甲', '乙', '丙');
const whom = fc.constantFrom('thirdParty' as const, 'jointMaker' as const, 'otherAgency' as const);
const workdays = fc.integer({ min: 1, max: 20 });

const middle: fc.Arbitrary<ClockEvent> = fc.oneof(
  fc.record({ kind: fc.constant('clarificationAsked' as const), on }),
  fc.record({ kind: fc.constant('clarified' as const), on }),
  fc.record({ kind: fc.constant('consultationSent' as const), on, consultation, with: whom }),
  fc.record({ kind: fc.constant('consultationDelivered' as const), on, consultation }),
  fc.record({ kind: fc.constant('consultationReplied' as const), on, consultation }),
  fc.record({ kind: fc.constant('extended' as const), on, workdays }),
  fc.record({ kind: fc.constant('extend' as const), on, workdays: fc.integer({ min: -3, max: 60 }) }),
  fc.record({ kind: fc.constantFrom('reasonsAsked' as const, 'reasonsGiven' as const), on }),
  fc.record({ kind: fc.constant('delayed' as const), on, until: dayAfter(START, 430) }),
  fc.record({ kind: fc.constant('feeAsked' as const), on }),
  fc.record({ kind: fc.constantFrom('paid' as const, 'restart' as const, 'suspend' as const), on }),
  fc.record({ kind: fc.constant('resume' as const), on }),
);
const last: fc.Arbitrary<ClockEvent> = fc.record({
  kind: fc.constantFrom('answered' as const, 'withdrawn' as const, 'abandoned' as const, 'stop' as const),
  on,
});
const ledger: fc.Arbitrary<ClockEvent[]> = fc
  .tuple(
    fc.array(middle, { maxLength: 9 }),
    fc.option(last, { nil: undefined }),
    fc.array(fc.nat({ max: 30 }), { minLength: 12, maxLength: 12 }),
  )
  .map(([events, end, lags]) => {
    const all: ClockEvent[] = [
      { kind: 'received', on: START },
      ...events,
      ...(end === undefined ? [] : [end]),
    ];
    return all.map((event, index) => ({
      ...event,
      seq: index + 1,
      recordedAt: addDays(event.on, lags[index] ?? 0),
    }));
  });

/** A run without end in sight: only what stops or lengthens it differs. */
const calm = fc.record({
  sent: fc.integer({ min: 0, max: 25 }),
  replied: fc.integer({ min: 0, max: 60 }),
  extension: fc.option(fc.record({ at: fc.integer({ min: 0, max: 20 }), workdays }), { nil: undefined }),
  restart: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
});
type Calm = typeof calm extends fc.Arbitrary<infer T> ? T : never;

function tell(story: Calm): ClockEvent[] {
  const { extension, restart } = story;
  return [
    { kind: 'received', on: START },
    ...(restart === undefined ? [] : [{ kind: 'restart' as const, on: addDays(START, restart) }]),
    ...(extension === undefined
      ? []
      : [{ kind: 'extend' as const, on: addDays(START, extension.at), workdays: extension.workdays }]),
  ];
}

function suspended(story: Calm, id = 'x'): ClockEvent[] {
  return [
    { kind: 'suspend', on: addDays(START, story.sent), ref: id },
    { kind: 'resume', on: addDays(START, story.sent + story.replied), ref: id },
  ];
}

function dueOf(events: readonly ClockEvent[]): string {
  const { due } = computeClock(events);
  if (due === null) throw new Error('no deadline');
  return due;
}

test('a suspension never brings the deadline forward, and a second one neither', () => {
  fc.assert(
    fc.property(calm, calm, (story, other) => {
      const plain = dueOf(tell(story));
      const once = dueOf([...tell(story), ...suspended(story)]);
      const twice = dueOf([
        ...tell(story),
        ...suspended(story),
        ...suspended({ ...other, restart: undefined }, 'y'),
      ]);
      expect(once >= plain && twice >= once).toBe(true);
    }),
  );
});

test('a longer suspension never brings the deadline forward', () => {
  fc.assert(
    fc.property(calm, fc.nat({ max: 40 }), (story, more) => {
      const short = dueOf([...tell(story), ...suspended(story)]);
      expect(
        dueOf([...tell(story), ...suspended({ ...story, replied: story.replied + more })]) >= short,
      ).toBe(true);
    }),
  );
});

test('days in two suspensions are left out once', () => {
  fc.assert(
    fc.property(calm, (story) => {
      const once = dueOf([...tell(story), ...suspended(story)]);
      expect(dueOf([...tell(story), ...suspended(story), ...suspended(story, 'y')])).toBe(once);
    }),
  );
});

test('an extension never brings the deadline forward, and a longer one neither', () => {
  fc.assert(
    fc.property(calm, workdays, (story, length) => {
      const plain = { ...story, extension: undefined };
      const extended = { ...story, extension: { at: 5, workdays: length } };
      const longer = { ...story, extension: { at: 5, workdays: 20 } };
      const [a, b, c] = [plain, extended, longer].map((each) => dueOf([...tell(each), ...suspended(each)]));
      expect((b ?? '') >= (a ?? '') && (c ?? '') >= (b ?? '')).toBe(true);
    }),
  );
});

test('no answer is due before twenty working days after the last restart', () => {
  fc.assert(
    fc.property(ledger, (events) => {
      const { due, countedFrom } = computeClock(events);
      const earliest = countedFrom === null ? '' : addWorkdays(countedFrom, 20);
      expect(due === null || due >= earliest).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('used and remaining days make the limit, which is twenty to forty days', () => {
  fc.assert(
    fc.property(ledger, on, (events, asOf) => {
      for (const state of [computeClock(events), computeClock(events, { asOf })]) {
        expect(state.used + state.remaining).toBe(state.limit);
        expect(state.used >= 0 && state.remaining >= 0).toBe(true);
        expect(state.limit >= 20 && state.limit <= 40).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('the order in which a ledger is handed over doesn’t matter, only that in which it was recorded', () => {
  fc.assert(
    fc.property(
      ledger.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      ([events, shuffled]) => {
        expect(computeClock(shuffled)).toEqual(computeClock(events));
      },
    ),
  );
});

test('what wasn’t known yet can’t matter', () => {
  fc.assert(
    fc.property(ledger, ledger, on, (events, others, knownOn) => {
      const unknown = others
        .slice(1)
        .map((event, index) => ({ ...event, seq: 100 + index, recordedAt: addDays(knownOn, 1 + index) }));
      expect(computeClock([...events, ...unknown], { knownOn })).toEqual(computeClock(events, { knownOn }));
    }),
  );
});

test('what happens later can’t matter', () => {
  fc.assert(
    fc.property(ledger, on, (events, asOf) => {
      const until = events.filter((event) => event.on <= asOf);
      expect(computeClock(events, { asOf })).toEqual(computeClock(until, { asOf }));
    }),
  );
});

test('an entry that was struck out is as if it had never been, but for being told', () => {
  fc.assert(
    fc.property(ledger, middle, on, (events, wrong, day) => {
      const seq = 50;
      const state = computeClock([
        ...events,
        { ...wrong, seq },
        { kind: 'corrected', on: day, seq: seq + 1, voids: seq },
      ]);
      expect(state).toEqual(computeClock(events));
    }),
  );
});

test('the certificate tells every day once and counts to the deadline', () => {
  fc.assert(
    fc.property(ledger, (events) => {
      const { state, days } = clockCertificate(events);
      expect(days.every((day, index) => day.date === addDays(START, index))).toBe(true);
      const run = days.at(-1)?.run;
      const counted = days.filter((day) => day.run === run && day.number !== null);
      expect(counted.every((day, index) => day.number === index + 1 && isWorkday(day.date))).toBe(true);
      const untilThen = state.endedOn ?? state.asOf ?? '';
      expect(counted.filter((day) => day.date <= untilThen)).toHaveLength(state.used);
      // Without a deadline nothing is counted to.
      const due = state.due ?? days.at(-1)?.date;
      expect(days.length === 0 || days.some((day) => day.date === due)).toBe(true);
      const ends = state.delayedUntil === due ? due : counted.at(-1)?.date;
      expect(state.due === null || (counted.length === state.limit && ends === due)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
