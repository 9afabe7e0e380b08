import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('an identifier is a UUID of version 7 that tells its moment', () => {
  const moment = Date.UTC(2024, 5, 3, 2);
  const id = newId(moment);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(moment);
});

test('those of one moment are different, and ordered as they were made', () => {
  const moment = Date.UTC(2024, 5, 3, 2);
  const ids = Array.from({ length: 20_000 }, (_, index) => newId(index % 3 === 0 ? moment + 5 : moment));
  expect(new Set(ids).size).toBe(ids.length);
  const early = ids.filter((_, index) => index % 3 !== 0);
  expect(early).toEqual(early.toSorted());
  expect(newId(moment) < newId(moment + 1)).toBe(true);
});
