import { describe, expect, test } from 'vitest';
import { DISPUTE_CASE_KINDS, type DisputeCaseKind } from './dispute-kinds.ts';
import {
  DISPUTE_DUTIES,
  DISPUTE_POSITIONS,
  DISPUTE_ROLES,
  OPEN_DISPUTE_POSITIONS,
  type DisputePosition,
  type DisputeRole,
} from './dispute-positions.ts';
import type { DisputeEventKind } from './dispute-events.ts';
import { DISPUTE_EVENT_KINDS, openDisputeActions, permitsDispute } from './dispute-transitions.ts';

const ALWAYS = ['dateCorrected', 'noted'] as const;
const OPEN_ELSEWHERE = ['detailsCorrected', ...ALWAYS] as const;

/** Written down by hand from how such cases go: what the handler may do, by kind and position. */
const HANDLER: Readonly<
  Record<DisputeCaseKind, Partial<Readonly<Record<DisputePosition | 'none', readonly DisputeEventKind[]>>>>
> = {
  review: {
    none: ['filed'],
    filed: ['copyReceived', 'closed', ...OPEN_ELSEWHERE],
    replyDue: ['procedureChanged', 'replied', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    awaitingOutcome: ['procedureChanged', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    carryingOut: ['carriedOut', ...OPEN_ELSEWHERE],
    closed: ['archived', ...OPEN_ELSEWHERE],
    archived: ['noted'],
  },
  direct: {
    none: ['filed'],
    filed: ['copyReceived', 'closed', ...OPEN_ELSEWHERE],
    replyDue: ['procedureChanged', 'replied', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    awaitingOutcome: ['procedureChanged', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    carryingOut: ['appealed', 'carriedOut', ...OPEN_ELSEWHERE],
    closed: ['appealed', 'archived', ...OPEN_ELSEWHERE],
    archived: ['noted'],
  },
  afterReview: {
    none: ['filed'],
    filed: ['copyReceived', 'closed', ...OPEN_ELSEWHERE],
    replyDue: ['procedureChanged', 'replied', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    awaitingOutcome: ['procedureChanged', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    carryingOut: ['appealed', 'carriedOut', ...OPEN_ELSEWHERE],
    closed: ['appealed', 'archived', ...OPEN_ELSEWHERE],
    archived: ['noted'],
  },
  complaint: {
    none: ['filed'],
    filed: ['copyReceived', 'closed', ...OPEN_ELSEWHERE],
    replyDue: ['replied', 'termExtended', 'closed', ...OPEN_ELSEWHERE],
    awaitingOutcome: ['termExtended', 'closed', ...OPEN_ELSEWHERE],
    carryingOut: ['carriedOut', ...OPEN_ELSEWHERE],
    closed: ['archived', ...OPEN_ELSEWHERE],
    archived: ['noted'],
  },
  correction: {
    none: ['filed'],
    filed: [...ALWAYS],
    replyDue: [...ALWAYS],
    awaitingOutcome: [...ALWAYS],
    carryingOut: [...ALWAYS],
    examining: ['evidenceExamined', 'decided', 'withdrawn', ...ALWAYS],
    signing: ['withdrawn', ...ALWAYS],
    delivering: ['delivered', ...ALWAYS],
    closed: ['archived', ...ALWAYS],
    archived: ['noted'],
  },
};

/** Positions of corrections that no other case reaches; nothing but notes could be said there. */
const UNREACHED = [...OPEN_ELSEWHERE];

function expected(kind: DisputeCaseKind, position: DisputePosition | 'none', role: DisputeRole): string[] {
  if (role === 'signer')
    return kind === 'correction' && position === 'signing' ? ['signatureRefused', 'signed'] : [];
  return [...(HANDLER[kind][position] ?? UNREACHED)].toSorted();
}

test('whoever has something to do where a case stands may do it there, and no open case is forgotten', () => {
  for (const role of DISPUTE_ROLES)
    for (const position of DISPUTE_DUTIES[role]) {
      const may = DISPUTE_CASE_KINDS.flatMap((kind) => openDisputeActions({ kind, position }, role));
      expect([position, may.some((event) => event !== 'noted')]).toEqual([position, true]);
    }
  const waited = DISPUTE_ROLES.flatMap((role) => DISPUTE_DUTIES[role]);
  expect(new Set([...waited, 'awaitingOutcome'])).toEqual(new Set(OPEN_DISPUTE_POSITIONS));
});

describe.each(DISPUTE_CASE_KINDS)('%s', (kind) => {
  test.each(DISPUTE_ROLES)('every position and event for the %s', (role) => {
    for (const position of ['none', ...DISPUTE_POSITIONS] as const) {
      const standing = { kind, position: position === 'none' ? null : position };
      const may = DISPUTE_EVENT_KINDS.filter((event) => permitsDispute(standing, event, role));
      expect([position, may.toSorted()]).toEqual([position, expected(kind, position, role)]);
      expect(openDisputeActions(standing, role)).toEqual(may);
    }
  });
});
