import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Ctx } from '../../platform/context.ts';
import type { SentForm } from '../../platform/http/public-forms.ts';
import { readToken } from '../../platform/signed-token.ts';
import type { ApplyErrors } from '../../portal/requests/apply-fields.ts';
import { readKeptToken, type PublicUpload } from './apply-uploads.ts';
import type { SealedUpload } from './request-files.ts';

/** The files of an application: those that came with it, else those kept from an earlier try; and what was refused. */
export interface SentUploads {
  readonly proof: SealedUpload | null;
  readonly authorisation: SealedUpload | null;
  readonly errors: ApplyErrors;
}

/** Sorts the files of a sent application by their fields. */
export function sentUploads(ctx: Pick<Ctx, 'keys' | 'clock'>, form: SentForm<PublicUpload>): SentUploads {
  const errors: Partial<Record<'proof' | 'authorisation', string>> = {};
  const uploadOf = (field: 'proof' | 'authorisation'): SealedUpload | null => {
    const sent = form.files.findLast((file) => file.field === field)?.kept;
    if (sent?.ok === true) return sent.upload;
    if (sent !== undefined) errors[field] = sent.message;
    return readKeptToken(ctx, form.field(`${field}-kept`));
  };
  return { proof: uploadOf('proof'), authorisation: uploadOf('authorisation'), errors };
}

const guarded = z.object({ id: z.string() });

/** The identifier in the token of a form, whether or not its question was answered; null where it doesn't hold. */
export function formIdOf(
  ctx: Pick<Ctx, 'keys' | 'clock'>,
  sent: { readonly form: string; readonly token: string },
): string | null {
  const read = readToken(ctx.keys, sent.token, { purpose: `form ${sent.form}`, now: ctx.clock.now() });
  return read.ok ? guarded.parse(read.body).id : null;
}

/**
 * Whether nothing says how long the form is, which no browser leaves out. Its connection ends with the answer: whatever is
 * still on its way isn't read.
 */
export function isEndless(request: FastifyRequest, reply: FastifyReply): boolean {
  if (request.headers['content-length'] !== undefined) return false;
  reply.header('connection', 'close');
  return true;
}
