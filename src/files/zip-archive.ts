import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import type { FileBytes } from './file-bytes.ts';
import { UnreadableFile } from './readers/unreadable-file.ts';
import { readDirectory, readPacked, type ZipPart } from './zip-directory.ts';

/** A file in an archive. Its path only names it: nothing is ever written there. */
export interface ArchiveFile {
  /** With `/` between folders, without a leading one, as people see it. */
  readonly path: string;
  /** bytes after unpacking, as the archive says */
  readonly size: number;
}

/** An archive whose files are read one at a time. */
export interface Archive {
  readonly files: readonly ArchiveFile[];
  /** Chinese: what of it isn't read, and why. */
  readonly problems: readonly string[];
  /** Unpacks one file. Throws `UnreadableFile` where the bytes aren't what the archive says. */
  read(path: string): Promise<Buffer>;
  close(): Promise<void>;
}

const inflate = promisify(inflateRaw);
const MOST_UNPACKED = 4 * 1024 * 1024 * 1024;
/** Small archives pack however well they like; a bomb is large. */
const HARMLESS = 64 * 1024 * 1024;
const MOST_RATIO = 150;
/** Of one file; it is held in memory while it is read. */
const MOST_BYTES = 200 * 1024 * 1024;
const LONGEST_PATH = 400;
const BROKEN = '压缩包已损坏或者没有传完，打不开。请重新压缩后再试；超过 4 GB 的请分成几个。';
/** What systems leave behind in folders. */
const LEFTOVERS = /(?:^|\/)(?:__MACOSX\/.*|\.DS_Store|Thumbs\.db|desktop\.ini|~\$[^/]*|\._[^/]*)$/iu;

/**
 * Opens a ZIP file on the disk. Throws `UnreadableFile` for what is broken, has a password or would unpack to more than anybody
 * means to hand over. Files with paths that lead out of their folder are left out, with a word in `problems`.
 */
export async function openArchive(path: string): Promise<Archive> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const bytes: FileBytes = {
      size,
      read: async (buffer, offset, length, position) => handle.read(buffer, offset, length, position),
      stream: () => createReadStream(path),
    };
    const parts = await soundParts(bytes);
    const { files, problems } = namedParts(parts);
    return {
      files: [...files].map(([name, part]) => ({ path: name, size: part.size })),
      problems,
      read: async (name) => unpack(bytes, files.get(name)),
      close: async () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function soundParts(bytes: FileBytes): Promise<ZipPart[]> {
  const parts = await readDirectory(bytes, bytes.size);
  if (parts === null) throw new UnreadableFile(BROKEN);
  if (parts.some(({ encrypted }) => encrypted))
    throw new UnreadableFile('压缩包设置了密码，打不开。请去掉密码后重新压缩。');
  const unpacked = parts.reduce((sum, part) => sum + part.size, 0);
  const packed = parts.reduce((sum, part) => sum + part.packed, 0);
  // Parts that share the same bytes pack more than the file holds.
  const isBomb = packed > bytes.size || (unpacked > HARMLESS && unpacked > bytes.size * MOST_RATIO);
  if (isBomb || unpacked > MOST_UNPACKED)
    throw new UnreadableFile('压缩包解开后异常庞大，没有读取。请检查文件来源，或者分成几个压缩包。');
  return parts;
}

function namedParts(parts: readonly ZipPart[]): { files: Map<string, ZipPart>; problems: string[] } {
  const files = new Map<string, ZipPart>();
  const problems: string[] = [];
  for (const part of parts) {
    const path = part.name.replaceAll('\\', '/').replace(/^(?:\.\/)+/u, '');
    if (path.endsWith('/') || LEFTOVERS.test(path)) continue;
    const complaint = complaintAbout(path, part, files);
    if (complaint === null) files.set(path, part);
    else problems.push(`“${shown(path)}”${complaint}`);
  }
  return { files, problems };
}

function complaintAbout(path: string, part: ZipPart, known: ReadonlyMap<string, ZipPart>): string | null {
  if (path.split('/').includes('..') || /^(?:\/|[A-Za-z]:)/u.test(path))
    return '的路径异常（绝对路径或者带有“..”），没有读取。';
  // eslint-disable-next-line no-control-regex -- what no name may hold
  if (path.length > LONGEST_PATH || /[\u0000-\u001f]/u.test(path)) return '的文件名异常，没有读取。';
  if (known.has(path)) return '在压缩包里有两份，只读取第一份。';
  return part.method === 0 || part.method === 8
    ? null
    : '的压缩方式不常见，没有读取。请用普通 ZIP 格式重新压缩。';
}

async function unpack(bytes: FileBytes, part: ZipPart | undefined): Promise<Buffer> {
  if (part === undefined) throw new UnreadableFile('压缩包里没有这个文件。');
  if (Math.max(part.size, part.packed) > MOST_BYTES)
    throw new UnreadableFile(`文件超过 ${MOST_BYTES / 1024 / 1024} MB，没有读取。`);
  const packed = await readPacked(bytes, part);
  if (packed === null) throw new UnreadableFile(BROKEN);
  if (part.method === 0) return packed;
  try {
    const whole = await inflate(packed, { maxOutputLength: Math.max(1, part.size) });
    if (whole.length === part.size) return whole;
  } catch (error) {
    throw new UnreadableFile('压缩包里的这个文件已损坏，或者与标明的大小不符，没有读取。', { cause: error });
  }
  throw new UnreadableFile('压缩包里的这个文件与标明的大小不符，没有读取。');
}

function shown(path: string): string {
  return path.length > 80 ? `…${path.slice(-80)}` : path;
}
