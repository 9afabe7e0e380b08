import type { Readable } from 'node:stream';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx } from '../../platform/context.ts';
import { must, notFound } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { SealedContent } from '../../platform/sealed-storage.ts';
import type { FileKind } from '../../files/file-kinds.ts';
import { sniffBytes } from '../../files/sniff.ts';
import { cleanFileName, extensionOf } from '../attachments/file-names.ts';
import type { Position } from '../../law/requests/positions.ts';
import { startReleasesChecked } from './check-releases.ts';
import { standingOf } from './case-standing.ts';
import { loadCase, type LoadedCase } from './loaded-case.ts';
import { subjectOf } from './perform-action.ts';
import { fileKept, fileRefused } from './request-uploads.errors.ts';
import type { RequestFileKind } from './requests.definitions.ts';
import { requestsPolicy } from './requests.policy.ts';
import { findFile, insertFile } from './requests.repository.ts';

/** A file as it comes in. */
export interface IncomingRequestFile {
  readonly kind: RequestFileKind;
  /** Name of the evidence it is; empty when it is none. */
  readonly evidence: string;
  readonly shownToApplicant: boolean;
  readonly name: string;
  readonly content: Readable;
}

/** A file that is sealed and looked at, before it stands in a dossier. */
export interface SealedUpload {
  readonly sealedId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Whether the actor may add files to the request; asked before a byte is taken. */
export async function mayAddFile(ctx: Ctx, input: { caseId: string }): Promise<void> {
  const loaded = await loadCase(ctx, input.caseId);
  authorise(requestsPolicy.handle(ctx.actor, loaded.place));
}

/** Seals a file and looks at what it is by its bytes; one that is too large or lies about its type leaves nothing behind. */
export async function sealUpload(ctx: Ctx, file: { name: string; content: Readable }): Promise<SealedUpload> {
  const claimed = extensionOf(file.name);
  const found: FileKind[] = [];
  const sealed = await ctx.sealed.put(file.content, {
    maxBytes: ctx.config.uploadBytes,
    inspect: async (content) => {
      const sniffed = await sniffBytes(content, claimed);
      if (!sniffed.ok) throw fileRefused(cleanFileName(file.name, claimed), sniffed.message);
      found.push(sniffed.kind);
    },
  });
  const kind = must(found[0], 'kind of file');
  const name = cleanFileName(file.name, kind.extension);
  return { sealedId: sealed.id, name, mediaType: kind.mediaType, size: sealed.size };
}

/**
 * Puts a file into the dossier of a request. Everything in it is sealed: applicants' data is everywhere. What is for the applicant after
 * the answer was delivered is checked from now on: no later step would do so.
 */
export async function addRequestFile(
  ctx: Ctx,
  input: { caseId: string; file: IncomingRequestFile },
): Promise<{ id: string; name: string }> {
  const { caseId, file } = input;
  await mayAddFile(ctx, { caseId });
  const upload = await sealUpload(ctx, file);
  try {
    const { isOver, ...added } = await inTransaction(ctx, async (tx) => {
      const loaded = await loadCase(tx, caseId, { lock: true });
      authorise(requestsPolicy.handle(ctx.actor, loaded.place));
      const id = newId(ctx.clock.now().getTime());
      await insertFile(tx.db, fileRow(ctx, { id, caseId, file, upload }));
      tx.record({
        type: 'request.file_added',
        agencyId: loaded.row.agency_id,
        subject: subjectOf(loaded),
        after: {
          file: id,
          kind: file.kind,
          evidence: file.evidence,
          shownToApplicant: file.shownToApplicant,
        },
      });
      const { position } = loaded.state;
      return { id, name: upload.name, isOver: position === 'settled' || position === 'archived' };
    });
    if (isOver && file.shownToApplicant) startReleasesChecked(ctx, caseId);
    return added;
  } catch (error) {
    await ctx.sealed.remove(upload.sealedId);
    throw error;
  }
}

/** The row of a sealed file in a dossier. */
export function fileRow(
  ctx: Pick<Ctx, 'actor' | 'clock'>,
  {
    id,
    caseId,
    file,
    upload,
  }: {
    id: string;
    caseId: string;
    file: Omit<IncomingRequestFile, 'content' | 'name'>;
    upload: SealedUpload;
  },
) {
  return {
    id,
    case_id: caseId,
    kind: file.kind,
    evidence: file.evidence,
    name: upload.name,
    media_type: upload.mediaType,
    size: upload.size,
    sealed_id: upload.sealedId,
    shown_to_applicant: file.shownToApplicant,
    by_account: accountIdOf(ctx.actor),
    created_at: ctx.clock.now(),
    removed_at: null,
    removal_reason: null,
  };
}

/** Opens a file of a dossier. Opening an identity proof is recorded before the first byte is given. Close the content. */
export async function openRequestFile(
  ctx: Ctx,
  input: { caseId: string; fileId: string },
): Promise<{ name: string; mediaType: string; content: SealedContent }> {
  const loaded = await loadCase(ctx, input.caseId);
  authorise(requestsPolicy.open(ctx.actor, loaded.place, await standingOf(ctx, loaded)));
  const file = await findFile(ctx.db, input.fileId);
  if (file === null || file.case_id !== input.caseId || file.removed_at !== null) throw notFound('这份材料');
  const isProof = file.kind === 'identityProof' || file.kind === 'authorisation';
  if (isProof) authorise(requestsPolicy.openProof(ctx.actor, loaded.place));
  await inTransaction(ctx, async (tx) =>
    tx.record({
      type: isProof ? 'request.proof_opened' : 'request.file_opened',
      agencyId: loaded.row.agency_id,
      subject: subjectOf(loaded),
      after: { file: file.id },
    }),
  );
  return { name: file.name, mediaType: file.media_type, content: await ctx.sealed.open(file.sealed_id) };
}

/** Takes a file out of a dossier: its content is destroyed, that it was there stays on record. */
export async function removeRequestFile(
  ctx: Ctx,
  input: { caseId: string; fileId: string; reason: string },
): Promise<void> {
  const sealedId = await inTransaction(ctx, async (tx) => {
    const loaded = await loadCase(tx, input.caseId, { lock: true });
    authorise(requestsPolicy.handle(ctx.actor, loaded.place));
    refuseHandedOut(loaded);
    const file = await findFile(tx.db, input.fileId);
    if (file === null || file.case_id !== input.caseId || file.removed_at !== null)
      throw notFound('这份材料');
    await tx.db
      .updateTable('request_files')
      .set({ removed_at: ctx.clock.now(), removal_reason: `${nameOf(ctx.actor)}：${input.reason}` })
      .where('id', '=', file.id)
      .execute();
    tx.record({
      type: 'request.file_removed',
      agencyId: loaded.row.agency_id,
      subject: subjectOf(loaded),
      after: { file: file.id, kind: file.kind },
    });
    return file.sealed_id;
  });
  await ctx.sealed.remove(sealedId);
}

const DECIDED: ReadonlySet<Position> = new Set([
  'drafting',
  'reviewing',
  'signing',
  'delivering',
  'settled',
  'archived',
]);

/** What a decision stands on belongs to the file of the case, from the decision on. */
function refuseHandedOut({ state }: LoadedCase): void {
  if (state.position !== null && DECIDED.has(state.position)) throw fileKept();
}
