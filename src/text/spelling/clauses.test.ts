import { expect, test } from 'vitest';
import { clausesOf, FIGURES, LATIN } from './clauses.ts';

const nowhere = (): boolean => false;

function read(text: string, isAddress: (start: number, end: number) => boolean = nowhere): string[] {
  return [...clausesOf(text, 0, text.length, isAddress)].map((clause) =>
    clause.units
      .map((unit, index) => {
        const place = clause.places[index] ?? 0;
        if (unit === FIGURES) return '#';
        return unit === LATIN ? 'a' : text.charAt(place);
      })
      .join(''),
  );
}

test('marks, spaces and line ends end a clause', () => {
  expect(read('依法公开，及时 准确。\n主动公开')).toEqual(['依法公开', '及时', '准确', '主动公开']);
});

test('a number with its point, comma and percent sign is one unit, a Latin run another', () => {
  expect(read('增长12.5%达到1,200件PPP项目')).toEqual(['增长#达到#件a项目']);
});

test('a point behind a number ends the clause when no figure follows', () => {
  expect(read('共收到36.其中网络申请')).toEqual(['共收到#', '其中网络申请']);
});

test('places count UTF-16 units, also behind characters of two', () => {
  const text = '𠮷公开';
  const [clause] = clausesOf(text, 0, text.length, nowhere);
  expect(clause?.places).toEqual([2, 3, 4]);
});

test('what belongs to an address is left out and ends a clause', () => {
  const text = '详见系构页面说明';
  const isAddress = (start: number, end: number): boolean => start < 4 && end > 2;
  expect(read(text, isAddress)).toEqual(['详见', '页面说明']);
});

test('a run without any mark is cut', () => {
  const text = '公'.repeat(2500);
  const clauses = [...clausesOf(text, 0, text.length, nowhere)];
  expect(clauses.map((clause) => clause.units.length)).toEqual([1000, 1000, 500]);
  expect(clauses[1]?.places[0]).toBe(1000);
});
