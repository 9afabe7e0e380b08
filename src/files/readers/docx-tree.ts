import { type CheerioAPI, load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { UnreadableFile } from './unreadable-file.ts';

/** Word's own files nest some dozens of elements; what goes deeper is made to break readers. */
const DEEPEST = 400;
/** Longer parts belong to books; their tree takes many times their size. */
const MOST_CHARACTERS = 15_000_000;
const TAG = /<(\/?)([^\s<>/="'!?][^\s<>/="']*)(?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/uy;
/** What holds no tags. */
const APART = [
  { begin: '<!--', end: '-->' },
  { begin: '<![CDATA[', end: ']]>' },
  { begin: '<?', end: '>' },
] as const;
/** What wraps paragraphs, rows and cells without being any. */
const WRAPPER = /^(?:w:(?:sdt|sdtContent|ins|moveTo|smartTag|customXml)|mc:AlternateContent|mc:Choice)$/u;

/** A part of a Word file as a tree. Throws `UnreadableFile` for one that is too large or too deep to go through. */
export function docxTree(xml: string): CheerioAPI {
  if (xml.length > MOST_CHARACTERS)
    throw new UnreadableFile('文件的正文过大，没有读取。请删去报告以外的内容，另存后再试。');
  refuseDepth(xml);
  return load(withUsualPrefix(xml), { xml: true });
}

/** Programs that write XML anew choose other prefixes for the elements of Word; they mean the same. */
function withUsualPrefix(xml: string): string {
  const declared =
    /\sxmlns:([A-Za-z_][\w.-]{0,30})\s*=\s*["']http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main["']/u.exec(
      xml.slice(0, 20_000),
    );
  const prefix = declared?.[1];
  return prefix === undefined || prefix === 'w'
    ? xml
    : xml.replaceAll(new RegExp(`(</?|\\s)${prefix.replaceAll('.', '\\.')}:`, 'gu'), '$1w:');
}

/**
 * Counts open elements in one pass before a parser goes through them, which takes it ever longer the deeper they are. An end
 * tag counts only where its element is open, as in the parser; what is no well-formed markup is refused, since a parser may see
 * other tags in it.
 */
function refuseDepth(xml: string): void {
  const open = new Map<string, number>();
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0;) {
    const { end, name, change } = markupAt(xml, at);
    const before = open.get(name) ?? 0;
    const counted = change < 0 && before === 0 ? 0 : change;
    open.set(name, before + counted);
    depth += counted;
    if (depth > DEEPEST) throw new UnreadableFile('文件的层次异常，没有读取。请用办公软件另存后再试。');
    at = xml.indexOf('<', end);
  }
}

interface Markup {
  /** Behind its last character. */
  readonly end: number;
  readonly name: string;
  readonly change: -1 | 0 | 1;
}

function markupAt(xml: string, at: number): Markup {
  const apart = APART.find(({ begin }) => xml.startsWith(begin, at));
  // Parsers don't agree on a comment that ends where it begins.
  if (apart !== undefined && !xml.startsWith('<!-->', at) && !xml.startsWith('<!--->', at)) {
    const found = xml.indexOf(apart.end, at + apart.begin.length);
    return { end: found < 0 ? xml.length : found + apart.end.length, name: '', change: 0 };
  }
  TAG.lastIndex = at;
  const [tag = '', isEnd, name = '', closesItself] = TAG.exec(xml) ?? [];
  if (tag === '') throw new UnreadableFile('文件的内容不合规范，没有读取。请用办公软件另存后再试。');
  return { end: at + tag.length, name, change: isEnd === '/' ? -1 : closesItself === '/' ? 0 : 1 };
}

/** The elements in a node, in order. */
export function elementsIn(node: { readonly children: readonly AnyNode[] }): Element[] {
  return node.children.flatMap((child) => (child.type === 'tag' ? [child] : []));
}

/** The first element of a name right in a node. */
export function childOf(node: Element | undefined, name: string): Element | undefined {
  return node?.children.find((child): child is Element => child.type === 'tag' && child.name === name);
}

/** The element at the end of names that lead down from a node. */
export function childAt(node: Element, ...names: readonly string[]): Element | undefined {
  return names.reduce<Element | undefined>(childOf, node);
}

/** What Word writes as `w:val`; undefined where there is no element or no value. */
export function valueOf(element: Element | undefined): string | undefined {
  return element?.attribs['w:val'];
}

/** Whether a property that is either there or not is there. */
export function isOn(property: Element | undefined): boolean {
  return property !== undefined && !/^(?:0|false|off)$/u.test(valueOf(property) ?? '');
}

/** A whole number from 0 that a property says, else `otherwise`. */
export function numberOf(element: Element | undefined, otherwise: number): number {
  const written = valueOf(element);
  return written !== undefined && /^\d{1,10}$/u.test(written) ? Number(written) : otherwise;
}

/** Elements in a node, also within what only wraps them: content controls, insertions; lists of contents are left out. */
export function contentOf(node: { readonly children: readonly AnyNode[] }): Element[] {
  return elementsIn(node).flatMap((child) => {
    if (isListOfContents(child)) return [];
    return WRAPPER.test(child.name) ? contentOf(child) : [child];
  });
}

function isListOfContents(node: Element): boolean {
  const gallery = valueOf(childAt(node, 'w:sdtPr', 'w:docPartObj', 'w:docPartGallery'));
  return gallery !== undefined && /^table of contents$/iu.test(gallery);
}
