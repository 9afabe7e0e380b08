import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type NumberedLine, isDoubled, numberedLinesIn, ordinal } from './numbered-lines.ts';

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

function brokenNumbers(checked: CheckedText): Found[] {
  /** The last line of each level in the list that is open. */
  let open: (NumberedLine | undefined)[] = [];
  const found: Found[] = [];
  const lines = numberedLinesIn(checked);
  for (const [index, line] of lines.entries()) {
    if (line === null) {
      open = [];
      continue;
    }
    const before = open[line.level];
    open.length = line.level;
    open[line.level] = line;
    if (isDoubled(line.numeral)) found.push(doubled(line));
    else if (before !== undefined && isBroken(checked, line, before)) {
      found.push(broken(line, before));
      // Where the next one goes on as if this had been right, only this one is wrong.
      if (nextOf(lines, index, line.level) === before.number + 2)
        open[line.level] = { ...line, number: before.number + 1 };
    }
  }
  return found;
}

/** The number of the next line of a level, in the same list. */
function nextOf(lines: readonly (NumberedLine | null)[], index: number, level: number): number | null {
  const rest = lines.slice(index + 1, index + 60);
  const end = rest.findIndex((line) => line === null || line.level <= level);
  return rest[end]?.level === level ? (rest[end]?.number ?? null) : null;
}

/** A list that begins at 1 is a new one, except right below another first point of it. */
function isBroken({ text }: CheckedText, line: NumberedLine, before: NumberedLine): boolean {
  if (line.number === before.number + 1) return false;
  // 1. in a list without a heading may be taken up anywhere: only 一、 and （一） are counted over longer stretches.
  if (line.level > 2 && line.start - before.end > 3_000) return false;
  if (line.number !== 1) return line.number >= before.number;
  const between = text.slice(before.block.end, line.block.start).trim();
  return before.number === 1 && between === '' && line.level <= 2;
}

function doubled(line: NumberedLine): Found {
  const at = line.start + line.written.indexOf(line.numeral);
  return {
    start: at,
    end: at + line.numeral.length,
    suggestion: line.numeral.charAt(0),
    reason: `序号“${line.written}”重复了一个字。`,
  };
}

function broken(line: NumberedLine, before: NumberedLine): Found {
  const wanted = ordinal(line.level, before.number + 1);
  const at = line.start + line.written.indexOf(line.numeral);
  const isTwice = line.number === before.number;
  // Two or more missing ones are more likely left out on purpose or lost with what was cut.
  const isOne = isTwice || line.number === before.number + 2;
  return {
    start: at,
    end: at + line.numeral.length,
    ...(isOne ? { suggestion: wanted.replaceAll(/[（）、.]/gu, '') } : {}),
    severity: isOne && line.level <= 3 ? 'gate' : 'advice',
    reason: isTwice
      ? `序号“${line.written}”出现了两次，此处按次序应为“${wanted}”。请核对是否写错或者漏了内容。`
      : `序号从“${before.written}”跳到“${line.written}”，中间缺“${wanted}”。请核对是否写错或者漏了内容。`,
  };
}

/** （一） above 一、, （1） right below 一、: told once a text. */
function wrongLevels(checked: CheckedText): Found[] {
  const lines = numberedLinesIn(checked).filter((line) => line !== null);
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
