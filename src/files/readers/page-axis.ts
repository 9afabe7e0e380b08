import type { Box, Rule } from './page-ink.ts';

/** A point. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An affine map: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** A path's part: points joined by straight lines; curves break it. */
export interface Outline {
  readonly points: readonly Point[];
  readonly closed: boolean;
}

/** Thicker shapes are areas, no lines. */
const THICKEST = 4;
/** Dotted lines are drawn as squares up to this size. */
const DOT = 2;
/** A line that leans more than this is none of a table. */
const LEANING = 1;

/** Applies a map to a point. */
export function mapped([a, b, c, d, e, f]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The map that does `first` and then `second`. */
export function chained(first: Matrix, second: Matrix): Matrix {
  const [a, b, c, d, e, f] = first;
  const origin = mapped(second, { x: e, y: f });
  return [
    second[0] * a + second[2] * b,
    second[1] * a + second[3] * b,
    second[0] * c + second[2] * d,
    second[1] * c + second[3] * d,
    origin.x,
    origin.y,
  ];
}

/** A step of a path: to a point, in a straight line or not, and maybe back to where its part began. */
export interface PathStep {
  readonly kind: 'move' | 'line' | 'curve';
  readonly to: Point;
  readonly closes: boolean;
}

/** The straight parts of a path; a curve ends the one before it, and what follows begins where the curve ends. */
export function outlinesOf(steps: Iterable<PathStep>): Outline[] {
  const outlines: { points: Point[]; closed: boolean }[] = [];
  for (const { kind, to, closes } of steps) {
    const outline = outlines.at(-1);
    if (kind === 'line' && outline !== undefined) outline.points.push(to);
    else if (kind !== 'curve' || outline !== undefined) outlines.push({ points: [to], closed: false });
    const current = outlines.at(-1);
    if (current !== undefined && closes) current.closed = true;
  }
  return outlines.filter(({ points }) => points.length > 1);
}

/** The level and upright lines of a path that is drawn along. */
export function strokedRules(outlines: readonly Outline[]): Rule[] {
  return outlines.flatMap(({ points, closed }) => {
    const ends = closed && points[0] !== undefined ? [...points, points[0]] : points;
    return ends.slice(1).flatMap((to, index) => {
      const from = ends[index];
      return from === undefined ? [] : ruleBetween(from, to);
    });
  });
}

/** The lines that a filled path shows: thin shapes, and thin frames between a shape and a hole in it. */
export function filledRules(outlines: readonly Outline[]): Rule[] {
  const boxes = outlines.map(({ points }) => boxAround(points));
  return boxes.flatMap((box, index) => {
    const hole = boxes.find((other, at) => at !== index && isThinFrame(box, other));
    if (hole === undefined) return thinRule(box);
    const [left, right] = [(box.left + hole.left) / 2, (box.right + hole.right) / 2];
    const [top, bottom] = [(box.top + hole.top) / 2, (box.bottom + hole.bottom) / 2];
    return [
      ...[top, bottom].map((at) => ({ level: true, at, from: left, to: right })),
      ...[left, right].map((at) => ({ level: false, at, from: top, to: bottom })),
    ];
  });
}

/** A thin rectangle as a line, a dot as a piece of a line of either direction; nothing when it is neither. */
export function thinRule(box: Box): Rule[] {
  const width = box.right - box.left;
  const height = box.bottom - box.top;
  const isDot = width <= DOT && height <= DOT;
  const level = { level: true, at: (box.top + box.bottom) / 2, from: box.left, to: box.right };
  const upright = { level: false, at: (box.left + box.right) / 2, from: box.top, to: box.bottom };
  return [
    ...(isDot || (height <= THICKEST && width > height) ? [level] : []),
    ...(isDot || (width <= THICKEST && height > width) ? [upright] : []),
  ];
}

function ruleBetween(a: Point, b: Point): Rule[] {
  const width = Math.abs(a.x - b.x);
  const height = Math.abs(a.y - b.y);
  if (height <= LEANING && width > height)
    return [{ level: true, at: (a.y + b.y) / 2, from: Math.min(a.x, b.x), to: Math.max(a.x, b.x) }];
  if (width <= LEANING && height > width)
    return [{ level: false, at: (a.x + b.x) / 2, from: Math.min(a.y, b.y), to: Math.max(a.y, b.y) }];
  return [];
}

/** The rectangle around points. */
export function boxAround(points: readonly Point[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

function isThinFrame(outer: Box, inner: Box): boolean {
  const gaps = [
    inner.left - outer.left,
    inner.top - outer.top,
    outer.right - inner.right,
    outer.bottom - inner.bottom,
  ];
  return gaps.every((gap) => gap >= 0 && gap <= THICKEST) && gaps.some((gap) => gap > 0);
}
