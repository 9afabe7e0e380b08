import { expect, test } from 'vitest';
import { compareItems, type ItemsCompared } from './same-items.ts';

test.each<[readonly string[], readonly string[], ItemsCompared]>([
  [['水库验收报告'], ['水库验收报告'], 'same'],
  [['《水库》 验收报告。'], ['水库验收报告'], 'same'],
  [['ＡＢ－１号合同'], ['ab-1号合同'], 'same'],
  [['甲', '乙'], ['乙', '甲'], 'same'],
  [['2023年水库验收报告'], ['2024年水库验收报告'], 'other'],
  [['甲'], ['甲', '乙'], 'other'],
  [['甲', '甲'], ['甲', '乙'], 'other'],
  [['甲', '乙'], ['甲'], 'more'],
])('%j beside %j: %s', (items, lead, compared) => {
  const asItems = (words: readonly string[]) => words.map((description) => ({ description }));
  expect(compareItems(asItems(items), asItems(lead))).toBe(compared);
});
