import type { z } from 'zod';

/**
 * One operation of the HTTP interface, written once: the server registers it (`serve`), the desk calls it
 * (`call` in desk/src/app/api.ts), the OpenAPI description comes out of it. This file and all `*.api.ts` run in the
 * browser too.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With parameters as `:name`; below `/api`. */
  readonly path: `/api/${string}`;
  /** One Chinese sentence for the interface description. */
  readonly summary: string;
  /** Who may come here at all; what they may do is decided by the use case's policy. */
  readonly access: 'public' | 'signed-in';
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** What is sent back; members not declared are cut off. */
  readonly response: Response;
}

/** Declares an endpoint and keeps the exact types of its schemas. */
export function endpoint<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Response extends z.ZodType,
>(spec: Endpoint<Params, Query, Body, Response>): Endpoint<Params, Query, Body, Response> {
  return spec;
}

/** What comes back from an endpoint. */
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
/** What is sent in an endpoint's body. */
export type BodyOf<E extends Endpoint> = z.input<NonNullable<E['body']>>;

/** How every error comes over HTTP. */
export interface ErrorBody {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: unknown;
  };
}
