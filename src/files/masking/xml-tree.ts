import { UnreadableFile } from '../readers/unreadable-file.ts';

/** An element of an XML part that is going to be changed. */
export interface XmlElement {
  readonly kind: 'element';
  /** As it is written, with its prefix. */
  name: string;
  /** In their order, decoded. */
  attributes: [string, string][];
  children: XmlNode[];
}

/** A stretch of text, decoded; what stood in CDATA sections is text too. */
export interface XmlText {
  readonly kind: 'text';
  text: string;
}

/** What stands in an element. Comments and instructions are no part of any document and are left out. */
export type XmlNode = XmlElement | XmlText;

/** Office programs nest some dozens; what goes deeper is made to break readers. */
const DEEPEST = 400;
const MOST_CHARACTERS = 60_000_000;
const TAG = /<(\/?)([^\s<>/="'!?]+)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/uy;
const ATTRIBUTE = /([^\s<>/="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu;
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** What no XML can hold, however it is written. */
// eslint-disable-next-line no-control-regex -- these are what is meant
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/**
 * Parses a part within limits. Throws `UnreadableFile` for what isn't well-formed, declares entities or nests without end:
 * whatever a lenient program would still read of it would be read otherwise here.
 */
export function parseXml(bytes: Uint8Array): XmlElement {
  const xml = decodeXml(bytes);
  if (xml.length > MOST_CHARACTERS) throw malformed('过大');
  const root: XmlElement = { kind: 'element', name: '', attributes: [], children: [] };
  const open: XmlElement[] = [root];
  for (let at = 0; at < xml.length;) {
    const next = xml.indexOf('<', at);
    const end = next < 0 ? xml.length : next;
    if (end > at) addText(open, decodeEntities(xml.slice(at, end)));
    if (next < 0) break;
    at = readMarkup(xml, next, open);
  }
  const [element, ...others] = root.children.filter((child) => child.kind === 'element');
  if (open.length !== 1 || element === undefined || others.length > 0) throw malformed('不完整');
  return element;
}

/** The part again, in UTF-8. */
export function writeXml(root: XmlElement): Uint8Array {
  const pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'];
  writeNode(root, pieces);
  return Buffer.from(pieces.join(''), 'utf8');
}

/** An element's name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

/** The value of an attribute by its name as it is written, or by its end when `name` begins with a colon. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find(([each]) =>
    name.startsWith(':') ? each === name.slice(1) || each.endsWith(name) : each === name,
  )?.[1];
}

/** The elements right in an element. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.flatMap((child) => (child.kind === 'element' ? [child] : []));
}

/** All elements of a tree, the root first, in the order of the file. */
export function* everyElement(root: XmlElement): Generator<XmlElement> {
  const waiting = [root];
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    yield element;
    for (let index = element.children.length - 1; index >= 0; index -= 1) {
      const child = element.children[index];
      if (child?.kind === 'element') waiting.push(child);
    }
  }
}

/** All its text, joined. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (child.kind === 'text' ? child.text : textIn(child))).join('');
}

/**
 * Goes through the children of every element, the inner ones first, and puts what `change` gives in the place of each
 * element: itself, its children, or nothing.
 */
export function rewrite(root: XmlElement, change: (element: XmlElement) => readonly XmlNode[]): void {
  if (!root.children.some(({ kind }) => kind === 'element')) return;
  root.children = root.children.flatMap((child) => {
    if (child.kind === 'text') return [child];
    rewrite(child, change);
    return change(child);
  });
}

/** Text of a part in the encoding that it says; UTF-8 unless a mark or a declaration tells otherwise. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be');
  if (first === 0x3c && second === 0) return decoded(bytes, 'utf-16le');
  if (first === 0 && second === 0x3c) return decoded(bytes, 'utf-16be');
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 200)).toString('latin1');
  const told = /^(?:\u00ef\u00bb\u00bf)?<\?xml[^>]{0,100}encoding\s*=\s*["']([\w-]{1,20})["']/u.exec(
    head,
  )?.[1];
  return decoded(bytes, told === undefined || /^us-ascii$/iu.test(told) ? 'utf-8' : told);
}

/** Whether bytes look like XML in any encoding that `parseXml` reads. */
export function looksLikeXml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64));
  // Zeros are those of UTF-16.
  return /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)?\s*</u.test(
    head.toString('latin1').replaceAll('\0', ''),
  );
}

function decoded(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw malformed('的编码有误', error);
  }
}

function addText(open: readonly XmlElement[], text: string): void {
  const parent = open.at(-1);
  if (parent === undefined) return;
  if (open.length > 1) parent.children.push({ kind: 'text', text });
  else if (text.replace('\ufeff', '').trim() !== '') throw malformed('有多余的文字');
}

/** Reads what begins with `<` and returns where it ends. */
function readMarkup(xml: string, at: number, open: XmlElement[]): number {
  if (xml.startsWith('<!--', at)) return behind(xml, '-->', at + 4);
  if (xml.startsWith('<?', at)) return behind(xml, '?>', at + 2);
  if (xml.startsWith('<![CDATA[', at)) {
    const end = behind(xml, ']]>', at + 9);
    addText(open, xml.slice(at + 9, end - 3));
    return end;
  }
  TAG.lastIndex = at;
  const [tag = '', isEnd = '', name = '', attributes = '', closes = ''] = TAG.exec(xml) ?? [];
  if (tag === '') throw malformed('不合规范');
  if (isEnd === '/') {
    if (open.length < 2 || open.pop()?.name !== name) throw malformed('的层次有误');
    return at + tag.length;
  }
  const element: XmlElement = { kind: 'element', name, attributes: attributesIn(attributes), children: [] };
  open.at(-1)?.children.push(element);
  if (closes === '') open.push(element);
  if (open.length > DEEPEST) throw malformed('的层次异常');
  return at + tag.length;
}

function behind(xml: string, end: string, from: number): number {
  const found = xml.indexOf(end, from);
  if (found < 0) throw malformed('不完整');
  return found + end.length;
}

function attributesIn(text: string): [string, string][] {
  return [...text.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => [
    name,
    decodeEntities(double ?? single ?? ''),
  ]);
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{1,31}));?/gu, (_, ten, sixteen, name) => {
    const code = ten === undefined ? Number.parseInt(String(sixteen ?? ''), 16) : Number(ten);
    const character =
      name === undefined ? (code <= 0x10ffff ? String.fromCodePoint(code) : undefined) : NAMED[String(name)];
    if (character === undefined) throw malformed('有无法识别的字符');
    return character;
  });
}

function writeNode(node: XmlNode, pieces: string[]): void {
  if (node.kind === 'text') {
    pieces.push(escaped(node.text).replaceAll('\r', '&#13;'));
    return;
  }
  pieces.push('<', node.name);
  for (const [name, value] of node.attributes) {
    const written = escaped(value)
      .replaceAll('"', '&quot;')
      .replaceAll('\n', '&#10;')
      .replaceAll('\t', '&#9;');
    pieces.push(' ', name, '="', written, '"');
  }
  if (node.children.length === 0) {
    pieces.push('/>');
    return;
  }
  pieces.push('>');
  for (const child of node.children) writeNode(child, pieces);
  pieces.push('</', node.name, '>');
}

function escaped(text: string): string {
  return text.replace(FORBIDDEN, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function malformed(what: string, cause?: unknown): UnreadableFile {
  return new UnreadableFile(`文件内部的 XML ${what}，没有处理。请用办公软件打开，另存后再试。`, { cause });
}
