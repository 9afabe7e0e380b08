import { z } from 'zod';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { createSharedWork } from '../../platform/shared-work.ts';
import { dayInShanghai, parsePlainDate } from '../../law/dates.ts';
import { HIDDEN_RULES_VERSION } from '../../files/hidden-content/hidden-finding.ts';
import type { CheckingPool } from '../../files/checking/checking-pool.ts';
import type { ReadingPool } from '../../files/readers/sandbox.ts';
import type { TextContext } from '../../text/checked-text.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import { holdDocument } from '../documents/documents.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { officeFiles } from '../attachments/office-files.ts';
import { attachmentFindings } from './attachment-findings.ts';
import { hashOf, officeChecker } from './checker.ts';
import { holdsUp, maskedFindings } from './masked-findings.ts';
import { maskedValues } from './masked-values.ts';
import { officeWordsOf } from './office-words.ts';
import { checkParts, keptWords, partsOf, type PartFinding, type PartText } from './part-findings.ts';
import { CHECKED_PARTS, finding } from './quality.api.ts';
import { rulesVersion } from './rules-version.ts';
import { personalMasked } from './personal-masked.ts';
import {
  findCheck,
  keepCheck,
  sightingsOf,
  syncSightings,
  type SightingRow,
} from './sightings.repository.ts';

/** A revision, and whose it is. */
export interface RevisionToCheck {
  readonly agencyId: string;
  readonly revision: Revision;
}

/** What stands in a revision, with what was decided about it. */
export interface CheckedRevision {
  readonly parts: readonly PartText[];
  readonly findings: readonly { readonly found: PartFinding; readonly sighting: SightingRow | null }[];
}

const kept = z.array(
  finding.extend({
    part: z.enum(CHECKED_PARTS),
    fingerprint: z.string(),
    sha256: z.string().optional(),
  }),
);

/**
 * What a proofreader marked in a revision, as `ensureChecked` has kept it for this text, words of the office and rules; the edition's
 * sightings are brought to it. Null where that was never done: nothing is checked within a transaction.
 */
export async function keptRevision(tx: TxCtx, checked: RevisionToCheck): Promise<CheckedRevision | null> {
  const { revision, agencyId } = checked;
  const { editionId, documentId } = revision;
  const { whole, parts, ...key } = await checkOf(tx, checked);
  const { context } = whole;
  const findings = await knownFindings(tx, key);
  if (findings === null) return null;
  const texts = new Map(
    parts.map(({ part, text }) => [
      part,
      personalMasked(
        text,
        findings.filter((found) => found.part === part),
      ),
    ]),
  );
  const at = tx.clock.now();
  // First, as all do who move it on: who had entered half of the findings would wait for them while they wait for that half.
  await holdDocument(tx.db, documentId);
  await syncSightings(tx.db, {
    editionId,
    at,
    exceptions: context.words?.exceptions ?? [],
    found: findings.map((found) => ({
      edition_id: editionId,
      fingerprint: found.fingerprint,
      agency_id: agencyId,
      document_id: documentId,
      kind: found.kind,
      rule: found.rule,
      severity: found.severity,
      words: keptWords(texts.get(found.part) ?? '', found),
      reason: found.reason,
      state: 'open',
      first_seen_at: at,
      changed_at: at,
    })),
  });
  const sightings = await sightingsOf(tx.db, editionId);
  return {
    parts,
    findings: findings.map((found) => ({ found, sighting: sightings.get(found.fingerprint) ?? null })),
  };
}

/**
 * Findings of personal data in a revision that hold it up and for which somebody has answered. Null where its check isn't kept, as
 * after the rules have changed.
 */
export async function answeredFindings(
  ctx: Pick<Ctx, 'db' | 'keys' | 'config'>,
  checked: RevisionToCheck,
): Promise<PartFinding[] | null> {
  const findings = await knownFindings(ctx, await checkOf(ctx, checked));
  if (findings === null) return null;
  const sightings = await sightingsOf(ctx.db, checked.revision.editionId);
  return findings.filter((found) => {
    const state = sightings.get(found.fingerprint)?.state ?? 'open';
    return holdsUp(found) && state !== 'open' && state !== 'mended';
  });
}

/** Who reads texts and files. */
export interface Checkers {
  readonly texts: Pick<CheckingPool, 'check'>;
  readonly files: Pick<ReadingPool, 'attachment' | 'verify'>;
}

/** The office's own. */
export const OFFICE_CHECKERS: Checkers = { texts: officeChecker, files: officeFiles };

/** Checks that are being made: whoever asks for the same meanwhile waits for it. */
const underWay = createSharedWork();

/**
 * Checks a revision and keeps what was found, before the transaction that asks for it: nobody's rows stay locked while files are
 * read. Made once for the same text, words of the office and rules. Rejects with `UncheckableText`.
 */
export async function ensureChecked(
  ctx: Ctx,
  checked: RevisionToCheck,
  checkers: Checkers = OFFICE_CHECKERS,
): Promise<void> {
  const check = await checkOf(ctx, checked);
  if ((await knownFindings(ctx, check)) !== null) return;
  await underWay.run(`${check.editionId} ${check.inputHash}`, async () => checkAndKeep(ctx, check, checkers));
}

async function checkAndKeep(ctx: Ctx, check: Check, checkers: Checkers): Promise<void> {
  const findings = await madeFindings(ctx, check, checkers);
  await inTransaction(ctx, async (tx) => keepFindings(tx, check, findings));
}

type InContext = RevisionToCheck & { readonly context: TextContext };

interface CheckKey {
  readonly editionId: string;
  readonly inputHash: string;
}

interface Check extends CheckKey {
  readonly whole: InContext;
  /** What was masked and may not be there again. */
  readonly masked: readonly string[];
  readonly digests: readonly string[];
  readonly parts: readonly PartText[];
}

async function checkOf(ctx: Pick<Ctx, 'db' | 'keys' | 'config'>, checked: RevisionToCheck): Promise<Check> {
  const { revision } = checked;
  const { values: masked, digests } = await maskedValues(ctx, revision);
  const context = await contextOf(ctx, checked);
  const parts = partsOf(revision);
  const files = revision.attachments.map(({ name, sha256 }) => [name, sha256]);
  const texts = parts.map(({ part, text }) => [part, text]);
  return {
    whole: { ...checked, context },
    parts,
    masked,
    digests,
    editionId: revision.editionId,
    inputHash: hashOf([rulesVersion(), HIDDEN_RULES_VERSION, texts, files, context, digests.toSorted()]),
  };
}

async function knownFindings({ db }: { readonly db: Db }, key: CheckKey): Promise<PartFinding[] | null> {
  const known = await findCheck(db, key);
  return known === null ? null : kept.parse(known);
}

async function madeFindings(
  ctx: Ctx,
  { whole: { revision, context }, parts, masked, digests }: Check,
  { texts, files }: Checkers,
): Promise<PartFinding[]> {
  const found = await checkParts(texts, parts, context);
  const { attachments } = revision;
  return [
    ...found,
    ...maskedFindings(parts, masked, found),
    ...(await attachmentFindings({ storage: ctx.storage, files }, { attachments, masked, digests, context })),
  ];
}

async function keepFindings(
  tx: TxCtx,
  { whole: { revision, agencyId }, parts, editionId, inputHash }: Check,
  findings: readonly PartFinding[],
): Promise<void> {
  await keepCheck(tx.db, {
    edition_id: editionId,
    input_hash: inputHash,
    agency_id: agencyId,
    document_id: revision.documentId,
    findings: JSON.stringify(findings),
    characters: parts.reduce((sum, { text }) => sum + text.length, 0),
    checked_at: tx.clock.now(),
  });
}

/** What is known of a revision beside its words. */
export async function contextOf(
  { db }: { readonly db: Db },
  { revision, agencyId }: RevisionToCheck,
): Promise<TextContext> {
  const { metadata, title, attachments, createdAt } = revision;
  const { name } = await agencyById(db, agencyId);
  const written = metadata.writtenOn === null ? null : parsePlainDate(metadata.writtenOn);
  return {
    date: written ?? dayInShanghai(createdAt),
    title,
    issuer: name,
    ...(metadata.documentNumber !== '' && { documentNumber: metadata.documentNumber }),
    attachments: attachments.map((attachment) => attachment.name),
    author: 'own',
    words: await officeWordsOf(db, agencyId),
  };
}
