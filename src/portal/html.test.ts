import { expect, test } from 'vitest';
import { EMPTY, escapeHtml, html, raw, safeHref } from './html.ts';

test('a text is escaped in an element and in an attribute', () => {
  const hostile = `"><script>alert('x')</script>&amp;`;
  expect(html`<p title="${hostile}">${hostile}</p>`.value).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">' +
      '&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</p>',
  );
});

test('HTML in HTML is not escaped twice', () => {
  expect(html`<ul>${['a', '<'].map((one) => html`<li>${one}</li>`)}</ul>`.value).toBe(
    '<ul><li>a</li><li>&lt;</li></ul>',
  );
  expect(html`${raw('<b>')}${EMPTY}`.value).toBe('<b>');
});

test('lists are escaped one by one, also nested', () => {
  expect(html`${['<', ['>', raw('<i>')]]}`.value).toBe('&lt;&gt;<i>');
});

test('nothing is written for nothing; zero is a number', () => {
  expect(html`[${null}${undefined}${false}${''}${0}]`.value).toBe('[0]');
});

test('a text that only looks like safe HTML is escaped', () => {
  const forged: unknown = JSON.parse('{"value":"<b>"}');
  expect(() => html`${forged as string}`.value).toThrow(TypeError);
});

test('a long text keeps everything between its special characters', () => {
  expect(escapeHtml(`a&b<c>d"e'f`)).toBe('a&amp;b&lt;c&gt;d&quot;e&#39;f');
  expect(escapeHtml('没有特殊字符')).toBe('没有特殊字符');
});

test.each([
  ['https://example.gov.cn/', 'https://example.gov.cn/'],
  ['/a/', '/a/'],
  ['javascript:alert(1)', '#'],
  ['//evil.example/', '#'],
  [' data:text/html,x', '#'],
])('of %j a link may lead to %j', (address, href) => {
  expect(safeHref(address)).toBe(href);
});
