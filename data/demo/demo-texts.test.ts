import { describe, expect, test } from 'vitest';
import { sanitiseHtml } from '../../src/files/sanitise-html.ts';
import { GENRES, THEMES } from '../../src/law/catalogue/classification.ts';
import { parsePlainDate } from '../../src/law/dates.ts';
import { parseDocumentNumber } from '../../src/law/document-number.ts';
import { KIND_SPECS } from '../../src/modules/documents/documents.kinds.ts';
import { isWorkingDay, workingDaysBetween } from './calendar.ts';
import { TOWN_PHONE } from './compose.ts';
import { DEMO_YEAR } from './demo-year.ts';
import { kindsOf } from './node-kinds.ts';
import type { DemoDocument } from './types.ts';

const all = DEMO_YEAR.offices.flatMap(({ documents }) => documents);

/** Titles of the documents of which something is wrong. */
function titlesWhere(wrong: (document: DemoDocument) => boolean): string[] {
  return all.filter(wrong).map(({ title }) => title);
}

/** The text as readers see it, blocks apart. */
function plainText(html: string): string {
  return html.replace(/<\/(?:p|h2|li|th|td)>/g, '\n').replace(/<[^>]*>/g, '');
}

function lengthOf({ bodyHtml }: DemoDocument): number {
  return plainText(bodyHtml).replace(/\s/g, '').length;
}

describe('documents', () => {
  test('stand at nodes that exist and take documents, and have what their kind requires', () => {
    const faults = DEMO_YEAR.offices.flatMap((office) => {
      const kinds = kindsOf(office);
      return office.documents.filter((document) => {
        const kind = kinds.get(document.nodeKey) ?? null;
        return kind === null || KIND_SPECS[kind].required.some((field) => !Object.hasOwn(document, field));
      });
    });
    expect(faults).toEqual([]);
    expect(all.length).toBeGreaterThan(270);
  });

  test('have keys, titles and texts of their own', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(new Set(all.map(({ bodyHtml }) => bodyHtml)).size).toBe(all.length);
  });

  test('are referred to only within their agency', () => {
    for (const { documents, normative } of DEMO_YEAR.offices) {
      const keys = documents.map(({ key }) => key);
      const named = [
        ...documents.flatMap(({ interprets }) => interprets ?? []),
        ...normative.map(({ documentKey }) => documentKey),
      ];
      expect(keys).toEqual(expect.arrayContaining(named));
    }
  });

  test('agree with the register of normative documents', () => {
    const registered = DEMO_YEAR.offices.flatMap(({ normative }) => normative);
    const facts = registered.map(({ title, documentNumber, madeOn, effectiveOn }) => [
      title,
      documentNumber,
      madeOn,
      effectiveOn,
    ]);
    const published = registered.map(({ documentKey }) => {
      const document = all.find(({ key }) => key === documentKey);
      return [document?.title, document?.documentNumber, document?.writtenOn, document?.effectiveOn];
    });
    expect(published).toEqual(facts);
    expect(registered.length).toBe(6);
  });

  test('are dated on days that exist, published on working days within the demo', () => {
    const days = all.flatMap(({ writtenOn, publishOn, effectiveOn, lapsesOn, publicityUntil }) =>
      [writtenOn, publishOn, effectiveOn, lapsesOn, publicityUntil].filter((on) => on !== undefined),
    );
    expect(days.filter((on) => parsePlainDate(on) !== on)).toEqual([]);
    expect(titlesWhere(({ publishOn }) => !isWorkingDay(publishOn))).toEqual([]);
    expect(
      titlesWhere(({ writtenOn, publishOn }) => writtenOn <= '2023-01-03' || publishOn >= '2025-01-24'),
    ).toEqual([]);
  });

  test('are published within twenty working days of writing, before their time for objections ends', () => {
    expect(titlesWhere(({ writtenOn, publishOn }) => publishOn < writtenOn)).toEqual([]);
    expect(titlesWhere(({ writtenOn, publishOn }) => workingDaysBetween(writtenOn, publishOn) > 20)).toEqual(
      [],
    );
    expect(titlesWhere(({ publishOn, publicityUntil }) => (publicityUntil ?? '9999') < publishOn)).toEqual(
      [],
    );
  });

  test('have themes, genres and numbers as the classification and GB/T 9704 have them', () => {
    const themes: readonly string[] = THEMES;
    const genres = new Set<string>(['', ...GENRES]);
    expect(titlesWhere(({ theme }) => !themes.includes(theme))).toEqual([]);
    expect(titlesWhere(({ genre }) => !genres.has(genre))).toEqual([]);
    expect(titlesWhere(({ keywords }) => keywords.length === 0)).toEqual([]);
    const numbered = all.filter(({ documentNumber }) => documentNumber !== undefined);
    expect(
      numbered.filter(({ documentNumber }) => parseDocumentNumber(documentNumber ?? '') === null),
    ).toEqual([]);
    expect(new Set(numbered.map(({ documentNumber }) => documentNumber)).size).toBe(numbered.length);
  });

  test('have bodies that the sanitiser leaves as they are, of a readable length', () => {
    expect(titlesWhere(({ bodyHtml }) => sanitiseHtml(bodyHtml).html !== bodyHtml)).toEqual([]);
    expect(titlesWhere((document) => lengthOf(document) < 150 || lengthOf(document) > 850)).toEqual([]);
    expect(titlesWhere(({ summary }) => summary.length < 9 || !summary.endsWith('。'))).toEqual([]);
  });

  test('have tables whose rows are as long as their heading', () => {
    const tables = all.flatMap(({ bodyHtml }) => bodyHtml.match(/<table>.*?<\/table>/g) ?? []);
    const widths = (html: string): number[] =>
      (html.match(/<tr>.*?<\/tr>/g) ?? []).map((row) => (row.match(/<t[hd]/g) ?? []).length);
    expect(tables.length).toBeGreaterThan(120);
    expect(
      tables.filter((html) => new Set(widths(html)).size !== 1 || !html.includes('scope="col"')),
    ).toEqual([]);
  });
});

describe('texts', () => {
  const texts = [
    ...all.flatMap(({ title, summary, bodyHtml, keywords }) => [
      title,
      summary,
      plainText(bodyHtml),
      ...keywords,
    ]),
    ...DEMO_YEAR.offices.flatMap(({ channels, normative, decisions, fees, requests, disputes }) => [
      ...channels.flatMap(({ issues }) => issues.flatMap(({ posts }) => posts.map(({ title }) => title))),
      ...normative.flatMap(({ title, legalityOpinion }) => [title, legalityOpinion]),
      ...decisions.map(({ subject }) => subject),
      ...fees.map(({ item }) => item),
      ...requests.flatMap(({ subject, applicantName }) => [subject, applicantName]),
      ...disputes.flatMap(({ note }) => note ?? []),
    ]),
  ];

  test.each([
    ['residue of a template', /undefined|NaN|null|\{|\}|\[object|TODO|XX/],
    ['doubled punctuation', /[，。；：、！？]{2,}|“”|（）|《》/],
    ['half-width punctuation beside Chinese', /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u],
    ['straight quotation marks', /["']/],
    ['blanks within Chinese', /\p{Script=Han} +\p{Script=Han}/u],
    ['full-width digits or letters', /[０-９Ａ-Ｚａ-ｚ]/],
    ['identity numbers', /\d{17}[\dXx]/],
    ['mobile numbers', /(?<!\d)1[3-9]\d{9}(?!\d)/],
    ['bank cards', /(?<!\d)\d{16,19}(?!\d)/],
  ])('have no %s', (_, pattern) => {
    expect(texts.filter((text) => pattern.test(text))).toEqual([]);
  });

  test('name no telephone but those of the agencies', () => {
    const own = new Set(DEMO_YEAR.agencies.flatMap(({ phone, fax }) => [phone, fax]));
    const named = texts.flatMap((text) => text.match(/\d{3,4}-\d{7,8}/g) ?? []);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((phone) => !own.has(phone))).toEqual([]);
  });

  test.each(['（）', '“”', '《》', '〔〕'])('have pairs of %s', (pair) => {
    const count = (text: string, mark: string): number => text.split(mark).length;
    expect(texts.filter((text) => count(text, pair.slice(0, 1)) !== count(text, pair.slice(1)))).toEqual([]);
  });

  test('are not one text over and over: no sentence but that with the telephone stands in more than ten', () => {
    const uses = new Map<string, number>();
    for (const { bodyHtml } of all) {
      const prose = plainText(bodyHtml.replace(/<table>.*?<\/table>/g, ''));
      for (const sentence of new Set(prose.split(/[。\n]/)))
        uses.set(sentence, (uses.get(sentence) ?? 0) + 1);
    }
    const often = [...uses].filter(([sentence, count]) => count > 10 && sentence.length >= 25);
    expect(often.filter(([sentence]) => !sentence.includes(TOWN_PHONE))).toEqual([]);
  });

  test('name applicants as nobody is named', () => {
    const names = DEMO_YEAR.offices.flatMap(({ requests }) =>
      requests.map(({ applicantName }) => applicantName),
    );
    expect(names.filter((name) => !/^\p{Script=Han}某$|^某.+（示例）$/u.test(name))).toEqual([]);
  });
});
