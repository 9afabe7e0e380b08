import { expect, test } from 'vitest';
import { itemRows, pageRows } from './tariff-rows.ts';

test('the tariff by items reads as 109号 art 4 has it', () => {
  expect(itemRows().map(({ range, price }) => `${range}：${price}`)).toEqual([
    '第1—10件：不收费',
    '第11—30件：每件100元',
    '第31—40件：每件200元',
    '第41—50件：每件300元',
    '第51件起：每10件为一档，每增加一档，每件再加100元',
  ]);
});

test('the tariff by pages reads as 109号 art 5 has it', () => {
  expect(pageRows().map(({ range, price }) => `${range}：${price}`)).toEqual([
    '第1—30页：不收费',
    '第31—100页：每页10元',
    '第101—200页：每页20元',
    '第201页起：每页40元',
  ]);
});
