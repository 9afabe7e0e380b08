import { expect, test } from 'vitest';
import { packLexicon } from '../../../data/language/build/pack-lexicon.ts';
import { Lexicon, NONE } from './lexicon.ts';
import { readModelFile, sectionOf, writeModelFile } from './model-file.ts';
import { packNumbers, PackedReader } from './packed-bytes.ts';

test('numbers come back as they were packed', () => {
  const numbers = [0, 1, 127, 128, 16_383, 16_384, 3_000_000_000, 900_000_000_000];
  const reader = new PackedReader(packNumbers(numbers));
  expect(numbers.map(() => reader.next())).toEqual(numbers);
});

test('a file of the model gives its sections back', () => {
  const bytes = writeModelFile(
    new Map([
      ['one', Uint8Array.of(10, 0, 255)],
      ['two', Uint8Array.of()],
    ]),
    'a test',
  );
  const sections = readModelFile(bytes);
  expect([...sectionOf(sections, 'one')]).toEqual([10, 0, 255]);
  expect(sectionOf(sections, 'two')).toHaveLength(0);
  expect(() => sectionOf(sections, 'three')).toThrow('three');
});

test('a file that is cut, or is another, is refused', () => {
  const bytes = writeModelFile(new Map([['one', Uint8Array.of(1, 2, 3)]]), 'a test');
  expect(() => readModelFile(bytes.subarray(0, bytes.length - 1))).toThrow('cut');
  expect(() => readModelFile(Uint8Array.of(1, 2, 3))).toThrow('not a file of the model');
});

test('a lexicon finds its words, their beginnings and what goes on from them', () => {
  const words = ['公开', '公', '公开条例', '申请', '信息公开'];
  const { trie, numbers } = packLexicon(words);
  const lexicon = new Lexicon(new Map([['trie', trie]]));
  expect(lexicon.size).toBe(words.length);
  for (const word of words) {
    expect(lexicon.find(word)).toBe(numbers.get(word));
    expect(lexicon.text(lexicon.find(word))).toBe(word);
  }
  expect(lexicon.find('公开条')).toBe(NONE);
  expect(lexicon.find('开')).toBe(NONE);
  const children: string[] = [];
  lexicon.forEachChild(lexicon.child(0, '公'.charCodeAt(0)), (character) =>
    children.push(String.fromCharCode(character)),
  );
  expect(children).toEqual(['开']);
});
