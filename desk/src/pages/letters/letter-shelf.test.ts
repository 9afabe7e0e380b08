import { expect, test } from 'vitest';
import { LETTER_KINDS } from '../../../../src/law/letters/letter-kinds.ts';
import { ApiError } from '../../app/api.ts';
import { faultsOf, groupsOf, versionInUse, type Shelf } from './letter-shelf.ts';

function shelf(kind: Shelf['kind'], active: readonly boolean[] = []): Shelf {
  return {
    kind,
    label: kind,
    required: [],
    optional: [],
    versions: active.map((used, index) => ({
      id: `00000000-0000-7000-8000-00000000000${index}`,
      kind,
      version: active.length - index,
      source: 'text',
      text: '# 标题',
      note: '',
      active: used,
      byName: '某某',
      at: '2025-07-01T02:00:00.000Z',
    })),
  };
}

test('every kind of letter stands in one group: 24 answers, 13 letters of procedure, 7 forms', () => {
  const groups = groupsOf(LETTER_KINDS.map(({ key }) => shelf(key)));
  expect(groups.map(({ items }) => items.length)).toEqual([24, 13, 7]);
  expect(new Set(groups.flatMap(({ items }) => items.map(({ kind }) => kind))).size).toBe(44);
});

test('without a version in use it is the program’s own', () => {
  expect(versionInUse(shelf('extension'))).toBeNull();
  expect(versionInUse(shelf('extension', [false, false]))).toBeNull();
  expect(versionInUse(shelf('extension', [false, true]))?.version).toBe(1);
});

test('faults are told one by one, and only those of a template', () => {
  const obstacles = [{ id: 'unknown', message: '甲' }, { id: 'missing', message: '乙' }, 'other'];
  const of = (code: string) =>
    new ApiError({ code, message: '不能使用', status: 422, details: { obstacles } });
  expect(faultsOf(of('letters.faulty_template'))).toEqual(['甲', '乙']);
  expect(faultsOf(of('letters.fields'))).toEqual([]);
  expect(faultsOf(new Error('甲'))).toEqual([]);
});
