import type { OfficeParts } from './office-parts.ts';
import { cutRelations } from './office-references.ts';
import {
  cellsOf,
  childNamed,
  elementsNamed,
  emptyUnusedStrings,
  hiddenCellsOf,
  sheetsOf,
  type SheetPart,
} from './sheet-parts.ts';
import { attributeOf, elementsOf, localName, rewrite, type XmlElement } from './xml-tree.ts';

const COMMENTS = new Set(['comments', 'threadedComment']);
const PEOPLE = new Set(['person']);
const PIVOTS = new Set(['pivotTable']);
const CACHES = new Set(['pivotCacheDefinition', 'calcChain', 'slicerCache', 'timelineCache', 'connections']);
const SLICERS = new Set(['slicer', 'timeline', 'queryTable']);
const EXTERNAL = new Set(['externalLink', 'externalLinkPath']);

/** Takes sheets, rows and columns that nobody sees out of a workbook; formulas become what they last gave. */
export function removeHiddenCells(office: OfficeParts): void {
  const sheets = sheetsOf(office);
  const visible = sheets.filter(({ state }) => state === 'visible');
  const root = office.xml(office.main);
  if (root === null || visible.length === 0) return;
  removeSheets(office, root, sheets);
  for (const { part } of visible) {
    const sheet = office.xml(part);
    if (sheet === null) continue;
    for (const { element } of hiddenCellsOf(sheet)) emptyCell(element);
    freezeFormulas(sheet);
  }
  removeNames(root, () => true);
  dropCalculation(office);
  emptyUnusedStrings(office);
}

/** Takes the notes and comments of a workbook away, and the boxes that they are drawn in. */
export function removeSheetComments(office: OfficeParts): void {
  cutRelations(office, office.main, PEOPLE);
  for (const { part } of sheetsOf(office)) {
    cutRelations(office, part, COMMENTS);
    for (const relation of office.relationsOf(part).filter(({ type }) => type === 'vmlDrawing')) {
      const drawing = office.xml(relation.target);
      if (drawing === null) continue;
      rewrite(drawing, (element) => (isNote(element) ? [] : [element]));
      const isUsed = elementsNamed(drawing, 'shape').length > 0;
      if (!isUsed) cutRelations(office, part, new Set(['vmlDrawing']));
    }
  }
}

/** Takes pivot tables with all that they keep of their source away; their cells stay as values. */
export function removePivots(office: OfficeParts): void {
  for (const { part } of sheetsOf(office)) {
    cutRelations(office, part, PIVOTS);
    cutRelations(office, part, SLICERS);
  }
  cutRelations(office, office.main, CACHES);
}

/** Takes links to other workbooks away, with what they keep of these; formulas that need them become values. */
export function removeExternalLinks(office: OfficeParts): void {
  if (cutRelations(office, office.main, EXTERNAL) === 0) return;
  for (const { part } of sheetsOf(office)) {
    const sheet = office.xml(part);
    if (sheet !== null) freezeFormulas(sheet, (formula) => /\[\d+\]/u.test(formula));
  }
  const root = office.xml(office.main);
  if (root !== null) removeNames(root, (content) => /\[\d+\]/u.test(content));
  dropCalculation(office);
}

/** Takes defined names away by what they stand for. */
export function removeNames(root: XmlElement, isGone: (content: string, name: string) => boolean): void {
  rewrite(root, (element) => {
    if (localName(element) === 'definedNames') return elementsOf(element).length === 0 ? [] : [element];
    if (localName(element) !== 'definedName') return [element];
    const content = element.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
    return isGone(content, attributeOf(element, 'name') ?? '') ? [] : [element];
  });
}

/** Formulas become what they last gave; of shared ones all that share, where any goes. */
export function freezeFormulas(
  sheet: XmlElement,
  goes: (formula: string, cell: XmlElement) => boolean = () => true,
): void {
  const cells = cellsOf(sheet);
  const shared = new Set<string>();
  for (const { element } of cells) {
    const formula = childNamed(element, 'f');
    if (formula === undefined) continue;
    const text = formula.children.map((child) => (child.kind === 'text' ? child.text : '')).join('');
    if (!goes(text, element)) continue;
    const index = attributeOf(formula, 'si');
    if (index !== undefined) shared.add(index);
    element.children = element.children.filter((child) => child !== formula);
  }
  for (const { element } of cells) {
    const formula = childNamed(element, 'f');
    if (formula !== undefined && shared.has(attributeOf(formula, 'si') ?? '\0'))
      element.children = element.children.filter((child) => child !== formula);
  }
}

/** The order of calculation names cells that may have no formula any more; programs make it anew. */
export function dropCalculation(office: OfficeParts): void {
  cutRelations(office, office.main, new Set(['calcChain']));
}

/** Leaves a cell with its format and nothing in it. */
export function emptyCell(element: XmlElement): void {
  element.children = [];
  element.attributes = element.attributes.filter(([name]) => name !== 't' && name !== 'cm' && name !== 'vm');
}

function removeSheets(office: OfficeParts, root: XmlElement, sheets: readonly SheetPart[]): void {
  const gone = new Set(sheets.flatMap(({ state, element }) => (state === 'visible' ? [] : [element])));
  if (gone.size === 0) return;
  const ids = new Set(sheets.flatMap(({ state, relationId }) => (state === 'visible' ? [] : [relationId])));
  for (const relation of office.relationsOf(office.main))
    if (ids.has(relation.id)) office.cut(office.main, relation);
  rewrite(root, (element) => (gone.has(element) ? [] : [element]));
  for (const view of elementsNamed(root, 'workbookView'))
    view.attributes = view.attributes.filter(([name]) => name !== 'activeTab' && name !== 'firstSheet');
}

function isNote(element: XmlElement): boolean {
  return (
    localName(element) === 'shape' &&
    elementsOf(element).some(
      (each) => localName(each) === 'ClientData' && attributeOf(each, 'ObjectType') === 'Note',
    )
  );
}
