import { charactersOf, withPage, withPdf } from '../masking/pdf-pages.ts';
import { pdfStrings, pdfStreams } from '../masking/pdf-streams.ts';
import { type OfficeParts, isOffice, openOffice } from '../masking/office-parts.ts';
import { propertiesOf } from '../masking/office-metadata.ts';
import { openOfdParts } from '../masking/ofd-parts.ts';
import { picturePieces, pictureKind, pngText } from '../masking/picture-pieces.ts';
import { hiddenRuns, hiddenStyles } from '../masking/settle-docx.ts';
import {
  cellsOf,
  childNamed,
  elementsNamed,
  hiddenCellsOf,
  sharedStringsOf,
  sheetsOf,
} from '../masking/sheet-parts.ts';
import {
  attributeOf,
  elementsOf,
  everyElement,
  localName,
  textIn,
  type XmlElement,
} from '../masking/xml-tree.ts';
import { isZip, unzipParts } from '../masking/zip-parts.ts';
import type { AttachmentPlace, HiddenKind } from './hidden-finding.ts';

/** Words that a file holds and its reader doesn't show. */
export interface HiddenText {
  readonly text: string;
  readonly kind: HiddenKind;
  readonly place: AttachmentPlace;
}

const MOST_CHARACTERS = 500_000;
const LONGEST_METADATA = 64 * 1024;

/** What a file holds without showing it. */
export interface HiddenTexts {
  readonly texts: readonly HiddenText[];
  /** Whether there were more. */
  readonly isCut: boolean;
  /** Whether hidden sheets, cells and files within are looked into: of Office files as they are today. */
  readonly isOffice: boolean;
  /** Whether pictures are packed into it. */
  readonly hasPictures: boolean;
}

/** The words that a file's reader doesn't show. Throws `UnreadableFile`. */
export async function hiddenTexts(bytes: Uint8Array): Promise<HiddenTexts> {
  const texts = (await textsOf(bytes)).filter(({ text }) => text.trim() !== '');
  let characters = 0;
  const kept = texts.filter(({ text }) => {
    characters += text.length;
    return characters <= MOST_CHARACTERS;
  });
  const parts = isZip(bytes) ? unzipParts(bytes) : new Map<string, Uint8Array>();
  return {
    texts: kept,
    isCut: kept.length < texts.length,
    isOffice: isOffice(parts),
    hasPictures: [...parts.values()].some((part) => pictureKind(part) !== null),
  };
}

async function textsOf(bytes: Uint8Array): Promise<HiddenText[]> {
  if (pictureKind(bytes) !== null) return pictureTexts(bytes);
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-'))
    return pdfTexts(bytes);
  if (!isZip(bytes)) return [];
  const parts = unzipParts(bytes);
  if (parts.has('OFD.xml')) return ofdTexts(bytes);
  return isOffice(parts) ? officeTexts(openOffice(bytes)) : [];
}

function officeTexts(office: OfficeParts): HiddenText[] {
  const own =
    office.kind === 'docx' ? documentTexts(office) : office.kind === 'xlsx' ? workbookTexts(office) : [];
  const properties = propertiesOf(office).map(({ text }): HiddenText => ({
    text,
    kind: 'properties',
    place: {},
  }));
  return [...own, ...commentTexts(office), ...properties];
}

function documentTexts(office: OfficeParts): HiddenText[] {
  const styles = hiddenStyles(office);
  return office.xmlNames().flatMap((part) => {
    const root = /^word\/[^/]+\.xml$/u.test(part) ? office.xml(part) : null;
    if (root === null) return [];
    // Headers, footers and notes are seen, though the reader of the text leaves them out.
    const beside = /\/(?:header|footer|footnotes|endnotes)\d*\.xml$/u.test(part) ? paragraphs(root) : [];
    return [
      ...beside.map((text): HiddenText => ({ text, kind: 'unchecked', place: {} })),
      ...elementsNamed(root, 'del').map((element): HiddenText => ({
        text: textIn(element),
        kind: 'changes',
        place: {},
      })),
      ...hiddenRuns(root, styles).map((run): HiddenText => ({
        text: textIn(run),
        kind: 'hiddenText',
        place: {},
      })),
    ];
  });
}

function workbookTexts(office: OfficeParts): HiddenText[] {
  const shared = sharedStringsOf(office);
  const strings = shared === null ? [] : elementsOf(shared).map(textIn);
  return sheetsOf(office).flatMap(({ name, part, state }) => {
    const root = office.xml(part);
    if (root === null) return [];
    const cells = state === 'visible' ? hiddenCellsOf(root) : cellsOf(root);
    return cells.map(({ element, address }): HiddenText => ({
      text: shownIn(element, strings),
      kind: state === 'visible' ? 'hiddenCells' : 'hiddenSheet',
      place: { sheet: name, cell: address },
    }));
  });
}

function shownIn(cell: XmlElement, strings: readonly string[]): string {
  const value = childNamed(cell, 'v');
  if (value === undefined)
    return textIn(childNamed(cell, 'is') ?? { kind: 'element', name: '', attributes: [], children: [] });
  return attributeOf(cell, 't') === 's' ? (strings[Number(textIn(value))] ?? '') : textIn(value);
}

function commentTexts(office: OfficeParts): HiddenText[] {
  return office.xmlNames().flatMap((part) => {
    const root = /(?:^|\/)(?:comments|threadedComment|notesSlide)[^/]*\.xml$|\/comments\/[^/]+\.xml$/iu.test(
      part,
    )
      ? office.xml(part)
      : null;
    if (root === null) return [];
    const comments = [...everyElement(root)].filter((each) =>
      /^(?:comment|threadedComment|cm|p)$/u.test(localName(each)),
    );
    return comments.map((comment): HiddenText => ({ text: textIn(comment), kind: 'comments', place: {} }));
  });
}

function paragraphs(root: XmlElement): string[] {
  return elementsNamed(root, 'p').map(textIn);
}

function ofdTexts(bytes: Uint8Array): HiddenText[] {
  const ofd = openOfdParts(bytes);
  return ofd.xmlNames().flatMap((name): HiddenText[] => {
    const root = ofd.xml(name);
    if (root === null) return [];
    if (name === 'OFD.xml')
      return elementsNamed(root, 'DocInfo')
        .flatMap(elementsOf)
        .filter((each) => localName(each) !== 'Title' && localName(each) !== 'DocID')
        .map((each) => ({ text: textIn(each), kind: 'properties', place: {} }));
    return /annot/iu.test(name) ? [{ text: textIn(root), kind: 'comments', place: {} }] : [];
  });
}

/** Notes and properties; words under bars are read with the page. */
async function pdfTexts(bytes: Uint8Array): Promise<HiddenText[]> {
  const beyond = await withPdf(bytes, (engine, document, pages) => {
    const texts: HiddenText[] = [];
    for (let page = 1; page <= pages; page += 1)
      withPage({ engine, document }, page, (open) => {
        const outside = charactersOf(engine, open).filter(
          ({ box }) => box.left >= open.width || box.right <= 0 || box.top <= 0 || box.bottom >= open.height,
        );
        texts.push({ text: outside.map(({ text }) => text).join(''), kind: 'hiddenText', place: { page } });
      });
    return texts;
  });
  const { streams, rest } = pdfStreams(bytes);
  const packed = streams.filter(({ dictionary }) => /\/Type\s*\/ObjStm\b/u.test(dictionary));
  const said = [rest, ...packed.map((stream) => stream.bytes.toString('latin1'))].flatMap(pdfStrings);
  const words = said.filter(
    (text) => text.length >= 2 && /[\p{L}\p{N}]/u.test(text) && !text.includes('\uFFFD'),
  );
  return [...beyond, ...words.map((text): HiddenText => ({ text, kind: 'properties', place: {} }))];
}

/** What a picture's file says in letters: authors, comments, descriptions. */
function pictureTexts(bytes: Uint8Array): HiddenText[] {
  const kind = pictureKind(bytes);
  if (kind === null) return [];
  return picturePieces(bytes, kind).flatMap((piece): HiddenText[] => {
    if (piece.role === 'picture') return [];
    const data = (kind === 'png' ? pngText(piece) : null) ?? piece.bytes;
    const text = new TextDecoder('utf-8').decode(data.subarray(0, LONGEST_METADATA));
    return (text.match(/[\p{L}\p{N}\p{P} ]{2,}/gu) ?? []).map((words) => ({
      text: words,
      kind: 'properties',
      place: {},
    }));
  });
}
