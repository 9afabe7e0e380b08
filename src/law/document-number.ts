/**
 * 发文字号 (文号): 发文机关代字 + 〔year〕 + running number + 号, e.g. 三角府发〔2024〕12号. GB/T 9704: hexagonal brackets,
 * Arabic numerals, no 第, no leading zero.
 */
export interface DocumentNumber {
  /** 发文机关代字. */
  readonly word: string;
  readonly year: number;
  readonly number: number;
}

const CANONICAL = /^([\p{Script=Han}A-Za-z（）()]{1,20})〔(\d{4})〕([1-9]\d{0,5})号$/u;
const LOOSE = /^(.{1,20}?)〔(\d{4})年?〕第?0*([1-9]\d{0,5})号?$/u;

/** The parts of a correctly written number; null for any other text. */
export function parseDocumentNumber(text: string): DocumentNumber | null {
  return partsOf(CANONICAL.exec(text));
}

/** The number as it is written. */
export function formatDocumentNumber(parts: DocumentNumber): string {
  return `${parts.word}〔${parts.year}〕${parts.number}号`;
}

/**
 * The number as it should have been written: blanks gone, full-width digits and letters made half-width, any brackets around
 * the year made 〔〕, 第 and leading zeros gone. Null when it can't be read as a number at all.
 */
export function normaliseDocumentNumber(text: string): string | null {
  const parts = partsOf(LOOSE.exec(withHexagonalBrackets(halfWidth(text).replace(/\s+/gu, ''))));
  if (parts === null) return null;
  const normal = formatDocumentNumber(parts);
  return CANONICAL.test(normal) ? normal : null;
}

const OPENING = '〔[【［(（{｛〈';
const CLOSING = '〕]】］)）}｝〉';
const WIDE = '０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ';
const NARROW = '0123456789abcdefghijklmnopqrstuvwxyz';

/**
 * How numbers are made alike before a part of one is looked for in them, in small letters: each character of `from` becomes the one of
 * `to` at its place, those without one go. A database does the same with its translate.
 */
export const NUMBER_FOLD = {
  from: `${OPENING}${CLOSING}${WIDE} \t\u00a0\u3000`,
  to: `${'('.repeat(OPENING.length)}${')'.repeat(CLOSING.length)}${NARROW}`,
} as const;

/** 年 within the brackets; 第 and zeros after them. */
const IDLE = /年(?=\))|(?<=\))第?0*(?=[1-9])/gu;

/** A number, or a part of one, as it is compared: whatever brackets, width, blanks, 第 or zeros it was typed with. */
export function comparableNumber(text: string): string {
  const alike = Array.from(text.toLowerCase(), (character) => {
    const at = NUMBER_FOLD.from.indexOf(character);
    return at < 0 ? character : NUMBER_FOLD.to.charAt(at);
  });
  return alike.join('').replace(IDLE, '');
}

/** What a typed number has wrong. `suggestion` is null when it can't be read at all. */
export interface DocumentNumberFinding {
  readonly message: string;
  readonly suggestion: string | null;
}

/** Findings on a typed number; an empty list for a correct one. */
export function checkDocumentNumber(text: string): DocumentNumberFinding[] {
  if (parseDocumentNumber(text) !== null) return [];
  const suggestion = normaliseDocumentNumber(text);
  if (suggestion === null) {
    return [
      {
        message: '文号由机关代字、六角括号中的年份、顺序号和“号”字组成，例如“三角府发〔2024〕12号”。',
        suggestion,
      },
    ];
  }
  const faults = [
    [/\s/u, '文号中不应有空格'],
    [/[０-９]/u, '数字应为半角'],
    [/[[\]【】［］()（）{}]\s*[0-9０-９]{4}|[0-9０-９]{4}\s*年?\s*[\]】］)）}]/u, '年份应当用六角括号〔〕'],
    [/年\s*[〕\]】］)）}]/u, '年份后不写“年”字'],
    [/第/u, '不写“第”字'],
    [/[〕\]】］)）}]\s*第?\s*[0０]/u, '顺序号前不补 0'],
    [/[^号]\s*$/u, '末尾应有“号”字'],
  ] as const;
  const reasons = faults.filter(([shape]) => shape.test(text)).map(([, reason]) => reason);
  return [
    {
      message: `${reasons.length === 0 ? '文号写法不规范' : reasons.join('，')}。应写成“${suggestion}”。`,
      suggestion,
    },
  ];
}

function partsOf(found: RegExpExecArray | null): DocumentNumber | null {
  if (found === null) return null;
  const year = Number(found[2]);
  return year < 1949 || year > 2100 ? null : { word: found[1] ?? '', year, number: Number(found[3]) };
}

function halfWidth(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (char) =>
    String.fromCodePoint((char.codePointAt(0) ?? 0) - 0xfee0),
  );
}

function withHexagonalBrackets(text: string): string {
  return text.replace(/[〔[【［(（{〈](\d{4}年?)[〕\]】］)）}〉]/u, '〔$1〕');
}
