import { tryComputeClock } from '../../law/clock/clock.ts';
import { clockLedgers } from '../../law/requests/clock-ledger.ts';
import type { LoadedCase } from './loaded-case.ts';

/**
 * Whether what came with an entry (补正, 缴费) made the limit begin anew: only where it was asked for the first time and while
 * the limit ran (条例第30条), and where no review has set the day. False as well while that can't be computed.
 */
export function restartedLimit(
  { ledger, today, calendar }: Pick<LoadedCase, 'ledger' | 'today' | 'calendar'>,
  seq: number,
): boolean {
  const [first = []] = clockLedgers(ledger);
  if (!first.some((event) => event.seq === seq)) return false;
  const clock = tryComputeClock(first, { asOf: today, calendar });
  if ('missing' in clock) return false;
  return !clock.state.findings.some((finding) => finding.seq === seq && finding.severity === 'error');
}

/** Whether the limit begins anew when the 补正 that is waited for comes. */
export function willRestartLimit({ state, clock }: Pick<LoadedCase, 'state' | 'clock'>): boolean {
  return state.redo === null && 'state' in clock && clock.state.phase === 'waitingClarification';
}
