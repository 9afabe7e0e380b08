import { expect, test } from 'vitest';
import { createDoors } from './doors.ts';

test('one address gets its share and no more, until one of its files is done', () => {
  const doors = createDoors({ files: 10, ofOneAddress: 2 });
  const first = doors.enter('a');
  expect(doors.enter('a')).not.toBeNull();
  expect(doors.enter('a')).toBeNull();
  expect(doors.enter('b')).not.toBeNull();
  first?.leave();
  expect(doors.enter('a')).not.toBeNull();
  expect(doors.enter('a')).toBeNull();
});

test('many addresses together get no more than there is room for', () => {
  const doors = createDoors({ files: 3, ofOneAddress: 2 });
  const inside = ['a', 'b', 'c'].map((address) => doors.enter(address));
  expect(inside).not.toContain(null);
  expect(doors.enter('d')).toBeNull();
  inside[1]?.leave();
  expect(doors.enter('d')).not.toBeNull();
  expect(doors.enter('b')).toBeNull();
});
