import { load } from 'cheerio';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { cellNames, getCell } from '../law/annual-report/tables.ts';
import { writeHtmlFragment, writeHtmlPage } from './html-writer.ts';
import { figuresIn } from './test/parsed-document.ts';
import { readHtml } from './test/read-html.ts';
import { distinctTables, sampleReport } from './test/sample-report.ts';

const tables = distinctTables();
const report = sampleReport(tables);
const page = load(writeHtmlPage(report));

describe('a report as HTML', () => {
  test('every figure stands under its name', () => {
    for (const name of cellNames()) {
      expect(page(`td[data-cell="${name}"]`).text()).toBe(String(getCell(tables, name)));
    }
  });

  test('every figure stands under the form’s headings, its spans counted as a browser does', () => {
    const found = figuresIn(readHtml(writeHtmlPage(report)));
    expect(found.size).toBe(200);
    for (const name of cellNames()) expect(found.get(name)).toBe(String(getCell(tables, name)));
  });

  test('every figure points at headings that exist, and ids are unique', () => {
    const ids = page('[id]')
      .toArray()
      .map((element) => page(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
    for (const cell of page('td').toArray()) {
      const headers = (page(cell).attr('headers') ?? '').split(' ');
      expect(headers.length).toBeGreaterThan(1);
      for (const id of headers) expect(ids).toContain(id);
    }
  });

  test('the page is valid and accessible by the rules of html-validate', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:standard', 'html-validate:a11y'],
      rules: { 'no-inline-style': 'error' },
    });
    const result = await validator.validateString(writeHtmlPage(report));
    expect(
      result.results.flatMap((file) => file.messages.map((found) => `${found.line}: ${found.message}`)),
    ).toEqual([]);
  });

  test('text is escaped and nothing of it becomes markup', () => {
    const hostile = {
      ...report,
      title: '<script>alert(1)</script>',
      agencyName: '"><img src=x>',
      blocks: [],
    };
    const html = writeHtmlPage(hostile);
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(page('p').text()).toContain('A<B & “C>D”');
  });

  test('two fragments on one page have different ids', () => {
    const both = load(
      writeHtmlFragment(report, { idPrefix: 'a-' }) + writeHtmlFragment(report, { idPrefix: 'b-' }),
    );
    const ids = both('[id]')
      .toArray()
      .map((element) => both(element).attr('id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('without a title of its own the parts stand right below the heading of the page around it', () => {
    const fragment = load(writeHtmlFragment(report, { titleLevel: 0 }));
    expect(fragment('h1')).toHaveLength(0);
    expect(fragment('h2').first().text()).toBe('一、总体情况');
    expect(fragment('h3').first().text()).toBe('（一）主动公开');
  });
});
