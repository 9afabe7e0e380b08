import { posix } from 'node:path';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import {
  attributeOf,
  elementsOf,
  everyElement,
  localName,
  parseXml,
  rewrite,
  textIn,
  writeXml,
  type XmlElement,
} from './xml-tree.ts';
import { unzipParts, zipParts } from './zip-parts.ts';

/** An OFD taken apart, to be looked at or changed. */
export interface OfdParts {
  readonly parts: Map<string, Uint8Array>;
  /** `OFD.xml`. */
  readonly root: XmlElement;
  xmlNames(): string[];
  xml(name: string): XmlElement | null;
  /** Names of the contents of pages and templates. */
  pages(): string[];
  /** Deletes parts that none of those reached from the root names. */
  collect(): void;
  bytes(): Uint8Array;
}

const ROOT = 'OFD.xml';

/** Opens an OFD. Throws `UnreadableFile`. */
export function openOfdParts(bytes: Uint8Array): OfdParts {
  const parts = unzipParts(bytes);
  const trees = new Map<string, XmlElement>();
  function xml(name: string): XmlElement | null {
    const known = trees.get(name);
    const part = parts.get(name);
    if (known !== undefined || part === undefined) return known ?? null;
    const tree = parseXml(part);
    trees.set(name, tree);
    return tree;
  }
  const root = xml(ROOT);
  if (root === null) throw new UnreadableFile('文件不是 OFD，或者已损坏，没有处理。');
  const xmlNames = (): string[] => [...parts.keys()].filter((name) => /\.xml$/iu.test(name));
  return {
    parts,
    root,
    xml,
    xmlNames,
    pages: () => xmlNames().filter((name) => localName(xml(name) ?? root) === 'Page'),
    collect() {
      const reached = reachedFrom(parts, xml);
      for (const name of parts.keys())
        if (!reached.has(name)) {
          parts.delete(name);
          trees.delete(name);
        }
    },
    bytes() {
      for (const [name, tree] of trees) if (parts.has(name)) parts.set(name, writeXml(tree));
      return zipParts(parts);
    },
  };
}

/** Takes all elements of some names out of a tree. */
export function removeElements(root: XmlElement, names: RegExp): number {
  let removed = 0;
  rewrite(root, (element) => {
    if (!names.test(localName(element))) return [element];
    removed += 1;
    return [];
  });
  return removed;
}

function reachedFrom(
  parts: ReadonlyMap<string, Uint8Array>,
  xml: (name: string) => XmlElement | null,
): ReadonlySet<string> {
  const byKey = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  const reached = new Set([ROOT]);
  const waiting = [ROOT];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const root = /\.xml$/iu.test(name) ? xml(name) : null;
    if (root === null) continue;
    const folders = [
      posix.dirname(name),
      posix.join(posix.dirname(name), attributeOf(root, 'BaseLoc') ?? ''),
      '',
    ];
    for (const word of wordsOf(root))
      for (const folder of word.startsWith('/') ? [''] : folders) {
        const part = byKey.get(
          posix
            .join(folder, word)
            .replace(/^(?:\.?\/)+/u, '')
            .toLowerCase(),
        );
        if (part === undefined || reached.has(part)) continue;
        reached.add(part);
        waiting.push(part);
      }
  }
  return reached;
}

/** Everything that may be the path of a part: attributes, and text of elements without others. */
function wordsOf(root: XmlElement): string[] {
  const words: string[] = [];
  for (const element of everyElement(root)) {
    for (const [, value] of element.attributes) if (/[./]/u.test(value)) words.push(value.trim());
    if (elementsOf(element).length === 0) {
      const text = textIn(element).trim();
      if (/[./]/u.test(text) && text.length < 300) words.push(text);
    }
  }
  return words.map((word) => word.replaceAll('\\', '/'));
}
