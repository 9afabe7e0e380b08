import { type Zippable, unzipSync, zipSync } from 'fflate';
import { UnreadableFile } from '../readers/unreadable-file.ts';

const MOST_ENTRIES = 5_000;
const MOST_UNPACKED = 200 * 1024 * 1024;
/** The oldest moment that a ZIP entry can carry, on every machine the same bytes. */
const NO_TIME = new Date(1980, 0, 1);
/** Packed already. */
const STORED = /\.(?:png|jpe?g|gif|webp|zip|docx|xlsx|pptx)$/iu;

/** Whether bytes begin as a ZIP file does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/**
 * All parts of a ZIP file by their names, in its order. Throws `UnreadableFile` for bombs, broken files, and two parts of one name,
 * of which any program would show only one.
 */
export function unzipParts(bytes: Uint8Array): Map<string, Uint8Array> {
  const names = new Set<string>();
  let unpacked = 0;
  try {
    const parts = unzipSync(bytes, {
      // What is unpacked is never longer than it is said to be here.
      filter: ({ name, originalSize }) => {
        const key = name.toLowerCase();
        if (names.has(key))
          throw new UnreadableFile('文件里有两个同名的部分，没有处理。请用办公软件另存后再试。');
        names.add(key);
        unpacked += originalSize;
        if (names.size > MOST_ENTRIES || unpacked > MOST_UNPACKED)
          throw new UnreadableFile('文件解开后异常庞大，没有处理。请删去大图和嵌入的文件，另存后再试。');
        return !name.endsWith('/');
      },
    });
    return new Map(Object.entries(parts));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('文件已损坏或者设置了密码，打不开。请用办公软件打开确认，另存后再试。', {
      cause: error,
    });
  }
}

/** A ZIP file of parts, the same bytes for the same parts; names and moments of who wrote it before are gone. */
export function zipParts(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, part] of parts) entries[name] = [part, { level: STORED.test(name) ? 0 : 6 }];
  return zipSync(entries, { mtime: NO_TIME });
}
