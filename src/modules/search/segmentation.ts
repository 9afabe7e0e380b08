import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | null = null;

/** The dictionary takes a moment to load: once, when first needed. */
function segmenter(): Jieba {
  jieba ??= Jieba.withDict(dict);
  return jieba;
}

/** Whether all of a text is Chinese characters. */
export function isHan(text: string): boolean {
  return /^\p{Script=Han}+$/u.test(text);
}

/** Every dictionary word that occurs in a folded text, also inside longer ones, in order. */
export function dictionaryWords(folded: string): string[] {
  return segmenter().cutAll(folded);
}

/** Whether the dictionary has the word. */
export function isKnownWord(word: string): boolean {
  return segmenter().cutAll(word).includes(word);
}

/**
 * Cuts a run of Chinese characters into words. Single characters side by side are what the dictionary doesn't know, names of
 * people and places above all: they stay together.
 */
export function cutWords(run: string): string[] {
  const words: string[] = [];
  let unknown = '';
  for (const piece of segmenter().cut(run, true)) {
    if ([...piece].length === 1 && !EMPTY_WORDS.has(piece)) {
      unknown += piece;
      continue;
    }
    if (unknown !== '') words.push(unknown);
    unknown = '';
    words.push(piece);
  }
  if (unknown !== '') words.push(unknown);
  return words;
}

/** Words that say nothing of what is looked for. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    '的 了 和 与 及 或 在 是 有 对 为 被 把 从 到 向 于 以 并 等 吗 呢 吧 啊 我 我们 你 您 他 她 它 们 这 那 哪 ' +
    '怎么 怎样 如何 怎么办 什么 哪些 哪里 哪儿 多少 为什么 是否 能否 可以 可不可以 能不能 要不要 请问 想 想要 我想 需要 ' +
    '关于 有关 相关 一下 一个 谁 几 多久 多长时间 什么时候'
  ).split(' '),
);
