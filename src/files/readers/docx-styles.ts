import type { Element } from 'domhandler';
import { childAt, childOf, docxTree, elementsIn, isOn, valueOf } from './docx-tree.ts';

/** What the styles of a Word file do to its words. */
export interface DocxStyles {
  /** The list of a paragraph's style and the level on it, where the style or one that it is based on has one. */
  listOf(style: string): { readonly list: string; readonly level: string | undefined } | undefined;
  /** Whether words or paragraphs of the style aren't shown. */
  hides(style: string): boolean;
  /** Whether it is the style of lines of a list of contents. */
  isOfContents(style: string): boolean;
}

/** Styles as `styles.xml` defines them. */
export function docxStyles(xml: string): DocxStyles {
  const styles = new Map(
    docxTree(xml)('w\\:style')
      .toArray()
      .map((style) => [style.attribs['w:styleId'] ?? '', style]),
  );
  return {
    listOf: (style) => listOf(lineage(styles, style)),
    hides: (style) => isOn(firstOf(lineage(styles, style), 'w:rPr', 'w:vanish')),
    isOfContents: (style) => {
      const found = styles.get(style);
      return found !== undefined && /^toc \d$/iu.test(valueOf(childOf(found, 'w:name')) ?? '');
    },
  };
}

/** A style and those that it is based on, the nearest first; a circle ends where it closes. */
function lineage(styles: ReadonlyMap<string, Element>, style: string): Element[] {
  const found = new Set<Element>();
  let next = styles.get(style);
  while (next !== undefined && !found.has(next)) {
    found.add(next);
    next = styles.get(valueOf(childOf(next, 'w:basedOn')) ?? '');
  }
  return [...found];
}

function listOf(styles: readonly Element[]): ReturnType<DocxStyles['listOf']> {
  const list = valueOf(firstOf(styles, 'w:pPr', 'w:numPr', 'w:numId'));
  return list === undefined
    ? undefined
    : { list, level: valueOf(firstOf(styles, 'w:pPr', 'w:numPr', 'w:ilvl')) };
}

function firstOf(styles: readonly Element[], ...names: readonly string[]): Element | undefined {
  return styles.map((style) => childAt(style, ...names)).find((found) => found !== undefined);
}

/** The style that a paragraph or run names in its properties. */
export function styleOf(node: Element): string {
  const name = elementsIn(node)
    .filter((child) => child.name === 'w:pPr' || child.name === 'w:rPr')
    .map((properties) => valueOf(childOf(properties, 'w:pStyle') ?? childOf(properties, 'w:rStyle')));
  return name[0] ?? '';
}
