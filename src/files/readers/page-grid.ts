import type { Box, Rule } from './page-ink.ts';

/** A cell of a ruled table: its place in the grid and on the page. */
export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly box: Box;
}

/** A ruled table without its text. */
export interface Grid {
  readonly box: Box;
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly GridCell[];
}

/** Lines closer than this are one: doubled borders, borders drawn cell by cell. */
const SNAP = 4;
/** Pieces of one drawn line differ by less. */
const SAME = 0.5;
/** Pieces of a dotted line are this close to each other. */
const BROKEN = 3;
/** Pieces of a dashed line are no longer than this, and the gap between two not much longer than these. */
const DASH = 18;
const GAP_OF_DASHES = 1.2;
/** Shorter lines are strokes of a sign. */
const SHORTEST = 4;
/** The share of a cell's side that must be drawn for it to be closed. */
const CLOSED = 0.6;
/** A net of more cells than this is a drawing. */
const MOST_CELLS = 40_000;
/** Lines across and down that may cross; more are a drawing. */
const MOST_PAIRS = 20_000_000;
/** An open side of a table counts as a column or a row only when it is this wide. */
const OPEN_SIDE = 8;

/** Finds the tables that lines draw, from the top. A frame around one single cell is none. */
export function findGrids(rules: readonly Rule[]): Grid[] {
  const level = joined(
    rules.filter((rule) => rule.level),
    SAME,
  );
  const upright = joined(
    rules.filter((rule) => !rule.level),
    SAME,
  );
  if (level.length * upright.length > MOST_PAIRS) return [];
  // Lines of one table are put together only now: those of another may stand between them.
  return connected(level, upright)
    .map((net) => gridOf({ level: joined(net.level, SNAP), upright: joined(net.upright, SNAP) }))
    .filter((grid) => grid.cells.length > 1)
    .toSorted((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
}

/** Puts pieces of the same line together; lines this close are the same. */
function joined(rules: readonly Rule[], close: number): Rule[] {
  const result: Rule[] = [];
  for (const band of bandsOf(
    rules.toSorted((a, b) => a.at - b.at),
    close,
  )) {
    const at = (Math.min(...band.map((rule) => rule.at)) + Math.max(...band.map((rule) => rule.at))) / 2;
    for (const { from, to } of stretchesOf(band))
      result.push({ level: band[0]?.level ?? true, at, from, to });
  }
  return result.filter((rule) => rule.to - rule.from >= SHORTEST);
}

/** Where a line is drawn, however many pieces of it there are. */
function stretchesOf(band: readonly Rule[]): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  let before = 0;
  for (const { from, to } of band.toSorted((a, b) => a.from - b.from)) {
    const stretch = stretches.at(-1);
    const dash = Math.min(before, to - from);
    const room = Math.max(before, to - from) <= DASH ? Math.max(BROKEN, GAP_OF_DASHES * dash) : BROKEN;
    if (stretch !== undefined && from <= stretch.to + room) stretch.to = Math.max(stretch.to, to);
    else stretches.push({ from, to });
    before = to - from;
  }
  return stretches;
}

/** Parallel lines by their place; a band is never wider than two lines that are one. */
function bandsOf(sorted: readonly Rule[], close: number): Rule[][] {
  const bands: Rule[][] = [];
  for (const rule of sorted) {
    const band = bands.at(-1);
    if (band?.[0] !== undefined && rule.at - band[0].at <= close) band.push(rule);
    else bands.push([rule]);
  }
  return bands;
}

interface Net {
  readonly level: Rule[];
  readonly upright: Rule[];
}

/** Lines that touch belong to one table. */
function connected(level: readonly Rule[], upright: readonly Rule[]): Net[] {
  const parent = Array.from({ length: level.length + upright.length }, (_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== undefined && parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const [i, across] of level.entries())
    for (const [j, down] of upright.entries())
      if (touch(across, down)) parent[root(level.length + j)] = root(i);
  const nets = new Map<number, Net>();
  const netOf = (index: number): Net => {
    const net = nets.get(root(index)) ?? { level: [], upright: [] };
    nets.set(root(index), net);
    return net;
  };
  for (const [i, rule] of level.entries()) netOf(i).level.push(rule);
  for (const [j, rule] of upright.entries()) netOf(level.length + j).upright.push(rule);
  return [...nets.values()].filter((net) => net.level.length >= 2 && net.upright.length > 0);
}

function touch(across: Rule, down: Rule): boolean {
  return (
    across.from - SNAP <= down.at &&
    down.at <= across.to + SNAP &&
    down.from - SNAP <= across.at &&
    across.at <= down.to + SNAP
  );
}

function gridOf(net: Net): Grid {
  const xs = edgesOf(net.upright, net.level);
  const ys = edgesOf(net.level, net.upright);
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const box = { left: xs[0] ?? 0, top: ys[0] ?? 0, right: xs.at(-1) ?? 0, bottom: ys.at(-1) ?? 0 };
  if (rows < 1 || columns < 1 || rows * columns > MOST_CELLS) return { box, rows: 0, columns: 0, cells: [] };
  const walls = { right: wallsOf(net.upright, xs, ys), below: wallsOf(net.level, ys, xs) };
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      const span = spanFrom({ row, column, rows, columns }, walls, taken);
      for (let r = row; r < row + span.rowspan; r += 1)
        for (let c = column; c < column + span.colspan; c += 1) taken.add(r * columns + c);
      cells.push({
        row,
        column,
        ...span,
        box: {
          left: xs[column] ?? 0,
          top: ys[row] ?? 0,
          right: xs[column + span.colspan] ?? 0,
          bottom: ys[row + span.rowspan] ?? 0,
        },
      });
    }
  }
  return { box, rows, columns, cells };
}

/** Where the lines of one direction stand, and where those of the other end beyond them: sides that aren't drawn. */
function edgesOf(own: readonly Rule[], crossing: readonly Rule[]): number[] {
  const edges = [...new Set(own.map((rule) => rule.at))].toSorted((a, b) => a - b);
  const from = Math.min(...crossing.map((rule) => rule.from));
  const to = Math.max(...crossing.map((rule) => rule.to));
  if (from < (edges[0] ?? from) - OPEN_SIDE) edges.unshift(from);
  if (to > (edges.at(-1) ?? to) + OPEN_SIDE) edges.push(to);
  return edges;
}

/** For every inner edge and every stretch along it whether a line is drawn there. */
function wallsOf(rules: readonly Rule[], edges: readonly number[], along: readonly number[]): boolean[][] {
  return edges.map((edge) => {
    const here = rules.filter((rule) => Math.abs(rule.at - edge) < 0.01);
    return along.slice(1).map((end, index) => {
      const start = along[index] ?? end;
      const drawn = here.reduce(
        (sum, rule) => sum + Math.max(0, Math.min(rule.to, end) - Math.max(rule.from, start)),
        0,
      );
      return drawn >= CLOSED * (end - start);
    });
  });
}

interface Walls {
  readonly right: readonly (readonly boolean[])[];
  readonly below: readonly (readonly boolean[])[];
}

/** How far a cell reaches: to the right until a line, then down while no line lies under it and none cuts it. */
function spanFrom(
  at: { row: number; column: number; rows: number; columns: number },
  walls: Walls,
  taken: ReadonlySet<number>,
): { rowspan: number; colspan: number } {
  const isFree = (row: number, column: number): boolean => !taken.has(row * at.columns + column);
  const isWalled = (row: number, column: number): boolean => walls.right[column]?.[row] === true;
  let colspan = 1;
  while (
    at.column + colspan < at.columns &&
    !isWalled(at.row, at.column + colspan) &&
    isFree(at.row, at.column + colspan)
  )
    colspan += 1;
  const columns = Array.from({ length: colspan }, (_, index) => at.column + index);
  const reaches = (row: number): boolean =>
    columns.every((column) => isFree(row, column) && walls.below[row]?.[column] !== true) &&
    columns.slice(1).every((column) => !isWalled(row, column));
  let rowspan = 1;
  while (at.row + rowspan < at.rows && reaches(at.row + rowspan)) rowspan += 1;
  return { rowspan, colspan };
}
