import { expect, test } from 'vitest';
import { spellingModel } from './spelling-model.ts';

const { likeness } = spellingModel();
const code = (character: string): number => character.charCodeAt(0);

test.each([
  ['拔', '拨', '县'],
  ['贷', '货', '村'],
  ['己', '已', '员'],
  ['续', '结', '家'],
  ['末', '未', '经'],
])('%s looks more like %s than like %s', (one, alike, other) => {
  const sum = (meant: string): number => {
    const { strokes, parts, rarest } = likeness.of(code(one), code(meant));
    return strokes + parts + rarest;
  };
  expect(sum(alike)).toBeGreaterThan(sum(other));
});

test('a character looks wholly like itself, and what is none like nothing', () => {
  expect(likeness.of(code('海'), code('海'))).toMatchObject({ strokes: 1, parts: 1 });
  expect(likeness.of(code('海'), code('A'))).toEqual({ strokes: 0, parts: 0, rarest: 0 });
});
