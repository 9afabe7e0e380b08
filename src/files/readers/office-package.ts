import { strFromU8, unzipSync } from 'fflate';
import { UnreadableFile } from './unreadable-file.ts';

const MOST_ENTRIES = 5_000;
const MOST_UNPACKED = 200 * 1024 * 1024;

/**
 * The parts of an Office file that are wanted, as text. Nothing is written anywhere, whatever the entries are called. Throws
 * `UnreadableFile` for bombs and for what can't be opened.
 */
export function officeParts(bytes: Uint8Array, wanted: RegExp): ReadonlyMap<string, string> {
  let [entries, unpacked] = [0, 0];
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MOST_ENTRIES) throw tooLarge();
        if (!wanted.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > MOST_UNPACKED) throw tooLarge();
        return true;
      },
    });
    return new Map(Object.entries(parts).map(([name, part]) => [name, xmlOf(part)]));
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('文件已损坏，打不开。请用办公软件打开确认，另存后再试。', { cause: error });
  }
}

/** Declarations can make entities that grow without end; Office never writes any. */
function xmlOf(part: Uint8Array): string {
  const xml = strFromU8(part);
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml.slice(0, 4_096)))
    throw new UnreadableFile('文件的内容不合规范，没有读取。请用办公软件另存后再试。');
  return xml;
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('文件解开后异常庞大，没有读取。请用办公软件另存后再试。');
}
