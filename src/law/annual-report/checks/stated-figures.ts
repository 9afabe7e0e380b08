import { type Finding, finding } from '../findings.ts';
import { sumOf } from './cell-source.ts';
import { type CheckedReport, everyText } from './checked-report.ts';
import { checkStatedNone } from './stated-none.ts';
import { OTHER_BUSINESS, STATED_FIGURES, type StatedFigure } from './stated-patterns.ts';
import { type Clause, clausesWithScope, withEverybodyNamed } from './stated-scope.ts';
import { NUMBER, numberOf } from './text-places.ts';

/**
 * AR-N-1, AR-N-10, AR-N-12: a figure that the text states of requests and disputes is the one in the tables; a text that says
 * there were none is right. Figures of other years, other agencies and other business are left alone.
 */
export function checkStatedFigures(report: CheckedReport): Finding[] {
  return everyText(report, (text, where) => {
    const clauses = clausesWithScope(text, where, report);
    return [
      ...clauses.flatMap((clause) => statedIn(clause, where, report)),
      ...checkStatedNone(clauses, where, report),
    ];
  });
}

function statedIn(clause: Clause, where: string, report: CheckedReport): Finding[] {
  if (!clause.isOwnYear || !clause.isOwnAgency || !/[\d一二两三四五六七八九十]/u.test(clause.text)) return [];
  return STATED_FIGURES.flatMap((figure) => {
    const found = statementOf(figure, clause);
    if (found === null) return [];
    const counted = countedOf(clause);
    const actual = counted?.value ?? numberOf(found[1] ?? '');
    const names = (report.cells.form === '2019' ? figure.cells2019 : undefined) ?? figure.cells;
    const expected = sumOf(report.cells, names);
    if (expected === null || actual === expected) return [];
    if ((figure.orElse ?? []).some((cells) => sumOf(report.cells, cells) === actual)) return [];
    if (ownLevelOf(clause) === expected) return [];
    if (countsCarriedOver(figure, clause) && actual === withCarried(report)) return [];
    const isUnsure = figure.severity === 'warning' || names.some(report.cells.isDoubtful);
    const said = counted?.words ?? withEverybodyNamed(found[0]);
    const words = clause.sentence.includes(said) ? said : clause.text;
    return differing(where, { figure, found: words, expected, actual, isUnsure });
  });
}

function differing(
  where: string,
  said: { figure: StatedFigure; found: string; expected: number; actual: number; isUnsure: boolean },
): Finding[] {
  const { figure, found, expected, actual, isUnsure } = said;
  const stated = finding({
    rule: 'AR-N-1',
    severity: isUnsure ? 'warning' : 'error',
    where,
    expected,
    actual,
    quote: found,
    message: `文中“${found}”与表格不一致：表中“${figure.label}”为 ${expected} 件，文中写的是 ${actual} 件。请改用数据项，或者更正文字。`,
  });
  const isDispute = figure.key === 'reviews' || figure.key === 'suits';
  if (!isDispute || (expected !== 0 && actual !== 0)) return [stated];
  return [
    stated,
    finding({
      rule: 'AR-N-10',
      where,
      expected,
      actual,
      quote: found,
      message: `文中写“${found}”，而表四“${figure.label}”为 ${expected} 件，一方有而另一方没有。请更正。`,
    }),
  ];
}

/** Characters before a clause that patterns across clauses look back over. */
const REACH = 120;

function statementOf(figure: StatedFigure, clause: Clause): RegExpExecArray | null {
  // Two clauses belong together where the pattern looks back over the comma between them.
  const isAcross = figure.isAcross === true;
  const avoids = figure.avoid?.test(clause.plain) === true && !isEveryChannel(clause.text);
  const plain = avoids ? withoutBrackets(clause.plain) : clause.plain;
  if (avoids && (plain === clause.plain || figure.avoid?.test(plain) === true)) return null;
  const before = clause.before.slice(-REACH);
  if (figure.avoidBefore?.test(before) === true) return null;
  if (figure.avoidAlone?.test(clause.plain) === true && !clause.plain.includes('信息公开')) return null;
  if (figure.needsRequests === true && !speaksOfRequests(clause)) return null;
  if (figure.isPartOfList !== true && /其中|包括|含(?!上年)|另|此外/u.test(clause.before)) return null;
  if (figure.isPartOfList !== true && /^(?:其中|包括|另|此外)/u.test(clause.text)) return null;
  for (const pattern of figure.patterns) {
    const found = pattern.exec(isAcross ? before + clause.text : withoutInclusions(plain));
    if (found === null) continue;
    // Across clauses, the number must be this clause's.
    if (isAcross && found.index + found[0].length <= before.length) continue;
    return found;
  }
  return null;
}

/** Asked for every figure of the table, the same for all of them. */
const known = new WeakMap<Clause, boolean>();

function speaksOfRequests(clause: Clause): boolean {
  const before = known.get(clause);
  if (before !== undefined) return before;
  const speaks = isAboutRequests(clause);
  known.set(clause, speaks);
  return speaks;
}

function isAboutRequests({ text, sentence, context, before }: Clause): boolean {
  if (OTHER_BUSINESS.test(text)) return /信息公开申请|依申请公开/u.test(text) && !/复议申请/u.test(text);
  if (/信息公开申请|依申请公开|公开申请/u.test(text)) return true;
  if (OTHER_BUSINESS.test(before)) return false;
  return (
    resultsNamedIn(sentence) > 1 ||
    /信息公开申请|依申请|公开申请|公开的?申请/u.test(sentence) ||
    (/申请/u.test(sentence) && /信息公开|依申请/u.test(context)) ||
    /依申请公开|信息公开申请/u.test(context)
  );
}

/**
 * Of 复议案件20件，其中涉及政府信息公开3件 the second number is what the tables count, for the first is of more; null where a
 * clause says its number itself.
 */
function countedOf({ text, after }: Clause): { readonly value: number; readonly words: string } | null {
  const [words = '', number = ''] = PART_COUNTED.exec(after) ?? [];
  const isPart = words !== '' && !text.includes('信息公开');
  return isPart ? { value: numberOf(number), words: words.slice(1) } : null;
}

/** 全区收到120件，其中区政府本级12件: a report may be of the government alone. */
function ownLevelOf({ after }: Clause): number | null {
  const number = OWN_LEVEL.exec(after)?.[1];
  return number === undefined ? null : numberOf(number);
}

const OWN_LEVEL = new RegExp(
  `^[，,]\\s*其中[^，。；\\d]{0,8}本级[^，。；\\d]{0,8}(${NUMBER})\\s*(?:件|宗|起|例|条)`,
  'u',
);
const PART_COUNTED = new RegExp(
  `^[，,]\\s*其中[^，。；\\d]{0,8}?政府信息公开(?:的|类|方面|申请|案件|工作)*\\s*(${NUMBER})\\s*(?:件|宗|起|例|条)`,
  'u',
);

/** 公开类（含部分公开）6件: the words in brackets are counted along, and not by themselves. */
function withoutInclusions(text: string): string {
  return text.replaceAll(/[（(](?:其中)?(?:含|包括)[^（()）\d]*[）)]/gu, '');
}

/** 办结11件（含上年结转1件）: what stands in brackets says nothing of the words before them. */
function withoutBrackets(text: string): string {
  return text.replaceAll(/[（(][^（()）]*(?:[）)]|$)/gu, '');
}

/** How many kinds of results of the form a sentence names: no other business has several of them. */
function resultsNamedIn(sentence: string): number {
  const named = sentence.match(/(?<!不)予以公开|部分公开|不予公开|无法提供|不予处理|其他处理/gu) ?? [];
  return new Set(named).size;
}

/** 通过网站、信函等渠道 means all of them. */
function isEveryChannel(text: string): boolean {
  return /等[^，。]{0,4}(?:渠道|方式|途径|形式)/u.test(text);
}

/** 共收到219件（含上年结转1件）. */
function countsCarriedOver(figure: StatedFigure, { sentence }: Clause): boolean {
  return figure.key === 'requestsNew' && /(?:含|包括|其中)[^，。）]{0,8}结转/u.test(sentence);
}

function withCarried({ cells }: CheckedReport): number | null {
  return sumOf(cells, ['t3.new.total', 't3.carryIn.total']);
}
