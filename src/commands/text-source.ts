import { basename } from 'node:path';
import { textOfDocument } from '../files/checking/text-of-document.ts';
import { decodeText } from '../files/readers/decode-text.ts';
import type { ReadingPool } from '../files/readers/sandbox.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import type { SourcePlace } from '../law/annual-report/reading/source-document.ts';
import { callOut, OutgoingFailure } from '../platform/outgoing-http.ts';
import type { TextBlock } from '../text/checked-text.ts';
import { readOrdinaryFile } from './ordinary-file.ts';

/** A text out of a file or a page. */
export interface TextSource {
  readonly text: string;
  /** Missing for plain text, whose lines are its parts. */
  readonly blocks?: readonly TextBlock[];
  /** Of each block, where it stands in the file. */
  readonly places: readonly SourcePlace[];
  readonly wrapped: boolean;
}

/** bytes of the largest file that is read */
export const LARGEST_FILE = 100 * 1024 * 1024;
const LONGEST_CALL_MS = 60_000;
const MOST_REDIRECTS = 5;

/** Whether a word of the command line is a web address. */
export function isAddress(word: string): boolean {
  return /^https?:\/\//iu.test(word);
}

/** The text of a file of any kind that is read, or of what stands at a web address. Throws `UnreadableFile`. */
export async function textSource(pool: ReadingPool, word: string): Promise<TextSource> {
  const file = isAddress(word)
    ? await fetchedFile(word)
    : { name: basename(word), bytes: await readOrdinaryFile(word, LARGEST_FILE) };
  const document = await pool.read(file);
  if (document.format !== 'text') return textOfDocument(document);
  // As it stands in the file, so that lines and columns are the file's own.
  return { text: decodeText(file.bytes).text, places: [], wrapped: false };
}

/**
 * What stands at a web address, following its redirects; each host is held to the rules for outgoing calls. Throws `UnreadableFile`.
 * @param loopback whether this very machine may be asked: for tests
 */
export async function fetchedFile(
  address: string,
  { loopback = false }: { readonly loopback?: boolean } = {},
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  let url = parsed(address);
  for (let turn = 0; turn <= MOST_REDIRECTS; turn += 1) {
    const answer = await answerOf(url, loopback);
    if (answer.status >= 300 && answer.status < 400 && answer.location !== '') {
      url = parsed(new URL(answer.location, url).href);
      continue;
    }
    if (answer.status !== 200)
      throw new UnreadableFile(`网站答复 ${answer.status}，没有读到内容。请核对网址。`);
    return { name: nameOf(url, answer.contentType), bytes: answer.bytes };
  }
  throw new UnreadableFile('网址反复跳转，没有读到内容。请填写最终的网址。');
}

async function answerOf(url: URL, loopback: boolean): ReturnType<typeof callOut> {
  try {
    return await callOut(
      { base: url.origin, timeoutMs: LONGEST_CALL_MS, maxBytes: LARGEST_FILE, loopback },
      { method: 'GET', path: `${url.pathname}${url.search}`, headers: { accept: '*/*' } },
    );
  } catch (error) {
    if (!(error instanceof OutgoingFailure)) throw error;
    throw new UnreadableFile(error.message, { cause: error });
  }
}

function parsed(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url !== null && /^https?:$/u.test(url.protocol)) return url;
  throw new UnreadableFile('这个网址不正确，应以 http:// 或 https:// 开头。');
}

function nameOf(url: URL, contentType: string): string {
  const last = url.pathname.split('/').at(-1) ?? '';
  return contentType.startsWith('text/html') || last === '' ? `${last || 'index'}.html` : last;
}
