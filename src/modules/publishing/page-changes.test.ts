import { describe, expect, test } from 'vitest';
import { factsOfItem, type KeptItem } from './page-changes.ts';

const ITEM: KeptItem = {
  document_id: 'd',
  agency_id: 'a',
  node_id: 'n',
  kind: 'news',
  state: 'public',
  revision_id: 'r',
  public_number: 1_001,
  list_number: 21,
  path: '/a/doc/2024/1001.html',
  index_number: 'A/2024-01001',
  title: '标题',
  summary: '概述',
  document_number: null,
  validity: 'valid',
  published_at: '2024-06-03T02:00:00+00:00',
  public_since: '2024-06-03T02:00:00+00:00',
  changed_at: '2024-06-03T02:00:00+00:00',
  withdrawal_kind: null,
  redirect_to: null,
  report_year: null,
  report_title_year: null,
};

function factsOf(before: Partial<KeptItem> | null, after: Partial<KeptItem> | null): string[] {
  return [
    ...factsOfItem({
      before: before === null ? null : { ...ITEM, ...before },
      after: after === null ? null : { ...ITEM, ...after },
    }),
  ].toSorted();
}

describe('a change of an item changes what is seen of it, and no more', () => {
  test.each([
    ['nothing', {}, ['item:d']],
    ['its title', { title: '新标题' }, ['entry:d', 'item:d', 'line:d', 'list:n:2']],
    ['its summary', { summary: '新概述' }, ['entry:d', 'item:d', 'line:d', 'list:n:2']],
    ['its 成文日期', { written_on: '2024-06-01' }, ['item:d', 'line:d', 'list:n:2']],
    ['its validity', { validity: 'lapsed' }, ['item:d', 'line:d', 'list:n:2']],
    [
      'the day of its change',
      { changed_at: '2024-06-04T02:00:00+00:00' },
      ['entry:d', 'item:d', 'sitemap:a:2'],
    ],
    [
      'its column',
      { node_id: 'm', list_number: 1 },
      ['counts:a', 'end:m', 'end:n', 'item:d', 'line:d', 'list:m:1', 'list:n:2'],
    ],
    [
      'that it is public',
      { state: 'withdrawn', withdrawal_kind: 'notice' },
      ['counts:a', 'entry:d', 'item:d', 'line:d', 'list:n:2', 'sitemap:a:2', 'step:d'],
    ],
  ])('%s', (_, after, facts) => {
    expect(factsOf({}, after)).toEqual(expect.arrayContaining(facts));
    expect(
      factsOf({}, after).filter((fact) => /^(counts|end|entry|item|line|list|sitemap|step):/.test(fact)),
    ).toEqual(facts);
  });

  test('what is withdrawn is in no list: its new title changes none', () => {
    const before = { state: 'withdrawn', withdrawal_kind: 'notice' };
    expect(factsOf(before, { ...before, title: '新标题' })).toEqual(['item:d']);
  });

  test('what amends, repeals or replaces it lists it, and what did so before no more', () => {
    expect(factsOf({ changed_by: 'e' }, { changed_by: 'f' })).toEqual(['item:d', 'links:e', 'links:f']);
    expect(factsOf({}, { changed_by: 'e' })).toEqual(['item:d', 'links:e']);
    expect(factsOf({ changed_by: 'e' }, null)).toContain('links:e');
    // A row that was kept before there were any.
    expect(factsOf({}, { changed_by: null })).toEqual(['item:d']);
  });

  test('a redirect that ends is seen by those that lead through it', () => {
    const before = { state: 'withdrawn', withdrawal_kind: 'redirect', redirect_to: 'e' };
    expect(factsOf(before, { ...before, withdrawal_kind: 'vanish', redirect_to: null })).toEqual([
      'item:d',
      'step:d',
    ]);
  });

  test('a new annual report is seen by the lists of its year, another year by both', () => {
    expect(factsOf(null, { report_year: 2023 })).toContain('reports:a:2023');
    expect(factsOf({ report_year: 2022 }, { report_year: 2023 })).toEqual(
      expect.arrayContaining(['reports:a:2022', 'reports:a:2023']),
    );
  });
});
