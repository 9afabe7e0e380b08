import { inflateSync, constants } from 'node:zlib';
import { UnreadableFile } from '../readers/unreadable-file.ts';

/** A stream of a PDF, opened. */
export interface PdfStream {
  /** Byte in the file at which it begins. */
  readonly at: number;
  /** Its dictionary as it is written. */
  readonly dictionary: string;
  readonly bytes: Buffer;
  /** What of its packing can't be undone because it packs pictures; null where all is open. */
  readonly picture: string | null;
}

/** A PDF taken apart by its bytes and not by its own tables: earlier states are among it. */
export interface PdfBytes {
  readonly streams: readonly PdfStream[];
  /** All bytes outside of streams. */
  readonly rest: string;
}

const MOST_STREAMS = 50_000;
const MOST_OPEN = 64 * 1024 * 1024;
/** Of all streams together, pictures too, which are no larger than the file. */
const MOST_TOGETHER = 256 * 1024 * 1024;
const LONGEST_DICTIONARY = 64 * 1024;
const PICTURES = /^(?:DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)$/u;

const HEXADECIMAL = /<([\da-f\s]+)>/iuy;

/** Opens all streams of a PDF. Throws `UnreadableFile` where one can't be opened, or the file is encrypted. */
export function pdfStreams(bytes: Uint8Array): PdfBytes {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const streams: PdfStream[] = [];
  const rest: string[] = [];
  let [at, unpacked] = [0, 0];
  for (;;) {
    const start = nextStream(buffer, at);
    if (start === null) break;
    const before = buffer.toString('latin1', at, start.keyword);
    rest.push(before);
    const dictionary = before.slice(Math.max(0, dictionaryStart(before)));
    const end = endOf(buffer, start.data, dictionary);
    const opened = open(buffer.subarray(start.data, end), dictionary);
    unpacked += opened.bytes.length;
    if (streams.length >= MOST_STREAMS || unpacked > MOST_TOGETHER)
      throw new UnreadableFile('PDF 解开后异常庞大，没有检查。请压缩图片或者分成几个文件。');
    streams.push({ at: start.data, dictionary, ...opened });
    at = end;
  }
  rest.push(buffer.toString('latin1', at));
  const plain = rest.join('\n');
  if (/\/Encrypt\b/u.test(plain) || streams.some(({ dictionary }) => /\/Encrypt\b/u.test(dictionary)))
    throw new UnreadableFile('PDF 设置了密码或者权限，不能逐一检查里面的内容。请去掉限制后再试。');
  return { streams, rest: plain };
}

/** All strings of a PDF's objects, decoded: literal ones and those in hexadecimal digits, in any of its encodings. */
export function pdfStrings(code: string): string[] {
  const strings: string[] = [];
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at];
    if (sign === '(') {
      const { text, end } = literal(code, at + 1);
      strings.push(decoded(text));
      at = end;
    } else if (sign === '<') {
      HEXADECIMAL.lastIndex = at;
      const digits = HEXADECIMAL.exec(code)?.[1];
      if (digits !== undefined)
        strings.push(decoded(Buffer.from(digits.replaceAll(/\s/gu, ''), 'hex').toString('latin1')));
      at += digits === undefined ? (code[at + 1] === '<' ? 1 : 0) : digits.length + 1;
    }
  }
  return strings;
}

function nextStream(buffer: Buffer, from: number): { keyword: number; data: number } | null {
  for (let at = buffer.indexOf('stream', from); at >= 0; at = buffer.indexOf('stream', at + 6)) {
    if (buffer.toString('latin1', Math.max(0, at - 3), at) === 'end') continue;
    // A keyword stands behind a dictionary and before the end of its line.
    if (!/>>\s*$/u.test(buffer.toString('latin1', Math.max(from, at - 40), at))) continue;
    const next = buffer[at + 6];
    if (next === 0x0d) return { keyword: at, data: buffer[at + 7] === 0x0a ? at + 8 : at + 7 };
    if (next === 0x0a) return { keyword: at, data: at + 7 };
  }
  return null;
}

function dictionaryStart(before: string): number {
  const tail = before.slice(-LONGEST_DICTIONARY);
  const found = [...tail.matchAll(/\bobj\b/gu)].at(-1)?.index ?? 0;
  return before.length - tail.length + found;
}

function endOf(buffer: Buffer, start: number, dictionary: string): number {
  const told = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/u.exec(dictionary)?.[1];
  if (told !== undefined) {
    const end = start + Number(told);
    if (/^\s*endstream/u.test(buffer.toString('latin1', end, end + 16))) return end;
  }
  const found = buffer.indexOf('endstream', start);
  if (found < 0) throw new UnreadableFile('PDF 不完整，没有检查。');
  return found;
}

function open(packed: Buffer, dictionary: string): Pick<PdfStream, 'bytes' | 'picture'> {
  // Points of pictures are megabytes without a word: they stay packed.
  if (
    /\/Subtype\s*\/Image\b/u.test(dictionary) &&
    /\/Width\b/u.test(dictionary) &&
    /\/Height\b/u.test(dictionary)
  )
    return pictureOf(packed, dictionary);
  let bytes = packed;
  for (const [index, filter] of filtersOf(dictionary).entries()) {
    if (PICTURES.test(filter)) return { bytes, picture: filter };
    bytes = unpack(bytes, filter, paramsOf(dictionary, index));
  }
  return { bytes, picture: null };
}

/** JPEG and its like have words beside the picture; whatever packs them once more is undone. */
function pictureOf(packed: Buffer, dictionary: string): Pick<PdfStream, 'bytes' | 'picture'> {
  const filters = filtersOf(dictionary);
  const last = filters.at(-1);
  if (last === undefined || !PICTURES.test(last)) return { bytes: packed, picture: 'raw' };
  const outer = filters.slice(0, -1);
  return {
    bytes: outer.reduce((bytes, filter, index) => unpack(bytes, filter, paramsOf(dictionary, index)), packed),
    picture: last,
  };
}

function filtersOf(dictionary: string): string[] {
  const written = /\/Filter\s*(\[[^\]]{0,300}\]|\/[\w#]+|\d+\s+\d+\s+R)/u.exec(dictionary)?.[1];
  if (written === undefined) return [];
  if (written.endsWith('R')) throw unopened('indirect filter');
  return [...written.matchAll(/\/([\w#]+)/gu)].map(([, name = '']) => plainName(name));
}

/** Names may spell their letters as `#46`. */
function plainName(name: string): string {
  return name.replaceAll(/#([\da-f]{2})/giu, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

function paramsOf(dictionary: string, index: number): string {
  const written = /\/DecodeParms\s*(\[[^\]]{0,500}\]|<<[^>]{0,500}>>)/u.exec(dictionary)?.[1] ?? '';
  if (!written.startsWith('[')) return written;
  return [...written.matchAll(/<<[^>]*>>|null/gu)][index]?.[0] ?? '';
}

function unpack(bytes: Buffer, filter: string, params: string): Buffer {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return unpredicted(inflated(bytes), params);
    case 'ASCIIHexDecode':
    case 'AHx':
      return Buffer.from(
        bytes
          .toString('latin1')
          .replace(/>[^]*$/u, '')
          .replaceAll(/\s/gu, ''),
        'hex',
      );
    case 'ASCII85Decode':
    case 'A85':
      return fromBase85(bytes.toString('latin1'));
    default:
      throw unopened(filter);
  }
}

function inflated(bytes: Buffer): Buffer {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_OPEN, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (error) {
    throw new UnreadableFile('PDF 里有打不开的部分，没有检查。请重新导出 PDF 后再试。', { cause: error });
  }
}

/** Undoes the differences between rows that make numbers smaller. */
function unpredicted(bytes: Buffer, params: string): Buffer {
  const number = (name: string, otherwise: number): number =>
    Number(new RegExp(`/${name}\\s+(\\d{1,6})`, 'u').exec(params)?.[1] ?? otherwise);
  if (number('Predictor', 1) < 10) {
    if (number('Predictor', 1) === 2) throw unopened('TIFF predictor');
    return bytes;
  }
  const width = Math.max(
    1,
    Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8),
  );
  const step = Math.max(1, Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8)) / 8));
  const rows = Math.floor(bytes.length / (width + 1));
  const out = Buffer.alloc(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const kind = bytes[row * (width + 1)] ?? 0;
    for (let index = 0; index < width; index += 1) {
      const at = row * width + index;
      const left = index >= step ? (out[at - step] ?? 0) : 0;
      const up = row > 0 ? (out[at - width] ?? 0) : 0;
      const corner = row > 0 && index >= step ? (out[at - width - step] ?? 0) : 0;
      out[at] = (bytes[row * (width + 1) + 1 + index] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return Math.floor((left + up) / 2);
  if (kind !== 4) return 0;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function fromBase85(text: string): Buffer {
  const out: number[] = [];
  let group: number[] = [];
  for (const sign of text.replace(/~>[^]*$/u, '').replaceAll(/\s/gu, '')) {
    if (sign === 'z' && group.length === 0) {
      out.push(0, 0, 0, 0);
      continue;
    }
    group.push(sign.charCodeAt(0) - 33);
    if (group.length < 5) continue;
    out.push(...bytesOf85(group));
    group = [];
  }
  if (group.length > 1) {
    const missing = 5 - group.length;
    out.push(...bytesOf85([...group, ...Array.from({ length: missing }, () => 84)]).slice(0, 4 - missing));
  }
  return Buffer.from(out);
}

function bytesOf85(group: readonly number[]): number[] {
  const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
  return [value / 2 ** 24, value / 2 ** 16, value / 2 ** 8, value].map((each) => Math.floor(each) % 256);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literal(code: string, from: number): { text: string; end: number } {
  const pieces: string[] = [];
  let depth = 1;
  let at = from;
  for (; at < code.length; at += 1) {
    const sign = code[at] ?? '';
    if (sign === '\\') {
      const octal = /^[0-7]{1,3}/u.exec(code.slice(at + 1, at + 4))?.[0];
      const next = code[at + 1] ?? '';
      if (octal !== undefined) pieces.push(String.fromCharCode(Number.parseInt(octal, 8) & 255));
      else if (next !== '\n' && next !== '\r') pieces.push(ESCAPES[next] ?? next);
      at += octal?.length ?? 1;
      continue;
    }
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) break;
    pieces.push(sign);
  }
  return { text: pieces.join(''), end: at };
}

function decoded(latin: string): string {
  const bytes = Buffer.from(latin, 'latin1');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function unopened(what: string): UnreadableFile {
  return new UnreadableFile('PDF 里有打不开的部分，没有检查。请重新导出 PDF 后再试。', {
    cause: new Error(what),
  });
}
