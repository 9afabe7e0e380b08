import { describe, expect, test } from 'vitest';
import { EDITION_STATES, type EditionState } from '../documents/documents.states.ts';
import { columnOf } from './column-choice.ts';
import { importOutcome } from './import-outcome.ts';
import { fileList, fileMeant } from './import-source.ts';

const REVISION = 'r1';

function outcome(
  state: EditionState,
  of: { hash?: string; revisionId?: string; isPublic?: boolean } = {},
): string {
  const { hash = 'new', revisionId = REVISION, isPublic = false } = of;
  const document = { state, revisionId, isPublic };
  return importOutcome({ hash, earlier: { hash: 'old', revisionId: REVISION, document }, twin: false }).does;
}

describe('what becomes of an item', () => {
  test('that nobody knows is made, unless its very content is there', () => {
    expect(importOutcome({ hash: 'a', earlier: null, twin: false }).does).toBe('create');
    expect(importOutcome({ hash: 'a', earlier: null, twin: true }).does).toBe('nothing');
  });

  test.each(EDITION_STATES)('that is the same changes nothing, unless it was discarded: %s', (state) => {
    expect(outcome(state, { hash: 'old' })).toBe(state === 'discarded' ? 'create' : 'nothing');
    expect(outcome(state, { hash: 'old', isPublic: true })).toBe('nothing');
  });

  test.each(EDITION_STATES)(
    'that changed: only a draft that nobody touched takes it, not one that is %s',
    (state) => {
      const others = state === 'discarded' ? 'create' : 'refuse';
      expect(outcome(state)).toBe(state === 'draft' || state === 'returned' ? 'revise' : others);
      expect(outcome(state, { revisionId: 'r2' })).toBe(others);
      expect(outcome(state, { isPublic: true })).toBe('refuse');
    },
  );
});

describe('the column of an item', () => {
  const columns = [
    { id: 'news', names: ['政务动态', '工作动态'] },
    { id: 'a', names: ['法定公开', '财政', '预算'] },
    { id: 'b', names: ['法定公开', '民政', '预算'] },
  ];
  const none = { nodeId: null, columns: {} };

  test.each([
    [['工作动态'], 'news'],
    [['首页', '工作 动态'], 'news'],
    [['预算'], null],
    [['财政', '预算'], 'a'],
    [['没有的栏目'], null],
    [[], null],
  ])('named %j is %s', (names, id) => {
    expect(columnOf(names, columns, none)).toBe(id);
  });

  test('is the one that a person chose for the name, then the one for all others', () => {
    const choices = { nodeId: 'news', columns: { 预算: 'b' } };
    expect(columnOf(['预算'], columns, choices)).toBe('b');
    expect(columnOf(['别的'], columns, choices)).toBe('news');
    expect(columnOf(['别的'], columns, { nodeId: 'closed', columns: {} })).toBeNull();
  });
});

describe('the file that a reference means', () => {
  const files = new Map(
    ['site/art/1.html', 'site/files/a.pdf', 'b.pdf', 'x/c.pdf', 'y/c.pdf', '附件/d 1.pdf'].map((path) => [
      path,
      1,
    ]),
  );

  test.each([
    ['../files/a.pdf', 'site/art/1.html', 'site/files/a.pdf'],
    ['/files/a.pdf', 'site/art/1.html', 'site/files/a.pdf'],
    ['https://www.old.gov.cn/files/a.pdf?v=1', 'site/art/1.html', 'site/files/a.pdf'],
    ['b.pdf', '清单.xlsx', 'b.pdf'],
    ['c.pdf', '清单.xlsx', null],
    ['%E9%99%84%E4%BB%B6/d%201.pdf', '清单.xlsx', '附件/d 1.pdf'],
    ['../../../etc/passwd', 'site/art/1.html', null],
    ['', '清单.xlsx', null],
  ])('%s from %s is %s', (reference, from, path) => {
    expect(fileMeant(reference, from, fileList(files))).toBe(path);
  });
});
