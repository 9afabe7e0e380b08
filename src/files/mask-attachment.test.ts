import { utils, write } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocx } from './readers/read-docx.ts';
import { readSheet } from './readers/read-sheet.ts';
import { DOCX_PLACES, plantedDocx } from './masking/test/planted-docx.ts';
import { holdsAny } from './masking/test/measure-masking.ts';
import { plantedPicture } from './masking/test/planted-pictures.ts';
import { plantedXlsx, XLSX_PLACES } from './masking/test/planted-xlsx.ts';
import { maskAttachment, UnmaskableFile } from './mask-attachment.ts';
import { verifyMasked } from './verify-masked.ts';

const MOBILE = '13812345678';
const NAME = '张建国';
const IDENTITY = '11010519491231002X';
const values = [{ value: MOBILE }, { value: NAME }];

/** A file loses a value, whether what is hidden stays or goes; that it held it is seen by the search that looks over what is masked. */
async function loses(bytes: Uint8Array, name: string, value: string): Promise<Uint8Array[]> {
  const looked = await verifyMasked({ bytes, name, values: [value] });
  expect(looked).toMatchObject({ ok: false, problems: [] });
  const masked: Uint8Array[] = [];
  for (const dropHidden of [false, true]) {
    const made = await maskAttachment({ bytes, name }, { values: [{ value }], dropHidden });
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

test('a value that is found nowhere isn’t taken for masked', async () => {
  const bytes = plantedDocx({ body: MOBILE });
  const work = maskAttachment({ bytes, name: 'a.docx' }, { values, dropHidden: true });
  await expect(work).rejects.toThrow('第2项在文件里没有找到');
  await expect(work).rejects.toBeInstanceOf(UnmaskableFile);
  const photo = { bytes: plantedPicture('jpeg', '某'), name: 'a.jpg' };
  await expect(maskAttachment(photo, { values, dropHidden: true })).rejects.toThrow('可能在图片里');
});

test('a number with a cell for each digit is masked in a Word file, and refused in a workbook', async () => {
  const request = { values: [{ value: IDENTITY }], dropHidden: false };
  const cells = [...IDENTITY].map((digit) => `<w:tc><w:p><w:r><w:t>${digit}</w:t></w:r></w:p></w:tc>`);
  const parts = unzipSync(plantedDocx({ body: '正文' }));
  const written = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const table = `<w:tbl><w:tr>${cells.join('')}</w:tr></w:tbl>`;
  parts['word/document.xml'] = strToU8(written.replace('<w:body>', `<w:body>${table}`));
  const masked = await maskAttachment({ bytes: zipSync(parts), name: 'a.docx' }, request);
  const [first] = readDocx(masked.bytes).blocks;
  expect(first?.kind === 'table' && first.cells.map(({ text }) => text).join('')).toBe('*'.repeat(18));
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([[...IDENTITY]]));
  const sheet = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
  await expect(maskAttachment({ bytes: sheet, name: 'a.xlsx' }, request)).rejects.toThrow(UnmaskableFile);
});

test('what stands between the parts of an archive is looked at, and what is too short is refused', async () => {
  const bytes = plantedDocx({ body: '正文' });
  const looked = async (changed: Uint8Array, value: string): Promise<unknown> =>
    verifyMasked({ bytes: changed, name: 'a.docx', values: [value] });
  expect(await looked(bytes, NAME)).toEqual({ ok: true });
  const before = withBefore(bytes, Buffer.from(NAME, 'utf8'));
  const extra = zipSync({ ...unzipSync(bytes), 'a.xml': [strToU8('<a/>'), { comment: `注${NAME}` }] });
  for (const changed of [before, extra])
    expect(await looked(changed, NAME)).toMatchObject({ remaining: [{ where: 'a.docx（各部分之外）' }] });
  expect(await looked(bytes, '张')).toMatchObject({ ok: false, problems: [expect.stringContaining('太短')] });
});

/** A ZIP file with bytes between its last part and its directory. */
function withBefore(bytes: Uint8Array, added: Buffer): Buffer {
  const whole = Buffer.from(bytes);
  const end = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const directory = whole.readUInt32LE(end + 16);
  whole.writeUInt32LE(directory + added.length, end + 16);
  return Buffer.concat([whole.subarray(0, directory), added, whole.subarray(directory)]);
}

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
