import { describe, expect, test } from 'vitest';
import { ROLES, type AccountActor, type Role } from '../../platform/actor.ts';
import {
  EDITION_EVENTS,
  EDITION_STATES,
  type EditionEvent,
  type EditionState,
} from '../documents/documents.states.ts';
import { reviewPolicy } from './review.policy.ts';
import { findTransition, TRANSITIONS } from './review.transitions.ts';

/**
 * The whole machine once more, written by hand: where each event leads, and who may bring it about. `step` stands for the
 * role that the current step names (here 复审人). What isn't listed is impossible for everybody.
 */
const EXPECTED: Partial<
  Record<EditionState, Partial<Record<EditionEvent, readonly [EditionState, Role | 'step']>>>
> = {
  draft: {
    edit: ['draft', 'clerk'],
    submit: ['inReview', 'clerk'],
    publishUrgently: ['published', 'publisher'],
    discard: ['discarded', 'clerk'],
  },
  inReview: {
    edit: ['draft', 'clerk'],
    approveStep: ['inReview', 'step'],
    return: ['returned', 'step'],
    recall: ['draft', 'clerk'],
    publishUrgently: ['published', 'publisher'],
  },
  returned: {
    edit: ['returned', 'clerk'],
    submit: ['inReview', 'clerk'],
    publishUrgently: ['published', 'publisher'],
    discard: ['discarded', 'clerk'],
  },
  approved: {
    edit: ['draft', 'clerk'],
    publish: ['published', 'publisher'],
    return: ['returned', 'secrecyReviewer'],
    discard: ['discarded', 'clerk'],
  },
  published: {
    withdraw: ['withdrawn', 'publisher'],
    vanish: ['withdrawn', 'secrecyReviewer'],
    startEdition: ['published', 'clerk'],
  },
  withdrawn: {
    vanish: ['withdrawn', 'secrecyReviewer'],
    restore: ['published', 'publisher'],
    startEdition: ['withdrawn', 'clerk'],
  },
};

/** What an urgent publication admits besides, until its review is through. */
const WHILE_PENDING: Partial<Record<EditionEvent, readonly [EditionState, Role | 'step']>> = {
  submit: ['published', 'clerk'],
  approveStep: ['published', 'step'],
  return: ['published', 'step'],
};

const STEP_ROLE: Role = 'secondReviewer';
const AGENCY = 'agency';
const place = { agencyId: AGENCY, agencyPath: ['above', AGENCY] };

function actorOf(role: Role, agencyId = AGENCY): AccountActor {
  const grants = [{ role, agencyId }];
  return { kind: 'account', accountId: role, name: role, username: role, grants, ip: null, sessionId: null };
}

/** Where the event leads when that role brings it about; null when it can't. */
function outcome(
  edition: { state: EditionState; pendingApproval: boolean },
  event: EditionEvent,
  actor: AccountActor,
): EditionState | null {
  const way = findTransition(event, edition);
  if (way === null) return null;
  const verdict =
    way.by === 'step'
      ? reviewPolicy.decideStep(actor, { place, role: STEP_ROLE, authors: [], decidedBy: [] })
      : reviewPolicy.act(actor, way.by, place);
  return verdict === true ? way.to : null;
}

const CASES = EDITION_STATES.flatMap((state) =>
  [false, true].flatMap((pendingApproval) =>
    EDITION_EVENTS.map((event) => ({ state, pendingApproval, event })),
  ),
);

describe('every state, event and role', () => {
  test.each(CASES)('$event in $state (pending: $pendingApproval)', ({ state, pendingApproval, event }) => {
    const pending = state === 'published' && pendingApproval ? WHILE_PENDING[event] : undefined;
    const expected = pending ?? EXPECTED[state]?.[event];
    for (const role of ROLES) {
      const by = expected?.[1] === 'step' ? STEP_ROLE : expected?.[1];
      const to = expected !== undefined && by === role ? expected[0] : null;
      expect({ role, to: outcome({ state, pendingApproval }, event, actorOf(role)) }).toEqual({ role, to });
    }
  });

  test('the last step leads to approval, and of an urgent publication leaves it published', () => {
    const last = { last: true };
    expect(findTransition('approveStep', { state: 'inReview', pendingApproval: false }, last)?.to).toBe(
      'approved',
    );
    expect(findTransition('approveStep', { state: 'published', pendingApproval: true }, last)?.to).toBe(
      'published',
    );
    expect(findTransition('approveStep', { state: 'published', pendingApproval: false }, last)).toBeNull();
  });

  test('nobody acts on a document of another agency, not even from above', () => {
    const facts = { place, role: STEP_ROLE, authors: [], decidedBy: [] };
    for (const agencyId of ['above', 'other']) {
      for (const role of ROLES) {
        const actor = actorOf(role, agencyId);
        for (const way of TRANSITIONS) {
          const verdict =
            way.by === 'step'
              ? reviewPolicy.decideStep(actor, facts)
              : reviewPolicy.act(actor, way.by, place);
          expect(verdict).toBeTypeOf('string');
        }
        expect(reviewPolicy.reviewSecrecy(actor, { place, authors: [] })).toBeTypeOf('string');
      }
    }
  });

  test('returning, urgent publication, withdrawal, a new edition and discarding need a reason', () => {
    const events = new Set(TRANSITIONS.filter((way) => way.reason === true).map((way) => way.event));
    expect(events).toEqual(
      new Set(['return', 'publishUrgently', 'withdraw', 'vanish', 'startEdition', 'discard']),
    );
    for (const way of TRANSITIONS) expect(way.reason === true).toBe(events.has(way.event));
  });
});

describe('who may decide a step', () => {
  const reviewer = actorOf(STEP_ROLE);
  const facts = { place, role: STEP_ROLE, authors: ['clerk'], decidedBy: ['firstReviewer'] };

  test('the role of the step decides it', () => {
    expect(reviewPolicy.decideStep(reviewer, facts)).toBe(true);
  });

  test('whoever wrote a revision of the edition decides none of its steps', () => {
    expect(reviewPolicy.decideStep(reviewer, { ...facts, authors: ['clerk', STEP_ROLE] })).toContain(
      '不能审核自己的文稿',
    );
  });

  test('one person does not decide two steps of a round', () => {
    expect(reviewPolicy.decideStep(reviewer, { ...facts, decidedBy: [STEP_ROLE] })).toContain('不能审核两步');
  });

  test('whoever wrote the text does not review its secrecy', () => {
    const secrecy = actorOf('secrecyReviewer');
    expect(reviewPolicy.reviewSecrecy(secrecy, { place, authors: ['clerk'] })).toBe(true);
    expect(reviewPolicy.reviewSecrecy(secrecy, { place, authors: ['secrecyReviewer'] })).toContain(
      '须由其他人进行',
    );
  });
});
