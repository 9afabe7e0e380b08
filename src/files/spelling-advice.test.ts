import { expect, test } from 'vitest';
import { readText } from '../text/checked-text.ts';
import { spellingChecker } from './spelling-model.ts';

const checker = spellingChecker();

function told(text: string): string[] {
  return checker
    .check(readText(text))
    .map(
      ({ severity, start, end, suggestion }) => `${severity}: ${text.slice(start, end)}→${suggestion ?? ''}`,
    );
}

test.each([
  '任命何平平同志为副镇长。',
  '陈静静同志任主任。',
  '会议由李明明主持。',
  '资金经经办银行发放到户。',
])('a given name, or a word before one that begins like it, stops nothing: %s', (text) => {
  expect(told(text).filter((found) => found.startsWith('gate'))).toEqual([]);
});

test.each([
  ['高度度重视政务公开工作。', 'gate: 度→'],
  ['加强安全全生产管理。', 'gate: 全→'],
])('a character too many does, though a surname stands before it: %s', (text, found) => {
  expect(told(text)).toEqual([found]);
});

test.each([
  ['保障公民的合法权力。', 'advice: 力→利'],
  ['不得滥用行政权利。', 'advice: 利→力'],
])('of two words that are mixed up, counts decide: %s', (text, found) => {
  expect(told(text)).toEqual([found]);
});

test.each([
  '渝府办发〔2023〕12号',
  '綦三角府发〔2024〕3号',
  '三角镇人民政府政府信息公开指南',
  '分村情况如下：',
])('nothing is said of %s', (text) => {
  expect(told(text)).toEqual([]);
});

test('what a text has again and again was meant so, unless what is suggested stands there too', () => {
  const line = '做好再逐格核兑来源的工作。';
  const often = Array.from({ length: 4 }, () => line).join('\n');
  expect(told(line)).toEqual(['advice: 兑→对']);
  expect(told(often)).toEqual([]);
  expect(told(`${often}\n核对来源。`)).toHaveLength(4);
});
