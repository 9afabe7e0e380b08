import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { request as overHttp, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import { isIP } from 'node:net';
import { reachOf } from './public-addresses.ts';

/** One host that the program may call, and what a call may cost. */
export interface OutgoingHost {
  /** Scheme, host, port, e.g. `https://api.example.gov.cn`; a path in it is put before every path. */
  readonly base: string;
  /** Milliseconds for a whole call. 30,000 when left out. */
  readonly timeoutMs?: number;
  /** Bytes of an answer. A million when left out. */
  readonly maxBytes?: number;
  /** This very machine may be called: for tests, and for a gateway that runs beside the program. */
  readonly loopback?: boolean;
}

/** A call. */
export interface OutgoingCall {
  readonly method: 'GET' | 'POST';
  /** Begins with `/`; may have a query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The program ends: the call is given up. Only for what may be asked again. */
  readonly ending?: AbortSignal | undefined;
}

/** What came back, whatever its status. */
export interface OutgoingAnswer {
  readonly status: number;
  /** As UTF-8. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** `content-type` and `location` as they were sent; empty when they weren't. */
  readonly contentType: string;
  readonly location: string;
}

/** A call that got no answer. `message` never holds the address, headers or body: they may hold secrets. */
export class OutgoingFailure extends Error {
  override readonly name = 'OutgoingFailure';
  readonly reason: 'address' | 'unreachable' | 'timeout' | 'tooLong' | 'ending';

  constructor(reason: OutgoingFailure['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 1_000_000;

/**
 * Calls the one host that was set and no other: redirects aren't followed, and where the name leads is checked at the
 * moment of connecting. Addresses within an office's own network may be called, those of the machine itself only when the
 * host says so. Throws `OutgoingFailure`. For hosts that strangers name there is `askOnce` of the links, which reaches nothing inside; ADR 0037
 * says why they are two.
 */
export async function callOut(host: OutgoingHost, call: OutgoingCall): Promise<OutgoingAnswer> {
  const url = target(host, call.path);
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(literal) !== 0 && !mayConnect(literal, host)) throw refused();
  const late = AbortSignal.timeout(host.timeoutMs ?? TIMEOUT_MS);
  const options: RequestOptions = {
    method: call.method,
    headers: {
      ...call.headers,
      ...(call.body !== undefined && { 'content-length': String(call.body.byteLength) }),
    },
    lookup: (name, wanted, done) =>
      lookUp(name, { ...wanted, all: true }, (error, found) => {
        const allowed = error === null ? found.filter(({ address }) => mayConnect(address, host)) : [];
        const [first] = allowed;
        if (error !== null || first === undefined) done(error ?? refused(), '', 0);
        else if (wanted.all === true) done(null, allowed satisfies LookupAddress[]);
        else done(null, first.address, first.family);
      }),
    signal: call.ending === undefined ? late : AbortSignal.any([late, call.ending]),
  };
  return new Promise<OutgoingAnswer>((resolve, reject) => {
    const send = url.protocol === 'https:' ? overHttps : overHttp;
    const request = send(url, options, (response) => {
      readAnswer(response, host.maxBytes ?? MAX_BYTES).then(resolve, (error: unknown) => {
        request.destroy();
        reject(failureOf(error, call));
      });
    });
    request.on('error', (error) => reject(failureOf(error, call)));
    request.end(call.body);
  });
}

function target(host: OutgoingHost, path: string): URL {
  const base = new URL(host.base);
  const url = new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base.origin);
  if (!path.startsWith('/') || url.origin !== base.origin || !/^https?:$/.test(url.protocol)) throw refused();
  return url;
}

function mayConnect(address: string, host: OutgoingHost): boolean {
  const reach = reachOf(address);
  return reach === 'public' || reach === 'private' || (reach === 'loopback' && host.loopback === true);
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<OutgoingAnswer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) throw new OutgoingFailure('unreachable', '对方的回应不能识别。');
    size += chunk.byteLength;
    if (size > maxBytes) throw new OutgoingFailure('tooLong', '对方的回应过长，没有采用。');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return {
    status: response.statusCode ?? 0,
    text: bytes.toString('utf8'),
    bytes,
    contentType: response.headers['content-type'] ?? '',
    location: response.headers.location ?? '',
  };
}

function refused(): OutgoingFailure {
  return new OutgoingFailure('address', '对方地址不允许连接，请系统管理员核对连接设置。');
}

function failureOf(error: unknown, { ending }: OutgoingCall): OutgoingFailure {
  if (error instanceof OutgoingFailure) return error;
  if (ending?.aborted === true) return new OutgoingFailure('ending', '程序正在停止，没有等到对方回应。');
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError' || name === 'TimeoutError')
    return new OutgoingFailure('timeout', '对方没有在规定时间内回应。');
  return new OutgoingFailure('unreachable', '连不上对方的服务器，请检查网络和连接设置。');
}
