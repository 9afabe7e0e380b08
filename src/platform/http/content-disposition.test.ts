import { expect, test } from 'vitest';
import { contentDisposition } from './content-disposition.ts';

test.each([
  ['附件 一.docx', `attachment; filename="file.docx"; filename*=UTF-8''%E9%99%84%E4%BB%B6%20%E4%B8%80.docx`],
  ['report-2024.pdf', `inline; filename="report-2024.pdf"; filename*=UTF-8''report-2024.pdf`],
  ["名'单(*).xlsx", `attachment; filename="file.xlsx"; filename*=UTF-8''%E5%90%8D%27%E5%8D%95%28%2A%29.xlsx`],
  ['a"b;c.zip', `attachment; filename="file.zip"; filename*=UTF-8''a%22b%3Bc.zip`],
  ['没有后缀', `attachment; filename="file"; filename*=UTF-8''%E6%B2%A1%E6%9C%89%E5%90%8E%E7%BC%80`],
])('%s', (name, expected) => {
  expect(contentDisposition(name)).toBe(expected);
  const encoded = /filename\*=UTF-8''([!#$&+\-.^_`|~A-Za-z0-9%]*)$/.exec(expected)?.[1] ?? '';
  expect(decodeURIComponent(encoded)).toBe(name);
});

test('a file is saved or shown as whoever sends it says', () => {
  expect(contentDisposition('a.pdf', 'attachment')).toMatch(/^attachment; /);
  expect(contentDisposition('a.html', 'inline')).toMatch(/^inline; /);
});
