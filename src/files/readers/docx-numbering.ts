import { load } from 'cheerio';

/** Numbers that Word makes by itself before paragraphs: 一、 （一） 1. */
export interface Numbering {
  /** The number of the next paragraph of a list at a level, with what stands around it; empty where it shows none. */
  next(list: string, level: number): string;
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

/** Counts the lists of a document, as `numbering.xml` defines them, from the front. */
export function numberingOf(xml: string): Numbering {
  const $ = load(xml, { xml: true });
  const abstract = new Map<string, Map<number, Level>>();
  for (const each of $('w\\:abstractNum').toArray()) {
    const levels = $(each)
      .children('w\\:lvl')
      .toArray()
      .map((level): [number, Level] => [
        Number($(level).attr('w:ilvl') ?? 0),
        {
          format: $(level).children('w\\:numFmt').attr('w:val') ?? 'decimal',
          text: $(level).children('w\\:lvlText').attr('w:val') ?? '',
          start: Number($(level).children('w\\:start').attr('w:val') ?? 1),
        },
      ]);
    abstract.set($(each).attr('w:abstractNumId') ?? '', new Map(levels));
  }
  const lists = new Map(
    $('w\\:num')
      .toArray()
      .map((each) => [
        $(each).attr('w:numId') ?? '',
        abstract.get($(each).children('w\\:abstractNumId').attr('w:val') ?? '') ?? new Map<number, Level>(),
      ]),
  );
  const counts = new Map<string, number>();
  return {
    next: (list, level) => {
      const levels = lists.get(list);
      const own = levels?.get(level);
      if (levels === undefined || own === undefined || own.format === 'bullet' || own.format === 'none')
        return '';
      const count = (counts.get(`${list} ${level}`) ?? own.start - 1) + 1;
      counts.set(`${list} ${level}`, count);
      for (const deeper of levels.keys()) if (deeper > level) counts.delete(`${list} ${deeper}`);
      return own.text.replaceAll(/%(\d)/gu, (_, digit: string) => {
        const at = Number(digit) - 1;
        const of = levels.get(at);
        return of === undefined ? '' : written(counts.get(`${list} ${at}`) ?? of.start, of.format);
      });
    },
  };
}

const DIGITS = '〇一二三四五六七八九';

function written(count: number, format: string): string {
  if (/chinese|ideograph|japanese|taiwanese/iu.test(format)) return chinese(count);
  if (format === 'decimalFullWidth') return String(count).normalize('NFKC');
  if (format === 'lowerLetter' || format === 'upperLetter') {
    const letter = String.fromCodePoint(96 + ((count - 1) % 26) + 1);
    return format === 'upperLetter' ? letter.toUpperCase() : letter;
  }
  return String(count);
}

/** 1 to 99 as headings have them. */
function chinese(count: number): string {
  if (count < 1 || count > 99) return String(count);
  const [tens, ones] = [Math.floor(count / 10), count % 10];
  const front = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`;
  return `${front}${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}
