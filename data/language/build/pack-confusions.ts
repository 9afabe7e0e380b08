import { packNumbers } from '../../../src/text/spelling/packed-bytes.ts';
import { lookalikes, type Shapes } from './shapes.ts';
import { blurred, syllablesOf } from './sounds.ts';

const SAME = 0;
const NEAR = 1;
const SHAPE = 2;
const GRAMMAR = 3;

/** Characters of grammar that are taken for each other by what they do rather than by their sound. */
const GRAMMAR_GROUPS = [
  '的地得',
  '在再',
  '做作',
  '和与及或',
  '他她它',
  '是事',
  '有又',
  '以已',
  '不补',
  '为未',
  '于与',
  '即既',
  '须需',
  '象像',
  '至止',
  '那哪',
  '里理',
  '了的',
];

/** Look-alikes that neither strokes nor parts tell. */
const LOOKALIKE_GROUPS = [
  '子予',
  '除险',
  '己已巳',
  '未末',
  '千干于',
  '折拆析',
  '戊戌戍',
  '治冶',
  '准淮',
  '侯候',
  '末未',
  '第弟',
  '晴睛',
  '辨辩辫',
  '梁粱',
  '崇祟',
  '毫豪',
  '惟唯',
  '哀衷',
  '享亨',
  '徒徙',
  '券卷',
  '汩汨',
  '师帅',
  '乌鸟',
  '兔免',
  '遣遗',
  '拔拨',
  '赢嬴',
  '颖颍',
  '盲肓',
  '壶壸',
  '茶荼',
  '人入八',
  '土士',
  '日曰',
  '贝见',
  '今令',
  '母毋',
  '无天',
  '儿几',
  '风凤',
  '设没',
  '住往佳',
  '历厉',
  '历厅',
  '处外',
];

/**
 * The table of `Confusions`: of each character those that may have been meant, `meant` being characters that are common
 * enough to be meant.
 */
export function packConfusions(
  written: readonly string[],
  meant: readonly string[],
  shapes: Shapes,
): Uint8Array {
  const same = groupBy(meant, syllablesOf);
  const near = groupBy(meant, (one) => syllablesOf(one).map(blurred));
  const alike = lookalikes([...new Set([...written, ...meant])], shapes);
  const wanted = new Set(meant);
  const packed: number[] = [];
  let [total, before] = [0, 0];
  for (const character of written.toSorted()) {
    const kinds = new Map<string, number>();
    for (const one of alike.get(character) ?? []) if (wanted.has(one)) kinds.set(one, SHAPE);
    for (const group of LOOKALIKE_GROUPS)
      if (group.includes(character)) for (const one of group) if (wanted.has(one)) kinds.set(one, SHAPE);
    for (const syllable of syllablesOf(character)) {
      for (const one of near.get(blurred(syllable)) ?? []) kinds.set(one, NEAR);
    }
    for (const group of GRAMMAR_GROUPS)
      if (group.includes(character)) for (const one of group) kinds.set(one, GRAMMAR);
    for (const syllable of syllablesOf(character))
      for (const one of same.get(syllable) ?? []) kinds.set(one, SAME);
    kinds.delete(character);
    const code = character.charCodeAt(0);
    packed.push(code - before, kinds.size);
    [before, total] = [code, total + kinds.size];
    let previous = 0;
    for (const [other, kind] of [...kinds].toSorted(
      ([one], [two]) => one.charCodeAt(0) - two.charCodeAt(0),
    )) {
      packed.push((other.charCodeAt(0) - previous) * 4 + kind);
      previous = other.charCodeAt(0);
    }
  }
  return packNumbers([total, ...packed]);
}

function groupBy(
  characters: readonly string[],
  keysOf: (character: string) => readonly string[],
): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const character of characters)
    for (const key of new Set(keysOf(character))) groups.set(key, [...(groups.get(key) ?? []), character]);
  return groups;
}
