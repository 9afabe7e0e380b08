import { expect, test } from 'vitest';
import { outwardSubject } from './outward-subject.ts';

const ITEM = { unit: '', dueOn: null, decision: null } as const;
const state = {
  items: [
    { ...ITEM, id: 'one', description: '补偿协议' },
    { ...ITEM, id: 'two', description: '评估报告' },
    { ...ITEM, id: 'three', description: '验收报告' },
  ],
};

test.each<[string | undefined, readonly string[], string]>([
  [undefined, ['one', 'three'], '补偿协议\n验收报告'],
  [' ', ['two'], '评估报告'],
  ['某户的评估报告 ', ['two'], '某户的评估报告'],
])('written %j for %j: %j', (subject, itemIds, expected) => {
  expect(outwardSubject(state, { itemIds, subject })).toBe(expected);
});
