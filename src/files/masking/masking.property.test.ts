import { describe, expect, test } from 'vitest';
import { maskAttachment } from '../mask-attachment.ts';
import { readOfd } from '../readers/read-ofd.ts';
import { hiddenContent } from '../hidden-content/hidden-content.ts';
import { verifyMasked } from '../verify-masked.ts';
import { measureMasking } from './test/measure-masking.ts';
import { OFD_PLACES, type OfdPlace, plantedOfd } from './test/planted-ofd.ts';

test('values in random places of random files are nowhere in what is masked', async () => {
  const figures = await measureMasking(40, 20_241_126);
  expect(figures.leaking).toEqual([]);
  expect(figures.refused).toBe(0);
  expect(figures.foundBefore).toBeGreaterThan(35);
  expect(figures.planted).toBeGreaterThan(150);
});

describe('an OFD', () => {
  const value = '张建国';

  test.each(OFD_PLACES)('with a value in its %s is found, and masked without it', async (place) => {
    const bytes = plantedOfd({ [place]: value });
    expect(await verifyMasked({ bytes, name: 'a.ofd', values: [value] })).toMatchObject({
      ok: false,
      problems: [],
    });
    for (const dropHidden of [false, true]) {
      const masked = await maskAttachment({ bytes, name: 'a.ofd' }, { values: [{ value }], dropHidden });
      expect(await verifyMasked({ bytes: masked.bytes, name: 'a.ofd', values: [value] })).toEqual({
        ok: true,
      });
      expect(readOfd(masked.bytes).blocks.length).toBeGreaterThan(0);
    }
  });

  test.each<[OfdPlace, string]>([
    ['invisible', 'hiddenText'],
    ['white', 'hiddenText'],
    ['covered', 'coveredText'],
    ['author', 'properties'],
    ['attached', 'embedded'],
    ['version', 'earlierState'],
    ['picture', 'place'],
  ])('with something in its %s has %s, and hasn’t once that is dropped', async (place, kind) => {
    const bytes = plantedOfd({ text: '公示', [place]: value });
    expect(await hiddenContent(bytes)).toContainEqual(expect.objectContaining({ kind }));
    const settled = await maskAttachment({ bytes, name: 'a.ofd' }, { values: [], dropHidden: true });
    expect(await hiddenContent(settled.bytes)).toEqual([]);
  });
});
