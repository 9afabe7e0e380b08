import type { PlainDate } from '../law/dates.ts';
import type { OfficeWords } from './office-words.ts';

/** A paragraph, a heading or a cell of a table. */
export interface TextBlock {
  readonly kind: 'heading' | 'paragraph' | 'cell';
  /** Place in the text, UTF-16 units, the end exclusive; line breaks between blocks belong to none. */
  readonly start: number;
  readonly end: number;
  /** Of a cell: which table of the text, row and column, all from 0. */
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

/** What is known of the text beside its words. Everything may be missing; rules that need it then say nothing. */
export interface TextContext {
  /** The day of the document, else the day of the check. */
  readonly date?: PlainDate;
  readonly title?: string;
  /** The name of the agency that publishes it. */
  readonly issuer?: string;
  readonly documentNumber?: string;
  /** File names of what is attached; missing when it isn't known. */
  readonly attachments?: readonly string[];
  /** `own`: the agency's draft; `others`: words of citizens and other agencies, on which its expressions don't bind. */
  readonly author?: 'own' | 'others';
  /** Lines are those of a page (PDF, plain text) and may break within a sentence. */
  readonly wrapped?: boolean;
  readonly words?: OfficeWords;
}

/** A text as the rules see it. */
export interface CheckedText {
  readonly text: string;
  readonly blocks: readonly TextBlock[];
  readonly context: TextContext;
  /** Whether a stretch touches a network address, an e-mail address or a path, where prose's rules don't hold. */
  isAddress(start: number, end: number): boolean;
}

/** Addresses as they stand in Chinese prose: they end where a Chinese character or mark begins. */
const ADDRESS =
  /(?:https?|ftp):\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+|www\.[\w\-.~/?#=&%]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|gov)(?:\/[\w\-.~/?#=&%]*)?/giu;

/** 一、 （一） 1. （1） 第一章: with what a heading begins. */
const ORDINAL =
  /^[\s\u3000]*(?:第[一二三四五六七八九十百]+[章节编部分]+|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]|\d{1,2}[.．、](?!\d))/u;
const LONGEST_HEADING = 40;

/**
 * A text made ready for the rules. Without blocks, each line is a paragraph, or a heading when it begins with an ordinal,
 * is short and doesn't go on as a sentence.
 */
export function readText(
  text: string,
  context: TextContext = {},
  blocks?: readonly TextBlock[],
): CheckedText {
  const addresses = [...text.matchAll(ADDRESS)].map(
    (found) => [found.index, found.index + found[0].length] as const,
  );
  return {
    text,
    blocks: blocks ?? linesOf(text),
    context,
    isAddress: (start, end) => touches(addresses, start, end),
  };
}

/** Whether a stretch touches one of the spans, which are in order and apart from each other. */
function touches(spans: readonly (readonly [number, number])[], start: number, end: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[1] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const [from] = spans[low] ?? [end];
  return from < end;
}

/** The words of a block. */
export function wordsOf(checked: CheckedText, block: TextBlock): string {
  return checked.text.slice(block.start, block.end);
}

function linesOf(text: string): TextBlock[] {
  return [...text.matchAll(/[^\r\n]+/gu)].map((found) => ({
    kind: isHeading(found[0]) ? 'heading' : 'paragraph',
    start: found.index,
    end: found.index + found[0].length,
  }));
}

function isHeading(line: string): boolean {
  const trimmed = line.trim();
  return ORDINAL.test(trimmed) && trimmed.length <= LONGEST_HEADING && !/[，；：]|。./u.test(trimmed);
}
