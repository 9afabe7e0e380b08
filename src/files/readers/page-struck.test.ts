import { describe, expect, test } from 'vitest';
import { blocksOf } from './page-blocks.ts';
import type { Rule } from './page-ink.ts';
import { withoutStruck } from './page-struck.ts';
import { pageOf, write } from './test/print-glyphs.ts';

describe('what is struck out', () => {
  const deleted = write('31', 100, 200);
  const kept = write('30', 110, 200);
  const through: Rule = { level: true, at: 197, from: 100, to: 110 };

  test('text with a line through it is left out, what stands beside it stays', () => {
    expect(withoutStruck({ glyphs: [...deleted, ...kept], rules: [through] })).toEqual({
      glyphs: kept,
      struck: ['31'],
    });
  });

  test('a line under the text, and one of a table that crosses it, strike nothing out', () => {
    const glyphs = [...deleted, ...kept];
    const under: Rule = { ...through, at: 202 };
    const crossing: Rule = { ...through, from: 60, to: 160 };
    expect(withoutStruck({ glyphs, rules: [under, crossing] })).toEqual({ glyphs, struck: [] });
  });

  test('it is said what was left out', () => {
    const { blocks, notes } = blocksOf([pageOf(1, [write('共有', 50, 200), deleted, kept], [through])]);
    expect(blocks).toMatchObject([{ text: expect.stringMatching(/^共有 ?30$/u) }]);
    expect(notes).toEqual(['第1页有被划去的文字“31”，没有读取。']);
  });

  test('much that is struck out is counted', () => {
    const lines = Array.from({ length: 9 }, (_, at) => write(`${at}${at}`, 100, 100 + at * 20));
    const rules = lines.map((_, at): Rule => ({ ...through, at: 97 + at * 20 }));
    const { notes } = blocksOf([pageOf(1, [...lines, write('共有', 50, 500)], rules)]);
    expect(notes).toEqual(['第1页有9处被划去的文字，没有读取。']);
  });
});
