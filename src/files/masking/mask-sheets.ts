import { read, type CellObject } from '@e965/xlsx';
import type { MaskedValue } from '../../text/masking-rule.ts';
import { textPieces, joinedPieces } from './mask-texts.ts';
import type { OfficeParts } from './office-parts.ts';
import {
  cellsOf,
  childNamed,
  elementsNamed,
  emptyUnusedStrings,
  sharedStringsOf,
  sheetsOf,
  type SheetCellPart,
} from './sheet-parts.ts';
import { dropCalculation, freezeFormulas, removeNames, removePivots } from './settle-xlsx.ts';
import { maskedText, placesOf } from './value-places.ts';
import { attributeOf, elementsOf, localName, textIn, type XmlElement } from './xml-tree.ts';

/** Digits that a spreadsheet keeps of a number. */
const DIGITS = 15;

/**
 * Masks values in the cells of a workbook that aren't text: numbers, days as they are shown, results of formulas. Such a cell becomes
 * text without its formula. Sheets and names that are called by a value are renamed or go; so does what pivot tables keep of it.
 * Texts are left to `maskPart`.
 */
export function maskSheets(office: OfficeParts, values: readonly MaskedValue[]): void {
  if (values.length === 0) return;
  renameSheets(office, values);
  const shown = shownTexts(office);
  const shared = sharedStringsOf(office);
  const strings = shared === null ? [] : elementsOf(shared).map(textIn);
  for (const sheet of sheetsOf(office)) {
    const root = office.xml(sheet.part);
    if (root !== null) maskCells(root, { values, shown: shown.get(sheet.name) ?? new Map(), strings });
  }
  const book = office.xml(office.main);
  if (book !== null)
    removeNames(book, (content, name) => placesOf(values, `${name}\n\n\n\n\n${content}`).length > 0);
  if (pivotsHold(office, values)) removePivots(office);
  maskNumbersOfCharts(office, values);
  dropCalculation(office);
  emptyUnusedStrings(office);
}

/** What each cell shows in its format, where that isn't what it holds: days, numbers with zeros before them. */
function shownTexts(office: OfficeParts): Map<string, Map<string, string>> {
  const book = read(office.bytes(), { type: 'array', cellHTML: false, cellFormula: false, cellText: true });
  const sheets = new Map<string, Map<string, string>>();
  for (const name of book.SheetNames) {
    const texts = new Map<string, string>();
    for (const [address, cell] of Object.entries(book.Sheets[name] ?? {})) {
      if (address.startsWith('!')) continue;
      const { t, w }: CellObject = cell;
      if ((t === 'n' || t === 'd') && typeof w === 'string') texts.set(address, w);
    }
    sheets.set(name, texts);
  }
  return sheets;
}

interface CellMasking {
  readonly values: readonly MaskedValue[];
  readonly shown: ReadonlyMap<string, string>;
  readonly strings: readonly string[];
}

function maskCells(root: XmlElement, masking: CellMasking): void {
  const candidates = cellsOf(root).filter(({ element }) => childNamed(element, 'v') !== undefined);
  const texts = candidates.map((cell) => textsOf(cell, masking));
  // One search over all cells: it takes as long as that of one.
  const joined = joinedPieces(texts.flatMap((each) => [...each.map((text) => ({ text })), null]));
  const numbers = new Set(masking.values.flatMap(({ value }) => precise(value) ?? []));
  if (placesOf(masking.values, joined).length === 0 && numbers.size === 0) return;
  for (const [index, cell] of candidates.entries()) {
    const own = texts[index] ?? [];
    const hit = own.find((text) => placesOf(masking.values, text).length > 0);
    const raw = textIn(childNamed(cell.element, 'v') ?? cell.element);
    const isNumber = attributeOf(cell.element, 't') === undefined && numbers.has(precise(raw) ?? '');
    if (hit === undefined && !isNumber) continue;
    if (attributeOf(cell.element, 't') === 's') freezeOne(root, cell);
    else become(root, cell, hit === undefined ? '*'.repeat(DIGITS) : maskedText(masking.values, hit));
  }
}

/** What a cell holds and shows. Numbers of shared strings stand for these. */
function textsOf({ element, address }: SheetCellPart, { shown, strings }: CellMasking): string[] {
  const raw = textIn(childNamed(element, 'v') ?? element);
  switch (attributeOf(element, 't')) {
    case 's':
      return [strings[Number(raw)] ?? ''];
    case 'str':
      return [raw];
    case undefined:
    case 'n':
    case 'd': {
      const text = shown.get(address);
      return [...new Set([text ?? '', plainNumber(raw)])].filter((each) => each !== '');
    }
    default:
      return [];
  }
}

function become(root: XmlElement, { element }: SheetCellPart, text: string): void {
  freezeFormulas(root, (_, cell) => cell === element);
  const prefix = element.name.slice(0, -1);
  element.attributes = [
    ...element.attributes.filter(([name]) => name !== 't' && name !== 'cm' && name !== 'vm'),
    ['t', 'inlineStr'],
  ];
  const words: XmlElement = {
    kind: 'element',
    name: `${prefix}t`,
    attributes: [],
    children: [{ kind: 'text', text }],
  };
  element.children = [{ kind: 'element', name: `${prefix}is`, attributes: [], children: [words] }];
}

/** A formula that gives a value would give it again. */
function freezeOne(root: XmlElement, { element }: SheetCellPart): void {
  if (childNamed(element, 'f') !== undefined) freezeFormulas(root, (_, cell) => cell === element);
}

/** Without an exponent, as people read it. */
function plainNumber(raw: string): string {
  const number = Number(raw);
  return /e/iu.test(raw) && Number.isFinite(number) && Math.abs(number) < 1e21
    ? number.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 10 })
    : raw;
}

/** A long number as a spreadsheet keeps it: identity numbers that were typed in as numbers have lost their end. */
function precise(written: string): string | null {
  const digits = written.replaceAll(/[\s-]/gu, '');
  if (!/^\d{12,}$|^\d(?:\.\d+)?e\+?\d+$/iu.test(digits)) return null;
  return Number(digits).toPrecision(DIGITS);
}

function renameSheets(office: OfficeParts, values: readonly MaskedValue[]): void {
  const sheets = sheetsOf(office);
  const names = new Map(
    sheets.flatMap(({ name }, index) =>
      placesOf(values, name).length > 0 ? [[name, `工作表${index + 1}`] as const] : [],
    ),
  );
  if (names.size === 0) return;
  for (const { element, name } of sheets) setAttribute(element, 'name', names.get(name) ?? name);
  for (const part of office.xmlNames()) {
    const root = office.xml(part);
    if (root === null || !part.startsWith('xl/')) continue;
    for (const kind of ['f', 'definedName', 'formula1', 'formula2', 'formula'])
      for (const element of elementsNamed(root, kind))
        for (const piece of textPieces(element, { everyElementApart: false, skips: () => false, all: true }))
          if (piece !== null) for (const [from, to] of names) piece.text = piece.text.replaceAll(from, to);
    for (const element of elementsNamed(root, 'hyperlink')) {
      const location = attributeOf(element, 'location');
      if (location !== undefined)
        setAttribute(
          element,
          'location',
          [...names].reduce((text, [from, to]) => text.replaceAll(from, to), location),
        );
    }
  }
}

function setAttribute(element: XmlElement, name: string, value: string): void {
  for (const attribute of element.attributes) if (attribute[0] === name) attribute[1] = value;
}

function pivotsHold(office: OfficeParts, values: readonly MaskedValue[]): boolean {
  return office.xmlNames().some((name) => {
    if (!/^xl\/pivot/iu.test(name)) return false;
    const root = office.xml(name);
    if (root === null) return false;
    const texts = [...elementsNamed(root, 's'), ...elementsNamed(root, 'n'), ...elementsNamed(root, 'd')].map(
      (element) => attributeOf(element, 'v') ?? '',
    );
    const others = elementsNamed(root, 'cacheField').map((element) => attributeOf(element, 'name') ?? '');
    return placesOf(values, [...texts, ...others].join('\n\n\n\n\n')).length > 0;
  });
}

/** Charts and links to other workbooks keep numbers, where no text may stand. */
function maskNumbersOfCharts(office: OfficeParts, values: readonly MaskedValue[]): void {
  for (const name of office.xmlNames()) {
    const root = /^xl\/(?:charts|externalLinks)\//u.test(name) ? office.xml(name) : null;
    if (root === null) continue;
    const groups = [
      ...elementsNamed(root, 'numCache'),
      ...elementsNamed(root, 'numLit'),
      ...elementsNamed(root, 'cell'),
    ];
    for (const group of groups) {
      if (localName(group) === 'cell' && attributeOf(group, 't') === 'str') continue;
      for (const element of elementsNamed(group, 'v'))
        if (placesOf(values, textIn(element)).length > 0) element.children = [{ kind: 'text', text: '0' }];
    }
  }
}
