import { isIP } from 'node:net';
import { brotliDecompressSync, constants, gunzipSync, inflateSync } from 'node:zlib';
import { Client } from 'undici';
import { failureOf, ProbeRefused, type FailureReason } from './probe-failure.ts';

/** What a look at strangers' servers may cost and reach. */
export interface ProbeLimits {
  /** Addresses of a host name, in the order in which they are tried. Throws what `node:dns` throws. */
  resolve(host: string): Promise<readonly string[]>;
  /** Whether a resolved address may be connected to. */
  mayConnect(address: string): boolean;
  /** Milliseconds for one request with its answer. */
  readonly timeoutMs: number;
  /** Bytes of a body that are read, packed and unpacked. */
  readonly maxBytes: number;
  /** Certificates trusted besides those of Node: for tests and an office's own authority. PEM. */
  readonly trusted: readonly string[];
  /** Breaks off whatever is under way. */
  readonly signal?: AbortSignal;
}

/** One request. */
export interface Asking {
  readonly url: URL;
  readonly how: 'head' | 'firstByte' | 'whole';
  /** What the host has asked to be told again; empty for nothing. */
  readonly cookie: string;
}

/** One answer, redirects not followed. */
export interface StepAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly contentType: string;
  readonly location: string;
  /** Bytes of the whole, as the server says; null when it doesn't. */
  readonly size: number | null;
  /** `Retry-After` as it was sent. */
  readonly retryAfter: string;
  /** `name=value` of what it asks to be told again. */
  readonly cookies: readonly string[];
  /** Unpacked; empty for `head`. */
  readonly body: Uint8Array;
  /** The body is longer than what was read, or wouldn't unpack. */
  readonly bodyCut: boolean;
  /** A few bytes that unpack to far more than any page has. */
  readonly bomb: boolean;
}

/** No answer, and why. */
export interface StepFailure {
  readonly kind: 'failure';
  readonly reason: FailureReason;
}

const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Gongkai link check)',
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-language': 'zh-CN,zh;q=0.9',
  'accept-encoding': 'identity',
} as const;
const MAX_HEADERS = 32 * 1024;

/**
 * Asks once. The name is resolved once, each address is checked, and the connection goes to what was checked and to nothing else,
 * whatever the name leads to a moment later. Never throws for what a server does.
 */
export async function askOnce(
  { url, how, cookie }: Asking,
  limits: ProbeLimits,
): Promise<StepAnswer | StepFailure> {
  const late = AbortSignal.timeout(limits.timeoutMs);
  const signal = limits.signal === undefined ? late : AbortSignal.any([late, limits.signal]);
  let client: Client | null = null;
  try {
    const addresses = await within(pinned(url.hostname, limits), signal);
    client = clientFor(url, addresses, limits);
    const answer = await client.request({
      path: `${url.pathname}${url.search}`,
      method: how === 'head' ? 'HEAD' : 'GET',
      headers: {
        ...HEADERS,
        ...(how === 'firstByte' && { range: 'bytes=0-0' }),
        ...(cookie !== '' && { cookie }),
      },
      signal,
    });
    const header = headerOf(answer.headers);
    // Where the answer leads on its body says nothing.
    const reads = how !== 'head' && !(answer.statusCode >= 300 && answer.statusCode < 400);
    const packed = reads ? await readAtMost(answer.body, how === 'firstByte' ? 1 : limits.maxBytes) : NOTHING;
    return {
      kind: 'answer',
      status: answer.statusCode,
      contentType: header('content-type').toLowerCase(),
      location: header('location'),
      size: sizeOf(header, answer.statusCode),
      retryAfter: header('retry-after'),
      cookies: cookiesIn(answer.headers['set-cookie']),
      ...(how === 'whole'
        ? unpack(packed, header('content-encoding'), limits.maxBytes)
        : { ...packed, bomb: false }),
    };
  } catch (error) {
    return { kind: 'failure', reason: failureOf(error) };
  } finally {
    // Whatever is still coming is of no interest.
    client?.destroy().catch(() => {});
  }
}

/** Where a host may be connected to; throws `ProbeRefused` where any of its addresses is one that may not. */
async function pinned(hostname: string, limits: ProbeLimits): Promise<readonly string[]> {
  const literal = hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(literal) === 0 ? await limits.resolve(literal) : [literal];
  if (addresses.length === 0) throw new ProbeRefused('unknownHost');
  if (!addresses.every((address) => limits.mayConnect(address))) throw new ProbeRefused('internal');
  return addresses;
}

function clientFor(url: URL, addresses: readonly string[], limits: ProbeLimits): Client {
  const found = addresses.map((address) => ({ address, family: isIP(address) }));
  return new Client(url.origin, {
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
    maxHeaderSize: MAX_HEADERS,
    pipelining: 0,
    connect: {
      timeout: limits.timeoutMs,
      ...(limits.trusted.length > 0 && { ca: [...limits.trusted] }),
      lookup: (_name, wanted, done) => {
        const [first] = found;
        if (wanted.all === true) done(null, found);
        else done(null, first?.address ?? '', first?.family ?? 0);
      },
    },
  });
}

const MOST_COOKIES = 20;

function cookiesIn(value: string | string[] | undefined): string[] {
  const lines = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return lines
    .slice(0, MOST_COOKIES)
    .map((line) => (line.split(';', 1)[0] ?? '').trim())
    .filter((pair) => pair.length < 4096 && /^[^=\s]+=[\x21-\x7e]*$/.test(pair));
}

type Header = (name: string) => string;

function headerOf(headers: Readonly<Record<string, string | string[] | undefined>>): Header {
  return (name) => {
    const value = headers[name];
    return (Array.isArray(value) ? value[0] : value) ?? '';
  };
}

/** The whole's length: of a part it stands behind the stroke. */
function sizeOf(header: Header, status: number): number | null {
  const range = /\/(\d{1,15})$/.exec(header('content-range'));
  if (range?.[1] !== undefined) return Number(range[1]);
  const length = header('content-length');
  return status !== 206 && /^\d{1,15}$/.test(length) ? Number(length) : null;
}

interface ReadBody {
  readonly body: Uint8Array;
  readonly bodyCut: boolean;
}

const NOTHING: ReadBody = { body: new Uint8Array(0), bodyCut: false };

async function readAtMost(body: AsyncIterable<unknown>, most: number): Promise<ReadBody> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    chunks.push(chunk.subarray(0, most - size));
    size += chunk.byteLength;
    if (size > most) return { body: Buffer.concat(chunks), bodyCut: true };
  }
  return { body: Buffer.concat(chunks), bodyCut: false };
}

/** Bytes that unpack to more than `maxBytes` are those of no page. */
const SMALL_PIECE = 4096;

/** A body that unpacks to more than is read is unpacked as far as half of it goes, or half of that. */
function unpack(read: ReadBody, encoding: string, maxBytes: number): ReadBody & { readonly bomb: boolean } {
  const unpacker = UNPACKERS[encoding.trim().toLowerCase()];
  if (unpacker === undefined) return { ...read, bomb: false };
  for (let length = read.body.byteLength; ; length = Math.ceil(length / 2)) {
    try {
      const bodyCut = read.bodyCut || length < read.body.byteLength;
      return { body: unpacker(read.body.subarray(0, length), maxBytes), bodyCut, bomb: false };
    } catch (error) {
      // What claims to be packed and isn't is left alone.
      if (!(error instanceof RangeError)) return { ...NOTHING, bodyCut: true, bomb: false };
      if (length <= SMALL_PIECE) return { ...NOTHING, bodyCut: true, bomb: true };
    }
  }
}

/** What was cut off unpacks as far as it goes. */
const UNPACKERS: Readonly<Record<string, (bytes: Uint8Array, most: number) => Uint8Array>> = {
  gzip: (bytes, most) => gunzipSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }),
  deflate: (bytes, most) =>
    inflateSync(bytes, { maxOutputLength: most, finishFlush: constants.Z_SYNC_FLUSH }),
  br: (bytes, most) =>
    brotliDecompressSync(bytes, { maxOutputLength: most, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
};

/** A name server may be slower than anybody waits. */
async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {};
  // Whoever no longer waits doesn't hear of it when it fails, and nobody else would.
  work.catch(() => {});
  if (signal.aborted) throw new ProbeRefused('timeout');
  const late = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new ProbeRefused('timeout'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
