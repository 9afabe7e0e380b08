import { describe, expect, test } from 'vitest';
import { POSITIONS, REQUEST_ROLES } from '../../../../../src/law/requests/positions.ts';
import { NOTHING_YET, type RequestState } from '../../../../../src/law/requests/request-state.ts';
import { openActions } from '../../../../../src/law/requests/transitions.ts';
import { offeredActions } from './usual-actions.ts';

const BOTH = { legal: true, secrecy: true };
const at = (position: RequestState['position'], more: Partial<RequestState> = {}): RequestState => ({
  ...NOTHING_YET,
  position,
  ...more,
});

test('nothing is usual that the table does not permit to anybody', () => {
  for (const position of POSITIONS) {
    const allowed = REQUEST_ROLES.flatMap((role) => openActions(position, role));
    const { next } = offeredActions(at(position), allowed, BOTH);
    expect(next.every((kind) => allowed.includes(kind))).toBe(true);
  }
});

describe('what the file speaks against is not offered', () => {
  test('a second clarification', () => {
    const clarification = {
      seq: 3,
      askedOn: '2026-03-02',
      respondBy: '2026-03-12',
      points: '',
      deliveredOn: null,
      clarifiedOn: '2026-03-05',
      lapsed: false,
    };
    const offered = offeredActions(
      at('examining', { clarification }),
      ['clarificationAsked', 'examined'],
      BOTH,
    );
    expect(offered).toEqual({ next: ['examined'], more: [] });
  });

  test('a review by whoever has no part in what is still to be reviewed', () => {
    const state = at('reviewing', { reviews: { legal: true, secrecy: false } });
    expect(offeredActions(state, ['reviewed'], { legal: true, secrecy: false }).next).toEqual([]);
    expect(offeredActions(state, ['reviewed'], BOTH).next).toEqual(['reviewed']);
  });
});

test('an extension that is asked for comes before everything', () => {
  const extension = { seq: 1, proposed: 10, approvedOn: null, workdays: 0, toldOn: null };
  const offered = offeredActions(at('judging', { extension }), ['judged', 'extended'], BOTH);
  expect(offered.next).toEqual(['extended', 'judged']);
});

test('what only the program does is never offered', () => {
  expect(offeredActions(at('joined'), ['answeredTogether', 'redoOrdered'], BOTH).more).toEqual([]);
});
