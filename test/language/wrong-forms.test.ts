import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dict } from '@node-rs/jieba/dict.js';
import { expect, test } from 'vitest';
import { type Form, formsIn, standsAlone } from '../../src/text/data/form-list.ts';
import { WRONG_FORMS } from '../../src/text/data/wrong-forms.ts';

const COUNTS = join(import.meta.dirname, '../../../shared/data/language');
const HAS_COUNTS = existsSync(COUNTS);
const NOTE = HAS_COUNTS ? '' : ' (skipped: the folder ../shared/data/language is not there)';
const FORMS = formsIn(WRONG_FORMS);

/** Official texts that say so all the same: 焚烧秸杆 stands in statutes. */
const MISPRINTS = new Set(['秸杆']);

test('the list is long enough to be worth a pass', () => {
  expect(FORMS.length).toBeGreaterThan(900);
});

test('what is put in the place of a wrong form of two characters is a word', () => {
  const words = new Set(
    new TextDecoder()
      .decode(dict)
      .split('\n')
      .map((line) => line.split(' ')[0]),
  );
  const unknown = FORMS.filter(({ right }) => right.length === 2 && !words.has(right)).map(
    ({ right }) => right,
  );
  // Younger words, and those that stand in longer ones.
  expect(unknown.filter((right) => !YOUNG.has(right))).toEqual([]);
});

const YOUNG = new Set(['共赢', '筑牢']);

test.runIf(HAS_COUNTS)(`no wrong form occurs in official prose${NOTE}`, () => {
  const grams = ['official-char3.tsv.gz', 'official-char4.tsv.gz'].flatMap((name) =>
    gunzipSync(readFileSync(join(COUNTS, name)))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t')[0] ?? ''),
  );
  const byStart = new Map<string, Form[]>();
  for (const form of FORMS.filter(({ words }) => words.length <= 4 && !MISPRINTS.has(words)))
    byStart.set(form.words.slice(0, 2), [...(byStart.get(form.words.slice(0, 2)) ?? []), form]);
  const found = grams.flatMap((gram) =>
    Array.from({ length: gram.length - 1 }, (_, at) => at).flatMap((at) =>
      (byStart.get(gram.slice(at, at + 2)) ?? [])
        .filter((form) => gram.startsWith(form.words, at) && standsAlone(form, gram, at))
        .map(({ words }) => `${words}: ${gram}`),
    ),
  );
  expect(found).toEqual([]);
});
