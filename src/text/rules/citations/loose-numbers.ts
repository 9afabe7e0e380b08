import type { CheckedText } from '../../checked-text.ts';

/** Something that is meant as a 文号 (国发〔2014〕45号), however it is written. */
export interface LooseNumber {
  /** The agency's word, as far as it stands right before: 国发. */
  readonly word: string;
  /** From the space before the bracket, or the bracket, to behind 号 (or the number, where 号 is missing). */
  readonly start: number;
  readonly end: number;
  readonly year: string;
  readonly number: number;
  readonly isHexagonal: boolean;
  readonly hasSpace: boolean;
  readonly hasOrdinal: boolean;
  readonly hasZeros: boolean;
  readonly hasEnd: boolean;
}

const NUMBER =
  /([ \t\u3000]{0,3})([〔[［【(（{〈„﹝])[ \t\u3000]{0,2}(\d{4}|\d{2})年?[ \t\u3000]{0,2}([〕\]］】)）}〉‟﹞])([ \t\u3000]{0,3})(第?)([ \t\u3000]{0,2})(\d{1,5})([ \t\u3000]{0,2})(号?)/gu;
const WORD = /[\u4e00-\u9fff]{1,12}$/u;
/** With what words of agencies end; round brackets are used for so much else that only behind them is a number meant. */
const ENDS_OF_WORDS = /[发函办字规令文通电批呈请报纪综]$/u;
const USUAL = new Set(['〔〕', '﹝﹞']);

/** All of them, in the text's order. Case numbers of courts, standards and addresses are none. */
export function looseNumbersIn(checked: CheckedText): LooseNumber[] {
  return [...checked.text.matchAll(NUMBER)].flatMap((found) => {
    const [whole, before = '', open = '', year = '', close = '', gap = '', ordinal = ''] = found;
    const [inner = '', number = '', last = '', end = ''] = found.slice(7);
    const word = WORD.exec(checked.text.slice(Math.max(0, found.index - 12), found.index))?.[0] ?? '';
    const isHexagonal = USUAL.has(open + close);
    if (!isHexagonal && (end === '' || word === '' || !isNumberIn(open, word))) return [];
    if (checked.isAddress(found.index, found.index + whole.length)) return [];
    return [
      {
        word,
        start: found.index + (word === '' ? before.length : 0),
        end: found.index + whole.length - (end === '' ? last.length : 0),
        year,
        number: Number(number),
        isHexagonal,
        hasSpace:
          `${word === '' ? '' : before}${gap}${inner}${end === '' ? '' : last}` !== '' ||
          /[〔﹝].*[ \t\u3000].*[〕﹞]/u.test(whole),
        hasOrdinal: ordinal !== '',
        hasZeros: number.startsWith('0'),
        hasEnd: end !== '',
      },
    ];
  });
}

/** As it should have been written, from the bracket on. */
export function properNumber({ year, number }: LooseNumber): string {
  return `〔${year.length === 2 ? withCentury(year) : year}〕${number}号`;
}

function withCentury(year: string): string {
  return `${Number(year) < 50 ? '20' : '19'}${year}`;
}

function isNumberIn(open: string, word: string): boolean {
  return '[［【„﹝〔'.includes(open) || ENDS_OF_WORDS.test(word);
}
