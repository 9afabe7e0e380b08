import { z } from 'zod';

/**
 * Questions against machines that anybody can answer who can read or hear the page: no picture, no sound, nothing from
 * elsewhere. A question travels as data within a signed token; its answer is worked out, not stored.
 */
export const formQuestion = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sum'), a: z.number(), b: z.number() }),
  z.object({ kind: z.literal('larger'), a: z.number(), b: z.number() }),
  z.object({ kind: z.literal('word'), words: z.array(z.string()), at: z.number() }),
  z.object({ kind: z.literal('nextDay'), day: z.number() }),
]);

/** One question. */
export type FormQuestion = z.output<typeof formQuestion>;

const DIGITS = '零一二三四五六七八九';
const DAYS = '一二三四五六日';
/** Everyday words that are written in one way only and look nothing like each other. */
const WORDS = ['山', '水', '田', '门', '书', '米', '鱼', '桥', '灯', '茶', '竹', '雨'] as const;
const SHOWN_WORDS = 3;

/** @param random a number from 0 up to, but not including, 1 */
export function newQuestion(random: () => number = Math.random): FormQuestion {
  const below = (count: number): number => Math.floor(random() * count);
  switch (below(4)) {
    case 0:
      return { kind: 'sum', a: 1 + below(8), b: 1 + below(8) };
    case 1: {
      const a = 10 + below(80);
      return { kind: 'larger', a, b: a + (below(2) === 0 ? -1 : 1) * (1 + below(9)) };
    }
    case 2:
      return { kind: 'nextDay', day: below(DAYS.length) };
    default: {
      const words: string[] = WORDS.toSorted(() => random() - 0.5).slice(0, SHOWN_WORDS);
      return { kind: 'word', words, at: below(SHOWN_WORDS) };
    }
  }
}

/** The question as a sentence. */
export function questionText(question: FormQuestion): string {
  switch (question.kind) {
    case 'sum':
      return `${DIGITS[question.a]}加${DIGITS[question.b]}等于几？`;
    case 'larger':
      return `${question.a}和${question.b}，哪个数大？`;
    case 'nextDay':
      return `星期${DAYS[question.day]}的后一天是星期几？`;
    case 'word':
      return `“${question.words.join('、')}”，其中第${DIGITS[question.at + 1]}个字是什么？`;
  }
}

/** Whether that answers it. Digits or Chinese numerals, full or half width, with or without words around them. */
export function isAnswer(question: FormQuestion, typed: string): boolean {
  if (typed.length > 50) return false;
  const given = typed.normalize('NFKC').replace(/[\s\p{P}]/gu, '');
  switch (question.kind) {
    case 'sum':
      return numberOf(given.replace(/^等于/, '')) === question.a + question.b;
    case 'larger':
      return numberOf(given.replace(/大$/, '')) === Math.max(question.a, question.b);
    case 'nextDay':
      return dayOf(given) === (question.day + 1) % DAYS.length;
    case 'word':
      return given.replace(/字$/, '') === question.words[question.at];
  }
}

/** A number below one hundred, in digits or as Chinese write it; null for anything else. */
function numberOf(text: string): number | null {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  const plain = text
    .replaceAll('两', '二')
    .replaceAll('〇', '零')
    .replace(/[壹贰叁肆伍陆柒捌玖拾]/g, (one) =>
      '一二三四五六七八九十'.charAt('壹贰叁肆伍陆柒捌玖拾'.indexOf(one)),
    );
  const found = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九零]?)$/.exec(plain);
  if (found === null || plain === '') return null;
  const [, front = '', ten = '', back = ''] = found;
  const digit = (one: string): number => Math.max(0, DIGITS.indexOf(one === '' ? '零' : one));
  if (ten === '') return front !== '' && back !== '' ? digit(front) * 10 + digit(back) : digit(front + back);
  return (front === '' ? 1 : digit(front)) * 10 + digit(back);
}

/** 0 for Monday to 6 for Sunday; null for what is no day. */
function dayOf(text: string): number | null {
  const name = text.replace(/^(?:星期|礼拜|周)/, '').replace(/^[天7七]$/, '日');
  const digit = numberOf(name);
  const found = digit === null ? DAYS.indexOf(name) : digit - 1;
  return found >= 0 && found < DAYS.length ? found : null;
}
