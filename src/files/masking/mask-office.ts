import { UnreadableFile } from '../readers/unreadable-file.ts';
import type { MaskedValue } from '../../text/masking-rule.ts';
import { maskPart } from './mask-texts.ts';
import { maskSheets } from './mask-sheets.ts';
import { type OfficeParts, openOffice } from './office-parts.ts';
import { cutRelations } from './office-references.ts';
import { stripProperties } from './office-metadata.ts';
import { pictureKind } from './picture-pieces.ts';
import { removeHiddenParts } from './settle-office.ts';
import { strippedPicture } from './strip-picture.ts';
import { elementsOf, localName, looksLikeXml, type XmlElement } from './xml-tree.ts';
import { isZip } from './zip-parts.ts';

/** What is done to a file. */
export interface OfficeMasking {
  readonly values: readonly MaskedValue[];
  /** Whether everything that readers don't see goes too: comments, changes, hidden sheets and words, embedded files. */
  readonly dropHidden: boolean;
}

/** How deep files lie in files. */
const DEEPEST = 3;
/** Parts in which all text is words that may become others: no numbers of charts. */
const WORDS =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|ppt\/slides\/[^/]+)\.xml$/u;
const FONTS = /\.(?:odttf|ttf|otf|fntdata)$/iu;
/** Numbers that place a drawing, and what stands for text elsewhere. */
const PLACES = /^(?:posOffset|align|pctWidth|pctHeight|row|col|rowOff|colOff|formatCode|ptCount)$/u;

/**
 * A Word, Excel or PowerPoint file in which values are masked wherever they stand, without its properties, and without what
 * can't be looked into (printers, old embedded objects). Throws `UnreadableFile`.
 */
export function maskOffice(bytes: Uint8Array, masking: OfficeMasking, depth = 0): Uint8Array {
  const office = openOffice(bytes);
  stripProperties(office);
  if (masking.dropHidden) removeHiddenParts(office);
  removeOpaque(office);
  office.collect();
  if (office.kind === 'xlsx') maskSheets(office, masking.values);
  for (const name of office.xmlNames()) {
    const root = office.xml(name);
    if (root === null || name === '[Content_Types].xml') continue;
    maskPart(root, {
      values: masking.values,
      everyElementApart: !/^(?:word|xl|ppt)\//u.test(name),
      mark: '*',
      joins: WORDS.test(name),
      skips: (element) => isPlace(element) || isNumberOfString(element),
    });
  }
  for (const [name, part] of office.parts) {
    if (!isXml(name, part)) office.parts.set(name, withoutWords(part, masking, depth));
  }
  office.collect();
  return office.bytes();
}

/** Properties gone, pictures' words too; nothing is masked. */
export function stripOffice(bytes: Uint8Array): Uint8Array {
  return maskOffice(bytes, { values: [], dropHidden: false });
}

function isPlace(element: XmlElement): boolean {
  return PLACES.test(localName(element)) && elementsOf(element).length === 0;
}

/** Cells whose value is no text are masked by `maskSheets`; the numbers of shared strings are none. */
function isNumberOfString(element: XmlElement): boolean {
  return (
    localName(element) === 'c' &&
    element.attributes.some(([name, value]) => name === 't' && (value === 's' || value === 'b'))
  );
}

/** Parts that are neither XML, picture, font nor an Office file themselves: nobody can say what is in them. */
function removeOpaque(office: OfficeParts): void {
  const opaque = new Set(
    [...office.parts].flatMap(([name, part]) => (isXml(name, part) || isKnown(name, part) ? [] : [name])),
  );
  if (opaque.size === 0) return;
  for (const name of ['', ...office.xmlNames()]) {
    const types = office
      .relationsOf(name)
      .filter(({ target, external }) => !external && opaque.has(target))
      .map(({ type }) => type);
    if (types.some((type) => type === 'image'))
      throw new UnreadableFile(
        '文件里有不能检查的图片（EMF、WMF 等）。请在办公软件中把它们转成 PNG 或 JPG 后再试。',
      );
    if (types.length > 0) cutRelations(office, name, new Set(types));
  }
}

function isXml(name: string, part: Uint8Array): boolean {
  return /\.(?:xml|rels|vml)$/iu.test(name) || looksLikeXml(part);
}

function isKnown(name: string, part: Uint8Array): boolean {
  const picture = pictureKind(part);
  return (picture !== null && picture !== 'tiff' && picture !== 'heic') || FONTS.test(name) || isZip(part);
}

function withoutWords(part: Uint8Array, masking: OfficeMasking, depth: number): Uint8Array {
  const picture = pictureKind(part);
  if (picture !== null) return strippedPicture(part, picture);
  if (!isZip(part)) return part;
  if (depth >= DEEPEST) throw new UnreadableFile('文件里嵌套的文件太深，没有处理。请先取出嵌入的文件。');
  return maskOffice(part, masking, depth + 1);
}
