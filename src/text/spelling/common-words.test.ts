import { expect, test } from 'vitest';
import { spellingModel } from '../../files/spelling-model.ts';
import { COMMON_CHARACTER, COMMON_WORD } from './common-words.ts';
import { NONE } from './lexicon.ts';

const { lexicon, words, common, confusions } = spellingModel();

function findCommon(word: string): number {
  let node = 0;
  for (let at = 0; at < word.length && node !== NONE; at++) node = common.child(node, word.charCodeAt(at));
  return node === NONE ? NONE : common.wordAt(node);
}

test('every word that is common enough is found under its own number, and no other', () => {
  const wrong: string[] = [];
  let found = 0;
  for (let word = 0; word < lexicon.size; word++) {
    const text = lexicon.text(word);
    const isCommon = words.alone(word) >= (text.length === 1 ? COMMON_CHARACTER : COMMON_WORD);
    if (findCommon(text) !== (isCommon ? word : NONE)) wrong.push(text);
    if (isCommon) found += 1;
  }
  expect(wrong).toEqual([]);
  expect(found).toBeGreaterThan(100_000);
});

test('a table of confusions says the same as the search, also when two are used by turns', () => {
  for (const pair of ['权利', '的地', '未末', '园圆']) {
    const codes = [pair.charCodeAt(0), pair.charCodeAt(1), pair.charCodeAt(0)];
    const tables = codes.map((code) => ({ code, table: confusions.tableOf(code) }));
    for (const { code, table } of tables)
      expect([...table]).toEqual(
        Array.from({ length: table.length }, (_, meant) => confusions.kindOf(code, meant)),
      );
    expect(tables[0]?.table.some((kind) => kind > 0)).toBe(true);
  }
});
