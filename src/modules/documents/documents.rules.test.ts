import { describe, expect, test } from 'vitest';
import { DOCUMENT_KINDS, type DocumentKind } from '../../law/document-kinds.ts';
import { metadataSchema, type Metadata } from './documents.content.ts';
import {
  forceOf,
  lapseAhead,
  requirementsForReview,
  validityOn,
  validityStepOn,
  type Reviewable,
  type ValidityStep,
} from './documents.rules.ts';

function revision(
  more: Partial<Omit<Reviewable, 'metadata'>> & { metadata?: Partial<Metadata> } = {},
): Reviewable {
  const metadata: Partial<Metadata> = {
    documentNumber: '青政〔2024〕8号',
    writtenOn: '2024-06-03',
    effectiveOn: '2024-06-10',
    ...more.metadata,
  };
  return {
    title: '关于防汛工作的通知',
    summary: '部署防汛。',
    bodyHtml: '<p>各村：</p>',
    attachments: [],
    ...more,
    metadata: { ...metadataSchema.parse({}), ...metadata },
  };
}

function errors(of: Reviewable, kind: DocumentKind = 'notice'): string[] {
  return requirementsForReview(of, kind)
    .filter((issue) => issue.severity === 'error')
    .map((issue) => `${issue.field}:${issue.code}`);
}

describe('what a revision needs before it is submitted', () => {
  test.each(DOCUMENT_KINDS)('%s with everything filled in needs nothing more', (kind) => {
    expect(errors(revision(), kind)).toEqual([]);
  });

  test.each<[string, Parameters<typeof revision>[0], DocumentKind, string[]]>([
    ['a title', { title: '　' }, 'notice', ['title:documents.title_missing']],
    ['a body', { bodyHtml: '<p>&nbsp;　</p>' }, 'news', ['body:documents.body_missing']],
    ['a day of writing', { metadata: { writtenOn: null } }, 'notice', ['writtenOn:documents.field_missing']],
    [
      'a number for policies',
      { metadata: { documentNumber: '' } },
      'policy',
      ['documentNumber:documents.field_missing'],
    ],
    ['no number for news', { metadata: { documentNumber: '' } }, 'news', []],
    [
      'a day of force for 规范性文件',
      { metadata: { effectiveOn: null } },
      'normative',
      ['effectiveOn:documents.field_missing'],
    ],
    [
      'a lapse after its beginning',
      { metadata: { lapsesOn: '2024-06-10' } },
      'policy',
      ['lapsesOn:documents.dates_order'],
    ],
    ['a lapse one day later passes', { metadata: { lapsesOn: '2024-06-11' } }, 'policy', []],
    [
      '公示 that ends before it was written',
      { metadata: { publicityUntil: '2024-06-02' } },
      'notice',
      ['publicityUntil:documents.dates_order'],
    ],
    [
      'a reason not to disclose',
      { metadata: { attribute: 'withheld' } },
      'notice',
      ['attributeReason:documents.reason_missing'],
    ],
    [
      'pictures that are there',
      { bodyHtml: '<p><img data-attachment-id="gone" alt="图"></p>' },
      'news',
      ['body:documents.picture_missing'],
    ],
    [
      'pictures among its attachments pass',
      { bodyHtml: '<p><img alt="图" data-attachment-id="one"></p>', attachments: [{ id: 'one' }] },
      'news',
      [],
    ],
  ])('%s', (_name, more, kind, expected) => {
    expect(errors(revision(more), kind)).toEqual(expected);
  });

  test('an attachment stands for the body of a notice, and not for that of news', () => {
    const attached = revision({ bodyHtml: '', attachments: [{ id: 'one' }] });
    expect(errors(attached, 'notice')).toEqual([]);
    expect(errors(attached, 'news')).toEqual(['body:documents.body_missing']);
  });
});

describe('有效性 on a day', () => {
  test.each([
    ['2024-06-09', 'valid'],
    ['2024-06-10', 'lapsed'],
    ['2025-01-01', 'lapsed'],
  ])('on %s a document that lapses on 2024-06-10 is %s', (on, expected) => {
    expect(validityOn({ initial: 'valid', lapsesOn: '2024-06-10', changes: [] }, on)).toBe(expected);
  });

  test('what began last holds; on one day the later record, and any record over the lapse', () => {
    const changes = [
      { validity: 'amended', sinceOn: '2024-03-01' },
      { validity: 'valid', sinceOn: '2024-06-10' },
      { validity: 'repealed', sinceOn: '2024-09-01' },
      { validity: 'lapsed', sinceOn: '2024-09-01' },
    ] as const;
    const on = (day: string): string =>
      validityOn({ initial: 'valid', lapsesOn: '2024-06-10', changes }, day);
    expect([on('2024-02-29'), on('2024-03-01'), on('2024-06-10'), on('2024-09-01')]).toEqual([
      'valid',
      'amended',
      'valid',
      'lapsed',
    ]);
  });

  test('what was repealed stays repealed after its 失效日期, what was amended lapses', () => {
    const after = (validity: 'repealed' | 'amended'): string =>
      validityOn(
        { initial: 'valid', lapsesOn: '2024-06-10', changes: [{ validity, sinceOn: '2024-06-01' }] },
        '2024-06-11',
      );
    expect([after('repealed'), after('amended')]).toEqual(['repealed', 'lapsed']);
  });

  test('a lapse is ahead where nothing but time is needed for it', () => {
    const ahead = (changes: readonly ValidityStep[], on = '2024-06-09'): string | null =>
      lapseAhead({ initial: 'valid', lapsesOn: '2024-06-10', changes }, on);
    expect(ahead([])).toBe('2024-06-10');
    expect(ahead([], '2024-06-10')).toBeNull();
    expect(ahead([{ validity: 'repealed', sinceOn: '2024-06-01' }])).toBeNull();
    expect(ahead([{ validity: 'valid', sinceOn: '2024-06-10' }])).toBe('2024-06-10');
  });

  test('a change recorded later with an earlier day does not undo what began after it', () => {
    const changes = [
      { validity: 'repealed', sinceOn: '2024-06-01' },
      { validity: 'amended', sinceOn: '2024-01-01' },
    ] as const;
    expect(validityOn({ initial: 'valid', lapsesOn: null, changes }, '2024-06-01')).toBe('repealed');
  });
});

describe('by which document another is amended, repealed or replaced', () => {
  const amended = { validity: 'amended', sinceOn: '2024-03-01', changedBy: 'A' } as const;
  const repealed = { validity: 'repealed', sinceOn: '2024-06-01', changedBy: 'B' } as const;
  const named = { validity: 'repealed', sinceOn: '2024-06-01', changedBy: 'C' } as const;
  const unnamed = { validity: 'repealed', sinceOn: '2024-06-01', changedBy: null } as const;
  const back = { validity: 'valid', sinceOn: '2024-06-01', changedBy: null } as const;
  const ended = { validity: 'lapsed', sinceOn: '2024-04-01', changedBy: 'D' } as const;
  test.each<[string, readonly ValidityStep[], string, string | null]>([
    ['nothing, while nothing was recorded', [], '2024-06-01', null],
    ['not before the day', [amended], '2024-02-29', null],
    ['from the day on', [amended], '2024-03-01', 'A'],
    ['what began last', [amended, repealed], '2024-06-01', 'B'],
    ['what began last, whichever was recorded first', [repealed, amended], '2024-06-01', 'B'],
    ['what held before, until the day', [amended, repealed], '2024-05-31', 'A'],
    ['the later record of a day', [repealed, named], '2024-06-01', 'C'],
    ['what is named afterwards', [unnamed, repealed], '2024-06-01', 'B'],
    ['nothing, once a later record of the day names nothing', [repealed, unnamed], '2024-06-01', null],
    ['nothing, once it is in force again', [repealed, back], '2024-06-01', null],
    ['nothing, once it lapsed by its term', [amended], '2025-01-01', null],
    ['what repealed it before its term', [repealed], '2025-01-01', 'B'],
    ['what ended it before its term', [ended], '2025-01-01', 'D'],
    ['what ended it on the day of its term', [{ ...ended, sinceOn: '2025-01-01' }], '2025-01-01', 'D'],
  ])('%s', (_, changes, on, expected) => {
    expect(validityStepOn({ initial: 'valid', lapsesOn: '2025-01-01', changes }, on).changedBy).toBe(
      expected,
    );
  });
});

test.each<[string, string | null]>([
  ['2024-05-31', null],
  ['2024-06-01', '2024-06-01'],
  ['2025-01-01', '2025-01-01'],
])('on %s what holds holds since %s', (on, since) => {
  const changes = [{ validity: 'amended', sinceOn: '2024-06-01' }] as const;
  expect(validityStepOn({ initial: 'valid', lapsesOn: '2025-01-01', changes }, on).sinceOn).toBe(since);
});

describe('until when a document holds', () => {
  const none = { validUntil: null, endedOn: null, endedHow: null };
  const repealed = { validity: 'repealed', sinceOn: '2024-06-01' } as const;
  const back = { validity: 'valid', sinceOn: '2024-09-01' } as const;
  test.each<[string, Parameters<typeof forceOf>[0], ReturnType<typeof forceOf>]>([
    ['as long as nothing else is said', { initial: 'valid', lapsesOn: null, changes: [] }, none],
    [
      'until the day before it lapses by its term',
      { initial: 'valid', lapsesOn: '2024-12-31', changes: [] },
      { ...none, validUntil: '2024-12-30' },
    ],
    [
      'until it was repealed, whatever its term',
      { initial: 'valid', lapsesOn: '2024-12-31', changes: [repealed] },
      { validUntil: '2024-12-30', endedOn: '2024-06-01', endedHow: 'repealed' },
    ],
    [
      'on when it is amended',
      { initial: 'valid', lapsesOn: null, changes: [{ validity: 'amended', sinceOn: '2024-06-01' }] },
      none,
    ],
    ['again when it is put in force', { initial: 'valid', lapsesOn: null, changes: [repealed, back] }, none],
    [
      'after its term when it is put in force from that day on',
      { initial: 'valid', lapsesOn: '2024-09-01', changes: [back] },
      none,
    ],
    [
      'until it ended first',
      {
        initial: 'valid',
        lapsesOn: null,
        changes: [{ validity: 'lapsed', sinceOn: '2024-08-01' }, repealed],
      },
      { ...none, endedOn: '2024-06-01', endedHow: 'repealed' },
    ],
    [
      'as the last record says of those for one day',
      { initial: 'valid', lapsesOn: null, changes: [repealed, { ...repealed, validity: 'valid' }] },
      none,
    ],
    [
      'no longer, since a day that nobody knows',
      { initial: 'repealed', lapsesOn: null, changes: [] },
      { ...none, endedHow: 'repealed' },
    ],
  ])('%s', (_, terms, expected) => {
    expect(forceOf(terms)).toEqual(expected);
  });
});
