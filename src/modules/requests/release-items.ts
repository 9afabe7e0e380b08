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
  /** Null of a draft: its letter isn't made yet. */
  readonly sealedId: string | null;
  /**
   * Hash of the draft that it is or was made of; null of anything else. What somebody answered for in the draft is answered for in its
   * letter, which says the same.
   */
  readonly draft: string | null;
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

/** The item that the draft of an answer is, by the hash of what it says: another text is another item. */
export function itemOfDraft(contentHash: string): string {
  return `draft:${contentHash}`;
}

/** The item that a letter is. */
export function itemOfLetter(id: string): string {
  return `letter:${id}`;
}

/**
 * What of a request is checked before its applicant gets it: files, and answers, from the moment they are handed to their reviewers.
 * Letters of procedure aren't among them: a 补正告知书 sets days running that he must learn of, and what he wrote himself stands in his
 * receipt.
 */
export async function releaseItems(db: Db, loaded: LoadedCase): Promise<ReleaseItem[]> {
  const { row } = loaded;
  const files = (await filesOf(db, row.id)).filter(isForApplicant);
  const letters = (await lettersOfSubject(db, row.id)).filter(
    ({ voidedAt, agencyId, kind }) => voidedAt === null && agencyId === row.agency_id && isAnswer(kind),
  );
  const ledgers = await answeringLedgers(db, loaded);
  return [
    ...files.map(ofFile),
    ...draftUnderReview(loaded),
    ...letters.map((letter) => ofLetter(letter, originOf(ledgers, letter.id))),
  ];
}

/** The draft while it is reviewed and until it is signed: afterwards its letter stands in its place. */
function draftUnderReview({ state, ledger }: LoadedCase): ReleaseItem[] {
  const { draft, position } = state;
  if (draft === null || (position !== 'reviewing' && position !== 'signing')) return [];
  const drafted = lastDrafted(ledger);
  return [
    {
      item: itemOfDraft(draft.contentHash),
      called: '答复书（送审稿）',
      name: '送审稿.pdf',
      sealedId: null,
      draft: draft.contentHash,
      maker: { as: 'drafter', accountId: drafted?.byAccount ?? null },
    },
  ];
}

/** The ledgers by which an answer to this applicant may have been signed: its own, and that of the request it was joined to. */
async function answeringLedgers(db: Db, { ledger, state }: LoadedCase): Promise<(readonly LedgerEntry[])[]> {
  return state.leadId === null ? [ledger] : [await ledgerOf(db, state.leadId), ledger];
}

/** Of which draft a letter was made, and whose that was. */
interface LetterOrigin {
  /** Null where no signature names the letter, or where it says more than the draft: to applicants whose requests were joined. */
  readonly draft: string | null;
  readonly drafter: string | null;
}

/** Of the draft that was signed as this letter; where no signature names it, whose the last draft was. */
function originOf(ledgers: readonly (readonly LedgerEntry[])[], letterId: string): LetterOrigin {
  for (const ledger of ledgers) {
    const at = ledger.findIndex(
      (entry) => entry.kind === 'signed' && lettersSigned(entry).includes(letterId),
    );
    if (at < 0) continue;
    const [signed, drafted] = [ledger[at], lastDrafted(ledger.slice(0, at))];
    const isMain = signed?.kind === 'signed' && signed.detail.letterId === letterId;
    return {
      draft: isMain ? (drafted?.detail.contentHash ?? null) : null,
      drafter: drafted?.byAccount ?? null,
    };
  }
  return { draft: null, drafter: lastDrafted(ledgers[0] ?? [])?.byAccount ?? null };
}

function lastDrafted(ledger: readonly LedgerEntry[]): Extract<LedgerEntry, { kind: 'drafted' }> | null {
  return ledger.findLast((entry) => entry.kind === 'drafted') ?? null;
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
    draft: null,
    maker: { as: 'uploader', accountId: file.by_account },
  };
}

/** By its PDF, which is what the applicant gets. */
function ofLetter({ id, title, pdfSealed }: IssuedLetter, { draft, drafter }: LetterOrigin): ReleaseItem {
  return {
    item: itemOfLetter(id),
    called: `文书“${title}”`,
    name: `${title}.pdf`,
    sealedId: pdfSealed,
    draft,
    maker: { as: 'drafter', accountId: drafter },
  };
}
