import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { spellingChecker } from '../src/files/spelling-model.ts';
import { measureMasking } from '../src/files/masking/test/measure-masking.ts';
import { measureLinks } from '../src/modules/links/test/measure-links.ts';
import { checkText } from '../src/text/check-text.ts';
import { readText } from '../src/text/checked-text.ts';
import { TEXT_RULES } from '../src/text/rules.ts';
import { hasLanguageSets, readPairs } from '../test/language/language-sets.ts';
import { measureCorrected, measureFalseAlarms, measureLenient } from '../test/language/measure-spelling.ts';
import { ownSentences } from '../test/language/own-sentences.ts';
import { measurePersonalData } from '../test/language/personal-data-corpus.ts';
import { atLeast, below, type Figure } from './figure.ts';
import { textWorkApart } from './text-apart.ts';

const WORK_NAMES: readonly string[] = ['text-model-load', 'text-speed', 'text-memory'];
const CLEAN_NAMES: readonly string[] = ['text-false-gate', 'text-false-spelling', 'text-false-advice'];
const SET_NAMES: readonly string[] = [
  'text-same-sound',
  'text-near-sound',
  'text-shape',
  'text-drop-double',
  'text-lenient-odw',
  'text-lenient-law',
];

/** Figures of the proofreader: `npm run bench:text`. */
export const TEXT_NAMES: readonly string[] = [
  'text-rules',
  ...WORK_NAMES,
  ...SET_NAMES,
  ...CLEAN_NAMES,
  'text-personal-recall',
  'text-personal-false',
  'text-masked',
  'text-links',
];

const PERSONAL_DOCUMENTS = 2_000;
const MASKED_FILES = 200;
const CHARACTERS = 500_000;
/** Clean texts that somebody lays here are measured too, a file each: nothing of them is kept. */
const CLEAN_TEXTS = process.env['GONGKAI_CLEAN_TEXTS'];

/** All figures of the proofreader; those on the development sets only where they lie beside the checkout. */
export async function measureText(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const wants = (names: readonly string[]): boolean => names.some((name) => wanted.has(name));
  const figures = [atLeast('text-rules', TEXT_RULES.length, '条', 90)];
  if (wants(WORK_NAMES)) figures.push(...measureWork(tell));
  if (wants(SET_NAMES)) figures.push(...measureSets(tell));
  if (wants(CLEAN_NAMES)) figures.push(...(await measureClean(tell)));
  if (wanted.has('text-personal-recall') || wanted.has('text-personal-false')) {
    const found = measurePersonalData(PERSONAL_DOCUMENTS, 1);
    tell(
      `个人信息：${found.documents} 份，埋入 ${found.planted} 处，相似的 ${found.alike} 处，误报 ${found.falseAlarms} 处`,
    );
    figures.push(
      atLeast('text-personal-recall', found.recall * 100, '%', 99.5),
      below('text-personal-false', found.falseAlarmRate * 100, '%', 0.5),
    );
  }
  if (wanted.has('text-masked')) {
    const { files, planted, refused, leaking } = await measureMasking(MASKED_FILES, 1);
    tell(`隐去：${files} 个文件，${planted} 处，不能确认而没有给出的 ${refused} 个`);
    for (const name of leaking) tell(`仍含：${name}`);
    figures.push(below('text-masked', leaking.length, '个文件仍含', 0));
  }
  if (wanted.has('text-links')) {
    const { right, total, wrong } = await measureLinks();
    tell(`链接：${total} 种情形`);
    for (const one of wrong) tell(`判错：${one}`);
    figures.push(atLeast('text-links', (right / total) * 100, '%', 100));
  }
  return figures;
}

/** The model, and everything together over half a million characters, on one core, by a process that does nothing else. */
function measureWork(tell: (line: string) => void): Figure[] {
  const text = ownSentences().join('\n');
  const whole = Array.from({ length: Math.ceil(CHARACTERS / text.length) }, () => text).join('\n');
  const { msToLoad, seconds, megabytes, megabytesLoaded } = textWorkApart(whole);
  tell(
    `一次检查 ${whole.length} 字，内存：读入模型后 ${megabytesLoaded.toFixed(0)} MB，最高 ${megabytes.toFixed(0)} MB`,
  );
  return [
    below('text-model-load', msToLoad, 'ms', 1_000),
    atLeast('text-speed', whole.length / seconds, '字/秒', 100_000),
    below('text-memory', megabytes, 'MB', 400),
  ];
}

function measureSets(tell: (line: string) => void): Figure[] {
  if (!hasLanguageSets()) {
    tell('开发集不在旁边，跳过改对率和 F1。');
    return [];
  }
  const checker = spellingChecker();
  const corrected = measureCorrected(checker, readPairs('injected'));
  for (const { kind, slips, gate, advice } of corrected)
    tell(`${kind}：把关改对 ${gate}/${slips}，提示改对 ${advice}/${slips}`);
  const share = (kinds: readonly string[]): number => {
    const own = corrected.filter(({ kind }) => kinds.includes(kind));
    const slips = own.reduce((sum, one) => sum + one.slips, 0);
    return (own.reduce((sum, one) => sum + one.gate, 0) / slips) * 100;
  };
  const f1 = (name: string): number => measureLenient(checker, readPairs(name), 'advice').f1;
  return [
    atLeast('text-same-sound', share(['homophone-char']), '%', 85),
    atLeast('text-near-sound', share(['near-pinyin']), '%', 50),
    atLeast('text-shape', share(['shape']), '%', 50),
    atLeast('text-drop-double', share(['drop', 'double']), '%', 50),
    atLeast('text-lenient-odw', f1('ecspell-odw'), '', 75),
    atLeast('text-lenient-law', f1('ecspell-law'), '', 75),
  ];
}

async function measureClean(tell: (line: string) => void): Promise<Figure[]> {
  const texts = await cleanTexts();
  const checker = spellingChecker();
  const { characters, gatePerTenThousand, advicePerTenThousand } = measureFalseAlarms(checker, texts);
  let gates = 0;
  const byRule = new Map<string, number>();
  for (const text of texts)
    for (const { severity, rule, kind } of checkText(readText(text), checker)) {
      if (severity !== 'gate' || kind === 'personal-data') continue;
      gates += 1;
      byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    }
  const rules = [...byRule].map(([rule, count]) => `${rule} ${count}`).join('，');
  tell(`没有错误的文字 ${characters} 字，把关误报 ${gates} 处（${rules}）`);
  return [
    below('text-false-spelling', gatePerTenThousand, '处/万字', 0.5),
    below('text-false-advice', advicePerTenThousand, '处/万字', 5),
    below('text-false-gate', (gates / characters) * 10_000, '处/万字', 0.7),
  ];
}

/** Sentences of our own pieced together from templates say nothing about punctuation: whole texts come first. */
async function cleanTexts(): Promise<string[]> {
  if (CLEAN_TEXTS !== undefined) return textsIn(CLEAN_TEXTS);
  if (!hasLanguageSets()) return ownSentences();
  return ['ecspell-odw', 'ecspell-law', 'injected'].flatMap((name) =>
    readPairs(name).map(({ right }) => right),
  );
}

async function textsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).toSorted();
  return names.map((name) => readFileSync(join(folder, name), 'utf8'));
}
