import { createHash } from 'node:crypto';
import type { Ctx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { letterKind } from '../../law/letters/letter-kinds.ts';
import { plainFileName } from '../attachments/shown-file-name.ts';
import { lettersOfSubject } from '../letters/letters.queries.ts';
import type { IssuedLetter } from '../letters/letters.types.ts';
import type { LoadedCase } from './loaded-case.ts';
import { filesOf, ledgerOf, type LedgerEntry } from './requests.repository.ts';

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
  readonly maker: ReleaseMaker;
}

/** Whose work an item is: who uploaded a file, who drafted a letter. That one answers for nothing that is found in it. */
export interface ReleaseMaker {
  readonly as: 'uploader' | 'drafter';
  /** Null where the program or the applicant made it, or nobody knows. */
  readonly accountId: string | null;
}

/** The item that a file is. */
export function itemOfFile(id: string): string {
  return `file:${id}`;
}

/** The item that a letter is. */
export function itemOfLetter(id: string): string {
  return `letter:${id}`;
}

/**
 * What of a request is checked before its applicant gets it: files, and answers. Letters of procedure aren't among them: a 补正告知书 sets
 * days running that he must learn of, and what he wrote himself stands in his receipt.
 */
export async function releaseItems(db: Db, loaded: LoadedCase): Promise<ReleaseItem[]> {
  const { row } = loaded;
  const files = (await filesOf(db, row.id)).filter(isForApplicant);
  const letters = (await lettersOfSubject(db, row.id)).filter(
    ({ voidedAt, agencyId, kind }) => voidedAt === null && agencyId === row.agency_id && isAnswer(kind),
  );
  const ledgers = await answeringLedgers(db, loaded);
  return [...files.map(ofFile), ...letters.map((letter) => ofLetter(letter, drafterOf(ledgers, letter.id)))];
}

/** The ledgers by which an answer to this applicant may have been signed: its own, and that of the request it was joined to. */
async function answeringLedgers(db: Db, { ledger, state }: LoadedCase): Promise<(readonly LedgerEntry[])[]> {
  return state.leadId === null ? [ledger] : [await ledgerOf(db, state.leadId), ledger];
}

/** Who wrote the draft that was signed as this letter; of a letter that no signature names, who drafted last. */
function drafterOf(ledgers: readonly (readonly LedgerEntry[])[], letterId: string): string | null {
  const upToLetter = ledgers.map((ledger) => {
    const signed = ledger.findIndex(
      (entry) => entry.kind === 'signed' && lettersSigned(entry).includes(letterId),
    );
    return { ledger: signed < 0 ? ledger : ledger.slice(0, signed), isSigned: signed >= 0 };
  });
  const known = upToLetter.find(({ isSigned }) => isSigned) ?? upToLetter[0];
  return known?.ledger.findLast(({ kind }) => kind === 'drafted')?.byAccount ?? null;
}

function lettersSigned({ detail }: Extract<LedgerEntry, { kind: 'signed' }>): string[] {
  return [detail.letterId, ...(detail.together ?? []).map(({ letterId }) => letterId)];
}

/** Whether a letter is an answer to the applicant, and not one of the procedure. */
export function isAnswer(kind: IssuedLetter['kind']): boolean {
  return letterKind(kind).to === 'applicant' && letterKind(kind).sequence === 'answer';
}

/** Whether a file of a dossier is for the applicant; proofs of who he is never are. */
export function isForApplicant(file: Pick<RequestFile, 'kind' | 'shown_to_applicant'>): boolean {
  return file.shown_to_applicant && file.kind !== 'identityProof' && file.kind !== 'authorisation';
}

/** An item opened: the hash of its bytes, and the bytes where they are few enough to be looked into. */
export interface OpenedItem {
  readonly sha256: string;
  readonly bytes: Buffer | null;
}

/** Opens something sealed. Of one that is larger than `mostBytes` nothing is kept in memory. */
export async function openSealed(
  { sealed }: Pick<Ctx, 'sealed'>,
  { sealedId, mostBytes }: { readonly sealedId: string; readonly mostBytes: number },
): Promise<OpenedItem> {
  const content = await sealed.open(sealedId);
  const hash = createHash('sha256');
  const pieces: Buffer[] = [];
  const isSmall = content.size <= mostBytes;
  try {
    for await (const piece of content.stream()) {
      const bytes = Buffer.from(piece);
      hash.update(bytes);
      if (isSmall) pieces.push(bytes);
    }
  } finally {
    await content.close();
  }
  return { sha256: hash.digest('hex'), bytes: isSmall ? Buffer.concat(pieces) : null };
}

function ofFile(file: RequestFile, index: number): ReleaseItem {
  const plain = plainFileName(file.name, index);
  return {
    item: itemOfFile(file.id),
    called: plain === file.name ? `材料“${file.name}”` : plain,
    name: file.name,
    sealedId: file.sealed_id,
    maker: { as: 'uploader', accountId: file.by_account },
  };
}

/** By its PDF, which is what the applicant gets. */
function ofLetter({ id, title, pdfSealed }: IssuedLetter, drafter: string | null): ReleaseItem {
  return {
    item: itemOfLetter(id),
    called: `文书“${title}”`,
    name: `${title}.pdf`,
    sealedId: pdfSealed,
    maker: { as: 'drafter', accountId: drafter },
  };
}
