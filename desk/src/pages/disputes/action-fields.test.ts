import { expect, test } from 'vitest';
import { DISPUTE_EVENT_KINDS } from '../../../../src/law/disputes/dispute-transitions.ts';
import { ACTION_FIELDS, actionOf } from './action-fields.ts';

test('every action has its form, except the one that begins a case and corrected days', () => {
  const without = DISPUTE_EVENT_KINDS.filter((kind) => ACTION_FIELDS[kind] === undefined);
  expect(without).toEqual(['filed', 'dateCorrected']);
});

test('an outcome without anything to carry out has no order', () => {
  const values = { outcome: 'upheld', words: '维持', document: '1号', orderText: '' };
  expect(actionOf('closed', values)).toEqual({
    kind: 'closed',
    detail: { outcome: 'upheld', words: '维持', document: '1号' },
  });
});

test('an order has its day', () => {
  const values = {
    outcome: 'corrected',
    words: '撤销',
    document: '1号',
    orderKind: 'answerAnew',
    orderText: '重新答复',
    runsFrom: '2025-04-08',
  };
  expect(() => actionOf('closed', values)).toThrow('dueOn');
  expect(actionOf('closed', { ...values, orderDueOn: '2025-05-09' }).detail).toMatchObject({
    order: { kind: 'answerAnew', dueOn: '2025-05-09' },
  });
});

test('what isn’t ticked is no', () => {
  expect(actionOf('evidenceExamined', { finding: '不属实', authority: true }).detail).toEqual({
    holds: false,
    authority: true,
    finding: '不属实',
  });
});
