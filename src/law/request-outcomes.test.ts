import { expect, test } from 'vitest';
import { OUTCOME_ROWS } from './annual-report/form.ts';
import { DECISION_KINDS } from './request-outcomes.ts';

test('every result of table three can be reached by a way of answering', () => {
  expect(new Set(DECISION_KINDS.map((kind) => kind.row))).toEqual(new Set(OUTCOME_ROWS));
  expect(new Set(DECISION_KINDS.map((kind) => kind.key)).size).toBe(DECISION_KINDS.length);
});

test('whoever is refused must go to review first; a query is no refusal', () => {
  for (const kind of DECISION_KINDS) {
    const refuses = kind.key === 'partial' || (kind.key.startsWith('deny.') && kind.key !== 'deny.query');
    expect([kind.key, kind.remedy === 'reviewFirst']).toEqual([kind.key, refuses]);
  }
});
