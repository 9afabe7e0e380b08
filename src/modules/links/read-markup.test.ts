import { expect, test } from 'vitest';
import { extractLinks } from './extract-links.ts';
import { seeAnswer } from './seen-answer.ts';

/** Pages that a parser goes through again and again, each about 2 MB. */
const SLOW: readonly (readonly [what: string, html: string])[] = [
  ['opened and never closed', `<title>甲</title>${'<a>'.repeat(350_000)}${'</b>'.repeat(250_000)}`],
  ['just not too deep', `<title>甲</title>${'<i>'.repeat(499)}${'</b>'.repeat(500_000)}`],
  ['nothing but opened', `<title>甲</title>${'<div>'.repeat(400_000)}`],
  ['one attribute', `<title>甲</title><a href="${'<'.repeat(2_000_000)}`],
  ['many attributes', `<title>甲</title><a ${'b=c '.repeat(500_000)}>`],
  ['comments', `<title>甲</title>${'<!--'.repeat(500_000)}`],
];

test.each(SLOW)('a page made to be slow holds nobody up: %s', (_what, html) => {
  const start = performance.now();
  expect(seeAnswer(html).title).toBe('甲');
  expect(performance.now() - start).toBeLessThan(500);
});

test('a text that nests endlessly is read as far as it goes', () => {
  const start = performance.now();
  const deep = `<a href="https://a.example.com/">${'<i>'.repeat(300_000)}${'</b>'.repeat(300_000)}`;
  expect(extractLinks(deep).uses.map((use) => use.written)).toEqual(['https://a.example.com/']);
  expect(performance.now() - start).toBeLessThan(2000);
});

test('what was left unread of a page is known to be missing', () => {
  expect(seeAnswer('<p id="a">甲').whole).toBe(true);
  expect(seeAnswer('<p>甲</p>'.repeat(100_000)).whole).toBe(false);
});

test('words at the seam of two pieces stay whole', () => {
  // The seam lies within the two halves of the last character.
  const head = '<title>';
  const { title, text, whole } = seeAnswer(`${head}甲</title><p>${'乙'.repeat(16_384 - 20)}𠮷丙&amp;丁</p>`);
  expect([title, text.slice(-5), whole]).toEqual(['甲', '𠮷丙&丁', true]);
});
