import type { ReadNote } from './read-report.ts';
import type { SourceDocument } from './source-document.ts';

/**
 * Rows whose words do stand in the file aren't missing there: it's the reading that failed, and then nobody is blamed for the rows of
 * the same table whose words are too short to look for, either.
 */
export function withoutBlame(notes: readonly ReadNote[], { blocks }: SourceDocument): ReadNote[] {
  if (!notes.some(({ rule }) => rule === 'X-READ-ROW' || rule === 'X-READ-TABLE')) return [...notes];
  const texts = blocks.flatMap((block) =>
    block.kind === 'text' ? [block.text] : block.cells.map((cell) => cell.text),
  );
  const text = bare(texts.join(''));
  const alone = new Set(texts.flatMap((each) => each.split('\n')).map(bare));
  const isThere = ({ rule, quote }: ReadNote): boolean =>
    rule === 'X-READ-ROW' &&
    (alone.has(bare(quote)) || (quote.length >= SURE_WORDS && standsIn(text, quote)));
  const hasFailed = notes.some(isThere);
  return notes.map((note) => {
    if (note.rule === 'X-READ-TABLE' && isTableThere(text, note.where)) {
      const message = `${note.quote}表格的文字在文件里，各格的数没有读出，请人工填写。`;
      return { ...note, severity: 'warning', message };
    }
    const isShort = note.rule === 'X-READ-ROW' && note.quote.length < SURE_WORDS;
    if (!isThere(note) && !(hasFailed && isShort)) return note;
    const message = `“${note.quote}”一行的文字在文件里，各格的数没有读出，请人工填写。`;
    return { ...note, severity: 'warning', message };
  });
}

/** Whether words of a table's headings stand in the file, as they hardly do outside of it. */
function isTableThere(text: string, where: string): boolean {
  const words = HEADINGS[where] ?? [];
  return words.length > 0 && words.every((each) => text.includes(each));
}

const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  t2: ['信息内容', '行政许可', '行政强制', '行政事业性收费'],
  t3: ['社会公益组织', '法律服务机构', '属于国家秘密', '重复申请'],
  t4: ['结果维持', '结果纠正', '尚未审结'],
};

/** Where figures and notes stand between the lines of a label its halves are apart; a long half is enough to know it by. */
function standsIn(text: string, label: string): boolean {
  const words = bare(label);
  const half = Math.ceil(words.length / 2);
  const found = [words.slice(0, half), words.slice(half)].filter((piece) => text.includes(piece));
  return found.length === 2 || found.some((piece) => piece.length >= LONG_HALF);
}

const LONG_HALF = 8;

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\p{L}]/gu, '');
}

/** Shorter words stand in many places. */
const SURE_WORDS = 6;
