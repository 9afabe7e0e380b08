import { z } from 'zod';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import type { Db } from '../../platform/database/connect.ts';
import { dayInShanghai, parsePlainDate } from '../../law/dates.ts';
import { HIDDEN_RULES_VERSION } from '../../files/hidden-content/hidden-finding.ts';
import type { TextContext } from '../../text/checked-text.ts';
import { agencyById } from '../agencies/agencies.queries.ts';
import type { Revision } from '../documents/documents.types.ts';
import { attachmentFindings } from './attachment-findings.ts';
import { hashOf, officeChecker } from './checker.ts';
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

const kept = z.array(finding.extend({ part: z.enum(CHECKED_PARTS), fingerprint: z.string() }));

/**
 * What a proofreader marks in a revision. Made once for the same text, words of the office and rules; each time the edition's
 * sightings are brought to it. Rejects with `UncheckableText`.
 */
export async function checkRevision(tx: TxCtx, checked: RevisionToCheck): Promise<CheckedRevision> {
  const { revision, agencyId } = checked;
  const { editionId, documentId } = revision;
  const parts = partsOf(revision);
  const context = await contextOf(tx, checked);
  const check = { checked: { ...checked, context }, parts, ...keyOf({ ...checked, context }, parts) };
  const known = await knownFindings(tx, check);
  const findings = known ?? (await madeFindings(tx, check));
  if (known === null) await keepFindings(tx, check, findings);
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
 * Makes the check of a revision before the transaction that asks for it: nobody's rows stay locked while files are read. Rejects with
 * `UncheckableText`.
 */
export async function ensureChecked(ctx: Ctx, checked: RevisionToCheck): Promise<void> {
  const parts = partsOf(checked.revision);
  const whole = { ...checked, context: await contextOf(ctx, checked) };
  const check = { checked: whole, parts, ...keyOf(whole, parts) };
  if ((await knownFindings(ctx, check)) !== null) return;
  const findings = await madeFindings(ctx, check);
  await inTransaction(ctx, async (tx) => keepFindings(tx, check, findings));
}

type InContext = RevisionToCheck & { readonly context: TextContext };

interface Check {
  readonly checked: InContext;
  readonly parts: readonly PartText[];
  readonly editionId: string;
  readonly inputHash: string;
}

function keyOf(
  { revision, context }: InContext,
  parts: readonly PartText[],
): Pick<Check, 'editionId' | 'inputHash'> {
  const files = revision.attachments.map(({ name, sha256 }) => [name, sha256]);
  const texts = parts.map(({ part, text }) => [part, text]);
  return {
    editionId: revision.editionId,
    inputHash: hashOf([rulesVersion(), HIDDEN_RULES_VERSION, texts, files, context]),
  };
}

async function knownFindings({ db }: { readonly db: Db }, check: Check): Promise<PartFinding[] | null> {
  const known = await findCheck(db, check);
  return known === null ? null : kept.parse(known);
}

async function madeFindings(
  ctx: Parameters<typeof attachmentFindings>[0],
  { checked: { revision, context }, parts }: Check,
): Promise<PartFinding[]> {
  return [
    ...(await checkParts(officeChecker, parts, context)),
    ...(await attachmentFindings(ctx, revision.attachments, context)),
  ];
}

async function keepFindings(
  tx: TxCtx,
  { checked: { revision, agencyId }, parts, editionId, inputHash }: Check,
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
