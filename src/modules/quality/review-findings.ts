import type { z } from 'zod';
import { accountIdOf, authorise, nameOf } from '../../platform/actor.ts';
import { inTransaction, type Ctx, type TxCtx } from '../../platform/context.ts';
import { UncheckableText } from '../../files/checking/uncheckable-text.ts';
import { UnexaminedFile } from '../../files/reading-attempts.ts';
import { authorIdsOf, loadDocument } from '../documents/documents.queries.ts';
import { ensureChecked, keptRevision, type CheckedRevision, type RevisionToCheck } from './check-revision.ts';
import { putWord } from './edit-words.ts';
import type { PartFinding } from './part-findings.ts';
import type { qualityApi, SightingState } from './quality.api.ts';
import { badWord, findingGone, notChecked, notExaminedYet, notYetChecked } from './quality.errors.ts';
import { holdPersonalData } from '../../text/personal/hold-personal-data.ts';
import { qualityPolicy } from './quality.policy.ts';
import { decideSighting } from './sightings.repository.ts';

const AROUND = 12;

type DocumentFindings = z.input<(typeof qualityApi.document)['response']>;

/** So often a text is looked at again that somebody saves meanwhile. */
const LOOKS = 3;

/**
 * The current text of a document, checked, with what was decided about each finding. Throws `quality.not_checked`, and
 * `quality.not_yet_checked` when the text goes on and on.
 */
export async function documentFindings(
  ctx: Ctx,
  { documentId }: { readonly documentId: string },
): Promise<DocumentFindings> {
  for (let look = 1; look <= LOOKS; look += 1) {
    await checkBefore(ctx, documentId, qualityPolicy.read);
    const found = await findingsNow(ctx, documentId);
    if (found !== null) return found;
  }
  throw notYetChecked();
}

/** Null when another text stands there than the one that was checked. */
async function findingsNow(ctx: Ctx, documentId: string): Promise<DocumentFindings | null> {
  return inTransaction(ctx, async (tx) => {
    const { document, revision, place } = await loadDocument(tx.db, documentId);
    authorise(qualityPolicy.read(tx.actor, place));
    const checked = await keptRevision(tx, { agencyId: document.agencyId, revision });
    if (checked === null) return null;
    const findings = viewOf(checked);
    const authors = await authorIdsOf(tx.db, revision.editionId);
    return {
      revisionId: revision.id,
      findings,
      openGate: findings.filter(({ severity, state }) => severity === 'gate' && state === 'open').length,
      may: {
        decide: qualityPolicy.decide(tx.actor, place) === true,
        decidePersonal: qualityPolicy.decidePersonal(tx.actor, { place, authors }) === true,
        except: qualityPolicy.editWords(tx.actor, place) === true,
      },
    };
  });
}

/** The transaction that follows finds the check made, unless the text goes on in between. */
async function checkBefore(ctx: Ctx, documentId: string, may: typeof qualityPolicy.read): Promise<void> {
  const { document, revision, place } = await loadDocument(ctx.db, documentId);
  authorise(may(ctx.actor, place));
  await inWords(async () => ensureChecked(ctx, { agencyId: document.agencyId, revision }));
}

async function kept(tx: TxCtx, checked: RevisionToCheck): Promise<CheckedRevision> {
  const found = await keptRevision(tx, checked);
  if (found === null) throw notYetChecked();
  return found;
}

function viewOf({ parts, findings }: CheckedRevision) {
  const texts = new Map(parts.map(({ part, text }) => [part, text]));
  return findings.map(({ found, sighting }) => {
    const text = texts.get(found.part) ?? '';
    return {
      ...found,
      words: text.slice(found.start, found.end),
      before: text.slice(Math.max(0, found.start - AROUND), found.start),
      after: text.slice(found.end, found.end + AROUND),
      state: sighting?.state ?? ('open' as const),
      decidedBy: sighting?.decided_by_name ?? '',
      decidedAt: sighting?.decided_at?.toISOString() ?? null,
      decisionReason: sighting?.decision_reason ?? '',
    };
  });
}

const AUDIT = {
  accepted: 'quality.accepted',
  ignored: 'quality.ignored',
  excepted: 'quality.excepted',
  open: 'quality.reopened',
} as const;

/** What a person says of a finding. */
export interface FindingDecision {
  readonly documentId: string;
  /** The text that the person saw. */
  readonly revisionId: string;
  readonly fingerprint: string;
  /** 核对无误, 忽略一次, 始终忽略, or taken back. */
  readonly decision: Extract<SightingState, 'accepted' | 'ignored' | 'excepted' | 'open'>;
  readonly reason: string;
}

/**
 * Decides about one finding of the current text: right as it is (with a reason), ignored in this document (with a reason where it
 * stops a publication), ignored always by the office (with a reason, never personal data), or open again. Throws
 * `quality.finding_gone`, `quality.bad_word`.
 */
export async function decideFinding(ctx: Ctx, input: FindingDecision): Promise<void> {
  await checkBefore(ctx, input.documentId, qualityPolicy.decide);
  await inTransaction(ctx, async (tx) => {
    const { document, revision, place } = await loadDocument(tx.db, input.documentId);
    authorise(qualityPolicy.decide(tx.actor, place));
    if (revision.id !== input.revisionId) throw findingGone();
    const agencyId = document.agencyId;
    const checked = await kept(tx, { agencyId, revision });
    const seen = viewOf(checked).find(({ fingerprint }) => fingerprint === input.fingerprint);
    if (seen === undefined) throw findingGone();
    if (seen.kind === 'personal-data') {
      const authors = await authorIdsOf(tx.db, revision.editionId);
      authorise(qualityPolicy.decidePersonal(tx.actor, { place, authors }));
    }
    const fault = faultOfDecision(input, seen);
    if (fault !== null) throw badWord(fault);
    if (input.decision === 'excepted') {
      authorise(qualityPolicy.editWords(tx.actor, place));
      await exceptAlways(tx, { agencyId, words: seen.words, rule: seen.rule, reason: input.reason });
    }
    const decided = input.decision !== 'open';
    await decideSighting(
      tx.db,
      { editionId: revision.editionId, fingerprint: input.fingerprint },
      {
        state: input.decision,
        changed_at: tx.clock.now(),
        decided_by: decided ? accountIdOf(tx.actor) : null,
        decided_by_name: decided ? nameOf(tx.actor) : '',
        decided_at: decided ? tx.clock.now() : null,
        decision_reason: input.reason,
      },
    );
    tx.record({
      type: AUDIT[input.decision],
      agencyId,
      subject: { kind: 'document', id: document.id, title: document.title },
      ...(input.reason !== '' && { reason: input.reason }),
      after: {
        rule: seen.rule,
        severity: seen.severity,
        ...(seen.kind !== 'personal-data' && { words: seen.words.toWellFormed() }),
      },
    });
  });
}

/** Why a decision can't be taken as it is, in Chinese; null when it can. */
function faultOfDecision(
  { decision, reason }: FindingDecision,
  { severity, part, kind }: Pick<PartFinding, 'severity' | 'part' | 'kind'>,
): string | null {
  const needsReason =
    decision === 'accepted' || decision === 'excepted' || (decision === 'ignored' && severity === 'gate');
  if (needsReason && reason.trim() === '') return '请写明理由：为什么这一处没有问题。';
  if (holdPersonalData([reason])) return '理由里有个人信息，而理由长期保存。请删去个人信息后再提交。';
  if (decision !== 'excepted') return null;
  if (part === 'attachment') return '附件里的问题只能逐个文件核对，不能始终忽略。请选“核对无误”并写明理由。';
  return kind === 'personal-data'
    ? '个人信息只能逐处核对，不能始终忽略。确需公开的，请选“核对无误”并写明理由。'
    : null;
}

async function exceptAlways(
  tx: TxCtx,
  { agencyId, words, rule, reason }: { agencyId: string; words: string; rule: string; reason: string },
): Promise<void> {
  const none = { right: '', members: [], law: null, source: '' };
  await putWord(tx, agencyId, { kind: 'exception', words, rule, reason, ...none });
}

/** Makes a text that can't be checked, or not yet, an error for people. */
export async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UncheckableText) throw notChecked(error.message, error);
    if (error instanceof UnexaminedFile) throw notExaminedYet(error);
    throw error;
  }
}
