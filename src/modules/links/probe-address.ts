import { decodeText } from '../../files/readers/decode-text.ts';
import { isForFiles } from './file-endings.ts';
import type { HostQueue } from './host-queue.ts';
import { restAfter } from './host-queue.ts';
import type { FailureReason } from './probe-failure.ts';
import { askOnce, type Asking, type ProbeLimits, type StepAnswer, type StepFailure } from './probe-step.ts';
import { readAddress } from './read-address.ts';
import { onwardFrom, seeAnswer, type SeenAnswer } from './seen-answer.ts';

/** What stands at an address in the end, redirects followed. */
export interface Answer {
  readonly kind: 'answer';
  /** Where it was found. */
  readonly url: string;
  /** How many redirects lay before it. */
  readonly hops: number;
  /** Every redirect on the way is meant to last. */
  readonly lasting: boolean;
  readonly status: number;
  readonly contentType: string;
  readonly size: number | null;
  /** The page, where it is one and was read. */
  readonly page: { readonly html: string; readonly seen: SeenAnswer; readonly whole: boolean } | null;
  /** A few bytes that unpack to far more than any page has. */
  readonly bomb: boolean;
}

/** Nothing stands there, and why. */
export interface Failure {
  readonly kind: 'failure';
  readonly reason: FailureReason;
  /** Where it failed. */
  readonly url: string;
}

/** How addresses are looked at. */
export interface Probe {
  readonly limits: ProbeLimits;
  readonly queue: HostQueue;
  now(): Date;
}

const MOST_HOPS = 5;

/**
 * Looks at what stands at an address: HEAD first, which costs least; where that isn't answered properly one byte; then the page
 * itself. At most five redirects are followed, each checked as the first was. Never throws for what servers do.
 */
export async function probeAddress(probe: Probe, address: string): Promise<Answer | Failure> {
  const seen = new Set<string>();
  const cookies = cookieJar();
  let url = new URL(address);
  let lasting = true;
  for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
    // The same address again is no circle where the host has asked to be told something meanwhile.
    const turn = `${url.href} ${cookies.of(url)}`;
    if (seen.has(turn)) return { kind: 'failure', reason: 'redirectLoop', url: url.href };
    seen.add(turn);
    const answer = await askLadder({ ...probe, cookies }, url);
    if (answer.kind === 'failure') return { ...answer, url: url.href };
    const next = nextAddress(answer, url);
    if (next === null) return { ...settled(answer), url: url.href, hops, lasting };
    if (next.kind === 'failure') return { ...next, url: url.href };
    lasting &&= answer.status === 301 || answer.status === 308;
    url = next.url;
  }
  return { kind: 'failure', reason: 'tooManyRedirects', url: url.href };
}

/** What hosts asked to be told again, kept for one look and told to nobody else. */
interface CookieJar {
  of(url: URL): string;
  keep(url: URL, pairs: readonly string[]): void;
}

function cookieJar(): CookieJar {
  const hosts = new Map<string, Map<string, string>>();
  return {
    of: (url) => [...(hosts.get(url.host)?.values() ?? [])].join('; '),
    keep: (url, pairs) => {
      const kept = hosts.get(url.host) ?? new Map<string, string>();
      for (const pair of pairs) if (kept.size < 50) kept.set(pair.slice(0, pair.indexOf('=')), pair);
      hosts.set(url.host, kept);
    },
  };
}

/** A look under way. */
interface Look extends Probe {
  readonly cookies: CookieJar;
}

type Step = StepAnswer & { readonly page: Answer['page'] };

async function askLadder(probe: Look, url: URL): Promise<Step | StepFailure> {
  const head = await ask(probe, { url, how: 'head' });
  if (head.kind === 'failure' && !mayBeHead(head.reason)) return head;
  if (head.kind === 'answer' && isLastWord(probe, head, url)) return { ...head, page: null };
  if (head.kind === 'answer' && isFine(head.status)) {
    if (!isPage(head, url)) return (head.size ?? 0) > 0 ? { ...head, page: null } : askForFile(probe, url);
  } else {
    const first = await ask(probe, { url, how: 'firstByte' });
    if (first.kind === 'failure' && !mayBeHead(first.reason)) return first;
    if (first.kind === 'failure' && head.kind === 'failure' && first.reason === 'timeout') return first;
    if (first.kind === 'answer') {
      if (isLastWord(probe, first, url) || isGone(first, head)) return { ...first, page: null };
      if (isFine(first.status) && !isPage(first, url)) return fileOf(first);
    }
  }
  return askWhole(probe, url);
}

/** A file whose length HEAD didn't tell: one byte shows whether there is any. */
async function askForFile(probe: Look, url: URL): Promise<Step | StepFailure> {
  const first = await ask(probe, { url, how: 'firstByte' });
  if (first.kind === 'failure') return askWhole(probe, url);
  if (isLastWord(probe, first, url)) return { ...first, page: null };
  if (first.status === 416) return { ...first, status: 200, size: 0, page: null };
  if (!isFine(first.status) || isPage(first, url)) return askWhole(probe, url);
  return fileOf(first);
}

/** Whether there is anything of a file is told by its length, or by its first byte. */
function fileOf(first: StepAnswer): Step {
  return { ...first, size: first.size ?? (first.body.byteLength > 0 ? null : 0), page: null };
}

async function askWhole(probe: Look, url: URL): Promise<Step | StepFailure> {
  const answer = await ask(probe, { url, how: 'whole' });
  if (answer.kind === 'failure' || answer.bomb)
    return answer.kind === 'failure' ? answer : { ...answer, page: null };
  const size = answer.bodyCut ? answer.size : answer.body.byteLength;
  if (!isPage(answer, url) && isFine(answer.status)) return { ...answer, size, page: null };
  const html = decodeText(answer.body).text;
  const seen = seeAnswer(html);
  return { ...answer, size, page: { html, seen, whole: !answer.bodyCut && seen.whole } };
}

async function ask(probe: Look, asked: Omit<Asking, 'cookie'>): Promise<StepAnswer | StepFailure> {
  const { url } = asked;
  const host = url.hostname;
  const asking = { ...asked, cookie: probe.cookies.of(url) };
  const answer = await probe.queue.run(host, async (): Promise<StepAnswer | StepFailure> => {
    // While this one waited for its turn another may have been asked to leave the host alone.
    if (rests(probe, url)) return { kind: 'failure', reason: 'rests' };
    return askOnce(asking, probe.limits);
  });
  if (answer.kind === 'answer') probe.cookies.keep(url, answer.cookies);
  if (answer.kind === 'answer' && (answer.status === 429 || answer.status === 503)) {
    const rest = restAfter(answer.retryAfter, probe.now());
    if (rest !== null) probe.queue.restUntil(host, rest);
  }
  return answer;
}

function rests(probe: Probe, url: URL): boolean {
  return probe.queue.restsUntil(url.hostname, probe.now()) !== null;
}

/** An answer that asks to be left alone is the last word of this look. */
function isLastWord(probe: Look, answer: StepAnswer, url: URL): boolean {
  return isRedirect(answer) || rests(probe, url);
}

/** What goes wrong for HEAD alone, on servers that don't know it. */
function mayBeHead(reason: FailureReason): boolean {
  return reason === 'reset' || reason === 'timeout' || reason === 'garbled';
}

function isRedirect({ status, location }: StepAnswer): boolean {
  return [301, 302, 303, 307, 308].includes(status) && location !== '';
}

function isFine(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Both say so: the page itself needn't be asked for. */
function isGone(first: StepAnswer, head: StepAnswer | StepFailure): boolean {
  const gone = first.status === 404 || first.status === 410;
  return gone && head.kind === 'answer' && head.status === first.status;
}

/** Whether it claims to be a page; without a type, whether its address is none of a file. */
function isPage({ contentType }: StepAnswer, url: URL): boolean {
  if (contentType === '') return !isForFiles(url.href);
  return /^(?:text\/html|application\/xhtml\+xml)/.test(contentType);
}

function nextAddress(answer: Step, from: URL): { kind: 'next'; url: URL } | StepFailure | null {
  const page = answer.page?.seen;
  // A page of nothing but "you are being sent on" is a redirect too.
  const refresh = page !== undefined && page.text.length < 200 ? onwardFrom(page) : null;
  const location = isRedirect(answer) ? asWritten(answer.location) : isFine(answer.status) ? refresh : null;
  if (location === null) return null;
  const read = readAddress(location, from.href);
  switch (read.kind) {
    case 'web':
      // A page that loads itself anew again and again stays where it is.
      return read.url === from.href && !isRedirect(answer) ? null : { kind: 'next', url: new URL(read.url) };
    case 'internal':
      return { kind: 'failure', reason: 'internal' };
    case 'here':
    case 'other':
    case 'runs':
    case 'malformed':
      return isRedirect(answer) ? { kind: 'failure', reason: 'badRedirect' } : null;
  }
}

/** Headers come as Latin-1; many servers write UTF-8 into them. */
function asWritten(location: string): string {
  if (!/[\u0080-\u00ff]/.test(location)) return location;
  return decodeText(Buffer.from(location, 'latin1')).text;
}

function settled(answer: Step): Omit<Answer, 'url' | 'hops' | 'lasting'> {
  const { status, contentType, size, page, bomb } = answer;
  return { kind: 'answer', status, contentType, size, page, bomb };
}
