import type { FastifyReply, FastifyRequest } from 'fastify';
import { FIELDS_ONLY, readPublicForm, type SentForm } from '../../platform/http/public-forms.ts';
import type { StatusFormName } from '../../portal/requests/request-model.ts';
import { formIdOf, isEndless } from './apply-form.ts';
import { discardUpload, keepUpload, mostUploadBytes, type PublicUpload } from './apply-uploads.ts';
import { loadCase } from './loaded-case.ts';
import { isStatusForm, openStatusForms } from './request-status-forms.ts';
import { statusFormOf } from './request-status-send.ts';
import { senderOf } from './upload-room.ts';

/** Forms of the status page that may bring a file. */
const WITH_FILE: ReadonlySet<StatusFormName> = new Set(['clarify', 'message']);

/** A form of the status page with its file. */
export interface StatusPost {
  readonly form: SentForm<PublicUpload | null>;
  /** What was made of the file; null without one. */
  readonly file: PublicUpload | null;
  /** A file came that nothing was read of: no pass, another request's form, or one that isn't open any more. */
  readonly passedOver: boolean;
  /** Gives up what was kept. */
  discard(): Promise<void>;
}

/**
 * Reads a form of the status page. Of a file nothing is kept unless the browser may look at the request and this very form
 * of it is open; a form that takes none has it passed over.
 * @param caseId the request of the browser's pass; null without one
 */
export async function readStatusPost(
  request: FastifyRequest,
  reply: FastifyReply,
  caseId: string | null,
): Promise<StatusPost> {
  const { ctx } = request;
  const open = caseId === null ? new Set<string>() : await openForms(request, caseId);
  const wanted = (field: (name: string) => string): boolean => {
    const name = field('form');
    if (caseId === null || !isStatusForm(name) || !WITH_FILE.has(name) || !open.has(name)) return false;
    return formIdOf(ctx, { form: statusFormOf(name, caseId), token: field('token') }) !== null;
  };
  const endless = isEndless(request, reply);
  const sender = senderOf(request);
  const discard = async (kept: PublicUpload | null): Promise<void> =>
    kept === null ? undefined : discardUpload(ctx, kept);
  const form = await readPublicForm<PublicUpload | null>(request, {
    limits: { ...FIELDS_ONLY, files: 1, fileBytes: mostUploadBytes(ctx) },
    files: {
      keep: async ({ name, content }, { field }) =>
        wanted(field) ? keepUpload(ctx, { name, content, endless, sender }) : null,
      discard,
    },
  });
  const sent = form.files[0];
  return {
    form,
    file: sent?.kept ?? null,
    passedOver: sent !== undefined && sent.kept === null,
    discard: async () => discard(sent?.kept ?? null),
  };
}

async function openForms(request: FastifyRequest, caseId: string): Promise<ReadonlySet<StatusFormName>> {
  // Whether publication was proposed before matters to no form that takes a file.
  return openStatusForms(await loadCase(request.ctx, caseId), { proposed: false });
}
