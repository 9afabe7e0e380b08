import type { PlainDate } from '../dates.ts';
import {
  type Circumstance,
  DECISION_KINDS,
  type DecisionKind,
  type DecisionKindKey,
  type EvidenceDemand,
} from './decision-kinds.ts';
import { EVIDENCE, type EvidenceKey } from './evidence.ts';

/** 行政复议法 (2023) art 23(1)(四) sends refusals to review first; until then either way was open. */
const REVIEW_FIRST_FROM = '2024-01-01';

/**
 * The way of answering as the law had it on a day: its remedy, and of its evidence what was asked for then. Throws a
 * RangeError for a day on which there was no such way.
 */
export function decisionKind(
  key: DecisionKindKey,
  on: PlainDate,
): DecisionKind & { readonly key: DecisionKindKey } {
  const found = DECISION_KINDS.find((kind) => kind.key === key);
  if (found === undefined || !holdsOn(found, on)) throw new RangeError(`no decision ${key} on ${on}`);
  return {
    ...found,
    remedy: found.remedy === 'reviewFirst' && on < REVIEW_FIRST_FROM ? 'either' : found.remedy,
    suitInadmissible: on < EVIDENCE.publicationProof.validFrom ? null : found.suitInadmissible,
    evidence: found.evidence.filter((demand: EvidenceDemand) => EVIDENCE[demand.key].validFrom <= on),
  };
}

/** The ways of answering that there were on a day. */
export function decisionKindsOn(on: PlainDate): readonly DecisionKindKey[] {
  return DECISION_KINDS.filter((kind) => holdsOn(kind, on)).map(({ key }) => key);
}

/** Ways of answering that rest on what this applicant did or didn't do; they fit nobody else who asks for the same. */
export const ABOUT_THE_APPLICANT: ReadonlySet<DecisionKindKey> = new Set([
  'cannot.unclear',
  'noProc.repeat',
  'noProc.massive',
  'other.noBuzheng',
  'other.noFee',
]);

/** What the agency holds when it decides. */
export interface DecisionGrounds {
  readonly held: readonly EvidenceKey[];
  readonly circumstances?: readonly Circumstance[];
  /** Why the agency makes use of a 可以; empty where nobody wrote it down. */
  readonly discretionReason?: string;
  /** Why a piece of evidence isn't there; empty where nobody wrote it down. */
  readonly excuse?: string;
}

/** Something that a decision lacks. `blocks` unless a written reason stands in its place. */
export interface MissingEvidence {
  readonly key: EvidenceKey | 'discretionReason';
  readonly label: string;
  readonly article: string;
  /** Any of these would do as well. */
  readonly alternatives: readonly EvidenceKey[];
  readonly blocks: boolean;
}

/** What a decision of the kind lacks. It can be issued when nothing of it blocks. */
export function missingEvidence(kind: DecisionKind, grounds: DecisionGrounds): readonly MissingEvidence[] {
  const held = new Set(grounds.held);
  const turns = new Set(grounds.circumstances ?? []);
  const excused = (grounds.excuse ?? '').trim() !== '';
  const missing = kind.evidence
    .filter((demand) => demand.when === undefined || turns.has(demand.when))
    .filter((demand) => ![demand.key, ...(demand.alternatives ?? [])].some((key) => held.has(key)))
    .map((demand): MissingEvidence => {
      const { label, article, excusable } = EVIDENCE[demand.key];
      const alternatives = demand.alternatives ?? [];
      return { key: demand.key, label, article, alternatives, blocks: !(excusable && excused) };
    });
  return kind.duty === 'may' && (grounds.discretionReason ?? '').trim() === ''
    ? [...missing, discretionMissing(kind)]
    : missing;
}

function discretionMissing(kind: DecisionKind): MissingEvidence {
  return {
    key: 'discretionReason',
    label: '法律规定“可以”这样处理，请写明本件为什么这样处理',
    article: kind.article,
    alternatives: [],
    blocks: true,
  };
}

function holdsOn(kind: DecisionKind, on: PlainDate): boolean {
  return kind.validFrom <= on && (kind.validUntil === null || on <= kind.validUntil);
}
