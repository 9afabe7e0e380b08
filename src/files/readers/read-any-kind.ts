import { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { unzipSync } from 'fflate';
import type { FileBytes } from '../file-bytes.ts';
import type { FileKindName } from '../file-kinds.ts';
import { OLE_MAGIC } from '../sniff-ole.ts';
import { sniffBytes } from '../sniff.ts';
import { refusal, type RefusalReason } from './read-any-refusal.ts';

/** A file as it was handed in; the name only helps where the content leaves two readings. */
export interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** Who can read a file. `convert` are documents of an older program, by the ending that an office program knows them by. */
export type Reader =
  | { readonly by: 'html' | 'docx' | 'pdf' | 'sheet' | 'ofd' | 'text' }
  | { readonly by: 'convert'; readonly extension: 'doc' | 'rtf' | 'odt' | 'wps' };

const HEAD = 64 * 1024;
/** A PDF may begin with other bytes, as long as its mark is among the first. */
const PDF_HEAD = 1024;

/** Looks at a file's content and says who reads it. Throws `UnreadableFile` with what to send instead. */
export async function readerOf(file: NamedBytes): Promise<Reader> {
  const { bytes } = file;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD));
  // Scripts in a PDF are no reason to refuse: nothing here runs them.
  if (head.subarray(0, PDF_HEAD).includes('%PDF-')) return { by: 'pdf' };
  const sniffed = await sniffBytes(inMemory(bytes), '');
  if (sniffed.ok) return readerOfKind(kindNamed(sniffed.kind.extension), head);
  switch (sniffed.code) {
    case 'markup':
      return readerOfMarkup(head);
    case 'macros':
      return readerDespiteMacros(bytes);
    case 'unknown_type':
      return readerOfUnknown(file, head);
    default:
      throw refusal(sniffed.code);
  }
}

function kindNamed(extension: string): FileKindName | null {
  return KINDS.find((kind) => kind === extension) ?? null;
}

const KINDS = [
  ...(['doc', 'rtf', 'odt', 'docx', 'xls', 'xlsx', 'ods', 'ofd', 'pdf', 'txt', 'csv'] as const),
  ...(['ppt', 'pptx', 'odp', 'png', 'jpg', 'gif', 'webp', 'zip', 'mp3', 'mp4'] as const),
] satisfies readonly FileKindName[];

function readerOfKind(kind: FileKindName | null, head: Buffer): Reader {
  switch (kind) {
    case 'docx':
    case 'ofd':
    case 'pdf':
      return { by: kind };
    case 'doc':
    case 'rtf':
    case 'odt':
      return { by: 'convert', extension: kind };
    case 'xls':
    case 'xlsx':
    case 'ods':
      return { by: 'sheet' };
    case 'txt':
    case 'csv':
      return readerOfWords(head);
    case 'png':
    case 'jpg':
    case 'gif':
    case 'webp':
      throw refusal('image');
    case 'zip':
      throw refusal('archive');
    case 'ppt':
    case 'pptx':
    case 'odp':
      throw refusal('slides');
    default:
      throw refusal('unknown_type');
  }
}

/** Text may still be a piece of a web page, or a page packed for mail. */
function readerOfWords(head: Buffer): Reader {
  const text = head.toString('latin1').replaceAll('\0', '');
  if (
    /^\s*(?:From|MIME-Version|Content-Type|Date|Subject):/iu.test(text) &&
    /multipart\/related/iu.test(text)
  ) {
    throw refusal('mailPage');
  }
  const closing = text.match(/<\/(?:td|tr|table|p|div|span|li|body|html)\s*>/giu) ?? [];
  return closing.length >= 3 ? { by: 'html' } : { by: 'text' };
}

function readerOfMarkup(head: Buffer): Reader {
  const text = head.toString('latin1').replaceAll('\0', '');
  if (/^\W*<\?xml/u.test(text) && /<(?:\w+:)?Workbook\b[^>]*office:spreadsheet/u.test(text))
    return { by: 'sheet' };
  if (/<(?:!doctype\s+html|html|body|table|div|p|td|title|meta)\b/iu.test(text)) return { by: 'html' };
  throw refusal('markup');
}

/** Sheets and documents are read without running anything in them; what another program would have to open isn't. */
function readerDespiteMacros(bytes: Uint8Array): Reader {
  if (isOle(bytes)) {
    if (
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from('Workbook', 'utf16le'))
    ) {
      return { by: 'sheet' };
    }
    throw refusal('macros');
  }
  const names = new Set<string>();
  unzipSync(bytes, { filter: ({ name }) => names.add(name) && false });
  if (names.has('xl/workbook.xml') || names.has('content.xml')) return { by: 'sheet' };
  if (names.has('word/document.xml')) return { by: 'docx' };
  throw refusal('macros');
}

async function readerOfUnknown({ bytes, name }: NamedBytes, head: Buffer): Promise<Reader> {
  if (isOle(bytes) && name.toLowerCase().endsWith('.wps')) return { by: 'convert', extension: 'wps' };
  const known = await fileTypeFromBuffer(head);
  throw refusal(known === undefined ? 'unknown_type' : reasonOf(known.mime));
}

function reasonOf(mime: string): RefusalReason {
  if (mime.startsWith('image/')) return 'image';
  return /zip|rar|7z|tar|compressed|cab|iso9660/u.test(mime) ? 'archive' : 'unknown_type';
}

function isOle(bytes: Uint8Array): boolean {
  return OLE_MAGIC.equals(bytes.subarray(0, OLE_MAGIC.length));
}

function inMemory(bytes: Uint8Array): FileBytes {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return {
    size: whole.length,
    read: async (buffer, offset, length, position) => ({
      bytesRead: whole.copy(buffer, offset, position, position + length),
    }),
    stream: () => Readable.from([whole], { objectMode: false }),
  };
}
