import { describe, expect, test } from 'vitest';
import { parsePlainDate } from '../../law/dates.ts';
import { isOneEdit, knownTitles, titleIndex } from './known-titles.ts';
import { LAW_CHANGES } from './law-changes.ts';
import { citedTitle, lawFacts, LAWS_KNOWN_UNTIL } from './law-facts.ts';

test('the 条例 is known with both its orders and its 56 articles', () => {
  expect(lawFacts().get('政府信息公开条例')).toEqual({
    title: '政府信息公开条例',
    kind: '行政法规',
    versions: [{ from: '2019-05-15', lastArticle: 56 }],
    orders: [
      { order: '国务院令第492号', date: '2007-04-05' },
      { order: '国务院令第711号', date: '2019-04-03' },
    ],
    ordersComplete: true,
    repealed: null,
  });
});

test('what was repealed is known with what came in its place, a new law of the same name is not repealed', () => {
  expect(lawFacts().get('合同法')?.repealed).toEqual({ by: '民法典', from: '2021-01-01' });
  expect(lawFacts().get('国家安全法')?.repealed).toBeNull();
  expect(lawFacts().get('行政复议法')?.versions).toEqual([
    { from: '2018-01-01', lastArticle: 43 },
    { from: '2024-01-01', lastArticle: 90 },
  ]);
});

test('each day is a day, each last article a number, and the list says of which day it is', () => {
  expect(parsePlainDate(LAWS_KNOWN_UNTIL)).not.toBeNull();
  const wrong = [...lawFacts().values()].filter(
    ({ versions, orders, repealed }) =>
      versions.some(({ from, lastArticle }) => parsePlainDate(from) === null || !(lastArticle > 0)) ||
      orders.some(({ date, order }) => parsePlainDate(date) === null || order === '') ||
      (repealed !== null && parsePlainDate(repealed.from) === null),
  );
  expect(wrong).toEqual([]);
  expect(lawFacts().size).toBeGreaterThan(3_500);
});

test('what was added to the list says where it is written', () => {
  for (const { fact, source } of LAW_CHANGES) {
    expect(fact).toMatch(/^[^|]+\|(?:法律|行政法规|党内法规)\|/u);
    expect(source).toMatch(/\d{4}年|第\d+号|〔\d{4}〕/u);
  }
});

test('a title is looked up without the state’s name and without what tells its version', () => {
  expect(citedTitle('中华人民共和国预算法（2018修正）')).toBe('预算法');
  expect(citedTitle('中华人民共和国刑法修正案(二)')).toBe('刑法修正案（二）');
});

describe.each<[one: string, other: string, isSo: boolean]>([
  ['行政许可法', '行政许可发', true],
  ['行政许可法', '行政许法', true],
  ['行政许可法', '行政许可可法', true],
  ['行政许可法', '行政可许法', true],
  ['行政许可法', '行政许可法', false],
  ['行政许可法', '政行可许法', false],
  ['行政许可法', '行政处罚法', false],
  ['行政许可法', '行政许可实施法', false],
])('%s and %s: one edit apart is %s', (one, other, isSo) => {
  test('and the index finds the one by the other accordingly', () => {
    expect(isOneEdit(one, other)).toBe(isSo);
    expect(titleIndex([one]).near(other)).toEqual(isSo ? [one] : []);
  });
});

test('the index finds each edit of each place of a title', () => {
  const title = '社会团体登记管理条例';
  const index = titleIndex([title, '基金会管理条例']);
  for (let at = 0; at < title.length; at += 1) {
    const written = [
      `${title.slice(0, at)}某${title.slice(at + 1)}`,
      `${title.slice(0, at)}${title.slice(at + 1)}`,
      `${title.slice(0, at)}某${title.slice(at)}`,
    ];
    expect(written.map((one) => index.near(one))).toEqual([[title], [title], [title]]);
  }
});

test('the index finds each two neighbours that changed places', () => {
  const title = '社会团体登记管理条例';
  const index = titleIndex([title]);
  for (let at = 0; at + 1 < title.length; at += 1) {
    const written = `${title.slice(0, at)}${title.charAt(at + 1)}${title.charAt(at)}${title.slice(at + 2)}`;
    expect(index.near(written)).toEqual([title]);
  }
});

test('the statutes themselves are known', () => {
  expect(knownTitles().has('行政许可法')).toBe(true);
  expect(knownTitles().near('行政许可发')).toEqual(['行政许可法']);
});
