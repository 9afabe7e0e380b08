import type { OfficeParts } from './office-parts.ts';
import { cutRelations } from './office-references.ts';
import { acceptChanges, hiddenRuns, hiddenStyles, removeComments, removeRuns } from './settle-docx.ts';
import { removeExternalLinks, removeHiddenCells, removePivots, removeSheetComments } from './settle-xlsx.ts';
import { attributeOf, elementsOf, localName, rewrite } from './xml-tree.ts';

/** Relations to files within the file, and to data that only programs read. */
const EMBEDDED = new Set([
  'oleObject',
  'package',
  'control',
  'aFChunk',
  'subDocument',
  'activeXControlBinary',
]);
const DATA = new Set(['customXml', 'customXmlProps']);
const SLIDE_COMMENTS = new Set(['comments', 'commentAuthors', 'authors', 'notesSlide', 'tags']);

/** Takes away what a reader of the file doesn't see. */
export function removeHiddenParts(office: OfficeParts): void {
  const parts = office.xmlNames().filter((name) => !name.endsWith('.rels'));
  switch (office.kind) {
    case 'docx':
      settleDocument(office, parts);
      break;
    case 'xlsx':
      removeSheetComments(office);
      removePivots(office);
      removeExternalLinks(office);
      removeHiddenCells(office);
      break;
    case 'pptx':
      removeHiddenSlides(office);
      for (const part of parts) cutRelations(office, part, SLIDE_COMMENTS);
      break;
  }
  for (const part of ['', ...parts]) {
    cutRelations(office, part, EMBEDDED);
    cutRelations(office, part, DATA);
  }
  office.collect();
}

function settleDocument(office: OfficeParts, parts: readonly string[]): void {
  const styles = hiddenStyles(office);
  for (const part of parts) {
    const root = office.xml(part);
    if (root === null || !part.startsWith('word/')) continue;
    acceptChanges(root);
    removeRuns(root, hiddenRuns(root, styles));
  }
  removeComments(office, parts);
}

function removeHiddenSlides(office: OfficeParts): void {
  const root = office.xml(office.main);
  if (root === null) return;
  const hidden = office.relationsOf(office.main).filter(({ type, target }) => {
    const slide = type === 'slide' ? office.xml(target) : null;
    return slide !== null && attributeOf(slide, 'show') === '0';
  });
  const ids = new Set(hidden.map(({ id }) => id));
  for (const relation of hidden) office.cut(office.main, relation);
  rewrite(root, (element) => {
    const isGone = localName(element) === 'sldId' && ids.has(attributeOf(element, 'r:id') ?? '');
    return isGone || (localName(element) === 'extLst' && elementsOf(element).length === 0) ? [] : [element];
  });
}
