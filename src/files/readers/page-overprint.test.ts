import { describe, expect, test } from 'vitest';
import { blocksOf } from './page-blocks.ts';
import { withoutOverprint } from './page-overprint.ts';
import { pageOf, write } from './test/print-glyphs.ts';

describe('what is printed over a page', () => {
  const lines = Array.from({ length: 10 }, (_, at) => write('行政许可数量是12件', 50, 100 + at * 20));

  test('large characters in which the text stands are left out, all of their line', () => {
    const mark = write('公开2024', 40, 180, 60);
    const { glyphs, overprint } = withoutOverprint([...lines.flat(), ...mark]);
    expect(glyphs).toEqual(lines.flat());
    expect(overprint).toEqual(['公开2024']);
  });

  test('a large title above the text stays', () => {
    const title = write('年度报告', 60, 60, 24);
    const page = [...title, ...lines.flat()];
    expect(withoutOverprint(page)).toEqual({ glyphs: page, overprint: [] });
  });

  test('it is said what was left out', () => {
    const { blocks, notes } = blocksOf([pageOf(1, [...lines, write('样张1', 40, 180, 60)])]);
    expect(notes).toEqual(['第1页有叠印在文字上的大字“样张1”，像是水印，没有读取。']);
    expect(JSON.stringify(blocks)).not.toContain('样');
  });
});
