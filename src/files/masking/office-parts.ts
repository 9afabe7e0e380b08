import { posix } from 'node:path';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import { attributeOf, elementsOf, looksLikeXml, parseXml, writeXml, type XmlElement } from './xml-tree.ts';
import { unzipParts, zipParts } from './zip-parts.ts';

/** A part's word on another part, or on something outside of the file. */
export interface OfficeRelation {
  readonly id: string;
  /** The last word of its type: `comments`, `image`, `hyperlink`. */
  readonly type: string;
  /** The part that it leads to; of what is outside, the address as it is written. */
  readonly target: string;
  readonly external: boolean;
  readonly element: XmlElement;
}

/** An Office file (DOCX, XLSX, PPTX) taken apart, to be looked at or changed. */
export interface OfficeParts {
  readonly parts: Map<string, Uint8Array>;
  readonly kind: 'docx' | 'xlsx' | 'pptx';
  /** The main part. */
  readonly main: string;
  /** Names of the parts that are XML, relations too. */
  xmlNames(): string[];
  /** The tree of a part; changes to it are written by `bytes`. Null when there is none, or when it is no XML. */
  xml(name: string): XmlElement | null;
  relationsOf(name: string): OfficeRelation[];
  /** Takes away a relation; the part behind it goes with `collect` unless another leads to it. */
  cut(name: string, relation: OfficeRelation): void;
  /** Deletes parts that no relation leads to from the root. Returns their names. */
  collect(): string[];
  /** Names of the parts that no relation leads to. */
  orphans(): string[];
  /** The file again. */
  bytes(): Uint8Array;
}

const TYPES = '[Content_Types].xml';
const KINDS = [
  {
    kind: 'docx',
    type: /wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.document\.macroEnabled/u,
  },
  { kind: 'xlsx', type: /spreadsheetml\.(?:sheet|template)\.main\+xml|ms-excel\.sheet\.macroEnabled/u },
  { kind: 'pptx', type: /presentationml\.(?:presentation|slideshow|template)\.main\+xml/u },
] as const;

/** Whether the parts of a ZIP file are those of an Office file. */
export function isOffice(parts: ReadonlyMap<string, Uint8Array>): boolean {
  return parts.has(TYPES);
}

/** Opens an Office file. Throws `UnreadableFile` for what is none, is broken or is beyond the limits. */
export function openOffice(bytes: Uint8Array): OfficeParts {
  const parts = unzipParts(bytes);
  const trees = new Map<string, XmlElement>();
  function xml(name: string): XmlElement | null {
    const known = trees.get(name);
    const part = parts.get(name);
    if (known !== undefined || part === undefined) return known ?? null;
    if (!isXmlPart(name, part)) return null;
    const tree = parseXml(part);
    trees.set(name, tree);
    return tree;
  }
  const types = xml(TYPES);
  const found = types === null ? undefined : mainOf(types);
  if (types === null || found === undefined || !parts.has(found.main))
    throw new UnreadableFile('这不是 Word、Excel、PowerPoint 文件，或者已损坏，没有处理。');
  function relationsOf(name: string): OfficeRelation[] {
    const tree = xml(relationsPart(name));
    return tree === null ? [] : elementsOf(tree).map((element) => relationOf(element, name));
  }
  function orphans(): string[] {
    const reached = reachedFrom(relationsOf, parts);
    return [...parts.keys()].filter((name) => !reached.has(name));
  }
  return {
    parts,
    ...found,
    xml,
    relationsOf,
    orphans,
    xmlNames: () => [...parts].flatMap(([name, part]) => (isXmlPart(name, part) ? [name] : [])),
    cut(name, { element }) {
      const tree = xml(relationsPart(name));
      if (tree !== null) tree.children = tree.children.filter((child) => child !== element);
    },
    collect() {
      const gone = orphans();
      for (const name of gone) {
        parts.delete(name);
        trees.delete(name);
      }
      types.children = types.children.filter((child) => {
        const named = child.kind === 'element' ? attributeOf(child, 'PartName') : undefined;
        return named === undefined || parts.has(partName(parts, named.replace(/^\//u, '')));
      });
      return gone;
    },
    bytes() {
      for (const [name, tree] of trees) if (parts.has(name)) parts.set(name, writeXml(tree));
      return zipParts(parts);
    },
  };
}

/** Where the relations of a part stand; those of the file itself for an empty name. */
export function relationsPart(name: string): string {
  return `${posix.dirname(name) === '.' ? '' : `${posix.dirname(name)}/`}_rels/${posix.basename(name)}.rels`;
}

function isXmlPart(name: string, part: Uint8Array): boolean {
  return /\.(?:xml|rels|vml)$/iu.test(name) || looksLikeXml(part);
}

function mainOf(types: XmlElement): { kind: OfficeParts['kind']; main: string } | undefined {
  for (const element of elementsOf(types)) {
    const told = attributeOf(element, 'ContentType') ?? '';
    const found = KINDS.find(({ type }) => type.test(told));
    const name = attributeOf(element, 'PartName');
    if (found !== undefined && name !== undefined)
      return { kind: found.kind, main: name.replace(/^\//u, '') };
  }
  return undefined;
}

function relationOf(element: XmlElement, from: string): OfficeRelation {
  const written = attributeOf(element, 'Target') ?? '';
  const external = attributeOf(element, 'TargetMode') === 'External';
  return {
    id: attributeOf(element, 'Id') ?? '',
    type: (attributeOf(element, 'Type') ?? '').replace(/^.*\//u, ''),
    target: external ? written : resolved(from, written),
    external,
    element,
  };
}

function resolved(from: string, target: string): string {
  const path = decoded(target.replace(/[#?].*$/u, ''));
  return path.startsWith('/')
    ? posix.normalize(path).slice(1)
    : posix.normalize(posix.join(posix.dirname(from), path)).replace(/^(?:\.\.?\/)+/u, '');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Programs find parts whatever the case of their names. */
function partName(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  if (parts.has(name)) return name;
  const lower = name.toLowerCase();
  return [...parts.keys()].find((each) => each.toLowerCase() === lower) ?? name;
}

function reachedFrom(
  relationsOf: (name: string) => OfficeRelation[],
  parts: ReadonlyMap<string, Uint8Array>,
): Set<string> {
  const reached = new Set([TYPES]);
  const waiting = [''];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    reached.add(relationsPart(name));
    for (const { target, external } of relationsOf(name)) {
      const part = external ? name : partName(parts, target);
      if (reached.has(part) || !parts.has(part)) continue;
      reached.add(part);
      waiting.push(part);
    }
  }
  return reached;
}
