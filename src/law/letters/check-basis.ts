import { type Citation, fullCitations, sameCitation } from '../decisions/citation.ts';
import { decisionKind } from '../decisions/decisions.ts';
import { citationsIn } from './citations-in-text.ts';
import type { LetterFinding, LetterUnderCheck } from './letter-facts.ts';
import { letterKind } from './letter-kinds.ts';

/** Articles of the 条例 by which requests are decided; whoever cites one of them decides by it. */
const DECIDING: ReadonlySet<number> = new Set([14, 15, 16, 30, 32, 35, 36, 37, 38, 39]);

/** 法律依据: what the kind cites, to the 项; of the articles that decide requests no other. */
export function checkBasis({ facts, own }: LetterUnderCheck): readonly LetterFinding[] {
  // Tried out with an invented request, nothing is known of its items.
  if (letterKind(facts.kind).remedy === 'byItems' && facts.decided === undefined) return [];
  const cited = citationsIn(own);
  const { required, allowed } = basisOf(facts);
  const missing = required
    .filter((wanted) => !cited.some((one) => sameCitation(one, wanted)))
    .map((wanted): LetterFinding => ({
      id: 'L-BASIS',
      severity: 'error',
      message: `没有准确引用${fullCitations([wanted])}，应写到条、款、项。`,
    }));
  const foreign = cited
    .filter((one) => one.law === 'regulation' && one.article !== undefined && DECIDING.has(one.article))
    .filter((one) => ![...required, ...allowed].some((known) => sameCitation(one, known)))
    .map((one): LetterFinding => ({
      id: 'L-FOREIGN-BASIS',
      severity: 'error',
      message: `引用的${fullCitations([one])}不是这类文书的依据。`,
    }));
  return [...missing, ...foreign];
}

function basisOf({ kind, issuedOn, withheld = [], decided = [] }: LetterUnderCheck['facts']): {
  readonly required: readonly Citation[];
  readonly allowed: readonly Citation[];
} {
  const { decision, citations, remedy } = letterKind(kind);
  if (remedy === 'byItems') {
    const kinds = decided.map((key) => decisionKind(key, issuedOn));
    return {
      required: distinct(kinds.flatMap((each) => each.citations)),
      allowed: kinds.flatMap(({ mayCite }) => mayCite),
    };
  }
  if (decision === null) return { required: citations, allowed: [] };
  const { citations: own, mayCite } = decisionKind(decision, issuedOn);
  const grounds = withheld.flatMap((key) => decisionKind(key, issuedOn).citations);
  return {
    required: [...own, ...(decision === 'partial' ? grounds : [])],
    allowed: [...mayCite, ...grounds],
  };
}

function distinct(citations: readonly Citation[]): readonly Citation[] {
  return citations.filter((one, index) => citations.findIndex((other) => sameCitation(one, other)) === index);
}
