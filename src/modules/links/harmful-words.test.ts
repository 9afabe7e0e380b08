import { expect, test } from 'vitest';
import { harmIn, harmInTitle } from './harmful-words.ts';

test.each([
  ['新葡京官网-备案号12345', true],
  ['百家乐平台 禁止未成年人访问', true],
  ['澳门新葡京官网_公安备案', true],
  ['警方破获一起百家乐平台案', false],
  ['关于查处“六合彩资料”网站的通报', false],
  ['某县人民政府', false],
])('a title elsewhere: %s', (title, harmful) => {
  expect(harmInTitle(title) !== null).toBe(harmful);
});

test('who writes about an offer in a link makes none', () => {
  expect(harmIn('举报百家乐平台')).toBeNull();
});
