import { standingOf, type LinkClass, type LinkStanding } from './link-classes.ts';

/**
 * Where a link stands: `waiting` nobody has looked yet, `good`, `unsure` a program can't tell, `suspect` it failed and is tried
 * again, `faulty` it failed as often as patience asks for.
 */
export const LINK_STATES = ['waiting', 'good', 'unsure', 'suspect', 'faulty'] as const;

/** One of the states. */
export type LinkState = (typeof LINK_STATES)[number];

/** What is known of a link between two looks. */
export interface Standing {
  readonly state: LinkState;
  /** Failures in a row. */
  readonly failures: number;
  /** Whether the last looks (newest last, at most eight) went well; what is unsure isn't among them. */
  readonly recent: readonly boolean[];
  readonly nextCheckAt: Date;
}

/** How patient one is, in milliseconds. */
export interface Rhythm {
  /** Failures in a row before a link is called faulty: the first look and two more. */
  readonly patience: number;
  readonly retryMs: number;
  /** Between looks at what is good, at what can't be told, and at what is faulty. */
  readonly goodMs: number;
  readonly unsureMs: number;
  readonly faultyMs: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Two retries at least ten minutes apart; good links once a week, others more often. */
export const RHYTHM: Rhythm = {
  patience: 3,
  retryMs: 10 * MINUTE,
  goodMs: 7 * DAY,
  unsureMs: 3 * DAY,
  faultyMs: DAY,
};

const REMEMBERED = 8;
/** Changes among the remembered looks from which a link is told as now well, now not. */
const FLAPS = 3;

/** Where a link stands after one more look at a moment. */
export function nextStanding(
  before: Pick<Standing, 'failures' | 'recent'>,
  found: LinkClass,
  at: Date,
  rhythm: Rhythm = RHYTHM,
): Standing {
  const how = howItWent(standingOf(found));
  const later = (ms: number): Date => new Date(at.getTime() + ms);
  // What can't be told takes nothing back and adds nothing: a wall doesn't make a link dead, nor well again.
  if (how === 'unsure')
    return {
      state: 'unsure',
      failures: before.failures,
      recent: before.recent,
      nextCheckAt: later(rhythm.unsureMs),
    };
  const recent = [...before.recent, how === 'well'].slice(-REMEMBERED);
  if (how === 'well') return { state: 'good', failures: 0, recent, nextCheckAt: later(rhythm.goodMs) };
  const failures = before.failures + 1;
  // What harms readers isn't waited for.
  const faulty = failures >= rhythm.patience || how === 'harmful';
  return {
    state: faulty ? 'faulty' : 'suspect',
    failures,
    recent,
    nextCheckAt: later(faulty ? rhythm.faultyMs : rhythm.retryMs),
  };
}

/** Whether a link works now and then: three changes or more among its last eight looks. */
export function isFlapping(recent: readonly boolean[]): boolean {
  return recent.filter((well, index) => index > 0 && well !== recent[index - 1]).length >= FLAPS;
}

function howItWent(standing: LinkStanding): 'well' | 'unsure' | 'failed' | 'harmful' {
  switch (standing) {
    case 'good':
    case 'notice':
      return 'well';
    case 'unsure':
      return 'unsure';
    case 'fault':
      return 'failed';
    case 'danger':
      return 'harmful';
  }
}
