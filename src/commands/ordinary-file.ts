import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { tooLargeToRead } from '../files/readers/too-large.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';

/** Windows knows no such flag, and no files that make a reader wait. */
const AT_ONCE = constants.O_NONBLOCK ?? 0;

/**
 * The bytes of a file that somebody else may have laid there: a pipe that nobody writes to, a device without end or a file beyond
 * the limit is refused instead of waited for. Throws `UnreadableFile`.
 */
export async function readOrdinaryFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | AT_ONCE).catch((error: unknown) => {
    throw new UnreadableFile('打不开这个文件。请检查它是否存在，是否有权读取。', { cause: error });
  });
  try {
    const known = await file.stat();
    if (!known.isFile()) throw new UnreadableFile('这不是普通的文件，没有读取。');
    if (known.size > maxBytes) throw new UnreadableFile(tooLargeToRead(maxBytes));
    return await bytesOf(file, maxBytes);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('读到一半读不下去了。请检查磁盘和网络，再试一次。', { cause: error });
  } finally {
    await file.close();
  }
}

async function bytesOf(file: FileHandle, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a file is read as bytes');
    chunks.push(chunk);
    bytes += chunk.length;
    // It may have grown since, or have said nothing of its size.
    if (bytes > maxBytes) throw new UnreadableFile(tooLargeToRead(maxBytes));
  }
  return Buffer.concat(chunks);
}
