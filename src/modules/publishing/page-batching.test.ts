import { expect, test } from 'vitest';
import { streamed } from './page-batching.ts';

/** Gives what it has in the order that is asked for, and remembers what was asked and whether it was read to its end. */
function shelf(has: readonly string[]) {
  const asked: string[][] = [];
  const ended: string[] = [];
  async function* open(keys: readonly string[]): AsyncGenerator<{ id: string; text: string }, void> {
    asked.push([...keys]);
    try {
      for (const id of keys) if (has.includes(id)) yield { id, text: `text of ${id}` };
      ended.push('read');
    } finally {
      ended.push('closed');
    }
  }
  return { asked, ended, texts: streamed(open) };
}

test('what was announced is read with one query, in its order', async () => {
  const { asked, texts } = shelf(['a', 'b', 'c']);
  await texts.ahead(['a', 'b', 'c']);
  for (const id of ['a', 'b', 'c']) expect((await texts.get(id))?.text).toBe(`text of ${id}`);
  expect(asked).toEqual([['a', 'b', 'c']]);
});

test('what nobody asks for is passed over, what there isn’t is missing, and the rest is found all the same', async () => {
  const { asked, texts } = shelf(['a', 'b', 'd', 'e']);
  await texts.ahead(['a', 'b', 'c', 'd', 'e', 'f']);
  expect((await texts.get('b'))?.id).toBe('b');
  expect(await texts.get('c')).toBeUndefined();
  expect((await texts.get('d'))?.id).toBe('d');
  expect((await texts.get('e'))?.id).toBe('e');
  expect(await texts.get('f')).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test('what wasn’t announced, or comes before what was given away, is read by itself', async () => {
  const { asked, texts } = shelf(['a', 'b', 'z']);
  await texts.ahead(['a', 'b']);
  expect((await texts.get('b'))?.id).toBe('b');
  expect((await texts.get('z'))?.id).toBe('z');
  expect((await texts.get('a'))?.id).toBe('a');
  expect((await texts.get('b'))?.id).toBe('b');
  expect(asked).toEqual([['a', 'b'], ['z'], ['a'], ['b']]);
});

test('what is left is let go of, also when something else is announced', async () => {
  const { ended, texts } = shelf(['a', 'b', 'c']);
  await texts.ahead(['a', 'b']);
  await texts.get('a');
  await texts.ahead(['c']);
  expect(ended).toEqual(['closed']);
  expect((await texts.get('c'))?.id).toBe('c');
  await texts.end();
  expect(ended).toEqual(['closed', 'closed']);
  await texts.end();
});
