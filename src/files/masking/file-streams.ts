import { decodeText } from '../readers/decode-text.ts';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import { attributeTexts, joinedPieces, joinedThrough, textPieces } from './mask-texts.ts';
import { charactersOf, withPage, withPdf } from './pdf-pages.ts';
import { type PdfStream, pdfStreams, pdfStrings } from './pdf-streams.ts';
import { pictureKind, picturePieces, pngText, type PictureKind } from './picture-pieces.ts';
import { BREAK } from './value-places.ts';
import { decodeXml, looksLikeXml, parseXml } from './xml-tree.ts';
import { outsideOfParts } from './zip-outside.ts';
import { isZip, unzipParts } from './zip-parts.ts';

/** Something in a file in which a value may stand, opened as far as it goes. */
export interface FileStream {
  /** Where it lies: `word/document.xml`, `流 1234`. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /**
   * `markup`: tags in it are looked into by another stream; `points`: packed points of a picture, which hold no words; `joined`: cells and
   * paragraphs in one, for numbers so long that they don't come about by chance.
   */
  readonly kind: 'words' | 'markup' | 'points' | 'joined';
}

const DEEPEST = 4;
const FONTS = /\.(?:odttf|ttf|otf|ttc|fntdata)$/iu;
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Opens everything in a file: parts of office files and archives, archives within archives, streams of PDF with all earlier
 * states, text of its pages, words beside pictures. Throws `UnreadableFile` where anything can't be opened: of such a file nobody can
 * say what isn't in it.
 */
export async function openStreams(file: {
  readonly bytes: Uint8Array;
  readonly name: string;
}): Promise<FileStream[]> {
  return openAny(file, 0);
}

async function openAny(
  { bytes, name }: { bytes: Uint8Array; name: string },
  depth: number,
): Promise<FileStream[]> {
  const picture = pictureKind(bytes);
  if (picture !== null) return pictureStreams(bytes, { name, picture });
  if (isZip(bytes)) return zipStreams(bytes, { name, depth });
  if (isPdf(bytes)) return pdfFileStreams(bytes, name);
  if (OLE.equals(bytes.subarray(0, OLE.length)))
    throw new UnreadableFile(
      '这是旧格式的办公文件（DOC、XLS、PPT），不能逐一检查里面的内容。请另存为 DOCX、XLSX 或 PDF。',
    );
  if (looksLikeXml(bytes) && /\.(?:xml|rels|vml)$/iu.test(name)) return xmlStreams(bytes, name);
  if (depth > 0 && FONTS.test(name)) return [{ name, content: bytes, kind: 'words' }];
  if (depth > 0 && /\.(?:xml|rels|vml)$/iu.test(name))
    throw new UnreadableFile(`文件里的“${name}”打不开，没有检查。`);
  if (/\.(?:txt|csv|html?)$/iu.test(name) || depth > 0) return textStreams(bytes, name);
  throw new UnreadableFile('这种文件不能逐一检查里面的内容。请改用 DOCX、XLSX、PDF、OFD、文本或图片。');
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

async function zipStreams(
  bytes: Uint8Array,
  { name, depth }: { name: string; depth: number },
): Promise<FileStream[]> {
  if (depth >= DEEPEST) throw new UnreadableFile('文件里嵌套的文件太深，没有检查。');
  const parts = unzipParts(bytes);
  const streams: FileStream[] = [
    { name: `${name}（目录）`, content: [...parts.keys()].join(BREAK), kind: 'words' },
    { name: `${name}（各部分之外）`, content: await outsideOfParts(bytes), kind: 'words' },
  ];
  for (const [part, content] of parts)
    streams.push(...(await openAny({ bytes: content, name: part }, depth + 1)));
  return streams;
}

function xmlStreams(bytes: Uint8Array, name: string): FileStream[] {
  const root = parseXml(bytes);
  const everyElementApart = !/^(?:word|xl|ppt|Doc_?\d*)\//iu.test(name);
  const how = { everyElementApart, skips: () => false };
  return [
    { name, content: decodeXml(bytes), kind: 'markup' },
    { name, content: joinedPieces(textPieces(root, { ...how, all: true })), kind: 'words' },
    { name, content: joinedPieces(textPieces(root, { ...how, all: false })), kind: 'words' },
    { name, content: joinedThrough(textPieces(root, { ...how, all: true })), kind: 'joined' },
    { name, content: attributeTexts(root), kind: 'words' },
  ];
}

function textStreams(bytes: Uint8Array, name: string): FileStream[] {
  try {
    return [{ name, content: decodeText(bytes).text, kind: 'words' }];
  } catch (error) {
    throw new UnreadableFile(`“${name}”打不开，没有检查。`, { cause: error });
  }
}

function pictureStreams(
  bytes: Uint8Array,
  { name, picture }: { name: string; picture: PictureKind },
): FileStream[] {
  if (picture === 'tiff' || picture === 'heic') return [{ name, content: bytes, kind: 'words' }];
  return picturePieces(bytes, picture).flatMap((piece): FileStream[] => {
    const place = `${name}（${piece.name}）`;
    if (piece.role === 'picture' && !/^(?:iCCP|ICCP)$/u.test(piece.name))
      return [{ name: place, content: piece.bytes, kind: 'points' }];
    const packed = picture === 'png' && /^(?:zTXt|iTXt)$/u.test(piece.name) ? pngText(piece) : null;
    return [
      { name: place, content: piece.bytes, kind: 'words' },
      ...(packed === null ? [] : [{ name: place, content: packed, kind: 'words' } as const]),
    ];
  });
}

async function pdfFileStreams(bytes: Uint8Array, name: string): Promise<FileStream[]> {
  const { streams, rest } = pdfStreams(bytes);
  return [
    { name: `${name}（对象）`, content: Buffer.from(rest, 'latin1'), kind: 'words' },
    { name: `${name}（对象）`, content: pdfStrings(rest).join(BREAK), kind: 'words' },
    ...streams.flatMap((stream) => pdfStreamParts(stream, name)),
    { name: `${name}（页面文字）`, content: await pageTexts(bytes), kind: 'words' },
  ];
}

function pdfStreamParts({ at, bytes, dictionary, picture }: PdfStream, name: string): FileStream[] {
  const place = `${name}（流 ${at}）`;
  const known = picture === null ? null : pictureKind(bytes);
  if (known !== null) return pictureStreams(bytes, { name: place, picture: known });
  if (picture !== null) return [{ name: place, content: bytes, kind: 'points' }];
  if (/\/FontFile|\/Length[123]\s|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)\b/u.test(dictionary))
    return [{ name: place, content: bytes, kind: 'points' }];
  return [
    { name: place, content: bytes, kind: 'words' },
    { name: place, content: pdfStrings(bytes.toString('latin1')).join(BREAK), kind: 'words' },
  ];
}

/** What can be copied from a PDF's pages, whether it is seen or not, in two readings: gaps as blanks, and closed up. */
async function pageTexts(bytes: Uint8Array): Promise<string> {
  return withPdf(bytes, (engine, document, pages) => {
    const texts: string[] = [];
    for (let number = 1; number <= pages; number += 1)
      withPage({ engine, document }, number, (page) => {
        const characters = charactersOf(engine, page);
        texts.push(characters.map(({ text }) => text).join(''));
        texts.push(characters.flatMap(({ text, generated }) => (generated ? [] : [text])).join(''));
      });
    return texts.join(BREAK);
  });
}
