import { promisify } from 'node:util';
import { inflateRaw, inflateRawSync } from 'node:zlib';
import type { FileBytes } from './file-bytes.ts';
import { RUNNABLE, type FileKindName } from './file-kinds.ts';
import { refused, type Found } from './sniff-result.ts';
import { readDirectory, readPacked, type ZipPart } from './zip-directory.ts';

const inflate = promisify(inflateRaw);

/** Small files compress however well they like; a bomb is large. */
const HARMLESS_SIZE = 64 * 1024 * 1024;
const MAX_UNPACKED = 2 * 1024 * 1024 * 1024;
const MAX_RATIO = 150;
const MAX_PART = 2 * 1024 * 1024;

/** What a ZIP file is: a document of an office program, or an archive. Reads its directory, never unpacks it as a whole. */
export async function sniffZip(file: FileBytes, size: number): Promise<Found> {
  const entries = await readDirectory(file, size);
  const unpacks = entries === null ? 'broken' : await unpackingOf(file, entries);
  if (entries === null || unpacks === 'broken')
    return refused('broken', '文件已损坏或没有传完，打不开。请在本机确认能打开后重新上传。');
  if (isBomb(entries, size) || unpacks === 'toMore') {
    return refused(
      'bomb',
      '压缩包解开后异常庞大，可能会使查看者的电脑死机，不能上传。请检查文件来源，或拆分后上传。',
    );
  }
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('[Content_Types].xml')) return sniffOoxml(file, entries);
  if (names.has('OFD.xml')) return found('ofd');
  if (names.has('mimetype')) return sniffOdf(file, entries);
  return sniffArchive(entries);
}

async function sniffOoxml(file: FileBytes, entries: readonly ZipPart[]): Promise<Found> {
  const types = await readPart(file, entries, '[Content_Types].xml');
  if (types === null) return refused('broken', '文件已损坏，打不开。请用办公软件打开并另存后重新上传。');
  if (mainPartHasMacros(types) || entries.some((entry) => /(^|\/)vbaProject\.bin$/i.test(entry.name)))
    return macros();
  const notices: string[] = [];
  if (
    entries.some((entry) =>
      /(^|\/)(comments\d*\.xml|comments\/comment\d*\.xml|threadedComments\/)/i.test(entry.name),
    )
  ) {
    notices.push('文件中有批注，公开后任何人都能看到。请确认是否要删除批注后重新上传。');
  }
  if (entries.some((entry) => /\/embeddings\/[^/]+/i.test(entry.name))) {
    notices.push('文件中嵌有其他文件（如图表背后的工作簿），公开后可被取出。请确认其中没有不宜公开的内容。');
  }
  if (await hasTrackedChanges(file, entries)) {
    notices.push('文件中保留着修订痕迹，公开后能看到删改过的内容。请接受全部修订后重新上传。');
  }
  if (await hasHiddenSheets(file, entries)) {
    notices.push('工作簿中有隐藏的工作表，公开后任何人都能取消隐藏。请确认是否要删除后重新上传。');
  }
  if (/wordprocessingml\.document\.main\+xml/.test(types)) return found('docx', notices);
  if (/spreadsheetml\.sheet\.main\+xml/.test(types)) return found('xlsx', notices);
  if (/presentationml\.(presentation|slideshow)\.main\+xml/.test(types)) return found('pptx', notices);
  return refused(
    'unknown_type',
    '无法认定这个办公文件的类型（可能是模板或加载项）。请另存为 docx、xlsx、pptx 或 PDF 后上传。',
  );
}

/**
 * Only what a part is counts, not what endings stand for: some programs list the type of macros for `.bin` in workbooks
 * that have none.
 */
function mainPartHasMacros(types: string): boolean {
  return [...types.matchAll(/<(?:\w+:)?Override\b([^<>]*)/gi)].some(([, attributes = '']) =>
    /macroEnabled/i.test(attributes),
  );
}

async function hasTrackedChanges(file: FileBytes, entries: readonly ZipPart[]): Promise<boolean> {
  const text = await readPart(file, entries, 'word/document.xml');
  return text !== null && /<w:(ins|del|moveFrom|moveTo) /.test(text);
}

async function hasHiddenSheets(file: FileBytes, entries: readonly ZipPart[]): Promise<boolean> {
  const text = await readPart(file, entries, 'xl/workbook.xml');
  return text !== null && /<(\w+:)?sheet [^<>]*state="(hidden|veryHidden)"/.test(text);
}

async function sniffOdf(file: FileBytes, entries: readonly ZipPart[]): Promise<Found> {
  const type = ((await readPart(file, entries, 'mimetype')) ?? '').trim();
  if (entries.some((entry) => /^(Basic|Scripts)\//.test(entry.name) && !entry.name.endsWith('/')))
    return macros();
  switch (type) {
    case 'application/vnd.oasis.opendocument.text':
      return found('odt');
    case 'application/vnd.oasis.opendocument.spreadsheet':
      return found('ods');
    case 'application/vnd.oasis.opendocument.presentation':
      return found('odp');
    default:
      return refused('unknown_type', '无法认定这个文件的类型。请另存为 PDF 或常用的办公文件后上传。');
  }
}

function sniffArchive(entries: readonly ZipPart[]): Found {
  if (entries.some((entry) => entry.encrypted)) {
    return refused('encrypted', '压缩包设置了密码，公众打不开。请去掉密码后重新上传。');
  }
  if (
    entries.some((entry) => /^(META-INF\/MANIFEST\.MF|AndroidManifest\.xml|classes\.dex)$/i.test(entry.name))
  )
    return program();
  const bad = entries.find((entry) =>
    RUNNABLE.has(/\.([^./]+)$/.exec(entry.name.trimEnd())?.[1]?.toLowerCase() ?? ''),
  );
  if (bad !== undefined) {
    return refused(
      'dangerous_content',
      `压缩包中有不能公开的文件“${shown(bad.name)}”（程序、脚本或网页）。请删除后重新压缩上传。`,
    );
  }
  if (
    entries.some((entry) => entry.name.split(/[/\\]/).includes('..') || /^([/\\]|[A-Za-z]:)/.test(entry.name))
  ) {
    return refused(
      'dangerous_content',
      '压缩包中的文件带有异常路径，解压时可能覆盖其他文件。请重新压缩后上传。',
    );
  }
  if (entries.every((entry) => entry.name.endsWith('/')))
    return refused('empty', '压缩包是空的，请重新压缩后上传。');
  return found('zip', [
    '压缩包内的文件不会逐一检查。请确认其中没有涉密内容和不宜公开的个人信息，能单独上传的请单独上传。',
  ]);
}

function isBomb(entries: readonly ZipPart[], size: number): boolean {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  // Entries that share the same bytes pack more than the file holds.
  if (packed > size) return true;
  return unpacked > MAX_UNPACKED || (unpacked > HARMLESS_SIZE && unpacked > size * MAX_RATIO);
}

/**
 * Whether as many bytes come out of the entries as the directory says. Asked only where it says little: what says much
 * is judged by that, and never unpacked here.
 */
async function unpackingOf(
  file: FileBytes,
  entries: readonly ZipPart[],
): Promise<'asSaid' | 'toMore' | 'broken'> {
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > HARMLESS_SIZE) return 'asSaid';
  for (const entry of entries) {
    if (entry.method !== 8 || entry.encrypted) continue;
    const packed = await readPacked(file, entry);
    if (packed === null) return 'broken';
    const length = await unpackedLength(packed, Math.max(1, entry.size));
    if (length === null) return 'broken';
    if (length !== entry.size) return 'toMore';
  }
  return 'asSaid';
}

/** Infinite beyond `most`; null when the bytes are broken. Runs beside the main thread. */
async function unpackedLength(packed: Buffer, most: number): Promise<number | null> {
  try {
    return (await inflate(packed, { maxOutputLength: most })).length;
  } catch (error) {
    return error instanceof RangeError ? Number.POSITIVE_INFINITY : null;
  }
}

/** The text of a small part; null when it isn't there, is encrypted, too large or broken. */
async function readPart(file: FileBytes, entries: readonly ZipPart[], name: string): Promise<string | null> {
  const entry = entries.find((one) => one.name === name);
  if (entry === undefined || entry.encrypted || entry.packed > MAX_PART * 4) return null;
  const packed = await readPacked(file, entry);
  if (packed === null) return null;
  if (entry.method === 0) return packed.toString('utf8');
  if (entry.method !== 8) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_PART * 16 }).toString('utf8');
  } catch {
    return null;
  }
}

function found(kind: FileKindName, notices: readonly string[] = []): Found {
  return { ok: true, kind, notices };
}

function shown(name: string): string {
  return name.length > 60 ? `…${name.slice(-60)}` : name;
}

/** Runs when opened. */
function macros(): Found {
  return refused(
    'macros',
    '文件中有宏（自动运行的程序），不能公开。请在办公软件中另存为不含宏的格式（docx、xlsx、pptx）后上传。',
  );
}

function program(): Found {
  return refused('program', '这是可以运行的程序，不能作为附件公开。请上传文档、表格、图片等文件。');
}
