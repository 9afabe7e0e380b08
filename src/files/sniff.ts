import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import type { FileBytes } from './file-bytes.ts';
import {
  ACCEPTED_TEXT,
  FILE_KINDS,
  kindOfExtension,
  RUNNABLE,
  type FileKind,
  type FileKindName,
} from './file-kinds.ts';
import { OLE_MAGIC, sniffOle } from './sniff-ole.ts';
import { refused, type Found, type Refusal } from './sniff-result.ts';
import { sniffZip } from './sniff-zip.ts';

/** What a file is by its bytes, or why it isn't taken. */
export type Sniffed =
  | { readonly ok: true; readonly kind: FileKind; readonly notices: readonly string[] }
  | Refusal;

const HEAD = 64 * 1024;
/** Characters of a name in a PDF with what must stand behind it. */
const LONGEST_NAME = 64;

/**
 * Looks at a file's bytes and says what it is. Only the kinds of `FILE_KINDS` are taken: never programs, scripts, web
 * pages, macros or files with a password. An extension that claims something else than the content is a disguise,
 * except within one family, where it is put right with a notice.
 * @param claimed the extension of the name it came with, lower case without the dot; empty when it had none
 */
export async function sniffFile(path: string, claimed: string): Promise<Sniffed> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await sniffBytes(
      {
        size,
        read: async (buffer, offset, length, position) => file.read(buffer, offset, length, position),
        stream: () => createReadStream(path),
      },
      claimed,
    );
  } finally {
    await file.close();
  }
}

/** The same for bytes that need not be a file on the disk. */
export async function sniffBytes(bytes: FileBytes, claimed: string): Promise<Sniffed> {
  if (RUNNABLE.has(claimed)) {
    return refused(
      'forbidden_name',
      `.${claimed} 是程序、脚本、网页或含宏的文件，不能作为附件公开。可以上传的有：${ACCEPTED_TEXT}。`,
    );
  }
  const { size } = bytes;
  if (size === 0) return refused('empty', '文件是空的（0 字节）。请确认文件内容后重新上传。');
  const buffer = Buffer.alloc(Math.min(size, HEAD));
  await bytes.read(buffer, 0, buffer.length, 0);
  const found = await sniffContent({ file: bytes, size, head: buffer, claimed });
  return found.ok ? judgeName(found, claimed) : found;
}

interface Input {
  readonly file: FileBytes;
  readonly size: number;
  readonly head: Buffer;
  readonly claimed: string;
}

async function sniffContent(input: Input): Promise<Found> {
  const { file, head, size } = input;
  if (isProgram(head))
    return refused('program', '这是可以运行的程序，不能作为附件公开。请上传文档、表格、图片等文件。');
  if (head.subarray(0, 2).equals(Buffer.from('PK'))) return sniffZip(file, size);
  if (head.subarray(0, 8).equals(OLE_MAGIC)) return sniffOle(file);
  if (startsWith(head, '%PDF-')) return sniffPdf(input);
  if (startsWith(head, '{\\rtf')) return sniffRtf(head);
  if (isMarkup(head)) return markup();
  const known = await fileTypeFromBuffer(head);
  if (known !== undefined) return byFileType(known.ext, known.mime);
  return sniffText(input);
}

/** Content and name must fit together. */
function judgeName(found: Extract<Found, { ok: true }>, claimed: string): Sniffed {
  const kind: FileKind = FILE_KINDS[found.kind];
  if (claimed === '' || claimed === kind.extension || kind.aliases.includes(claimed))
    return { ...found, kind };
  const other = kindOfExtension(claimed);
  if (other !== null && other.family === kind.family) {
    const notice = `文件名以 .${claimed} 结尾，内容是${kind.label}，扩展名已改为 .${kind.extension}。`;
    return { ...found, kind, notices: [...found.notices, notice] };
  }
  return refused(
    'disguised',
    `文件名以 .${claimed} 结尾，内容却是${kind.label}，两者不符。请确认选对了文件，用相应软件打开并另存后再上传。`,
  );
}

const IMAGE_ADVICE: ReadonlySet<string> = new Set([
  'bmp',
  'tif',
  'heic',
  'heif',
  'avif',
  'psd',
  'ico',
  'jp2',
  'jxl',
]);
const PACKED: ReadonlySet<string> = new Set([
  'rar',
  '7z',
  'gz',
  'tar',
  'bz2',
  'xz',
  'cab',
  'zst',
  'lz',
  'Z',
  'iso',
]);

function byFileType(extension: string, mediaType: string): Found {
  const name = Object.keys(FILE_KINDS).find((one): one is FileKindName => one === extension);
  if (name !== undefined && FILE_KINDS[name].mediaType === mediaType)
    return { ok: true, kind: name, notices: [] };
  if (extension === 'm4v') return { ok: true, kind: 'mp4', notices: [] };
  if (mediaType.includes('xml')) return markup();
  if (IMAGE_ADVICE.has(extension)) {
    return refused(
      'unknown_type',
      `浏览器不能直接显示 ${extension.toUpperCase()} 图片。请另存为 PNG 或 JPG 后上传。`,
    );
  }
  if (PACKED.has(extension)) {
    return refused(
      'unknown_type',
      `${extension.toUpperCase()} 压缩包无法检查内容，公众也不一定能打开。请改用 ZIP，或将文件逐个上传。`,
    );
  }
  return refused('unknown_type', `不支持 ${extension.toUpperCase()} 文件。可以上传的有：${ACCEPTED_TEXT}。`);
}

async function sniffPdf({ file, size }: Input): Promise<Found> {
  const length = Math.min(size, HEAD);
  const tail = Buffer.alloc(length);
  await file.read(tail, 0, length, size - length);
  if (!tail.includes('%%EOF'))
    return refused('broken', 'PDF 文件不完整，可能没有传完或已损坏。请在本机确认能打开后重新上传。');
  const { locked, runs } = await namesInPdf(file);
  if (runs)
    return refused('dangerous_content', 'PDF 中有自动运行的脚本，不能公开。请用“打印为 PDF”重新生成后上传。');
  const notice =
    '这个 PDF 设置了密码或权限限制，公众可能打不开、不能复制或无法朗读。请尽量去掉限制后重新上传。';
  return { ok: true, kind: 'pdf', notices: locked ? [notice] : [] };
}

/** What a PDF's dictionaries speak of, from the first byte to the last; packed objects stay closed. */
async function namesInPdf(file: FileBytes): Promise<{ locked: boolean; runs: boolean }> {
  const said = { locked: false, runs: false };
  let rest = '';
  for await (const chunk of file.stream()) {
    const text = rest + (chunk as Buffer).toString('latin1');
    said.locked ||= /\/Encrypt\b/.test(text);
    // Pictures are bytes of any kind: of the short name `/JS` only what has a script behind it counts.
    said.runs ||= /\/(JavaScript|Launch)\b|\/JS\s*(?:[(<]|\d+\s+\d+\s+R\b)/.test(text);
    // A name may begin in one piece and end in the next.
    rest = text.slice(-LONGEST_NAME);
  }
  return said;
}

function sniffRtf(head: Buffer): Found {
  if (/\\objdata|\\objupdate/i.test(head.toString('latin1'))) {
    return refused(
      'dangerous_content',
      'RTF 文件中嵌有可运行的对象，不能公开。请另存为 docx 或 PDF 后上传。',
    );
  }
  return { ok: true, kind: 'rtf', notices: [] };
}

/** Plain text, by reading all of it: no control characters, and valid in one of the encodings in use. */
async function sniffText({ file, head, claimed }: Input): Promise<Found> {
  const encoding = encodingOf(head);
  const readable =
    (await decodes(file, encoding)) || (encoding === 'utf-8' && (await decodes(file, 'gb18030')));
  if (!readable)
    return refused('unknown_type', `无法认定文件类型，可能已损坏。可以上传的有：${ACCEPTED_TEXT}。`);
  const text = new TextDecoder(encoding).decode(head);
  if (isMarkup(Buffer.from(text)) || /<(script|iframe|svg|html|\?php)\b/i.test(text)) return markup();
  if (/^\uFEFF?#!/.test(text))
    return refused('program', '这是可以运行的脚本，不能作为附件公开。请上传文档、表格、图片等文件。');
  return { ok: true, kind: claimed === 'csv' ? 'csv' : 'txt', notices: [] };
}

function encodingOf(head: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

async function decodes(file: FileBytes, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of file.stream()) {
      // eslint-disable-next-line no-control-regex -- what no text may hold
      if (/[\u0000-\u0008\u000e-\u001f]/.test(decoder.decode(chunk as Buffer, { stream: true })))
        return false;
    }
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

const PROGRAMS: readonly Buffer[] = [
  Buffer.from('MZ'),
  Buffer.from('\u007fELF', 'latin1'),
  Buffer.from('cafebabe', 'hex'),
  Buffer.from('feedface', 'hex'),
  Buffer.from('feedfacf', 'hex'),
  Buffer.from('cefaedfe', 'hex'),
  Buffer.from('cffaedfe', 'hex'),
  Buffer.from('4c0000000114020000000000c0000000', 'hex'),
];

function isProgram(head: Buffer): boolean {
  return PROGRAMS.some((magic) => head.subarray(0, magic.length).equals(magic));
}

const MARKUP =
  /^<(!doctype|\?xml|\?php|%|html|head|body|script|style|svg|iframe|object|embed|meta|title|table|div|form|a\s|img)/i;

function isMarkup(head: Buffer): boolean {
  const text = head.toString('utf8').replace(/^\uFEFF/, '');
  let at = text.search(/\S/);
  // Comments are skipped one after the other: a pattern would try them in all combinations.
  while (at >= 0 && text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    if (end < 0) return false;
    at = end + 3;
    while (/\s/.test(text.charAt(at))) at += 1;
  }
  return at >= 0 && MARKUP.test(text.slice(at, at + 20));
}

function markup(): Found {
  return refused(
    'markup',
    '文件内容是网页或其他标记语言（HTML、XML、SVG），其中可能有脚本，不能作为附件公开。请用办公软件打开并另存为 docx、xlsx 或 PDF，图片另存为 PNG。',
  );
}

function startsWith(head: Buffer, text: string): boolean {
  return head.subarray(0, text.length).toString('latin1') === text;
}
