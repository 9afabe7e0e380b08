import { expect, test } from 'vitest';
import { freshId, plainValues } from './action-values.ts';

test('what is not filled in is left out wherever it stands', () => {
  const sent = plainValues({
    on: '2026-03-10',
    list: [{ day: '2026-03-11', none: null }],
    text: '',
  });
  expect(sent).toEqual({ on: '2026-03-10', list: [{ day: '2026-03-11' }], text: '' });
});

test('a name that is taken is passed over', () => {
  expect(freshId('c', [])).toBe('c1');
  expect(freshId('c', ['c2'])).toBe('c3');
  expect(freshId('i', ['i1', 'i3'])).toBe('i4');
});
