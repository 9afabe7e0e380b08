import type { OfficeParts } from './office-parts.ts';
import { attributeOf, elementsOf, everyElement, localName, textIn, type XmlElement } from './xml-tree.ts';

/** A sheet of a workbook. */
export interface SheetPart {
  readonly name: string;
  /** The name of its part. */
  readonly part: string;
  readonly relationId: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  readonly element: XmlElement;
}

/** A cell of a sheet, as its part has it. */
export interface SheetCellPart {
  readonly element: XmlElement;
  /** `B7`, also where the file leaves it to be counted. */
  readonly address: string;
  readonly row: number;
  readonly column: number;
}

/** The sheets of a workbook in their order. */
export function sheetsOf(office: OfficeParts): SheetPart[] {
  const root = office.xml(office.main);
  const relations = new Map(office.relationsOf(office.main).map((relation) => [relation.id, relation]));
  const sheets = root === null ? [] : elementsOf(root).filter((each) => localName(each) === 'sheets');
  return sheets.flatMap(elementsOf).map((element) => {
    const relationId = attributeOf(element, ':id') ?? '';
    const state = attributeOf(element, 'state');
    return {
      name: attributeOf(element, 'name') ?? '',
      part: relations.get(relationId)?.target ?? '',
      relationId,
      state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
      element,
    };
  });
}

/** The cells of a sheet's part. */
export function cellsOf(root: XmlElement): SheetCellPart[] {
  const cells: SheetCellPart[] = [];
  let row = 0;
  for (const line of rowsOf(root)) {
    row = Number(attributeOf(line, 'r') ?? row + 1);
    let column = 0;
    for (const element of elementsOf(line)) {
      if (localName(element) !== 'c') continue;
      column = columnOf(attributeOf(element, 'r')) ?? column + 1;
      cells.push({ element, address: `${lettersOf(column)}${row}`, row, column });
    }
  }
  return cells;
}

/** The rows of a sheet's part. */
export function rowsOf(root: XmlElement): XmlElement[] {
  const data = elementsOf(root).filter((each) => localName(each) === 'sheetData');
  return data.flatMap(elementsOf).filter((each) => localName(each) === 'row');
}

/** Numbers of rows and columns that are hidden, from 1. */
export function hiddenLinesOf(root: XmlElement): { rows: Set<number>; columns: readonly [number, number][] } {
  const rows = new Set<number>();
  let row = 0;
  for (const line of rowsOf(root)) {
    row = Number(attributeOf(line, 'r') ?? row + 1);
    if (isTrue(attributeOf(line, 'hidden')) || attributeOf(line, 'ht') === '0') rows.add(row);
  }
  const groups = elementsOf(root).filter((each) => localName(each) === 'cols');
  const columns = groups.flatMap(elementsOf).flatMap((column): [number, number][] => {
    const isHidden = isTrue(attributeOf(column, 'hidden')) || attributeOf(column, 'width') === '0';
    return isHidden ? [[Number(attributeOf(column, 'min')), Number(attributeOf(column, 'max'))]] : [];
  });
  return { rows, columns };
}

/** The cells in hidden rows and columns that hold anything. */
export function hiddenCellsOf(root: XmlElement): SheetCellPart[] {
  const { rows, columns } = hiddenLinesOf(root);
  if (rows.size === 0 && columns.length === 0) return [];
  return cellsOf(root).filter(
    ({ element, row, column }) =>
      elementsOf(element).length > 0 &&
      (rows.has(row) || columns.some(([from, to]) => from <= column && column <= to)),
  );
}

/** The shared strings of a workbook; null where it has none. */
export function sharedStringsOf(office: OfficeParts): XmlElement | null {
  const relation = office.relationsOf(office.main).find(({ type }) => type === 'sharedStrings');
  return relation === undefined ? null : office.xml(relation.target);
}

/** A child of an element by its local name. */
export function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((each) => localName(each) === name);
}

/** Empties shared strings that no cell shows any more, and those that none ever showed. Returns how many had words. */
export function emptyUnusedStrings(office: OfficeParts, { only = false } = {}): number {
  const shared = sharedStringsOf(office);
  if (shared === null) return 0;
  const used = new Set<number>();
  for (const { part } of sheetsOf(office)) {
    const root = office.xml(part);
    if (root === null) continue;
    for (const { element } of cellsOf(root))
      if (attributeOf(element, 't') === 's') used.add(Number(textIn(childNamed(element, 'v') ?? element)));
  }
  let emptied = 0;
  for (const [index, item] of elementsOf(shared).entries()) {
    if (used.has(index) || textIn(item).trim() === '') continue;
    emptied += 1;
    const prefix = item.name.includes(':') ? item.name.replace(/:.*$/u, ':') : '';
    if (!only) item.children = [{ kind: 'element', name: `${prefix}t`, attributes: [], children: [] }];
  }
  return emptied;
}

/** All elements of a name in a tree. */
export function elementsNamed(root: XmlElement, name: string): XmlElement[] {
  return [...everyElement(root)].filter((each) => localName(each) === name);
}

function isTrue(written: string | undefined): boolean {
  return written === '1' || written === 'true';
}

function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/iu.exec(address ?? '')?.[0]?.toUpperCase();
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function lettersOf(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}
