import { describe, expect, test } from 'vitest';
import { maskAttachment, stripMetadata } from '../mask-attachment.ts';
import { type DocxPlace, plantedDocx } from '../masking/test/planted-docx.ts';
import { type PdfPlace, plantedPdf } from '../masking/test/planted-pdf.ts';
import { exifBlock, plantedJpeg, plantedPicture } from '../masking/test/planted-pictures.ts';
import { plantedXlsx, type XlsxPlace } from '../masking/test/planted-xlsx.ts';
import { hiddenContent } from './hidden-content.ts';
import type { HiddenKind } from './hidden-finding.ts';
import { hiddenInPdf } from './hidden-in-pdf.ts';

const WORDS = '张建国的内部意见';

async function kindsIn(bytes: Uint8Array): Promise<HiddenKind[]> {
  return (await hiddenContent(bytes)).map(({ kind }) => kind);
}

async function settled(bytes: Uint8Array, name: string): Promise<HiddenKind[]> {
  const masked = await maskAttachment({ bytes, name }, { values: [], dropHidden: true });
  return kindsIn(masked.bytes);
}

describe('a Word file', () => {
  test.each<[DocxPlace, HiddenKind]>([
    ['comment', 'comments'],
    ['inserted', 'changes'],
    ['deleted', 'changes'],
    ['vanished', 'hiddenText'],
    ['hiddenStyle', 'hiddenText'],
    ['creator', 'properties'],
    ['company', 'properties'],
    ['custom', 'properties'],
    ['customXml', 'embedded'],
    ['variable', 'paths'],
    ['template', 'paths'],
    ['embedded', 'embedded'],
    ['picture', 'place'],
    ['thumbnail', 'thumbnail'],
    ['orphan', 'leftovers'],
  ])('with something in its %s has %s, and hasn’t once that is dropped', async (place, kind) => {
    const bytes = plantedDocx({ body: '正文', [place]: WORDS });
    expect(await kindsIn(bytes)).toContain(kind);
    expect(await settled(bytes, 'a.docx')).toEqual([]);
  });

  test('that shows all it holds has nothing hidden', async () => {
    expect(
      await kindsIn(plantedDocx({ body: '正文', runs: '公示', cell: '某', header: '页眉', title: '公示' })),
    ).toEqual([]);
  });

  test('names the paragraph in which its first change stands', async () => {
    const [found] = await hiddenContent(plantedDocx({ body: '正文', deleted: WORDS }));
    expect(found).toMatchObject({ rule: 'I09', severity: 'gate', place: { paragraph: 2 } });
    expect(found?.reason).not.toContain('张建国');
  });
});

describe('a workbook', () => {
  test.each<[XlsxPlace, HiddenKind]>([
    ['hiddenSheet', 'hiddenSheet'],
    ['veryHiddenSheet', 'hiddenSheet'],
    ['hiddenRow', 'hiddenCells'],
    ['hiddenColumn', 'hiddenCells'],
    ['note', 'comments'],
    ['pivot', 'pivotData'],
    ['external', 'externalData'],
    ['unusedString', 'leftovers'],
    ['path', 'paths'],
    ['creator', 'properties'],
  ])('with something in its %s has %s, and hasn’t once that is dropped', async (place, kind) => {
    const bytes = plantedXlsx({ cell: '某', [place]: WORDS });
    expect(await kindsIn(bytes)).toContain(kind);
    expect(await settled(bytes, 'a.xlsx')).toEqual([]);
  });

  test('names sheet and cell of what it hides', async () => {
    const [found] = await hiddenContent(plantedXlsx({ cell: '某', hiddenColumn: WORDS }));
    expect(found).toMatchObject({ place: { sheet: '公示', cell: 'D1' } });
  });
});

describe('a PDF', () => {
  test.each<[PdfPlace, HiddenKind]>([
    ['covered', 'coveredText'],
    ['white', 'hiddenText'],
    ['beyond', 'hiddenText'],
    ['author', 'properties'],
    ['note', 'comments'],
    ['attached', 'embedded'],
    ['earlier', 'earlierState'],
  ])('with something in its %s has %s, and hasn’t once that is dropped', async (place, kind) => {
    const bytes = await plantedPdf({ [place]: WORDS });
    expect(await kindsIn(bytes)).toContain(kind);
    expect(await settled(bytes, 'a.pdf')).toEqual([]);
  });

  test('of more pages than can be drawn in time stops a publication, and its notes are still told', async () => {
    const found = await hiddenInPdf(await plantedPdf({ covered: WORDS, note: WORDS }), 0);
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'unchecked', severity: 'gate', place: { page: 1 } }),
    );
    expect(found).toContainEqual(expect.objectContaining({ kind: 'comments' }));
  });

  test('that shows all it holds has nothing hidden', async () => {
    expect(await kindsIn(await plantedPdf({ page: WORDS, secondPage: WORDS }))).toEqual([]);
  });
});

describe('a picture', () => {
  test.each(['jpeg', 'png', 'webp'] as const)(
    'as %s tells where it was taken, until that is stripped',
    async (kind) => {
      const bytes = plantedPicture(kind, WORDS);
      expect(await hiddenContent(bytes)).toContainEqual(
        expect.objectContaining({ kind: 'place', severity: 'gate' }),
      );
      expect(await kindsIn(await stripMetadata({ bytes, name: `a.${kind}` }))).toEqual([]);
    },
  );

  test('that lies on its side still does when everything else is stripped', async () => {
    const stripped = await stripMetadata({ bytes: plantedJpeg(WORDS, 6), name: 'a.jpg' });
    const at = Buffer.from(stripped).indexOf('Exif\0\0', 0, 'latin1');
    expect(at).toBeGreaterThan(0);
    const { readExif } = await import('../masking/exif.ts');
    expect(readExif(stripped.subarray(at + 6))).toMatchObject({
      orientation: 6,
      hasPlace: false,
      hasPerson: false,
    });
  });

  test('whose lists of EXIF point to themselves, or are endless, is still looked at', async () => {
    const { readExif } = await import('../masking/exif.ts');
    const loop = exifBlock('甲');
    // The list behind the main one is the main one.
    loop.writeUInt32BE(8, 8 + 2 + 3 * 12);
    expect(readExif(loop)).toMatchObject({ isOdd: true, hasPlace: true });
    const endless = Buffer.alloc(2_000_000, 1);
    endless.write('MM\0*\0\0\0\u0008\u00ff\u00ff', 0, 'latin1');
    expect(readExif(endless).isOdd).toBe(true);
    expect(readExif(new Uint8Array(3)).isOdd).toBe(true);
  });
});
