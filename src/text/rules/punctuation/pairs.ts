import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { HAN, byPattern } from '../places.ts';
import { reversedQuotes } from './quote-directions.ts';
import { type Mark, type Pair, pairingOf } from './bracket-pairs.ts';

const NAMES: Readonly<Record<string, string>> = {
  '（': '括号',
  '）': '括号',
  '《': '书名号',
  '》': '书名号',
  '〈': '书名号',
  '〉': '书名号',
  '“': '引号',
  '”': '引号',
  '〔': '六角括号',
  '〕': '六角括号',
  '【': '方头括号',
  '】': '方头括号',
};
const OPENING = '（《〈“〔【';
const LONGEST_QUOTE = 200;
/** What is shorter is to be filled in (<姓名>) or is a mark of a program. */
const SHORTEST_TITLE = 3;

function* aloneIn(checked: CheckedText): Generator<Found> {
  const { alone } = pairingOf(checked);
  if (alone.length === 0) return;
  const severity = isPiece(checked) ? ({ severity: 'advice' } as const) : {};
  const reversed = new Set(reversedQuotes(checked).map(({ at }) => at));
  for (const mark of alone) {
    const name = NAMES[mark.sign];
    if (name === undefined || reversed.has(mark.at) || goesOn(checked, mark)) continue;
    if (beginsBlock(checked, mark) && isPiece(checked)) continue;
    const isOpening = OPENING.includes(mark.sign);
    const near = isOpening
      ? checked.text.slice(mark.at, mark.at + 9)
      : checked.text.slice(Math.max(0, mark.at - 8), mark.at + 1);
    const place = near.replaceAll(/\s+/gu, ' ');
    yield {
      start: mark.at,
      end: mark.at + 1,
      reason: isOpening
        ? `“${place}”处的${name}只有前一半，后面没有与它成对的。请补上后一半，或者删去。`
        : `“${place}”处的${name}只有后一半，前面没有与它成对的。请补上前一半，或者删去。`,
      ...(beginsBlock(checked, mark) ? { severity: 'advice' } : severity),
    };
  }
}

/** Lines of a page break anywhere, and a sentence by itself may have been cut out of a longer quotation. */
function isPiece({ text, blocks, context }: CheckedText): boolean {
  return context.wrapped === true || (blocks.length < 2 && !/[。！？]\s*\S/u.test(text));
}

/** A quotation of several paragraphs has “ before each, and ” behind the last (4.8.3.5): it goes on where the next begins with “. */
function goesOn({ blocks, text }: CheckedText, mark: Mark): boolean {
  const next = blocks[mark.block + 1];
  if (mark.sign !== '“' || next === undefined) return false;
  const words = text.slice(next.start, next.end).trim();
  return (
    words.startsWith('“') && (/”[。！？；）]?$/u.test(words) || countOf(words, '“') > countOf(words, '”'))
  );
}

function countOf(words: string, sign: string): number {
  return words.split(sign).length - 1;
}

/** Right before it nothing stands in its paragraph: the end of what is quoted may be far away, or lost with what was cut. */
function beginsBlock({ blocks, text }: CheckedText, mark: Mark): boolean {
  const block = blocks[mark.block];
  return mark.sign === '“' && block !== undefined && text.slice(block.start, mark.at).trim() === '';
}

function insideOf(checked: CheckedText, { open, close }: Pair): string {
  return checked.text.slice(open.at + 1, close.at);
}

function* nested(
  checked: CheckedText,
  {
    sign,
    marks,
    reason,
  }: { readonly sign: string; readonly marks: readonly [string, string]; readonly reason: string },
): Generator<Found> {
  for (const pair of pairingOf(checked).pairs) {
    const { open, close, depth } = pair;
    if (open.sign !== sign || depth !== 1 || close.at - open.at > LONGEST_QUOTE) continue;
    const inside = insideOf(checked, pair);
    if (inside.includes(sign)) continue;
    yield {
      start: open.at,
      end: close.at + 1,
      suggestion: `${marks[0]}${inside}${marks[1]}`,
      reason,
    };
  }
}

/** Whether a place stands within a title. */
function isInTitle(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 80), at);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

/** Brackets, titles' marks and quotes that don't belong together as they stand. */
export const PAIR_RULES: readonly TextRule[] = [
  {
    id: 'P19',
    kind: 'punctuation',
    severity: 'advice',
    name: '书名号套用',
    standard: 'GB/T 15834—2011 4.15.3',
    bad: '《关于修改《信息公开办法》的决定》已经公布。',
    good: '《关于修改〈信息公开办法〉的决定》已经公布。',
    check: (checked) =>
      nested(checked, {
        sign: '《',
        marks: ['〈', '〉'],
        reason: '书名号里还要用书名号时，里面一层用单书名号“〈〉”。',
      }),
  },
  {
    id: 'P24',
    kind: 'punctuation',
    severity: 'gate',
    name: '括号、引号、书名号不成对',
    standard: 'GB/T 15834—2011 5.1.3',
    bad: '公众可以到服务大厅查阅（地址：人民路1号，电话见网站。',
    good: '公众可以到服务大厅查阅（地址：人民路1号，电话见网站）。',
    check: aloneIn,
  },
  {
    id: 'P25',
    kind: 'punctuation',
    severity: 'gate',
    name: '引号方向反了',
    standard: 'GB/T 15834—2011 4.8.2',
    bad: '持续深化”放管服”改革。',
    good: '持续深化“放管服”改革。',
    check: (checked) =>
      reversedQuotes(checked).map(({ at, right }) => ({
        start: at,
        end: at + 1,
        suggestion: right,
        reason: `引号的方向反了：这里应为“${right === '“' ? '前' : '后'}引号”${right}。`,
      })),
  },
  {
    id: 'P26',
    kind: 'punctuation',
    severity: 'advice',
    name: '双引号套用双引号',
    standard: 'GB/T 15834—2011 4.8.3.4',
    bad: '会议强调“要深入推进“一网通办”改革”的要求。',
    good: '会议强调“要深入推进‘一网通办’改革”的要求。',
    check: (checked) =>
      nested(checked, {
        sign: '“',
        marks: ['‘', '’'],
        reason: '引号里还要用引号时，里面一层用单引号“‘’”。',
      }),
  },
  {
    id: 'P32',
    kind: 'punctuation',
    severity: 'advice',
    name: '用小于号、大于号代替书名号',
    standard: 'GB/T 15834—2011 4.15.2',
    bad: '根据<政府信息公开工作年度报告格式>编制。',
    good: '根据《政府信息公开工作年度报告格式》编制。',
    check: byPattern(
      new RegExp(`[<＜﹤](?<![\\w]\\s?.)([${HAN}“〈][^<>＜＞﹤﹥/=\\n]{1,60})[>＞﹥]`, 'gu'),
      ({ 1: inside = '', index }, { text }) =>
        inside.length < SHORTEST_TITLE && !isInTitle(text, index)
          ? null
          : {
              suggestion: isInTitle(text, index) ? `〈${inside}〉` : `《${inside}》`,
              reason: '文件名称用书名号“《》”，书名号里面再用“〈〉”；小于号、大于号不是书名号。',
            },
    ),
  },
  {
    id: 'P35',
    kind: 'punctuation',
    severity: 'advice',
    name: '一对括号全角半角混用',
    standard: 'GB/T 15834—2011 4.9.2',
    bad: '《信息公开指南》（2024年版)已经更新。',
    good: '《信息公开指南》（2024年版）已经更新。',
    check: function* mixed(checked) {
      for (const { open, close } of pairingOf(checked).pairs) {
        const isMixed =
          (open.sign === '(' && close.sign === '）') || (open.sign === '（' && close.sign === ')');
        if (!isMixed) continue;
        const wrong = open.sign === '(' ? open : close;
        yield {
          start: wrong.at,
          end: wrong.at + 1,
          suggestion: wrong === open ? '（' : '）',
          reason: `这对括号一半是全角，一半是半角，应都用全角“（）”。`,
        };
      }
    },
  },
  {
    id: 'P39',
    kind: 'punctuation',
    severity: 'gate',
    name: '书名号、括号之内是空的',
    standard: 'GB/T 15834—2011 4.15',
    bad: '根据《》和国家有关规定，制定本办法。',
    good: '根据《政府信息公开条例》和国家有关规定，制定本办法。',
    check: byPattern(/《\s{0,8}》|〔\s{0,8}〕|（）|“”/gu, ({ 0: words, index, input }) => {
      // “《》” speaks of the mark itself; ( ) in a form is to be filled in.
      const before = input.slice(Math.max(0, index - 3), index);
      if (/[“‘（]$|[括名]号\s?$/u.test(before) || words === '“”') return null;
      return words === '（）'
        ? { reason: '括号里是空的。请补上内容，或者删去括号。', severity: 'advice' }
        : { reason: `“${words}”里是空的，像是起草时留下来待填的。请补上内容。` };
    }),
  },
  {
    id: 'P42',
    kind: 'punctuation',
    severity: 'advice',
    name: '用了直角引号',
    standard: 'GB/T 15834—2011 4.8.2',
    bad: '推进「互联网＋政务服务」。',
    good: '推进“互联网＋政务服务”。',
    check: byPattern(/[「『]([^「」『』\n]{1,60})[」』]/gu, ({ 1: inside = '' }) => ({
      suggestion: `“${inside}”`,
      reason: '横排的简体文稿用“”，直角引号“「」”用于竖排。',
    })),
  },
];
