import type { PlainDate } from '../dates.ts';

/** Laws that answers to requests rest on, with the name that letters use and the time during which they hold. */
export const CITED_LAWS = {
  regulation: {
    name: '中华人民共和国政府信息公开条例',
    short: '条例',
    number: '国务院令第711号',
    validFrom: '2019-05-15',
  },
  feeMeasures: {
    name: '政府信息公开信息处理费管理办法',
    short: '信息处理费管理办法',
    number: '国办函〔2020〕109号',
    validFrom: '2021-01-01',
  },
  reviewLaw: {
    name: '中华人民共和国行政复议法',
    short: '行政复议法',
    number: '主席令第9号',
    validFrom: '2024-01-01',
  },
  litigationLaw: {
    name: '中华人民共和国行政诉讼法',
    short: '行政诉讼法',
    number: '主席令第71号',
    validFrom: '2017-07-01',
  },
} as const satisfies Readonly<Record<string, CitedLaw>>;

interface CitedLaw {
  readonly name: string;
  readonly short: string;
  readonly number: string;
  readonly validFrom: PlainDate;
}

/** One of the laws. */
export type LawKey = keyof typeof CITED_LAWS;

/** A provision by 条, 款 and 项. Whoever cites a law without an article cites it as a whole. */
export interface Citation {
  readonly law: LawKey;
  readonly article?: number;
  /** 款; left out where the article has one only, as drafting practice has it. */
  readonly paragraph?: number;
  /** 项 */
  readonly item?: number;
}

/** The provision as registers and messages name it: 条例第36条第（三）项. */
export function shortCitation(citation: Citation): string {
  const { article, paragraph, item } = citation;
  const law = CITED_LAWS[citation.law];
  if (article === undefined) return law.number;
  return `${law.short}第${article}条${part('第', paragraph, '款')}${part('第（', item, '）项')}`;
}

/** The provision without its law, as letters write it: 第三十六条第（三）项. Empty for a law as a whole. */
function citedProvision(citation: Citation): string {
  const { article, paragraph, item } = citation;
  if (article === undefined) return '';
  return `第${chineseNumber(article)}条${part('第', paragraph, '款')}${part('第（', item, '）项')}`;
}

/** Several provisions of one article each, under one name of their law: 《…条例》第三十六条第（三）项、第十四条. */
export function fullCitations(citations: readonly Citation[]): string {
  const laws = [...new Set(citations.map((citation) => citation.law))];
  return laws
    .map((law) => {
      const provisions = citations.filter((citation) => citation.law === law).map(citedProvision);
      return `《${CITED_LAWS[law].name}》${provisions.filter((text) => text !== '').join('、')}`;
    })
    .join('、');
}

/** Whether both are the same provision. */
export function sameCitation(one: Citation, other: Citation): boolean {
  return (
    one.law === other.law &&
    one.article === other.article &&
    one.paragraph === other.paragraph &&
    one.item === other.item
  );
}

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** A number from 1 to 999 in the characters that articles are counted with: 三十六, 一百零三. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 999)
    throw new RangeError(`no number of an article: ${value}`);
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds === 0 ? '' : `${DIGITS[hundreds]}百`;
  const middle = tens > 0 ? `${tens === 1 && head === '' ? '' : DIGITS[tens]}十` : '';
  const gap = head !== '' && tens === 0 && ones > 0 ? '零' : '';
  return `${head}${middle}${gap}${ones === 0 ? '' : DIGITS[ones]}`;
}

/** The number that such characters or digits stand for; null for anything else. */
export function readChineseNumber(text: string): number | null {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  const found =
    /^(?:([一二三四五六七八九])百)?(?:零|([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(text);
  if (found === null || text === '') return null;
  const digit = (one: string | undefined): number =>
    one === undefined ? 0 : DIGITS.findIndex((character) => character === one);
  const tens = found[3] === undefined ? 0 : Math.max(digit(found[2]), 1);
  const value = digit(found[1]) * 100 + tens * 10 + digit(found[4]);
  return value === 0 ? null : value;
}

function part(before: string, value: number | undefined, after: string): string {
  return value === undefined ? '' : `${before}${chineseNumber(value)}${after}`;
}
