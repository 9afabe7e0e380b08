import { describe, expect, test } from 'vitest';
import { hasPicture, withoutMark } from './text-marks.ts';

const PICTURE = '01890a5d-ac96-774b-bcce-b302099a8057';

describe('the place of a file in a text', () => {
  test.each([
    [`<p>一<img data-attachment-id="${PICTURE}" alt="图">二</p>`, '<p>一二</p>'],
    [`<img src="x" data-attachment-id="${PICTURE}"><img data-attachment-id="${PICTURE}"/>`, ''],
    [`<p>data-attachment-id="${PICTURE}"</p>`, `<p>data-attachment-id="${PICTURE}"</p>`],
    ['<img data-attachment-id="other">', '<img data-attachment-id="other">'],
    [`<img data-attachment-id="${PICTURE}"`, `<img data-attachment-id="${PICTURE}"`],
  ])('of a picture in %s is taken out', (html, rest) => {
    expect(withoutMark(html, PICTURE, null)).toBe(rest);
  });

  test('keeps the words of a link, and its address where it has one', () => {
    const html = '<p><a href="https://import.invalid/1">方案</a>见附件</p>';
    expect(withoutMark(html, 'https://import.invalid/1', null)).toBe('<p>方案见附件</p>');
    expect(withoutMark(html, 'https://import.invalid/1', 'http://a.cn/?a=1&b="')).toBe(
      '<p><a href="http://a.cn/?a=1&amp;b=%22">方案</a>见附件</p>',
    );
  });

  test.each(['(a+)+', '(', '[', '.*', '$&'])('is found as it stands, never as a pattern: %s', (mark) => {
    const text = `<img data-attachment-id="${'a'.repeat(60)}!">`;
    expect(withoutMark(`${text}<img data-attachment-id="${mark}">`, mark, null)).toBe(text);
    expect(hasPicture(text, mark)).toBe(false);
  });

  test('takes time in proportion to a text, however it is made', { timeout: 5_000 }, () => {
    const html = `${'<img '.repeat(200_000)}data-attachment-id="${PICTURE}"`;
    expect(withoutMark(html, PICTURE, null)).toBe(html);
    const many = `<img data-attachment-id="${PICTURE}">`.repeat(50_000);
    expect(withoutMark(many, PICTURE, null)).toBe('');
    const bare = `data-attachment-id="${PICTURE}"`.repeat(50_000);
    expect(withoutMark(bare, PICTURE, null)).toBe(bare);
  });
});
