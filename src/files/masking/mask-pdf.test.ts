import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { maskAttachment, stripMetadata } from '../mask-attachment.ts';
import { readPdf } from '../readers/read-pdf.ts';
import { TextlessFile } from '../readers/unreadable-file.ts';
import { verifyMasked } from '../verify-masked.ts';
import { pictureOfPdf } from '../test/picture-of-pdf.ts';
import { holdsAny } from './test/measure-masking.ts';
import { PDF_PLACES, plantedPdf } from './test/planted-pdf.ts';

const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const MOBILE = '13812345678';
const NAME = '张建国';
const values = [{ value: MOBILE }];
const names = [{ value: NAME }];

async function placesIn(bytes: Uint8Array, value: string): Promise<string[]> {
  const looked = await verifyMasked({ bytes, name: 'a.pdf', values: [value] });
  if (looked.ok) return [];
  expect(looked.problems).toEqual([]);
  return looked.remaining.map(({ where }) => where);
}

test.each(PDF_PLACES.map((place, index) => [place, index % 2 === 0 ? MOBILE : NAME] as const))(
  'a PDF with a value in its %s loses it',
  async (place, value) => {
    const bytes = await plantedPdf({ [place]: value });
    expect(await placesIn(bytes, value)).not.toEqual([]);
    const request = { values: [{ value }], dropHidden: false };
    const masked = await maskAttachment({ bytes, name: 'a.pdf' }, request);
    expect(await holdsAny(masked.bytes, [value])).toBe(false);
  },
);

test('what is masked is black, and the rest of the page is as it was', async () => {
  const bytes = await plantedPdf({ page: MOBILE });
  const masked = await maskAttachment({ bytes, name: 'a.pdf' }, { values, dropHidden: false });
  expect(masked.notes).toEqual([expect.stringContaining('第1、2页已转成图片')]);
  const [before, after] = [
    await pictureOfPdf(bytes, { page: 0, scale: 2 }),
    await pictureOfPdf(masked.bytes, { page: 0, scale: 2 }),
  ];
  const changed = [...before.data.keys()].filter(
    (at) => at % 4 === 0 && Math.abs((before.data[at] ?? 0) - (after.data[at] ?? 0)) > 128,
  );
  const [xs, ys] = [
    changed.map((at) => (at / 4) % before.width),
    changed.map((at) => Math.floor(at / 4 / before.width)),
  ];
  expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(40);
  expect(Math.max(...xs) - Math.min(...xs)).toBeLessThan(180);
  expect(changed.length).toBeGreaterThan(1000);
});

test('pages without a value become pictures too: what pages share may hold it', async () => {
  const bytes = await plantedPdf({ page: MOBILE, secondPage: '这一页没有需要遮盖的内容' });
  const masked = await maskAttachment({ bytes, name: 'a.pdf' }, { values, dropHidden: false });
  await expect(readPdf(masked.bytes)).rejects.toBeInstanceOf(TextlessFile);
  const stripped = await stripMetadata({ bytes, name: 'a.pdf' });
  const { blocks } = await readPdf(stripped);
  expect(blocks.length).toBeGreaterThan(0);
});

test('a page whose fonts aren’t in the file is refused, not drawn without its words', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([300, 300]);
  const font = document.context.register(
    document.context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'STSong-Light',
      Encoding: 'UniGB-UCS2-H',
      DescendantFonts: [
        {
          Type: 'Font',
          Subtype: 'CIDFontType0',
          BaseFont: 'STSong-Light',
          CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 2 },
        },
      ],
    }),
  );
  page.node.setFontDictionary(PDFName.of('F1'), font);
  const content = document.context.flateStream(
    `BT /F1 12 Tf 50 200 Td <${Buffer.from(`名单${NAME}`, 'utf16le').swap16().toString('hex')}> Tj ET`,
  );
  page.node.set(PDFName.of('Contents'), document.context.register(content));
  const bytes = await document.save();
  expect(await placesIn(bytes, NAME)).not.toEqual([]);
  await expect(
    maskAttachment({ bytes, name: 'a.pdf' }, { values: names, dropHidden: false }),
  ).rejects.toThrow('嵌入字体');
});

test('a scan is told to be one: nobody has read what is in its picture', async () => {
  const document = await PDFDocument.create();
  const picture = await document.embedPng(DOT);
  document.addPage([300, 300]).drawImage(picture, { x: 0, y: 0, width: 300, height: 300 });
  const bytes = await document.save();
  const masked = await maskAttachment({ bytes, name: 'a.pdf' }, { values: [], dropHidden: true });
  expect(masked.notes).toEqual([expect.stringContaining('第1页有图片')]);
});

test.each([
  ['a stream packed in a way that nobody knows', '<</Filter /Unheard /Length 3>>', ''],
  ['a stream that is broken', '<</Filter /FlateDecode /Length 3>>', ''],
  ['a password', '<</Length 3>>', '/Encrypt 9 0 R'],
])('a PDF with %s fails', async (_, dictionary, more) => {
  const made = Buffer.from(await (await PDFDocument.create()).save());
  const added = `\n99 0 obj\n${dictionary}\nstream\nabc\nendstream\nendobj\ntrailer <<${more}>>\n%%EOF\n`;
  const bytes = Buffer.concat([made, Buffer.from(added)]);
  const looked = await verifyMasked({ bytes, name: 'a.pdf', values: [MOBILE] });
  expect(looked).toMatchObject({ ok: false, problems: [expect.stringContaining('PDF')] });
});
