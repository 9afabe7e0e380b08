import type { MaskedValue } from '../../text/masking-rule.ts';
import { maskPart } from './mask-texts.ts';
import { openOfdParts, removeElements } from './ofd-parts.ts';
import { unseenTexts } from './ofd-unseen.ts';
import { pictureKind } from './picture-pieces.ts';
import { strippedPicture } from './strip-picture.ts';
import { everyElement, localName, rewrite, textIn, type XmlElement } from './xml-tree.ts';

/** What goes from every file: who wrote it, earlier states, files within, and seals, which hold only for the bytes as they were. */
const APART = /^(?:Signatures|Versions|Attachments|CustomTags|Extensions)$/u;
const PROPERTIES =
  /^(?:Author|Subject|Abstract|Keywords|Creator|CreatorVersion|CustomDatas|CreationDate|ModDate|Cover|DocUsage)$/u;
/** Drawing and measures, in which digits are no text. */
const DRAWING = /^(?:AbbreviatedData|Boundary|PhysicalBox|ApplicationBox|CropBox|Glyphs|MaxUnitID)$/u;

/**
 * An OFD in which values are masked in all its texts, also where their characters stand in objects of their own; without its
 * properties, attachments, earlier states and seals. Throws `UnreadableFile`.
 */
export function maskOfd(
  bytes: Uint8Array,
  { values, dropHidden }: { readonly values: readonly MaskedValue[]; readonly dropHidden: boolean },
): Uint8Array {
  const ofd = openOfdParts(bytes);
  removeElements(ofd.root, PROPERTIES);
  for (const name of ofd.xmlNames()) {
    const root = ofd.xml(name);
    if (root === null) continue;
    removeElements(root, APART);
    if (dropHidden) removeElements(root, /^Annotations$/u);
  }
  if (dropHidden) for (const name of ofd.pages()) removeUnseen(ofd.xml(name));
  ofd.collect();
  for (const name of ofd.xmlNames()) {
    const root = ofd.xml(name);
    if (root !== null) maskTree(root, values);
  }
  for (const [name, part] of ofd.parts) {
    const picture = pictureKind(part);
    if (picture !== null && picture !== 'tiff' && picture !== 'heic')
      ofd.parts.set(name, strippedPicture(part, picture));
  }
  return ofd.bytes();
}

function removeUnseen(page: XmlElement | null): void {
  if (page === null) return;
  const gone = new Set(unseenTexts(page).map(({ element }) => element));
  rewrite(page, (element) => (gone.has(element) ? [] : [element]));
}

/** Where words changed, the shapes that a font had for the old ones go: they would still be drawn. */
function maskTree(root: XmlElement, values: readonly MaskedValue[]): void {
  const objects = [...everyElement(root)].filter((element) => localName(element) === 'TextObject');
  const before = objects.map(textIn);
  maskPart(root, {
    values,
    everyElementApart: objects.length === 0,
    mark: '*',
    joins: objects.length > 0,
    skips: (element) => DRAWING.test(localName(element)),
  });
  for (const [index, element] of objects.entries())
    if (textIn(element) !== before[index]) removeElements(element, /^CGTransform$/u);
}
