import { type CheerioAPI, load } from 'cheerio';

/** An element of an OFD's XML, its prefix left out: writers choose different ones. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, that of elements in it left out. */
  readonly text: string;
}

type ParsedNode = ReturnType<CheerioAPI>[number];

/** Deeper elements are none of a document. */
const DEEPEST = 60;

/** Parses XML; entities that the file declares itself are not replaced. Null when there is no element. */
export function parseXml(text: string): XmlElement | null {
  if (isTooDeep(text)) return null;
  const nodes = load(text, { xml: true }).root().contents().toArray();
  for (const node of nodes) {
    const element = elementOf(node, 0);
    if (element !== null) return element;
  }
  return null;
}

/** Looked at before parsing, which takes long on elements a hundred thousand deep. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [tag] of text.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) depth += 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function elementOf(node: ParsedNode, depth: number): XmlElement | null {
  if (node.type !== 'tag' || depth > DEEPEST) return null;
  const children: XmlElement[] = [];
  let text = '';
  for (const child of node.children) {
    if (child.type === 'text') text += child.data;
    else if (child.type === 'cdata')
      text += child.children.map((part) => ('data' in part ? part.data : '')).join('');
    else {
      const element = elementOf(child, depth + 1);
      if (element !== null) children.push(element);
    }
  }
  return { name: node.name.replace(/^.*:/, ''), attributes: node.attribs, children, text };
}

/** The first child of that name. */
export function childOf(element: XmlElement | null | undefined, name: string): XmlElement | null {
  return element?.children.find((child) => child.name === name) ?? null;
}

/** All children of that name. */
export function childrenOf(element: XmlElement | null | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Numbers that stand in a text, parted by spaces; null unless there are as many as wanted. */
export function numbersOf(text: string | undefined, count: number): number[] | null {
  const numbers = (text ?? '').trim().split(/\s+/).map(Number);
  return numbers.length >= count && numbers.slice(0, count).every(Number.isFinite)
    ? numbers.slice(0, count)
    : null;
}
