import type { z } from 'zod';
import { CSRF_HEADER } from '../../../src/modules/accounts/accounts.api.ts';
import type { Endpoint, ErrorBody } from '../../../src/platform/http/endpoint.ts';
import { watchForStall } from './stall-watch.ts';

/** An answer of the server that says no, with the Chinese sentence to show. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(options: { code: string; message: string; status: number; details?: unknown }) {
    super(options.message);
    this.code = options.code;
    this.status = options.status;
    this.details = options.details;
  }
}

/** Token that the server wants back with every change; set after sign-in. */
let csrfToken = '';
let onSessionLost: (() => void) | null = null;

/** Keeps the token that `GET /api/session/current` gave. */
export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when any request finds the session gone: the page stays as it is and a sign-in dialog opens over it. */
export function whenSessionIsLost(handler: () => void): void {
  onSessionLost = handler;
}

let renewToken: (() => Promise<boolean>) | null = null;

/**
 * Called when the token is refused because the same person signed in again in another window. When it answers that
 * the token was renewed, the refused request is sent once more.
 */
export function whenTokenIsStale(handler: () => Promise<boolean>): void {
  renewToken = handler;
}

// An endpoint without a schema for one of its parts leaves it `unknown`: then nothing may be passed there.
type Part<Name extends string, Value> = unknown extends Value
  ? { [K in Name]?: never }
  : { [K in Name]: Value };
type OptionalPart<Name extends string, Value> = unknown extends Value
  ? { [K in Name]?: never }
  : { [K in Name]?: Value };
type InputOf<E extends Endpoint> = Part<'params', z.input<NonNullable<E['params']>>> &
  OptionalPart<'query', z.input<NonNullable<E['query']>>> &
  Part<'body', z.input<NonNullable<E['body']>>>;

/** Calls an endpoint. Throws `ApiError` with a sentence for people, also when the network fails. */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
): Promise<z.output<E['response']>> {
  const path = fillPath(endpoint.path, input.params) + queryString(input.query);
  const response = await withFreshToken(async () => send(path, endpoint.method, input.body));
  // The server cut the answer to the endpoint's schema.
  return (await response.json()) as z.output<E['response']>;
}

/** Uploads a file as a form and reads the answer by its schema; `onProgress` gets 0 to 1. */
export async function upload<Schema extends z.ZodType>(
  path: string,
  file: File,
  options: { answer: Schema; onProgress?: (share: number) => void; signal?: AbortSignal },
): Promise<z.output<Schema>> {
  const text = await withFreshToken(async () => sendFile(path, file, options));
  return options.answer.parse(JSON.parse(text));
}

/** Fetches a text that the program wrote, e.g. a page to be shown. Throws `ApiError` like `call`. */
export async function readText(path: string): Promise<string> {
  return (await send(path, 'GET')).text();
}

/** Fetches a file and hands it to the browser to be kept. Throws `ApiError` like `call`. */
export async function download(path: string): Promise<void> {
  const response = await send(path, 'GET');
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameIn(response.headers.get('content-disposition')) ?? '下载';
  link.click();
  // The browser reads it right after the click; a minute is plenty.
  window.setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

async function withFreshToken<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    const stale = error instanceof ApiError && error.code === 'session.forged';
    if (!stale || renewToken === null || !(await renewToken())) throw error;
    return request();
  }
}

async function send(path: string, method: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(method !== 'GET' && { [CSRF_HEADER]: csrfToken }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw networkError();
  });
  if (!response.ok) throw toError(response.status, await response.text());
  return response;
}

// Only this tells how much of a file was sent.
async function sendFile(
  path: string,
  file: File,
  options: { onProgress?: (share: number) => void; signal?: AbortSignal },
): Promise<string> {
  const form = new FormData();
  form.append('file', file, file.name);
  return new Promise<string>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader(CSRF_HEADER, csrfToken);
    const watch = watchForStall(() => {
      reject(stuck());
      request.abort();
    });
    request.addEventListener('loadend', watch.over);
    request.upload.addEventListener('load', watch.sent);
    request.upload.addEventListener('progress', (event) => {
      watch.moved();
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(networkError()));
    request.addEventListener('abort', () => reject(cancelled()));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.responseText);
      else reject(toError(request.status, request.responseText));
    });
    options.signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

function fileNameIn(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? null : decodeURIComponent(encoded);
}

function toError(status: number, text: string): ApiError {
  const body = parseError(text);
  if (status === 401 && body?.error.code === 'session.required') onSessionLost?.();
  return new ApiError({
    code: body?.error.code ?? 'common.unreadable',
    message: body?.error.message ?? '服务器的回答无法识别，请稍后重试。',
    status,
    details: body?.error.details,
  });
}

function parseError(text: string): ErrorBody | null {
  try {
    const parsed = JSON.parse(text) as Partial<ErrorBody>;
    return parsed.error === undefined ? null : { error: parsed.error };
  } catch {
    return null;
  }
}

function networkError(): ApiError {
  return new ApiError({
    code: 'common.network',
    message: '连不上服务器，操作没有完成。请检查网络后重试，已填写的内容仍在页面上。',
    status: 0,
  });
}

function stuck(): ApiError {
  return new ApiError({
    code: 'desk.stuck',
    message: '文件传到一半停住了，没有上传成功。请检查网络后重试，已填写的内容仍在页面上。',
    status: 0,
  });
}

function cancelled(): ApiError {
  return new ApiError({ code: 'desk.cancelled', message: '已取消上传。', status: 0 });
}

function fillPath(path: string, params: unknown): string {
  const values = new Map(membersOf(params));
  return path.replace(/:([a-zA-Z]+)/g, (_match, name: string) =>
    encodeURIComponent(String(values.get(name) ?? '')),
  );
}

function queryString(query: unknown): string {
  const pairs = membersOf(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]): [string, string] => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}

function membersOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
