import type { Db } from '../../platform/database/connect.ts';
import { decisionKind, missingEvidence, type MissingEvidence } from '../../law/decisions/decisions.ts';
import { EVIDENCE, isEvidenceKey, type EvidenceKey } from '../../law/decisions/evidence.ts';
import { heldEvidence } from '../../law/requests/held-evidence.ts';
import type { ItemDecision } from '../../law/requests/request-events.ts';
import { thirdPartyFaults, thirdPartyTurns, untoldReasons } from '../../law/requests/third-party.ts';
import type { LoadedCase } from './loaded-case.ts';
import { evidenceMissing, obstructed } from './requests.errors.ts';
import { filesOf } from './requests.repository.ts';

/** A decision can't be made without its evidence, or says why (法释〔2025〕8号第5条、第6条). */
export async function refuseWithoutEvidence(
  tx: { readonly db: Db },
  loaded: LoadedCase,
  decisions: readonly ItemDecision[],
): Promise<void> {
  // These two follow from a term that has run out, which is an event of its own.
  if (decisions.some(({ kind }) => kind === 'other.noBuzheng' || kind === 'other.noFee')) {
    throw obstructed(['逾期不补正、逾期未缴费的，请登记逾期事实，系统自动形成相应的处理结论。']);
  }
  await refuseLacking(tx, loaded, decisions);
}

/**
 * Before an answer goes to its reviewers: what a decision stood on when it was made must be in the file still, and what
 * follows from a term that has run out is proved like any other.
 */
export async function refuseUnprovedDraft(tx: { readonly db: Db }, loaded: LoadedCase): Promise<void> {
  const decisions = loaded.state.items.flatMap(({ decision }) => (decision === null ? [] : [decision]));
  await refuseLacking(tx, loaded, decisions);
}

async function refuseLacking(
  tx: { readonly db: Db },
  loaded: LoadedCase,
  decisions: readonly ItemDecision[],
): Promise<void> {
  const against = decisions.flatMap((each) => thirdPartyFaults(loaded.state.consultations, each));
  if (against.length > 0) throw obstructed([...new Set(against)]);
  const filed = await filedEvidence(tx.db, loaded.row.id);
  const missing = decisions.flatMap((decision) => lacking(loaded, decision, filed));
  const blocking = new Map(missing.filter(({ blocks }) => blocks).map((each) => [each.label, each]));
  if (blocking.size > 0) {
    throw evidenceMissing(
      [...blocking.values()].map(({ key, label, article }) => ({
        label,
        article,
        step: key !== 'discretionReason' && !EVIDENCE[key].excusable,
      })),
    );
  }
  const untold = decisions.flatMap((each) => untoldReasons(loaded.state.consultations, each));
  if (untold.length > 0) throw obstructed([...new Set(untold)]);
}

function lacking(
  { state, today }: LoadedCase,
  decision: ItemDecision,
  filed: readonly EvidenceKey[],
): readonly MissingEvidence[] {
  return missingEvidence(decisionKind(decision.kind, today), {
    held: heldEvidence(state, decision, filed),
    circumstances: [...(decision.circumstances ?? []), ...thirdPartyTurns(state.consultations, decision)],
    discretionReason: decision.discretionReason ?? '',
    excuse: decision.excuse ?? '',
  });
}

async function filedEvidence(db: Db, caseId: string): Promise<EvidenceKey[]> {
  const files = await filesOf(db, caseId);
  return files.flatMap(({ evidence }) => (isEvidenceKey(evidence) ? [evidence] : []));
}
