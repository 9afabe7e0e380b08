import { describe, expect, test } from 'vitest';
import { filledRules, strokedRules } from './page-axis.ts';
import { type Grid, findGrids } from './page-grid.ts';
import type { Rule } from './page-ink.ts';

const level = (at: number, from: number, to: number): Rule => ({ level: true, at, from, to });
const upright = (at: number, from: number, to: number): Rule => ({ level: false, at, from, to });

/** A table of three columns and three rows, 40 wide and 20 high each. */
const LEVEL = [0, 20, 40, 60].map((y) => level(y, 0, 120));
const UPRIGHT = [0, 40, 80, 120].map((x) => upright(x, 0, 60));

function spans(grid: Grid | undefined): string[] {
  return (grid?.cells ?? []).map((cell) => `${cell.row},${cell.column} ${cell.rowspan}x${cell.colspan}`);
}

describe('tables that lines draw', () => {
  test('every field between lines is a cell', () => {
    const [grid, ...others] = findGrids([...LEVEL, ...UPRIGHT]);
    expect(others).toEqual([]);
    expect([grid?.rows, grid?.columns, grid?.cells.length]).toEqual([3, 3, 9]);
    expect(grid?.cells[4]?.box).toEqual({ left: 40, top: 20, right: 80, bottom: 40 });
  });

  test('a line that isn’t drawn makes one cell of two', () => {
    const withoutPiece = [upright(40, 20, 60), ...UPRIGHT.filter((rule) => rule.at !== 40)];
    expect(spans(findGrids([...LEVEL, ...withoutPiece])[0])[0]).toBe('0,0 1x2');
    const shorter = [level(20, 40, 120), ...LEVEL.filter((rule) => rule.at !== 20)];
    expect(spans(findGrids([...shorter, ...UPRIGHT])[0])[0]).toBe('0,0 2x1');
  });

  test('a field that is no rectangle is parted into rectangles that don’t overlap', () => {
    const rules = [
      ...LEVEL.filter((rule) => rule.at !== 20),
      level(20, 40, 120),
      upright(40, 20, 60),
      ...UPRIGHT.filter((rule) => rule.at !== 40),
    ];
    const [grid] = findGrids(rules);
    const covered = (grid?.cells ?? []).reduce((sum, cell) => sum + cell.rowspan * cell.colspan, 0);
    expect(covered).toBe(9);
  });

  test('the dashes of a line are one, lines of two tables beside each other aren’t', () => {
    const dashes = LEVEL.flatMap(({ at }) =>
      Array.from({ length: 16 }, (_, index) => level(at, index * 8, index * 8 + 4)),
    );
    expect(spans(findGrids([...dashes, ...UPRIGHT])[0])).toHaveLength(9);
    const beside = [...LEVEL, ...UPRIGHT].map((rule) =>
      rule.level ? { ...rule, from: rule.from + 125, to: rule.to + 125 } : { ...rule, at: rule.at + 125 },
    );
    expect(findGrids([...LEVEL, ...UPRIGHT, ...beside])).toHaveLength(2);
  });

  test('doubled, broken and cell-by-cell lines are one line', () => {
    const doubled = [...LEVEL, ...UPRIGHT].map((rule) => ({ ...rule, at: rule.at + 2 }));
    expect(spans(findGrids([...LEVEL, ...UPRIGHT, ...doubled])[0])).toHaveLength(9);
    const dots = LEVEL.flatMap(({ at }) =>
      Array.from({ length: 41 }, (_, index) => level(at, index * 3, index * 3 + 1)),
    );
    expect(spans(findGrids([...dots, ...UPRIGHT])[0])).toHaveLength(9);
    const apart = [0, 1, 2].flatMap((row) =>
      [0, 1, 2].flatMap((column) =>
        strokedRules([
          {
            closed: true,
            points: [
              { x: column * 43, y: row * 23 },
              { x: column * 43 + 40, y: row * 23 },
              { x: column * 43 + 40, y: row * 23 + 20 },
              { x: column * 43, y: row * 23 + 20 },
            ],
          },
        ]),
      ),
    );
    expect(spans(findGrids(apart)[0])).toHaveLength(9);
  });

  test('sides that aren’t drawn still close the table', () => {
    const open = UPRIGHT.filter((rule) => rule.at === 40 || rule.at === 80);
    const [grid] = findGrids([...LEVEL, ...open]);
    expect([grid?.rows, grid?.columns]).toEqual([3, 3]);
    expect(grid?.box).toEqual({ left: 0, top: 0, right: 120, bottom: 60 });
  });

  test('two tables on a page don’t mix their columns', () => {
    const below = [...LEVEL, ...UPRIGHT].map((rule) =>
      rule.level ? { ...rule, at: rule.at + 100 } : { ...rule, at: rule.at + 3, from: 100, to: 160 },
    );
    expect(findGrids([...LEVEL, ...UPRIGHT, ...below]).map((grid) => grid.columns)).toEqual([3, 3]);
  });

  test('an underline, a frame and a drawing of very many lines are no tables', () => {
    expect(findGrids([level(10, 0, 90), level(30, 0, 90)])).toEqual([]);
    expect(findGrids([level(0, 0, 90), level(50, 0, 90), upright(0, 0, 50), upright(90, 0, 50)])).toEqual([]);
    const many = Array.from({ length: 300 }, (_, index) => index * 5);
    const drawing = many.flatMap((at) => [level(at, 0, 1500), upright(at, 0, 1500)]);
    expect(findGrids(drawing)).toEqual([]);
  });
});

describe('lines that are drawn as areas', () => {
  const box = (left: number, top: number, right: number, bottom: number) => ({
    closed: true,
    points: [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ],
  });

  test('a thin area is a line, a thick one is a background', () => {
    expect(filledRules([box(0, 10, 100, 11)])).toEqual([{ level: true, at: 10.5, from: 0, to: 100 }]);
    expect(filledRules([box(0, 10, 100, 30)])).toEqual([]);
  });

  test('a frame between an area and the hole in it is four lines', () => {
    const rules = filledRules([box(0, 0, 100, 50), box(1, 1, 99, 49)]);
    expect(rules.filter((rule) => rule.level).map((rule) => rule.at)).toEqual([0.5, 49.5]);
    expect(rules.filter((rule) => !rule.level).map((rule) => rule.at)).toEqual([0.5, 99.5]);
  });
});
