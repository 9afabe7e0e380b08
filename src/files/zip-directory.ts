import type { FileBytes } from './file-bytes.ts';

/** A part of a ZIP file, as its directory has it. Nothing of it is believed. */
export interface ZipPart {
  readonly name: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated; others aren't read. */
  readonly method: number;
  /** bytes in the file, and how many there are to be after unpacking */
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const MAX_ENTRIES = 20_000;
const MAX_DIRECTORY = 16 * 1024 * 1024;

/** The parts of a ZIP file by its directory; null when there is none, or one beyond all measure. */
export async function readDirectory(file: FileBytes, size: number): Promise<ZipPart[] | null> {
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail?.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1')) ?? -1;
  if (tail === null || end < 0 || end + 22 > tail.length) return null;
  const count = tail.readUInt16LE(end + 10);
  const length = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count === 0 || count > MAX_ENTRIES || length > MAX_DIRECTORY || offset + length > size) return null;
  const directory = await readAt(file, offset, length);
  return directory === null ? null : parseDirectory(directory, count);
}

/** The bytes of a part as they lie in the file, still packed; null where they don't lie there. */
export async function readPacked(
  file: FileBytes,
  part: Pick<ZipPart, 'offset' | 'packed'>,
): Promise<Buffer | null> {
  const head = await readAt(file, part.offset, 30);
  if (head === null || head.readUInt32LE(0) !== 0x04034b50) return null;
  return readAt(file, part.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), part.packed);
}

function parseDirectory(directory: Buffer, count: number): ZipPart[] | null {
  const parts: ZipPart[] = [];
  let at = 0;
  while (parts.length < count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) return null;
    const nameLength = directory.readUInt16LE(at + 28);
    const flags = directory.readUInt16LE(at + 8);
    parts.push({
      name: nameIn(directory.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0),
      encrypted: (flags & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return parts;
}

/**
 * Windows writes names in GBK and Unix in UTF-8, and neither says so. Short names in GBK may be valid UTF-8 by chance, but of
 * letters that no Chinese name has.
 */
function nameIn(raw: Uint8Array, saysUtf8: boolean): string {
  if (saysUtf8) return new TextDecoder('utf-8').decode(raw);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(raw);
    if (/^\p{ASCII}*$|[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u.test(text)) return text;
  } catch {
    // Not UTF-8.
  }
  return new TextDecoder('gb18030').decode(raw);
}

async function readAt(file: FileBytes, position: number, length: number): Promise<Buffer | null> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return bytesRead === length ? buffer : null;
}
