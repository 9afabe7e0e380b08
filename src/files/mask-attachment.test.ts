import { describe, expect, test } from 'vitest';
import { readDocx } from './readers/read-docx.ts';
import { readSheet } from './readers/read-sheet.ts';
import { DOCX_PLACES, plantedDocx } from './masking/test/planted-docx.ts';
import { holdsAny } from './masking/test/measure-masking.ts';
import { plantedPicture } from './masking/test/planted-pictures.ts';
import { plantedXlsx, XLSX_PLACES } from './masking/test/planted-xlsx.ts';
import { maskAttachment } from './mask-attachment.ts';
import { verifyMasked } from './verify-masked.ts';

const MOBILE = '13812345678';
const NAME = '张建国';
const values = [{ value: MOBILE }, { value: NAME }];

/** A file loses a value, whether what is hidden stays or goes; that it held it is seen by the search that looks over what is masked. */
async function loses(bytes: Uint8Array, name: string, value: string): Promise<Uint8Array[]> {
  const looked = await verifyMasked({ bytes, name, values: [value] });
  expect(looked).toMatchObject({ ok: false, problems: [] });
  const masked: Uint8Array[] = [];
  for (const dropHidden of [false, true]) {
    const made = await maskAttachment({ bytes, name }, { values, dropHidden });
    expect(await holdsAny(made.bytes, [value])).toBe(false);
    masked.push(made.bytes);
  }
  return masked;
}

/** Places take turns with a number and a name: each is masked in its own way. */
function inTurns<Place extends string>(places: readonly Place[]): [Place, string][] {
  return places.map((place, index) => [place, place === 'number' || index % 2 === 0 ? MOBILE : NAME]);
}

describe('a Word file', () => {
  test.each(inTurns(DOCX_PLACES))('with a value in its %s loses it', async (place, value) => {
    for (const masked of await loses(plantedDocx({ body: '正文', [place]: value }), 'a.docx', value))
      expect(readDocx(masked).blocks.length).toBeGreaterThan(0);
  });

  test('shows what is to be shown instead, and keeps everything around it', async () => {
    const bytes = plantedDocx({ body: `联系人${NAME}，电话 138 1234 5678，请拨打。`, cell: '某' });
    const shown = [
      { value: MOBILE, shown: '138****5678' },
      { value: NAME, shown: '张某某' },
    ];
    const masked = await maskAttachment({ bytes, name: 'a.docx' }, { values: shown, dropHidden: false });
    const [first] = readDocx(masked.bytes).blocks;
    expect(first).toMatchObject({ text: '联系人张某某，电话 138****5678，请拨打。' });
  });
});

describe('a workbook', () => {
  test.each(inTurns(XLSX_PLACES))('with a value in its %s loses it', async (place, value) => {
    const note = place === 'noteAuthor' ? { note: '注' } : {};
    for (const masked of await loses(plantedXlsx({ cell: '某', ...note, [place]: value }), 'a.xlsx', value))
      expect(readSheet(masked).blocks.length).toBeGreaterThan(0);
  });

  test('keeps its other cells and formulas', async () => {
    const bytes = plantedXlsx({ cell: NAME, number: MOBILE, formula: '某' });
    const masked = await maskAttachment({ bytes, name: 'a.xlsx' }, { values, dropHidden: false });
    const texts = readSheet(masked.bytes).blocks.flatMap((block) =>
      block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text],
    );
    expect(texts).toEqual(['姓名', '***', '1', '***********', '***********']);
  });
});

test.each(['jpeg', 'png', 'webp', 'gif'] as const)('the words beside a %s go', async (kind) => {
  expect(await loses(plantedPicture(kind, MOBILE), `a.${kind}`, MOBILE)).toHaveLength(2);
});

test.each(['txt', 'csv'])('a %s file loses its values and keeps its mark', async (ending) => {
  const bytes = Buffer.from(`\uFEFF姓名,电话\n${NAME},１３８１２３４５６７８\n`, 'utf8');
  const masked = await maskAttachment({ bytes, name: `a.${ending}` }, { values, dropHidden: false });
  expect(Buffer.from(masked.bytes).toString('utf8')).toBe('\uFEFF姓名,电话\n***,***********\n');
});

test('what can’t be made sure of isn’t given back', async () => {
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
  await expect(maskAttachment({ bytes: old, name: 'a.doc' }, { values, dropHidden: true })).rejects.toThrow(
    '另存为',
  );
  await expect(
    maskAttachment(
      { bytes: plantedDocx({ body: '正' }), name: 'a.docx' },
      { values: [{ value: '12' }], dropHidden: true },
    ),
  ).rejects.toThrow(RangeError);
});
