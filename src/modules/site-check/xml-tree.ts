import { SaxesParser } from 'saxes';

/** An element with what is in it. */
export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without space around it. */
  readonly text: string;
}

interface Growing {
  readonly name: string;
  readonly namespace: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Growing[];
  text: string;
}

/** Reads XML strictly: what isn't well-formed, namespaces included, is an error in the parser's own words. */
export function readXml(xml: string): XmlElement | { readonly error: string } {
  const parser = new SaxesParser({ xmlns: true });
  const open: Growing[] = [];
  let root: Growing | null = null;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const entries = Object.values(attributes).map(({ local: name, value }) => [name, value] as const);
    const element = { name: local, namespace: uri, attributes: new Map(entries), children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const addText = (text: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  try {
    parser.write(xml).close();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
  return root ?? { error: 'no element' };
}

/** The elements of a name right below one. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((child) => child.name === name && child.namespace === element.namespace);
}

/** The text of the first element of a name right below one; empty without one. */
export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? '';
}
