import { describe, expect, test } from 'vitest';
import { mastheadSize, sealedIndents, TEXT_WIDTH_PT } from './official-layout.ts';

describe('a seal', () => {
  test.each([
    // The date is 8.25 characters wide: digits are half as wide and a quarter stands between them and Chinese.
    ['某镇人民政府', '2025年7月16日'],
    ['重庆市綦江区三角镇人民政府', '2025年7月16日'],
    ['某某市某某区人民政府某某街道办事处', '2025年12月31日'],
  ])('over %s has the name centred over its date', (agency, date) => {
    const indents = sealedIndents(agency, date);
    const middle = (text: string, indent: number): number => indent + widthOf(text) / 2;
    expect(middle(agency, indents.agency)).toBeCloseTo(middle(date, indents.date));
    expect(Math.min(indents.agency, indents.date)).toBeGreaterThanOrEqual(0);
  });

  test('leaves the date four characters from the edge unless the name is too long for that', () => {
    expect(sealedIndents('某镇人民政府', '2025年7月16日').date).toBe(4);
    expect(sealedIndents('某某市某某区人民政府某某街道办事处', '2025年7月16日').agency).toBe(0);
  });
});

test.each(['三角镇人民政府', '重庆市綦江区三角镇人民政府', '某某市某某自治县某某民族乡人民政府办公室文件'])(
  'a red head %s fits on a line',
  (name) => {
    expect(mastheadSize(name) * name.length).toBeLessThanOrEqual(TEXT_WIDTH_PT);
    expect(mastheadSize(name)).toBeLessThanOrEqual(36);
  },
);

/** An independent measure: Chinese 1, others 0.5, a quarter at each change. */
function widthOf(text: string): number {
  const kinds = Array.from(text, (character) => /\p{Script=Han}/u.test(character));
  const changes = kinds.filter((kind, index) => index > 0 && kinds[index - 1] !== kind).length;
  return kinds.reduce((sum, han) => sum + (han ? 1 : 0.5), 0) + changes / 4;
}
