import { expect, test } from 'vitest';
import type { DecisionKindKey } from '../decisions/decision-kinds.ts';
import { decisionOf, isDisclosed, letterOfAnswer, rowOfAnswer, withheldDecisions } from './whole-answer.ts';

function decided(...kinds: readonly (DecisionKindKey | null)[]) {
  return {
    items: kinds.map((kind, index) => ({
      id: `i${index}`,
      description: '',
      unit: '',
      dueOn: null,
      decision: kind === null ? null : { itemId: `i${index}`, kind, explanation: '', evidence: {} },
    })),
  };
}

test.each<[readonly DecisionKindKey[], DecisionKindKey, string]>([
  [['open.provide'], 'open.provide', 'open'],
  [['cannot.notExist', 'cannot.notExist'], 'cannot.notExist', 'cannot.notHeld'],
  [['cannot.notExist', 'cannot.notOurs'], 'cannot.notExist', 'cannot.notHeld'],
  [['open.already', 'open.provide'], 'open.provide', 'open'],
  [['open.provide', 'deny.thirdParty'], 'partial', 'partial'],
  [['partial', 'open.provide'], 'partial', 'partial'],
  [['deny.process', 'deny.thirdParty'], 'deny.thirdParty', 'deny.thirdParty'],
  [['noProc.repeat', 'cannot.notExist'], 'cannot.notExist', 'cannot.notHeld'],
])('items that end as %j are answered as %s, which counts as %s', (kinds, decision, row) => {
  expect(decisionOf(decided(...kinds))).toBe(decision);
  expect(rowOfAnswer(decided(...kinds))).toBe(row);
});

test.each<[readonly DecisionKindKey[], string]>([
  [['cannot.notExist', 'cannot.notExist'], 'answer.cannot.notExist'],
  [['open.provide', 'deny.process'], 'answer.partial'],
  [['open.provide', 'partial', 'deny.secret'], 'answer.partial'],
  [['open.provide', 'cannot.notExist'], 'answer.itemwise'],
  [['open.already', 'deny.process'], 'answer.itemwise'],
  [['open.already', 'open.provide'], 'answer.itemwise'],
  [['open.provide', 'deny.query'], 'answer.itemwise'],
  [['cannot.notExist', 'deny.process'], 'answer.itemwise'],
  [['deny.process', 'deny.secret'], 'answer.itemwise'],
  [['cannot.notExist', 'cannot.notOurs'], 'answer.itemwise'],
])('items that end as %j are told by the letter %s', (kinds, letter) => {
  expect(letterOfAnswer(decided(...kinds))).toBe(letter);
});

test('what is withheld is all that was refused, not what was given in part or is still open', () => {
  const state = decided('open.provide', 'partial', 'deny.thirdParty', null, 'cannot.notExist');
  expect(withheldDecisions(state)).toEqual(['deny.thirdParty', 'cannot.notExist']);
  expect(state.items.map(isDisclosed)).toEqual([true, false, false, false, false]);
});

test('nothing decided is no answer', () => {
  expect(() => decisionOf(decided(null))).toThrow(RangeError);
  expect(() => rowOfAnswer(decided(null))).toThrow(RangeError);
});
