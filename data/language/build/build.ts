import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import TRADITIONAL from 'opencc-js/dict/TSCharacters';
import { writeModelFile } from '../../../src/text/spelling/model-file.ts';
import { generalModel } from './general-model.ts';
import { readKenlm } from './kenlm-trie.ts';
import { readCounts, readDictionary } from './official-counts.ts';
import { officialModel } from './official-model.ts';
import { packCharacters } from './pack-characters.ts';
import { packConfusions } from './pack-confusions.ts';
import { type Drawing, packLikeness } from './pack-likeness.ts';
import { packLexicon } from './pack-lexicon.ts';
import { packModel } from './pack-model.ts';
import type { Shapes } from './shapes.ts';

// Builds the files of the language model; the same input gives the same bytes. README.md beside it says what it needs.
const { values } = parseArgs({
  options: {
    counts: { type: 'string' },
    general: { type: 'string' },
    packages: { type: 'string' },
    to: { type: 'string', default: path.join(import.meta.dirname, '..') },
  },
});
if (values.counts === undefined || values.general === undefined || values.packages === undefined)
  throw new Error(
    'say --counts FOLDER --general zh_CN.lm --packages FOLDER (with hanzi, cnchar and cnchar-order installed)',
  );
const { counts, general, packages, to } = values;

const MARKS = ['<s>', '</s>', '<n>', '<a>'];
/** A character that fewer words have is not what somebody meant to write. */
const LEAST_WORDS = 3;

const requireHere = createRequire(import.meta.url);
const dictionary = readDictionary(path.join(path.dirname(requireHere.resolve('@node-rs/jieba')), 'dict.txt'));
const official = readCounts(counts, '1gram').map(([word = '']) => word);
const kenlm = readKenlm(readFileSync(general));
const isHan = (word: string): boolean => /^[\u3400-\u9fff〇]+$/u.test(word);
const words = [
  ...new Set([...dictionary.keys(), ...official.filter(isHan), ...kenlm.words.filter(isHan)]),
].toSorted();
const { trie, numbers } = packLexicon(words);
for (const mark of MARKS) numbers.set(mark, numbers.size);

mkdirSync(to, { recursive: true });
save(
  'lexicon.bin',
  new Map([['trie', trie]]),
  'words: jieba dictionary (MIT), official prose, libime (LGPL-2.1+)',
);
save(
  'general.bin',
  packModel(generalModel(kenlm, numbers, dictionary)),
  'general word trigrams from libime 1.0.16 (LGPL-2.1+)',
);
save(
  'official.bin',
  packModel(officialModel(counts, numbers, dictionary)),
  'word trigrams counted over official prose',
);
save(
  'characters.bin',
  packCharacters(counts),
  'strings of three and four characters counted over official prose',
);
save(
  'confusions.bin',
  confusionTables(),
  'characters taken for one another: sound (pinyin-pro, MIT), strokes (cnchar-order, MIT), parts (cjk-decomp, Apache-2.0), traditional forms (opencc-js, MIT and Apache-2.0)',
);

function save(name: string, sections: Map<string, Uint8Array>, about: string): void {
  const bytes = writeModelFile(sections, about);
  writeFileSync(path.join(to, name), bytes);
  console.log(
    name,
    bytes.length,
    [...sections].map(([section, part]) => `${section} ${part.length}`).join(', '),
  );
}

function confusionTables(): Map<string, Uint8Array> {
  const inWords = new Map<string, number>();
  for (const word of new Set([...dictionary.keys(), ...official]))
    for (const one of word) inWords.set(one, (inWords.get(one) ?? 0) + 1);
  const inOfficial = new Set(official.flatMap((word) => [...word]));
  const written = [...new Set([...dictionary.keys(), ...official].flatMap((word) => [...word]))].filter(
    (one) => one.length === 1 && ((inWords.get(one) ?? 0) > 1 || inOfficial.has(one)),
  );
  const meant = written.filter(
    (one) =>
      !'〇零一二三四五六七八九十百千万亿两'.includes(one) &&
      (inWords.get(one) ?? 0) >= LEAST_WORDS &&
      (inOfficial.has(one) || (inWords.get(one) ?? 0) >= 12),
  );
  const shapes = readShapes(written);
  return new Map([
    ['confusions', packConfusions(written, meant, shapes)],
    ['likeness', packLikeness(written, { ...shapes, traditional: traditionalForms() })],
  ]);
}

/** Of each simplified character the traditional ones that it stands for. */
function traditionalForms(): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const entry of TRADITIONAL.split('|')) {
    const [traditional = '', ...simplified] = entry.split(' ');
    for (const one of simplified) forms.set(one, [...(forms.get(one) ?? []), traditional]);
  }
  return forms;
}

function readShapes(characters: readonly string[]): Shapes & Pick<Drawing, 'decomposition'> {
  const requireThere = createRequire(path.join(path.resolve(packages), 'package.json'));
  const cnchar: { stroke(text: string, ...how: string[]): string[]; use(plugin: unknown): void } =
    requireThere('cnchar');
  cnchar.use(requireThere('cnchar-order'));
  const strokes = new Map<string, string>();
  for (const one of characters) {
    const order: unknown = cnchar.stroke(one, 'order')[0];
    if (typeof order === 'string' && order !== '') strokes.set(one, order);
  }
  const lines: string = requireThere('hanzi/lib/data/cjk-decomp.txt.js');
  const decomposition = new Map<string, string[]>();
  for (const line of lines.split('\n')) {
    // Parts that are no characters have numbers.
    const found = /^(.|\d+):[^(]*\(([^)]*)\)/u.exec(line);
    if (found?.[1] !== undefined && found[2] !== undefined && found[2] !== '')
      decomposition.set(found[1], found[2].split(','));
  }
  const parts = new Map([...decomposition].filter(([one]) => !/^\d\d/u.test(one)));
  return { strokes, parts, decomposition };
}
