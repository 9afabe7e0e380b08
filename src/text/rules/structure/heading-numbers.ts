import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type NumberedLine, numberedPointsIn, ordinal } from './numbered-lines.ts';

/** W13: headings and points at the beginning of lines follow each other, and the levels are 一、 （一） 1. （1）. */
export const HEADING_NUMBER_RULE: TextRule = {
  id: 'W13',
  kind: 'structure',
  severity: 'gate',
  name: '结构层次序号不连续、重复',
  standard: 'GB/T 9704—2012 7.3.3',
  bad: '一、总体要求\n按照部署开展工作。\n三、保障措施\n加强组织领导。',
  good: '一、总体要求\n按照部署开展工作。\n二、保障措施\n加强组织领导。',
  check: (checked) => [...brokenNumbers(checked), ...wrongLevels(checked)],
};

/** A list that is open, by its last line. A list may begin anew within another (rows of a form, points of a quotation). */
interface OpenList {
  readonly line: NumberedLine;
  readonly number: number;
  /** Whether its first point was seen: what begins elsewhere may leave out anything. */
  readonly isWhole: boolean;
}

/** No list has more lists of its own level within it. */
const MOST_OPEN = 50;

function brokenNumbers(checked: CheckedText): Found[] {
  const { text } = checked;
  let open: OpenList[][] = [];
  const found: Found[] = doubledOrdinals(checked);
  const lines = numberedPointsIn(checked);
  for (const [index, line] of lines.entries()) {
    if (line === null) {
      open = [];
      continue;
    }
    const lists = open[line.level] ?? [];
    open.length = line.level;
    open[line.level] = lists;
    const before = lists.at(-1);
    if (line.number === 1 || before === undefined) {
      if (before !== undefined && isFirstAgain(checked, line, before)) found.push(broken(line, before));
      else lists.push({ line, number: line.number, isWhole: line.number === 1 });
      if (lists.length > MOST_OPEN) lists.shift();
      continue;
    }
    const goesOn = lists.findLastIndex(({ number }) => number + 1 === line.number);
    if (goesOn >= 0) {
      const isWhole = lists[goesOn]?.isWhole ?? false;
      lists.splice(goesOn, lists.length, { line, number: line.number, isWhole });
      continue;
    }
    if (isBroken(text, line, before) && !isDoubled(line)) found.push(broken(line, before));
    // Where the next one goes on as if this had been right, only this one is wrong.
    const isAlone = nextOf(lines, index, line.level) === before.number + 2;
    const number = isAlone ? before.number + 1 : line.number;
    lists.splice(-1, 1, { line, number, isWhole: before.isWhole });
  }
  return found;
}

/** The number of the next line of a level, in the same list. */
function nextOf(lines: readonly (NumberedLine | null)[], index: number, level: number): number | null {
  const rest = lines.slice(index + 1, index + 60);
  const next = rest.find((line) => line === null || line.level <= level);
  return next?.level === level ? next.number : null;
}

/** Smaller numbers than before begin something else; lists without headings may be far apart. */
function isBroken(text: string, line: NumberedLine, { line: before, number }: OpenList): boolean {
  // The rest of a list that began within a line may stand there in another form.
  if (before.isInline && text.slice(before.end, before.block.end).includes(numeralOf(before, number + 1)))
    return false;
  return line.number >= number && !(line.level > 2 && line.start - before.end > 3_000);
}

function numeralOf({ level }: NumberedLine, number: number): string {
  return ordinal(level, number).replaceAll(/[（）、.]/gu, '');
}

/** 一、 right below another 一、: no list within a list, unless that asks or announces something. */
function isFirstAgain(
  { text }: CheckedText,
  line: NumberedLine,
  { line: before, number }: OpenList,
): boolean {
  if (line.isInline || before.isInline || number !== 1 || line.level > 2) return false;
  const between = text.slice(before.block.end, line.block.start).trim();
  return between === '' && !/[？?：:]$/u.test(text.slice(before.block.start, before.block.end).trimEnd());
}

/** Told by itself already. */
function isDoubled({ numeral }: NumberedLine): boolean {
  return /^([一二三四五六七八九])\1$/u.test(numeral);
}

const DOUBLED = /(?<=^[ \t\u3000]{0,8})([一二三四五六七八九])\1(?=、)/gmu;

/** 三三、 is a slip of the keyboard, in headings and rows of tables. */
function doubledOrdinals({ text }: CheckedText): Found[] {
  return [...text.matchAll(DOUBLED)].map((found) => ({
    start: found.index,
    end: found.index + 2,
    suggestion: found[1] ?? '',
    reason: `序号“${found[0]}、”重复了一个字。`,
  }));
}

function broken(line: NumberedLine, { line: { written: last }, number, isWhole }: OpenList): Found {
  const wanted = ordinal(line.level, number + 1);
  const at = line.start + line.written.indexOf(line.numeral);
  const isTwice = line.number === number;
  // Two or more missing ones are more likely left out on purpose or lost with what was cut.
  const isOne = isTwice || line.number === number + 2;
  return {
    start: at,
    end: at + line.numeral.length,
    ...(isOne ? { suggestion: wanted.replaceAll(/[（）、.]/gu, '') } : {}),
    severity: isOne && isWhole && line.level <= 3 ? 'gate' : 'advice',
    reason: isTwice
      ? `序号“${line.written}”出现了两次，此处按次序应为“${wanted}”。请核对是否写错或者漏了内容。`
      : `序号从“${last}”跳到“${line.written}”，中间缺“${wanted}”。请核对是否写错或者漏了内容。`,
  };
}

/** （一） above 一、, （1） right below 一、: told once a text, of what stands before its first attachment. */
function wrongLevels(checked: CheckedText): Found[] {
  const all = numberedPointsIn(checked).filter((line) => line === null || !line.isInline);
  const parts = all.indexOf(null);
  const lines = (parts < 0 ? all : all.slice(0, parts)).filter((line) => line !== null);
  const [first] = lines;
  const top = lines.find(({ level }) => level === 1);
  if (first === undefined || top === undefined || first.level !== 2 || first.number !== 1 || top.number !== 1)
    return [];
  return [
    {
      start: first.start,
      end: first.end,
      severity: 'advice',
      reason: `结构层次序数依次为“一、”“（一）”“1.”“（1）”，此处“${first.written}”用在了“${top.written}”的上一级。`,
    },
  ];
}
