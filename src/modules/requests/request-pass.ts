import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { givePass, readPass, takePass, type PassKind } from '../../platform/http/browser-pass.ts';
import { REQUEST_STATUS } from '../../portal/paths.ts';
import { findCase, type CaseRow } from './requests.repository.ts';

/** Half an hour from the last page; long enough to write an opinion, not to be left on a shared computer for a day. */
const PASS: PassKind = {
  name: 'gongkai_request',
  path: REQUEST_STATUS,
  minutes: 30,
  longestMinutes: 240,
};

/** Minutes after which the pass is over when no further page is opened. */
export const PASS_MINUTES = PASS.minutes;

const pass = z.object({ caseId: z.string(), code: z.string() });

/** A request that the browser may look at. */
export interface PassedRequest {
  readonly row: CaseRow;
  /** When number and query code were entered. */
  readonly since: Date;
}

/** Lets the browser look at one request for a while. `since`: when it is let go on, the moment it was let in. */
export function giveRequestPass(
  reply: FastifyReply,
  to: { readonly row: Pick<CaseRow, 'id' | 'query_code_hash'>; readonly since?: Date },
): void {
  const { ctx } = reply.request;
  const { row, since } = to;
  const body = { caseId: row.id, code: fingerprint(row.query_code_hash) };
  const now = ctx.clock.now();
  givePass(reply, ctx.keys, { kind: PASS, body, now, ...(since !== undefined && { since }) });
}

/** The request that the browser may look at; null without a pass, after its end, and once the query code was renewed. */
export async function passedRequest(request: FastifyRequest): Promise<PassedRequest | null> {
  const { ctx } = request;
  const held = readPass(request, ctx.keys, { kind: PASS, now: ctx.clock.now() });
  const read = pass.safeParse(held?.body);
  if (held === null || !read.success) return null;
  const row = await findCase(ctx.db, read.data.caseId);
  if (row === null || fingerprint(row.query_code_hash) !== read.data.code) return null;
  return { row, since: held.since };
}

/** Whether the browser sent a pass at all, valid or not: one that keeps no cookies never does. */
export function keepsPasses(request: FastifyRequest): boolean {
  return request.cookies[PASS.name] !== undefined;
}

/** Takes the pass from the browser. */
export function takeRequestPass(reply: FastifyReply): void {
  takePass(reply, PASS);
}

/** Says which code it was, to who knows its hash already, and nothing more. */
function fingerprint(hash: string): string {
  return createHash('sha256').update(`pass ${hash}`).digest('base64url').slice(0, 22);
}
