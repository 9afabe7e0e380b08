import { decodeText } from '../files/readers/decode-text.ts';
import { UnreadableFile } from '../files/readers/unreadable-file.ts';
import { LINK_CLASSES, standingOf, type LinkStanding } from '../modules/links/link-classes.ts';
import { linkLooker } from '../modules/links/look-at-address.ts';
import { lookAtPage, type PageLink } from '../modules/links/look-at-page.ts';
import { AppError } from '../platform/errors.ts';
import type { CommandInput } from './command.ts';
import { readOrdinaryFile } from './ordinary-file.ts';
import { printable } from './printable.ts';
import { progressLine } from './progress.ts';
import { fetchedFile, isAddress } from './text-source.ts';

/** Where a page stands of which nobody has said it: only links within the page and whole addresses can be told. */
const NOWHERE = 'https://www.example.gov.cn/';
const LARGEST_PAGE = 20 * 1024 * 1024;

/**
 * `gongkai links check 网址或网页文件… [--base 网址] [--offline] [--json]`: every link of a page, what is wrong with it and what to do.
 * 0 when nothing was found that must be mended, 1 when something was, 2 when a page couldn't be read.
 */
export async function runLinksCheck(input: CommandInput): Promise<number> {
  if (input.positionals.length === 0)
    throw misused('请写明要检查的网页，例如：gongkai links check https://www.example.gov.cn/');
  const base = input.options['base'];
  if (typeof base === 'string' && !isAddress(base))
    throw misused('--base 应为 http:// 或 https:// 开头的网址。');
  let found = false;
  for (const word of input.positionals) found = (await checkOne(input, word)) || found;
  return found ? 1 : 0;
}

async function checkOne(input: CommandInput, word: string): Promise<boolean> {
  const offline = input.options['offline'] === true;
  const looker = offline ? null : linkLooker();
  const html = decodeText(await bytesOf(word)).text;
  const base = input.options['base'];
  const url = typeof base === 'string' ? base : isAddress(word) ? word : NOWHERE;
  const line = progressLine(input.tell);
  const home = isAddress(word) && new URL(word).pathname === '/';
  const place = home ? 'home' : 'article';
  const links = await lookAtPage({ html, url, place, isTrusted: () => false }, looker, (done, total) =>
    line.show(`检查 ${printable(word)} 的链接`, done, total),
  );
  line.end();
  const told = links.filter(
    ({ verdict }) => standingOf(verdict.class) !== 'good' || verdict.suggestion !== null,
  );
  const json = input.options['json'] === true;
  for (const link of told) input.print(json ? JSON.stringify(asJson(word, link)) : linkWords(link));
  const faults = told.filter(({ verdict }) => MUST.has(standingOf(verdict.class)));
  const sum = `${word} 有 ${links.length} 个链接，${faults.length} 个必须处理，另有 ${told.length - faults.length} 个供参考。`;
  if (json) input.tell(sum);
  else input.print(sum);
  return faults.length > 0;
}

const MUST: ReadonlySet<LinkStanding> = new Set(['fault', 'danger']);

async function bytesOf(word: string): Promise<Uint8Array> {
  try {
    return isAddress(word) ? (await fetchedFile(word)).bytes : await readOrdinaryFile(word, LARGEST_PAGE);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new AppError({ code: 'links.unreadable_page', message: `${word}：${error.message}`, cause: error });
  }
}

function linkWords({ url, use, verdict }: PageLink): string {
  const { label, remedy } = LINK_CLASSES[verdict.class];
  const words = use.words === '' ? '' : `  “${use.words}”`;
  const advice = verdict.suggestion === null ? remedy : `建议改为 ${verdict.suggestion}`;
  const lines = [`${label}  ${url}${words}`, `  ${verdict.evidence}`, `  怎样改：${advice}`];
  return lines.map(printable).join('\n');
}

function asJson(file: string, { url, use, verdict }: PageLink): Readonly<Record<string, string | null>> {
  return {
    file,
    url,
    element: use.element,
    words: use.words,
    class: verdict.class,
    standing: standingOf(verdict.class),
    evidence: verdict.evidence,
    suggestion: verdict.suggestion,
  };
}

function misused(message: string): AppError {
  return new AppError({ code: 'command.word_missing', message });
}
