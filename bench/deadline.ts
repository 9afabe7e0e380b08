import type { ClockEvent } from '../src/law/clock/clock-events.ts';
import { computeClock } from '../src/law/clock/clock.ts';
import { addDays } from '../src/law/dates.ts';
import { below, quantile, type Figure } from './figure.ts';

const LEDGERS = 500;
const ROUNDS = 40;
/** So many are timed together: one alone is shorter than what the timer costs. */
const BATCH = 50;

/** One deadline computed from the ledger of a request that had everything happen to it. Needs no database. */
export async function measureDeadline(): Promise<Figure[]> {
  const ledgers = Array.from({ length: LEDGERS }, (_, n) => ledgerOf(addDays('2024-01-02', n)));
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (let first = 0; first < LEDGERS; first += BATCH) {
      const batch = ledgers.slice(first, first + BATCH);
      const started = performance.now();
      const dues = batch.map((ledger) => computeClock(ledger).due);
      times.push(((performance.now() - started) * 1000) / BATCH);
      if (dues.includes(null)) throw new Error('a ledger without a deadline');
    }
  }
  return [below('deadline', quantile(times, 0.5), 'µs', 50)];
}

/** Received, clarified, two consultations, one of them answered too late, extended. */
function ledgerOf(received: string): ClockEvent[] {
  const on = (days: number): string => addDays(received, days);
  return [
    { kind: 'received', on: received },
    { kind: 'clarificationAsked', on: on(5), respondBy: on(20) },
    { kind: 'clarified', on: on(15) },
    { kind: 'consultationSent', on: on(20), consultation: 'third party', with: 'thirdParty' },
    { kind: 'consultationDelivered', on: on(22), consultation: 'third party' },
    { kind: 'consultationReplied', on: on(55), consultation: 'third party' },
    { kind: 'consultationSent', on: on(24), consultation: 'joint maker', with: 'jointMaker' },
    { kind: 'consultationDelivered', on: on(25), consultation: 'joint maker' },
    { kind: 'consultationReplied', on: on(36), consultation: 'joint maker' },
    { kind: 'extended', on: on(56), workdays: 20, approvedBy: '工作机构负责人', notifiedOn: on(56) },
  ];
}
