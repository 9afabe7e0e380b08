import { Readable } from 'node:stream';
import { UnreadableFile } from '../readers/unreadable-file.ts';
import { readDirectory } from '../zip-directory.ts';

/** Bytes of a part's head before its name, and where in it lengths of name and more stand. */
const HEAD = 30;
const [NAME_LENGTH, MORE_LENGTH] = [26, 28];
const HEAD_MARK = 0x04034b50;

/**
 * Everything in a ZIP file but the packed parts: what stands before, between and behind them, their heads with names and more, the
 * directory with its comments. Throws `UnreadableFile` for a directory that can't be followed.
 */
export async function outsideOfParts(bytes: Uint8Array): Promise<Uint8Array> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const parts = await readDirectory(
    {
      size: whole.length,
      read: async (buffer, offset, length, position) => ({
        bytesRead: whole.copy(buffer, offset, position, position + length),
      }),
      stream: () => Readable.from([whole], { objectMode: false }),
    },
    whole.length,
  );
  if (parts === null) throw new UnreadableFile('文件的目录异常，不能逐一检查里面的内容。请另存后再试。');
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const { offset, packed } of parts.toSorted((one, other) => one.offset - other.offset)) {
    if (offset + HEAD > whole.length || whole.readUInt32LE(offset) !== HEAD_MARK) continue;
    const lengths = whole.readUInt16LE(offset + NAME_LENGTH) + whole.readUInt16LE(offset + MORE_LENGTH);
    const start = offset + HEAD + lengths;
    if (start > at) pieces.push(whole.subarray(at, start), APART);
    at = Math.max(at, start + packed);
  }
  pieces.push(whole.subarray(at));
  return Buffer.concat(pieces);
}

/** Nothing reaches from one piece into the next. */
const APART = Buffer.alloc(16);
