import { expect, test } from 'vitest';
import { DISPUTE_EVENT_KINDS } from '../../../../src/law/disputes/dispute-transitions.ts';
import { ACTION_FIELDS, actionOf, fieldsOf } from './action-fields.ts';

test('every action has its form, except the one that begins a case; that of corrected days follows the ledger', () => {
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

test('disclosure that a court ordered without naming a day has twenty working days', () => {
  const values = {
    outcome: 'corrected',
    words: '公开',
    document: '1号',
    orderKind: 'disclose',
    orderText: '公开',
  };
  expect(actionOf('closed', { ...values, runsFrom: '2025-09-15' }).detail).toMatchObject({
    order: { runsFrom: '2025-09-15', dueOn: '2025-10-17' },
  });
  expect(
    actionOf('closed', { ...values, runsFrom: '2025-09-15', orderDueOn: '2025-09-30' }).detail,
  ).toMatchObject({ order: { dueOn: '2025-09-30' } });
  // No notice says which days of that year are worked.
  expect(() => actionOf('closed', { ...values, runsFrom: '2031-09-15' })).toThrow('dueOn');
});

test('of the entries those are offered whose days can be corrected', () => {
  const ledger = [
    { seq: 1, kind: 'filed', on: '2025-03-03' },
    { seq: 2, kind: 'noted', on: '2025-03-04' },
  ] as const;
  expect(fieldsOf('dateCorrected', ledger)?.[0]?.options).toEqual({ 1: '第1条：立案登记（2025-03-03）' });
  expect(actionOf('dateCorrected', { of: '1', to: '2025-03-02' })).toEqual({
    kind: 'dateCorrected',
    detail: { of: 1, to: '2025-03-02' },
  });
});

test('what isn’t ticked is no', () => {
  expect(actionOf('evidenceExamined', { finding: '不属实', authority: true }).detail).toEqual({
    holds: false,
    authority: true,
    finding: '不属实',
  });
});
