import { REQUEST_ROW_LABELS } from '../../../../../src/law/annual-report/form.ts';
import {
  CIRCUMSTANCES,
  DECISION_KINDS,
  type Circumstance,
  type DecisionKind,
  type DecisionKindKey,
} from '../../../../../src/law/decisions/decision-kinds.ts';
import { decisionKind, decisionKindsOn } from '../../../../../src/law/decisions/decisions.ts';
import { EVIDENCE, type EvidenceKey } from '../../../../../src/law/decisions/evidence.ts';
import { heldEvidence } from '../../../../../src/law/requests/held-evidence.ts';
import type { RequestState } from '../../../../../src/law/requests/request-state.ts';
import { thirdPartyTurns } from '../../../../../src/law/requests/third-party.ts';
import type { ActionValues } from './action-values.ts';

/** These follow from a term that ran out, which is entered as such. */
const BY_THEMSELVES: ReadonlySet<DecisionKindKey> = new Set(['other.noBuzheng', 'other.noFee']);

/** The ways of answering that may be chosen on a day, grouped as the annual report does. */
export function decisionChoices(
  on: string,
): { label: string; title: string; options: { value: DecisionKindKey; label: string }[] }[] {
  const valid = decisionKindsOn(on);
  const groups = new Map<string, { value: DecisionKindKey; label: string }[]>();
  for (const { key, row, label, article } of DECISION_KINDS) {
    if (!valid.includes(key) || BY_THEMSELVES.has(key)) continue;
    const { section, label: own } = REQUEST_ROW_LABELS[row];
    const group = (section ?? own).replace(/（区分处理.*$/, '');
    const option = { value: key, label: article === '' ? label : `${label}　${article}` };
    groups.set(group, [...(groups.get(group) ?? []), option]);
  }
  return [...groups].map(([group, options]) => ({ label: group, title: group, options }));
}

/** A piece of evidence that a decision asks for, and whether the file holds it already. */
export interface AskedEvidence {
  readonly key: EvidenceKey;
  readonly label: string;
  readonly article: string;
  readonly excusable: boolean;
  readonly held: boolean;
  /** The names of what would do as well. */
  readonly alternatives: readonly string[];
}

/** What a way of answering asks for in these circumstances, with what the ledger and the files show. */
export function askedEvidence(
  kind: DecisionKind,
  has: {
    state: RequestState;
    itemId: string;
    filed: readonly EvidenceKey[];
    circumstances: readonly Circumstance[];
  },
): AskedEvidence[] {
  const held = heldEvidence(has.state, { itemId: has.itemId, evidence: {} }, has.filed);
  return kind.evidence
    .filter(({ when }) => when === undefined || has.circumstances.includes(when))
    .map(({ key, alternatives = [] }) => ({
      key,
      ...EVIDENCE[key],
      held: [key, ...alternatives].some((each) => held.includes(each)),
      alternatives: alternatives.map((each) => EVIDENCE[each].label),
    }));
}

/** The special turns that matter for a way of answering; those that the file shows by itself aren't up to anybody. */
export function circumstanceChoices(
  kind: DecisionKind,
  shown: readonly Circumstance[] = [],
): { value: Circumstance; label: string; disabled: boolean }[] {
  const turns = new Set(kind.evidence.flatMap(({ when }) => (when === undefined ? [] : [when])));
  return [...turns].map((value) => ({
    value,
    label: CIRCUMSTANCES[value],
    disabled: shown.includes(value),
  }));
}

/** The special turns that the file shows of an item if it is disclosed; a way of answering that they don't matter for ignores them. */
export function shownTurns({ consultations }: RequestState, itemId: string): Circumstance[] {
  return thirdPartyTurns(consultations, { itemId, kind: 'open.provide' });
}

/** The way of answering as the law has it on a day; null where none is chosen. */
export function chosenKind(key: unknown, on: string): DecisionKind | null {
  const found = decisionKindsOn(on).find((each) => each === key);
  return found === undefined ? null : decisionKind(found, on);
}

/** One item's decision as it is sent: nothing of a way of answering that was chosen before and given up. */
export function sentDecision(value: unknown, on: string): ActionValues {
  const typed: ActionValues = typeof value === 'object' && value !== null ? { ...value } : {};
  const kind = chosenKind(typed['kind'], on);
  if (kind === null) return typed;
  const told = typeof typed['evidence'] === 'object' && typed['evidence'] !== null ? typed['evidence'] : {};
  // Words don't stand for a step of the procedure, so that none are sent.
  const asked = new Set<string>(kind.evidence.map(({ key }) => key).filter((key) => EVIDENCE[key].excusable));
  const evidence = Object.fromEntries(
    Object.entries(told).filter(([key, text]) => asked.has(key) && typeof text === 'string' && text.trim()),
  );
  const turns = circumstanceChoices(kind).map((choice) => choice.value);
  const chosen = Array.isArray(typed['circumstances']) ? typed['circumstances'] : [];
  return {
    itemId: typed['itemId'],
    kind: typed['kind'],
    explanation: typed['explanation'] ?? '',
    evidence,
    circumstances: turns.filter((turn) => chosen.includes(turn)),
    ...(kind.duty === 'may' && { discretionReason: typed['discretionReason'] ?? '' }),
    excuse: typed['excuse'] ?? '',
  };
}
