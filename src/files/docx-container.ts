import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** Why a Word file isn't taken as a template; the sentence says what to do. */
export class UnusableDocx extends Error {
  readonly code: 'not_docx' | 'macros' | 'external' | 'embedded' | 'encrypted' | 'too_large' | 'broken';

  constructor(code: UnusableDocx['code'], message: string) {
    super(message);
    this.name = 'UnusableDocx';
    this.code = code;
  }
}

/** A Word file taken apart: its parts by name in their order, and which of them hold text. */
export interface DocxContainer {
  readonly parts: ReadonlyMap<string, Uint8Array>;
  /** Main text first, then headers, footers, notes. */
  readonly textParts: readonly string[];
}

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_UNPACKED = 64 * 1024 * 1024;
/** The oldest moment that a ZIP entry can carry, on every machine the same bytes. */
const NO_TIME = new Date(1980, 0, 1);
const TEXT_TYPE = /wordprocessingml\.(document\.main|header|footer|footnotes|endnotes)\+xml$/u;
const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0] as const;

/**
 * Opens a Word file that is going to be filled in. Throws `UnusableDocx` for anything but a plain `.docx`: macros, files
 * that fetch others when opened, embedded objects, passwords, bombs. Links to web pages are no such fetching.
 */
export function openDocx(bytes: Uint8Array): DocxContainer {
  if (OLE_MAGIC.every((byte, index) => bytes[index] === byte))
    throw new UnusableDocx(
      'encrypted',
      '这是加了密码的文件，或者旧格式（.doc）。请去掉密码，另存为 .docx 后上传。',
    );
  if (bytes.length > MAX_BYTES)
    throw new UnusableDocx('too_large', '模板超过 20 MB，请去掉其中的大图后上传。');
  const parts = unpack(bytes);
  const types = textOf(parts, '[Content_Types].xml');
  refuseActive(parts, types);
  const textParts = overridesOf(types)
    .filter(({ type, name }) => TEXT_TYPE.test(type) && parts.has(name))
    .toSorted((a, b) => rankOf(a.type) - rankOf(b.type))
    .map(({ name }) => name);
  const [main] = textParts;
  if (main === undefined || !/document\.main/u.test(typeOf(types, main)))
    throw new UnusableDocx('not_docx', '这不是 Word 文档（.docx）。请用办公软件另存为 .docx 后上传。');
  for (const name of textParts) refuseDeclarations(textOf(parts, name));
  return { parts, textParts };
}

/** The file again, with some of its parts replaced; all others byte for byte as they were. */
export function closeDocx(container: DocxContainer, changed: ReadonlyMap<string, string>): Buffer {
  const entries = [...container.parts].map(([name, bytes]): [string, Uint8Array] => {
    const text = changed.get(name);
    return [name, text === undefined ? bytes : strToU8(text)];
  });
  return Buffer.from(zipSync(Object.fromEntries(entries), { mtime: NO_TIME, level: 6 }));
}

/** A part as text; empty when there is none. */
export function partText(container: DocxContainer, name: string): string {
  return textOf(container.parts, name);
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED)
          throw new UnusableDocx('too_large', '文件解开后异常庞大，不能作为模板。');
        return true;
      },
    });
    return new Map(Object.entries(parts).filter(([name]) => !name.endsWith('/')));
  } catch (error) {
    if (error instanceof UnusableDocx) throw error;
    throw new UnusableDocx('broken', '文件已损坏或者不是 .docx，打不开。请用办公软件另存为 .docx 后上传。');
  }
}

function refuseActive(parts: ReadonlyMap<string, Uint8Array>, types: string): void {
  const names = [...parts.keys()];
  if (/macroEnabled/iu.test(types) || names.some((name) => /vbaProject\.bin$|vbaData\.xml$/iu.test(name)))
    throw new UnusableDocx('macros', '模板中有宏，不能使用。请另存为不含宏的 .docx 后上传。');
  if (names.some((name) => /\/(embeddings|activeX)\//iu.test(name)))
    throw new UnusableDocx('embedded', '模板中嵌有其他文件或者控件，不能使用。请删除后上传。');
  for (const name of names.filter((one) => one.endsWith('.rels'))) {
    for (const [relationship] of textOf(parts, name).matchAll(/<(?:\w+:)?Relationship\b[^>]*>/gu)) {
      if (/relationships\/(aFChunk|attachedTemplate|oleObject|control|subDocument)["']/u.test(relationship))
        throw new UnusableDocx('embedded', '模板引用了其他模板或者文档，不能使用。请断开引用后上传。');
      if (
        /TargetMode\s*=\s*["']External["']/u.test(relationship) &&
        !/relationships\/hyperlink["']/u.test(relationship)
      )
        throw new UnusableDocx(
          'external',
          '模板打开时会读取外部文件，不能使用。请把图片等内容插入文件内后上传。',
        );
    }
  }
}

function refuseDeclarations(xml: string): void {
  if (/<!(DOCTYPE|ENTITY)/iu.test(xml) || !/^﻿?\s*</u.test(xml))
    throw new UnusableDocx('broken', '文件的内容不合规范，不能作为模板。请用办公软件另存为 .docx 后上传。');
}

function overridesOf(types: string): { name: string; type: string }[] {
  return [...types.matchAll(/<(?:\w+:)?Override\b[^>]*>/gu)].map(([tag]) => ({
    name: /PartName\s*=\s*["']\/?([^"']*)["']/u.exec(tag)?.[1] ?? '',
    type: /ContentType\s*=\s*["']([^"']*)["']/u.exec(tag)?.[1] ?? '',
  }));
}

function typeOf(types: string, name: string): string {
  return overridesOf(types).find((one) => one.name === name)?.type ?? '';
}

function rankOf(type: string): number {
  return ['document.main', 'header', 'footer', 'footnotes', 'endnotes'].findIndex((one) =>
    type.includes(one),
  );
}

function textOf(parts: ReadonlyMap<string, Uint8Array>, name: string): string {
  const part = parts.get(name);
  return part === undefined ? '' : strFromU8(part);
}
