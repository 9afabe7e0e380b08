import type { LayoutFigures } from './measure.ts';

/** Figures as a table, a line a layout, the sum below. */
export function figuresTable(all: readonly LayoutFigures[]): string {
  const head = [
    '布局',
    '文件',
    '格',
    '读对',
    '非零读对',
    '暗错',
    '未读',
    '误报错误',
    '误报提醒',
    '埋错找到',
    '毫秒/件',
  ];
  const rows = [...all.map(rowOf), sumOf(all)];
  return [head, ...rows]
    .map((row) => row.map((cell, at) => padded(cell, at === 0 ? 22 : 11)).join(''))
    .join('\n');
}

function rowOf(figures: LayoutFigures): string[] {
  return [
    figures.layout,
    String(figures.documents),
    String(figures.cells),
    share(figures.right, figures.cells),
    share(figures.nonZeroRight, figures.nonZero),
    String(figures.silent.length),
    String(figures.unread.length),
    String(figures.falseErrors.length),
    String(figures.falseWarnings.length),
    `${figures.found}/${figures.planted}`,
    (figures.ms / Math.max(1, figures.documents)).toFixed(0),
  ];
}

function sumOf(all: readonly LayoutFigures[]): string[] {
  const sum = (count: (figures: LayoutFigures) => number): number =>
    all.reduce((total, figures) => total + count(figures), 0);
  return [
    '合计',
    String(sum(({ documents }) => documents)),
    String(sum(({ cells }) => cells)),
    share(
      sum(({ right }) => right),
      sum(({ cells }) => cells),
    ),
    share(
      sum(({ nonZeroRight }) => nonZeroRight),
      sum(({ nonZero }) => nonZero),
    ),
    String(sum(({ silent }) => silent.length)),
    String(sum(({ unread }) => unread.length)),
    String(sum(({ falseErrors }) => falseErrors.length)),
    String(sum(({ falseWarnings }) => falseWarnings.length)),
    `${sum(({ found }) => found)}/${sum(({ planted }) => planted)}`,
    (
      sum(({ ms }) => ms) /
      Math.max(
        1,
        sum(({ documents }) => documents),
      )
    ).toFixed(0),
  ];
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((part / whole) * 100).toFixed(2)}%`;
}

/** Chinese characters are two wide. */
function padded(text: string, width: number): string {
  const own = [...text].reduce((sum, character) => sum + (character > '\u2E80' ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - own));
}
