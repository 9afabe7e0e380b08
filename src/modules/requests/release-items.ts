import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { letterKind } from '../../law/letters/letter-kinds.ts';
import { plainFileName } from '../attachments/shown-file-name.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import type { IssuedLetter } from '../letters/letters.types.ts';
import type { LoadedCase } from './loaded-case.ts';
import { filesOf } from './requests.repository.ts';

type RequestFile = Awaited<ReturnType<typeof filesOf>>[number];

/** Something of a request that its applicant may get: a file that is shown to him, a letter to him. */
export interface ReleaseItem {
  /** 'file:' or 'letter:' with its identifier. */
  readonly item: string;
  /** Chinese: what it is called in a sentence. */
  readonly called: string;
  /** With the ending by which it is read. */
  readonly name: string;
  readonly sealedId: string;
  readonly size: number | null;
}

/** The item that a file is. */
export function itemOfFile(id: string): string {
  return `file:${id}`;
}

/** The item that a letter is. */
export function itemOfLetter(id: string): string {
  return `letter:${id}`;
}

/** Everything of a request that its applicant may get, now or once the answer is delivered. */
export async function releaseItems(db: Db, { row }: LoadedCase): Promise<ReleaseItem[]> {
  const files = (await filesOf(db, row.id)).filter(isForApplicant);
  const letters = (await lettersOfSubject(db, row.id)).filter(
    ({ voidedAt, agencyId, kind }) =>
      voidedAt === null && agencyId === row.agency_id && letterKind(kind).to === 'applicant',
  );
  return [...files.map(ofFile), ...letters.map(ofLetter)];
}

/** Whether a file of a dossier is for the applicant; proofs of who he is never are. */
export function isForApplicant(file: Pick<RequestFile, 'kind' | 'shown_to_applicant'>): boolean {
  return file.shown_to_applicant && file.kind !== 'identityProof' && file.kind !== 'authorisation';
}

/** The bytes of an item, opened, and their hash. */
export async function openItem(
  { sealed }: Pick<Ctx, 'sealed'>,
  { sealedId }: Pick<ReleaseItem, 'sealedId'>,
): Promise<{ bytes: Buffer; sha256: string }> {
  const content = await sealed.open(sealedId);
  try {
    const bytes = await buffer(content.stream());
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } finally {
    await content.close();
  }
}

function ofFile(file: RequestFile, index: number): ReleaseItem {
  const plain = plainFileName(file.name, index);
  return {
    item: itemOfFile(file.id),
    called: plain === file.name ? `材料“${file.name}”` : plain,
    name: file.name,
    sealedId: file.sealed_id,
    size: file.size,
  };
}

/** By its PDF, which is what the applicant gets. */
function ofLetter({ id, title, pdfSealed }: IssuedLetter): ReleaseItem {
  return {
    item: itemOfLetter(id),
    called: `文书“${title}”`,
    name: `${title}.pdf`,
    sealedId: pdfSealed,
    size: null,
  };
}
