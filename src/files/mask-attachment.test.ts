import { describe, expect, test } from 'vitest';
import { readDocx } from './readers/read-docx.ts';
import { readSheet } from './readers/read-sheet.ts';
import { DOCX_PLACES, plantedDocx } from './masking/test/planted-docx.ts';
import { plantedXlsx, XLSX_PLACES } from './masking/test/planted-xlsx.ts';
import { plantedPicture } from './masking/test/planted-pictures.ts';
import { maskAttachment } from './mask-attachment.ts';
import { verifyMasked } from './verify-masked.ts';

const MOBILE = '13812345678';
const NAME = '张建国';
const values = [{ value: MOBILE }, { value: NAME }];

/** Parts of a file in which a value is found; fails where one can't be looked into. */
async function placesIn(bytes: Uint8Array, name: string, value: string): Promise<string[]> {
  const looked = await verifyMasked({ bytes, name, values: [value] });
  if (looked.ok) return [];
  expect(looked.problems).toEqual([]);
  return looked.remaining.map(({ where }) => where);
}

describe.each([
  ['a number', MOBILE],
  ['a name', NAME],
])('a Word file with %s', (_, value) => {
  test.each(DOCX_PLACES)('in its %s is found, and masked without it', async (place) => {
    const bytes = plantedDocx({ body: '正文', [place]: value });
    expect(await placesIn(bytes, 'a.docx', value)).not.toEqual([]);
    for (const dropHidden of [false, true]) {
      const masked = await maskAttachment({ bytes, name: 'a.docx' }, { values, dropHidden });
      expect(await placesIn(masked.bytes, 'a.docx', value)).toEqual([]);
      expect(() => readDocx(masked.bytes)).not.toThrow();
    }
  });
});

describe.each([
  ['a number', MOBILE],
  ['a name', NAME],
])('a workbook with %s', (_, value) => {
  const places = XLSX_PLACES.filter((place) => place !== 'number' || value === MOBILE);
  test.each(places)('in its %s is found, and masked without it', async (place) => {
    const bytes = plantedXlsx({
      cell: '某',
      ...(place === 'noteAuthor' ? { note: '注' } : {}),
      [place]: value,
    });
    expect(await placesIn(bytes, 'a.xlsx', value)).not.toEqual([]);
    for (const dropHidden of [false, true]) {
      const masked = await maskAttachment({ bytes, name: 'a.xlsx' }, { values, dropHidden });
      expect(await placesIn(masked.bytes, 'a.xlsx', value)).toEqual([]);
      expect(() => readSheet(masked.bytes)).not.toThrow();
    }
  });
});

test.each(['jpeg', 'png', 'webp', 'gif'] as const)(
  'the words beside a %s go, its points stay',
  async (kind) => {
    const bytes = plantedPicture(kind, MOBILE);
    expect(await placesIn(bytes, `a.${kind}`, MOBILE)).not.toEqual([]);
    const masked = await maskAttachment({ bytes, name: `a.${kind}` }, { values, dropHidden: false });
    expect(await placesIn(masked.bytes, `a.${kind}`, MOBILE)).toEqual([]);
  },
);
