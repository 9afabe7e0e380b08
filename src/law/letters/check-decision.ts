import { fullRowLabel } from '../annual-report/form.ts';
import type { DecisionKindKey } from '../decisions/decision-kinds.ts';
import { decisionKind } from '../decisions/decisions.ts';
import { requestRow } from '../decisions/request-row.ts';
import type { LetterFinding, LetterUnderCheck } from './letter-facts.ts';
import { letterKind } from './letter-kinds.ts';

/** A group of decisions by the words with which a letter decides. */
interface DecidingWords {
  readonly group: RegExp;
  readonly says: RegExp;
  readonly word: string;
}

const WORDS: readonly DecidingWords[] = [
  { group: /^open\./u, says: /予以公开/u, word: '予以公开' },
  { group: /^partial$/u, says: /决定部分公开/u, word: '决定部分公开' },
  { group: /^deny\.query$/u, says: /规定办理/u, word: '依照有关法律、行政法规的规定办理' },
  { group: /^deny\.(?!query)/u, says: /决定不予公开/u, word: '决定不予公开' },
  { group: /^cannot\./u, says: /本机关无法提供/u, word: '本机关无法提供' },
  { group: /^noProc\./u, says: /不予(?:重复)?处理/u, word: '不予处理' },
  { group: /^other\.no/u, says: /本机关不再处理/u, word: '本机关不再处理' },
  { group: /^other\.other$/u, says: /终止办理该/u, word: '终止办理' },
];

/** Words by which a whole request is decided; a letter has those of one group. 部分公开 says both by its nature. */
const EXCLUSIVE: readonly DecidingWords[] = WORDS.filter(
  ({ word }) => !['予以公开', '依照有关法律、行政法规的规定办理'].includes(word),
);

/** 处理决定: in the words of its kind, in no other's, and counted in the row of its kind. */
export function checkDecision({ facts, own }: LetterUnderCheck): readonly LetterFinding[] {
  const { decision, remedy } = letterKind(facts.kind);
  if (remedy === 'byItems') return checkItems(facts, own);
  if (decision === null) return [];
  return [...checkWords(decision, own, facts.withheld ?? []), ...checkRow(decision, facts)];
}

/** Each item is decided in the words of its own group; no other group's stand in the letter. */
function checkItems(facts: LetterUnderCheck['facts'], own: string): readonly LetterFinding[] {
  const { decided = [], row, issuedOn } = facts;
  const [first] = decided;
  if (first === undefined) return [];
  const words = [...new Set(decided)].flatMap((key) => checkWords(key, own, decided));
  const seen = words.filter(({ message }, at) => words.findIndex((one) => one.message === message) === at);
  const counted = requestRow(decided.map((key) => decisionKind(key, issuedOn).row));
  if (row === undefined || row === counted) return seen;
  const message = `各事项的答复合计入年报“${fullRowLabel(counted)}”，登记的却是“${fullRowLabel(row)}”。`;
  return [...seen, { id: 'L-ROW', severity: 'error', message }];
}

function checkWords(
  decision: DecisionKindKey,
  own: string,
  withheld: readonly DecisionKindKey[],
): readonly LetterFinding[] {
  const mine = WORDS.find(({ group }) => group.test(decision));
  if (mine === undefined) throw new RangeError(`no words for ${decision}`);
  const silent: readonly LetterFinding[] = mine.says.test(own)
    ? []
    : [{ id: 'L-DECISION', severity: 'error', message: `没有写明处理决定“${mine.word}”。` }];
  // An answer about several items decides each in its own words.
  const others = EXCLUSIVE.filter(
    (other) => other !== mine && !withheld.some((key) => other.group.test(key)) && other.says.test(own),
  );
  const contradicting = others.map((other): LetterFinding => ({
    id: 'L-CONTRADICTION',
    severity: 'error',
    message: `答复类型是“${mine.word}”，信中却写有“${other.word}”。`,
  }));
  return [...silent, ...contradicting];
}

function checkRow(decision: DecisionKindKey, facts: LetterUnderCheck['facts']): readonly LetterFinding[] {
  const { row, label } = decisionKind(decision, facts.issuedOn);
  if (facts.row === undefined || facts.row === row) return [];
  const message = `“${label}”计入年报“${fullRowLabel(row)}”，登记的却是“${fullRowLabel(facts.row)}”。`;
  return [{ id: 'L-ROW', severity: 'error', message }];
}
