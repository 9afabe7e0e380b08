import { strFromU8, unzipSync } from 'fflate';
import { UnreadableFile } from './unreadable-file.ts';
import { type XmlElement, parseXml } from './ofd-xml.ts';

/** The XML files of an OFD. */
export interface OfdPackage {
  /** Parses a file by its path from the root; null when it isn't there or is no XML. */
  read(path: string): XmlElement | null;
  /** A path as it stands in a file of a folder, from the root. */
  resolve(folder: string, path: string): string;
}

const MOST_BYTES = 100 * 1024 * 1024;
const MOST_UNPACKED = 80 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
/** One page of the longest report has less than a tenth of it. */
const LARGEST_PART = 20 * 1024 * 1024;

/** Unpacks the XML of an OFD, no pictures and fonts, within limits. Throws `UnreadableFile`. */
export function openOfd(bytes: Uint8Array): OfdPackage {
  if (bytes.length > MOST_BYTES) throw tooLarge();
  const parts = new Map(Object.entries(unpack(bytes)).map(([name, part]) => [clean(name), part]));
  const parsed = new Map<string, XmlElement | null>();
  return {
    read(path) {
      const key = clean(path);
      const known = parsed.get(key);
      if (known !== undefined) return known;
      const part = parts.get(key);
      const element = part === undefined ? null : parseXml(strFromU8(part).replace(/^\uFEFF/, ''));
      parsed.set(key, element);
      return element;
    },
    resolve: (folder, path) => (path.startsWith('/') ? clean(path) : clean(`${folder}/${path}`)),
  };
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let unpacked = 0;
  let entries = 0;
  try {
    return unzipSync(bytes, {
      // What is unpacked is never longer than it is said to be here.
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > MOST_ENTRIES) throw tooLarge();
        if (!/\.xml$/i.test(name)) return false;
        unpacked += originalSize;
        if (originalSize > LARGEST_PART || unpacked > MOST_UNPACKED) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile('OFD 文件已损坏或没有传完，打不开。请在本机确认能打开后重新提供。', {
      cause: error,
    });
  }
}

/** Writers differ in strokes at the beginning and in `.` and `..`. */
function clean(path: string): string {
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile('OFD 文件解开后异常庞大，没有读取。请检查文件来源。');
}
