import type { z } from 'zod';
import type { Endpoint, ErrorBody } from '../../../src/platform/http/endpoint.ts';

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

/** Keeps the token that `GET /api/session` gave. */
export function keepCsrfToken(token: string): void {
  csrfToken = token;
}

/** Called when any request finds the session gone: the page stays as it is and a sign-in dialog opens over it. */
export function whenSessionIsLost(handler: () => void): void {
  onSessionLost = handler;
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
  const hasBody = input.body !== undefined;
  const response = await send(path, {
    method: endpoint.method,
    headers: {
      ...(hasBody && { 'content-type': 'application/json' }),
      ...(endpoint.method !== 'GET' && { 'x-csrf-token': csrfToken }),
    },
    ...(hasBody && { body: JSON.stringify(input.body) }),
  });
  // The server cut the answer to the endpoint's schema.
  return (await response.json()) as z.output<E['response']>;
}

/** Uploads files as a form; `onProgress` gets 0 to 1. */
export async function upload<T>(
  path: string,
  files: readonly File[],
  options: { fields?: Readonly<Record<string, string>>; onProgress?: (share: number) => void } = {},
): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(options.fields ?? {})) form.append(name, value);
  for (const file of files) form.append('file', file, file.name);
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('x-csrf-token', csrfToken);
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) options.onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('error', () => reject(networkError()));
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as T);
      else reject(toError(request.status, request.responseText));
    });
    request.send(form);
  });
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    throw networkError();
  });
  if (!response.ok) throw toError(response.status, await response.text());
  return response;
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

function fillPath(path: string, params: unknown): string {
  const values = new Map(Object.entries((params ?? {}) as Record<string, unknown>));
  return path.replace(/:([a-zA-Z]+)/g, (_match, name: string) =>
    encodeURIComponent(String(values.get(name) ?? '')),
  );
}

function queryString(query: unknown): string {
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]): [string, string] => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
}
