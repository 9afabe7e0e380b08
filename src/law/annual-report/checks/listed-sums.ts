import { type Finding, type Severity, finding } from '../findings.ts';
import {
  BY_KINDS,
  NUMBER,
  clausesOf,
  narrowed,
  numberOf,
  sentencesOf,
  withListsJoined,
} from './text-places.ts';

const UNIT = '(?:人次|条次|件次|条|件|篇|期|次|份|个|项|起|宗|例|场)';
const TOTAL = new RegExp(
  `(${NUMBER})\\s*(${UNIT})(?:政府信息|信息|申请)?\\s*[，,：:（(—]+\\s*(其中|主要包括|包括|包含|分别是|分别为|分别|具体为|具体是|具体包括|即|含|${BY_KINDS})?[：:，,]?`,
  'gu',
);
const AMOUNT = new RegExp(`(${NUMBER})\\s*(${UNIT})(?!以上|左右)`, 'gu');
/** Characters on either side of a total in which its parts are looked for: what goes on for ever is no list. */
const LONGEST = 1_000;
/** Statements of their own that follow a list after a comma. */
const NEXT_STATEMENT =
  /^(?:并|且|另|还|同时|此外|均|全部|已|共|合计|累计|全年|截至|较|比|同比|与|上年|去年|办结|答复|结转|其余(?!\D{0,6}\d)|因|没有|未(?!审结))|(?:较|比)(?:上|去|同)|同比|增[长加]|减少|下降|20\d{2}年/u;
/** The same text may be public in several places. */
const CHANNELS = /网站|网页|微信|微博|公众号|平台|公开栏|新媒体|客户端|媒体|抖音|视频号|电子屏|大厅/u;
const OPEN_LIST = /等|例如|主要|如[：:]/u;

/**
 * AR-N-2: 21条，其中甲4条、乙5条. Parts that exceed their whole, and lists that claim to be whole, are wrong; a list that may leave
 * things out is a warning, and one that says so (等) or counts channels no more than a hint.
 */
export function checkSums(text: string, where: string): Finding[] {
  return sentencesOf(withListsJoined(narrowed(text))).flatMap((sentence) =>
    [...sentence.text.matchAll(TOTAL)].flatMap((found) => {
      const [head, total = '', unit = '', connector = ''] = found;
      const from = found.index + head.length;
      const after = sentence.text.slice(from, from + LONGEST);
      const list = /[（(]\s*(?:其中|包括|包含|分别|具体|即|含)?[：:，,]?$/u.test(head)
        ? (/^[^）)]*/u.exec(after)?.[0] ?? '')
        : after.replaceAll(/[（(][^）)]*[）)]/gu, '');
      // A comma alone begins the next statement; a colon begins a list.
      if (connector === '' && !/[：:（(—]/u.test(head)) return [];
      const earlier = [
        ...sentence.text.slice(Math.max(0, found.index - LONGEST), found.index).matchAll(AMOUNT),
      ]
        .filter((amount) => amount[2] === unit)
        .map((amount) => numberOf(amount[1] ?? ''));
      const quote = head + list;
      return listFinding({ total: numberOf(total), earlier, unit, connector, list, quote, where });
    }),
  );
}

interface ListedSum {
  readonly total: number;
  /** Numbers that the sentence names before: 收到12件，上年结转1件，其中… may speak of any of them. */
  readonly earlier: readonly number[];
  readonly unit: string;
  readonly connector: string;
  readonly list: string;
  readonly quote: string;
  readonly where: string;
}

function listFinding(listed: ListedSum): Finding[] {
  const { total, earlier, unit, list, quote, where } = listed;
  const parts = partsIn(list, unit);
  if (parts.length < 2) return [];
  const wholes = new Set([total, ...earlier, total + (earlier.at(-1) ?? 0)]);
  let sum = 0;
  let isDone = false;
  for (const [index, part] of parts.entries()) {
    sum += part.count;
    const isWhole = index > 0 && wholes.has(sum);
    // What follows a list that is complete counts something else, unless the list goes on to its rest (、其他2条).
    if (isWhole && !goesOnToRest(parts.slice(index + 1))) return [];
    isDone ||= isWhole;
  }
  return [
    finding({
      rule: 'AR-N-2',
      severity: isDone ? 'warning' : severityOf(listed, sum),
      where,
      expected: sum,
      actual: total,
      quote: quote.slice(0, 60),
      message: `文中总数为 ${total}${unit}，列出的各项相加为 ${sum}${unit}，不一致。请更正；如有未列出的项目，请在文中写明。`,
    }),
  ];
}

function severityOf({ total, earlier, connector, list }: ListedSum, sum: number): Severity {
  if (OPEN_LIST.test(list)) return 'info';
  const isNear = Math.abs(sum - total) * 20 <= total;
  if (connector === '主要包括') return isNear ? 'warning' : 'info';
  // Who counts by channels, and nearly arrives at the whole, meant to arrive there.
  if (CHANNELS.test(list)) return isNear ? 'warning' : 'info';
  if (earlier.length > 0) return 'warning';
  const claimsAll = /^(?:分别|具体(?!包括)|即)/u.test(connector);
  if (sum > total || claimsAll) return 'error';
  // A list of some of the parts is no mistake; one of nearly all of them, or with a rest (其他) in it, likely is.
  return sum * 3 >= total * 2 || /其[他它]/u.test(list) ? 'warning' : 'info';
}

interface ListedPart {
  readonly count: number;
  /** Whether 、 joins it to the part before. */
  readonly isJoined: boolean;
  /** Whether it is what the others leave: 其他2条, but not the form's 其他处理. */
  readonly isRest: boolean;
}

function goesOnToRest(parts: readonly ListedPart[]): boolean {
  const rest = parts.findIndex(({ isRest }) => isRest);
  return rest >= 0 && parts.slice(0, rest + 1).every(({ isJoined }) => isJoined);
}

/** The parts of a list, up to where another statement begins. */
function partsIn(list: string, unit: string): ListedPart[] {
  const parts: ListedPart[] = [];
  for (const { text, at } of clausesOf(list)) {
    const clause = text.trim();
    if (parts.length > 0 && NEXT_STATEMENT.test(clause)) break;
    // 占总数40条的75% names the whole again.
    if (clause.startsWith('占')) continue;
    const amounts = [...clause.matchAll(AMOUNT)];
    const own = amounts.filter((amount) => amount[2] === unit);
    const [first] = own;
    if (first === undefined) {
      // A name that goes on behind 、 (预算、决算2条) is part of the list; another statement ends it.
      if (amounts.length > 0 || clause.length > 12) break;
      continue;
    }
    if (own.length > 1) break;
    parts.push({
      count: numberOf(first[1] ?? ''),
      isJoined: list.charAt(at - 1) === '、',
      isRest: /^其[他它](?!处理|结果)/u.test(clause),
    });
  }
  return parts;
}
