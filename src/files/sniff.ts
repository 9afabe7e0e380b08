import { fileTypeFromBuffer } from 'file-type';
import { unzipSync } from 'fflate';

/** What a file is, told from its bytes. */
export interface SniffedType {
  readonly extension: string;
  readonly mediaType: string;
}

/** Why a file isn't taken. */
export interface SniffRefusal {
  readonly refused: string;
}

/** Kinds of files that an office may attach; everything else is refused. */
const ALLOWED: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-excel',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
  txt: 'text/plain',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  zip: 'application/zip',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
};

/** Names that these are usually given for the same content. */
const ALIASES: Readonly<Record<string, string>> = { jpeg: 'jpg', jpe: 'jpg', htm: 'html', text: 'txt' };

/** Old Office formats share one container: only the name tells them apart. */
const OLE_FAMILY: ReadonlySet<string> = new Set(['doc', 'xls', 'ppt', 'wps', 'et']);

/** How many bytes of a file's beginning are enough to tell what it is. */
export const SNIFFED_BYTES = 1024 * 1024;

/**
 * Tells from the bytes what a file is, and whether an office may attach it. A file whose name says something else is
 * refused: what calls itself a document and is a program must not pass. `head` is the beginning of the file, `whole` all
 * of it where it is at hand (Office files are looked into for macros and passwords).
 */
export async function sniff(
  name: string,
  head: Uint8Array,
  whole: Uint8Array | null,
): Promise<SniffedType | SniffRefusal> {
  if (head.length === 0) return { refused: '文件是空的，请检查后重新上传。' };
  const named = extensionOf(name);
  const found = await contentType(head, named);
  if (found === null) {
    return { refused: `“${name}”不是允许上传的文件类型。可上传：文档、表格、演示、PDF、OFD、图片、文本和压缩包。` };
  }
  if (found === 'encrypted') return { refused: `“${name}”设了打开密码，公众无法查看。请去掉密码后上传。` };
  if (named !== '' && named !== found) {
    return { refused: `“${name}”的扩展名与内容不符（内容是 ${found.toUpperCase()}）。请核对文件，改成正确的扩展名后上传。` };
  }
  const macro = whole !== null && holdsMacros(found, whole);
  if (macro) return { refused: `“${name}”带有宏程序，请另存为不带宏的文件后上传。` };
  return { extension: found, mediaType: ALLOWED[found] ?? 'application/octet-stream' };
}

function extensionOf(name: string): string {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return ALIASES[extension] ?? extension;
}

/** The extension that the content deserves, or null when it isn't allowed. */
async function contentType(head: Uint8Array, named: string): Promise<string | 'encrypted' | null> {
  const found = await fileTypeFromBuffer(head);
  if (found === undefined) return textType(head, named);
  if (found.ext === 'cfb') {
    // An encrypted Office file is wrapped in the old container and still has its new name.
    if (['docx', 'xlsx', 'pptx'].includes(named)) return 'encrypted';
    return OLE_FAMILY.has(named) ? named : null;
  }
  const extension = ALIASES[found.ext] ?? found.ext;
  if (extension === 'zip' && named === 'ofd') return 'ofd';
  return Object.hasOwn(ALLOWED, extension) ? extension : null;
}

/** Text without markup; HTML, scripts and drawings as text are programs for a browser and refused. */
function textType(head: Uint8Array, named: string): string | null {
  if (head.includes(0)) return null;
  const beginning = new TextDecoder('utf-8').decode(head.subarray(0, 4_096)).trimStart().toLowerCase();
  if (/^(?:<!doctype|<html|<script|<svg|<\?xml|<\?php|#!|<body|<iframe)/.test(beginning)) return null;
  if (/<(?:script|iframe|svg)\b/.test(beginning)) return null;
  return named === 'csv' ? 'csv' : named === 'txt' || named === '' ? 'txt' : null;
}

function holdsMacros(extension: string, bytes: Uint8Array): boolean {
  if (!['docx', 'xlsx', 'pptx'].includes(extension)) return false;
  try {
    let found = false;
    // Names only: nothing is unpacked.
    unzipSync(bytes, {
      filter: (file) => {
        if (/vbaProject\.bin$/i.test(file.name)) found = true;
        return false;
      },
    });
    return found;
  } catch {
    return false;
  }
}
