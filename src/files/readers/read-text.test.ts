import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HAS_SHARED_CASES, readSharedCase, SKIP_NOTE } from '../../../test/shared-cases.ts';
import { readReport } from '../../law/annual-report/reading/map-report.ts';
import type { SourceCell, SourceDocument } from '../../law/annual-report/reading/source-document.ts';
import { cellNames, readCell } from '../../law/annual-report/tables.ts';
import { distinctTables } from '../test/sample-report.ts';
import { readText } from './read-text.ts';
import {
  type ChangeCell,
  flattened,
  oneCellALine,
  REPORT_WORDS,
  tabSeparated,
  wordsIn,
  wrongCells,
} from './test/report-layouts.ts';
import { UnreadableFile } from './unreadable-file.ts';

const TABLES = distinctTables();
const LAYOUTS = [
  { layout: 'a cell a line', write: oneCellALine },
  { layout: 'tabs between cells', write: tabSeparated },
] as const;

function read(text: string): SourceDocument {
  return readText(new TextEncoder().encode(text));
}

function cellsIn(document: SourceDocument): SourceCell[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []));
}

function rowsIn(document: SourceDocument): string[][][] {
  return document.blocks.flatMap((block) =>
    block.kind === 'text'
      ? []
      : [
          Array.from({ length: block.rows }, (_, row) =>
            block.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
          ),
        ],
  );
}

describe.each(LAYOUTS)('a report with $layout', ({ write }) => {
  test('has its 200 cells in place', () => {
    const document = read(write(TABLES));
    expect(wrongCells(document, TABLES)).toEqual([]);
    expect(rowsIn(document)).toHaveLength(3);
  });

  test('keeps its words in their order', () => {
    expect(wordsIn(read(write(TABLES)).blocks)).toEqual(REPORT_WORDS);
  });

  test('is the same with the line ends of another system', () => {
    const document = read(write(TABLES).replaceAll('\n', '\r\n'));
    expect(wrongCells(document, TABLES)).toEqual([]);
    expect(wordsIn(document.blocks)).toEqual(REPORT_WORDS);
  });

  test('names the characters of every cell and line', () => {
    const text = write(TABLES);
    const document = read(text);
    const lines = document.blocks.filter((block) => block.kind === 'text');
    for (const { place, text: own } of [...lines, ...cellsIn(document)]) {
      expect(text.slice(place.from, place.to)).toBe(own);
    }
  });

  test('keeps every other cell in place when some are blank', () => {
    const whole = cellsIn(read(write(TABLES)));
    const figures = cellsIn(read(write(TABLES, (text, role) => (role === 'data' ? FIGURE : text))));
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 199 }), { minLength: 1, maxLength: 200 }), (chosen) => {
        const blanks = new Set(chosen);
        const found = cellsIn(read(write(TABLES, blanking(blanks))));
        const isBlank = counting((text) => text === FIGURE, blanks);
        const expected = whole.map(({ text }, index) => (isBlank(figures[index]?.text ?? '') ? '' : text));
        expect(found.map(({ text }) => text)).toEqual(expected);
        expect(found.map(gridPlace)).toEqual(whole.map(gridPlace));
      }),
      { numRuns: 60 },
    );
  });
});

const FIGURE = '0.5';

/** Makes some of the figures blank, by their order in the report. */
function blanking(blanks: ReadonlySet<number>): ChangeCell {
  const isBlank = counting((role) => role === 'data', blanks);
  return (text, role) => (isBlank(role) ? '' : text);
}

/** Whether something is one of those counted, and its number among them is a chosen one. */
function counting(
  isCounted: (what: string) => boolean,
  chosen: ReadonlySet<number>,
): (what: string) => boolean {
  let at = -1;
  return (what) => {
    if (!isCounted(what)) return false;
    at += 1;
    return chosen.has(at);
  };
}

function gridPlace({ place }: SourceCell): unknown {
  return [place.table, place.row, place.column];
}

describe('a cell a line', () => {
  test('goes on with lines without a tab, and ends its row with an empty one', () => {
    expect(rowsIn(read('\t商业\n企业\n\t科研\n机构\n\n\t1\n\t\n\n'))).toEqual([
      [
        ['商业\n企业', '科研\n机构'],
        ['1', ''],
      ],
    ]);
  });

  test('has tables apart where more than one line is empty or words stand between', () => {
    const row = '\t规章\n\t0\n\n\t文件\n\t1\n\n';
    expect(rowsIn(read(`${row}\n${row}四、其他\n${row}`))).toHaveLength(3);
  });

  test('ends at the title of a part, also where no line is empty', () => {
    const document = read(
      '\t规章\n\t0\n\n\t文件\n\t1\n三、收到和处理政府信息公开申请情况\n\t一、新收\n\t2\n\n\t二、结转\n\t3\n',
    );
    expect(rowsIn(document)).toEqual([
      [
        ['规章', '0'],
        ['文件', '1'],
      ],
      [
        ['一、新收', '2'],
        ['二、结转', '3'],
      ],
    ]);
    expect(wordsIn(document.blocks)).toEqual(['三、收到和处理政府信息公开申请情况']);
  });

  test.each([
    '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    '三、收到和处理政府信息公开申请情况（单位：件）',
    '五、政府信息公开工作存在的主要问题',
  ])('ends at the title of a part as an agency words it: %s', (title) => {
    const document = read(`\t规章\n\t0\n\n\t文件\n\t1\n${title}\n`);
    expect(wordsIn(document.blocks)).toEqual([title]);
  });

  test('never takes a row of the form for the title of a part', () => {
    const rows = cellsIn(read(oneCellALine(TABLES)));
    expect(rows.map(({ text }) => text).filter((text) => /^[一二三四]、/u.test(text))).toHaveLength(4);
  });

  test('leaves paragraphs that begin with a tab words', () => {
    const paragraph = '2024年，我镇围绕群众关心的事项公开信息，全年公开54条。';
    const document = read(`\t一、总体情况\n\t${paragraph}\n\t规章\n\t0\n\n\t文件\n\t1\n\n`);
    expect(wordsIn(document.blocks)).toEqual(['一、总体情况', paragraph]);
    expect(rowsIn(document)).toEqual([
      [
        ['规章', '0'],
        ['文件', '1'],
      ],
    ]);
  });
});

describe('tabs between cells', () => {
  test('keep blank cells at either end', () => {
    expect(rowsIn(read('\t甲\t乙\n规章\t\t\n文件\t1\t\n'))).toEqual([
      [
        ['', '甲', '乙'],
        ['规章', '', ''],
        ['文件', '1', ''],
      ],
    ]);
  });

  test('have cells of several lines in quotation marks, as spreadsheets copy them', () => {
    expect(rowsIn(read('项目\t"商业\n企业"\t"他们说""好""\n的"\n规章\t1\t2\n'))).toEqual([
      [
        ['项目', '商业\n企业', '他们说"好"\n的'],
        ['规章', '1', '2'],
      ],
    ]);
  });

  test('leave other quotation marks as they are', () => {
    expect(rowsIn(read('项目\t甲\n"三安全\t1\n"文件"\t2\n'))).toEqual([
      [
        ['项目', '甲'],
        ['"三安全', '1'],
        ['"文件"', '2'],
      ],
    ]);
  });

  test('within a sentence make no table', () => {
    const document = read(
      '\t一年来，我镇围绕群众关心的事项公开信息，全年公开54条。\n联系电话：\t023-48400009\n',
    );
    expect(wordsIn(document.blocks)).toEqual([
      '一年来，我镇围绕群众关心的事项公开信息，全年公开54条。',
      '联系电话：\t023-48400009',
    ]);
    expect(rowsIn(document)).toEqual([]);
  });
});

test('flattened text stays as it stands, a block a line', () => {
  const text = flattened(TABLES);
  const document = read(text);
  expect(rowsIn(document)).toEqual([]);
  expect(wordsIn(document.blocks)).toEqual(text.split('\n').filter((line) => line !== ''));
});

test('no character of a text is lost, whatever it consists of', () => {
  const piece = fc.constantFrom('\t', '\n', '\r\n', ' ', '0', '规章', '"', '一、总体情况', '。', '12件');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const document = read(text);
      const found = document.blocks.flatMap((block) =>
        block.kind === 'text' ? [block.place] : block.cells.map(({ place }) => place),
      );
      const shown = found.map(({ from, to }) => text.slice(from, to)).join('');
      expect(shown.replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
    }),
    { numRuns: 500 },
  );
});

test('blanks without end take no time', () => {
  const started = performance.now();
  read(`规章\t${' '.repeat(400_000)}x\n`.repeat(5));
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a text longer than any report is refused', () => {
  expect(() => read('很长的一行\n'.repeat(250_000))).toThrow(UnreadableFile);
});

test.skipIf(!HAS_SHARED_CASES)(`a published report has its 200 values in place${SKIP_NOTE}`, () => {
  const { cells, notes } = readReport(read(readSharedCase('sanjiao-2024.txt')));
  const published: unknown = JSON.parse(readSharedCase('sanjiao-2024.json'));
  const wrong = cellNames().filter((name) => cells.get(name)?.value !== readCell(published, name));
  // The fee is exact text in a report and a number in the published figures.
  expect(wrong.filter((name) => Number(cells.get(name)?.value) !== readCell(published, name))).toEqual([]);
  expect(notes).toEqual([]);
});

test('a row that an editor left without its blank cells stays in its table', () => {
  const rows = rowsIn(read('信息内容\t本年制发件数\t现行有效件数\n规章\n行政规范性文件\t2\t9\n'));
  expect(rows).toEqual([
    [['信息内容', '本年制发件数', '现行有效件数'], ['规章'], ['行政规范性文件', '2', '9']],
  ]);
});

test('titles and sentences between rows are no rows', () => {
  const between = ['四、政府信息公开行政复议、行政诉讼情况', '以上为本机关全部数据。', '注：'];
  for (const line of between)
    expect(rowsIn(read(`规章\t1\t2\n${line}\n行政许可\t3\t4\n行政处罚\t1\t1\n`)).flat(2)).not.toContain(line);
});

test('a blank line among cells that each have a line of their own is kept', () => {
  const texts = (text: string): string[] =>
    read(text).blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));
  expect(texts('1.属于国家秘密\n3\n\n\n4\n2.重复申请\n')).toEqual([
    '1.属于国家秘密',
    '3',
    '',
    '',
    '4',
    '2.重复申请',
  ]);
  expect(texts('第一段文字。\n\n第二段文字。\n')).toEqual(['第一段文字。', '第二段文字。']);
});
