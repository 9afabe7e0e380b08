import { describe, expect, test } from 'vitest';
import { layOutText } from './lay-out-text.ts';

const laidOut = (body: string): string => layOutText(body).join('');

const BODY = '<p>现将有关事项通知如下。</p>';

describe('who signed and when', () => {
  test.each(['2026年3月2日', '二〇二六年三月二日'])('stand at the right: %s', (date) => {
    expect(laidOut(`${BODY}<p>石桥镇人民政府</p><p>${date}</p>`)).toBe(
      `${BODY}<p class="signature">石桥镇人民政府</p><p class="signature">${date}</p>`,
    );
  });

  test('also where several signed and something follows', () => {
    expect(
      laidOut(`${BODY}<p>石桥镇人民政府</p><p>云溪区民政局</p><p>2026年3月2日</p><p>（此件公开发布）</p>`),
    ).toBe(
      `${BODY}<p class="signature">石桥镇人民政府</p><p class="signature">云溪区民政局</p>` +
        '<p class="signature">2026年3月2日</p><p>（此件公开发布）</p>',
    );
  });

  test('a date in the middle of a text signs nothing', () => {
    const body = `${BODY}<p>2026年3月2日</p>${BODY.repeat(3)}`;
    expect(laidOut(body)).toBe(body);
  });

  test('a sentence above the date is none of the signers', () => {
    expect(laidOut(`${BODY}<p>本通知自即日起施行。</p><p>2026年3月2日</p>`)).toBe(
      `${BODY}<p>本通知自即日起施行。</p><p class="signature">2026年3月2日</p>`,
    );
  });
});

test.each([
  ['各村（居）民委员会，镇级各部门：', true],
  ['区民政局：', true],
  ['现将有关事项公告如下：', false],
  ['根据《条例》，制定下列办法：', false],
  ['石桥镇人民政府。', false],
])('“%s” at the beginning is who it is addressed to: %s', (text, addressed) => {
  expect(laidOut(`<p>${text}</p>${BODY}`)).toBe(
    `<p${addressed ? ' class="indent-0"' : ''}>${text}</p>${BODY}`,
  );
});

test('only the first paragraph is addressed to somebody', () => {
  expect(laidOut(`${BODY}<p>镇级各部门：</p>`)).toBe(`${BODY}<p>镇级各部门：</p>`);
});

test.each([
  ['<p>　　甲</p>', '<p>甲</p>'],
  ['<p>\u00A0 甲</p>', '<p>甲</p>'],
  ['<p>&nbsp;甲</p>', '<p>甲</p>'],
  ['<p>第十二条　甲</p>', '<p><strong>第十二条</strong>　甲</p>'],
  [
    '<p><strong>第一条</strong>　<a href="/">甲</a></p>',
    '<p><strong>第一条</strong>　<a href="/">甲</a></p>',
  ],
  ['<p>　　<strong>甲</strong></p>', '<p><strong>甲</strong></p>'],
])('further down it is the same: %j', (paragraph, laid) => {
  expect(laidOut(`${BODY}${paragraph}${BODY}`)).toBe(`${BODY}${laid}${BODY}`);
});

test('an indent typed with spaces gives way to that of the style sheet', () => {
  expect(laidOut('<p>　　甲</p><p>&nbsp;&nbsp; 乙</p>')).toBe('<p>甲</p><p>乙</p>');
});

test('the number of an article stands out, a mention of one does not', () => {
  expect(laidOut('<p>第十二条　甲</p><p>第三条规定的事项</p>')).toBe(
    '<p><strong>第十二条</strong>　甲</p><p>第三条规定的事项</p>',
  );
});

test.each([
  '<table><tr><td><p>　　其中：</p><p>2026年3月2日</p></td></tr></table>',
  '<ul><li><p>　　甲</p></li></ul>',
  '<p class="indent-1">　　甲</p>',
  '<blockquote><p>　　甲</p></blockquote>',
])('what says itself how it stands stays: %s', (body) => {
  expect(laidOut(body)).toBe(body);
});

test('laid out twice it is the same', () => {
  const once = laidOut(
    `<p>区民政局：</p><p>　　第一条　甲</p>${BODY}<p>石桥镇人民政府</p><p>2026年3月2日</p>`,
  );
  expect(laidOut(once)).toBe(once);
});
