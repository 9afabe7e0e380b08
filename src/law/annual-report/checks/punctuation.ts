import { type Finding, finding } from '../findings.ts';
import { MISTAKEN_WORDS } from '../text-patterns.ts';
import type { RuleId } from '../rules.ts';
import { around } from './text-places.ts';

const HAN = '[\\u4e00-\\u9fff”’》）〕]';
const HAN_AFTER = '[\\u4e00-\\u9fff“‘《（〔]';

const FAULTS: readonly { readonly rule: RuleId; readonly pattern: RegExp; readonly what: string }[] = [
  {
    rule: 'X-PUNCT',
    pattern: new RegExp(`(?<=${HAN})[,;:?!](?=${HAN_AFTER}|\\d|\\s*$)`, 'gmu'),
    what: '汉字之间用了半角标点，请改为全角',
  },
  {
    rule: 'X-PUNCT',
    pattern: /(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff]|\s*$)/gmu,
    what: '句末用了半角的点，请改为“。”',
  },
  { rule: 'X-PUNCT', pattern: /[，。；：、]{2,}/gu, what: '标点重复，请删去多余的' },
  {
    rule: 'X-PUNCT',
    pattern: /(?<=[\u4e00-\u9fff])[ \u3000]+(?=[，。；：、！？])/gu,
    what: '标点之前有多余的空格，请删去',
  },
  {
    rule: 'X-PUNCT',
    pattern: /、(?=[一二三四五六七八九]是)/gu,
    what: '分项之前不用顿号，请改为冒号或者分号',
  },
  {
    rule: 'X-PUNCT',
    pattern: /"[\u4e00-\u9fff][^"\n]{0,40}"/gu,
    what: '汉字的引号用了半角，请改为“”',
  },
  {
    rule: 'X-DOCNO',
    pattern:
      /〔(?:\s+\d{4}\s*|\d{4}\s+)〕|(?<=〔\d{4})〕(?:\s+\d+\s*|\s*第\s*\d+\s*|0\d*)号|〔\d{2}〕(?=\s*\d+\s*号)/gu,
    what: '文号的写法不规范，应为“〔2021〕30号”这样的写法',
  },
  {
    rule: 'X-DOCNO',
    pattern: /[\u4e00-\u9fff][[【（(﹝]\s*(?:19|20)\d{2}\s*[\]】）)﹞]\s*\d+\s*号/gu,
    what: '文号的年份应当用六角括号“〔〕”',
  },
  { rule: 'X-DOCNO', pattern: /第(?:\s+\d+\s*|\d+\s+)号/gu, what: '“第”“号”与数字之间没有空格' },
  {
    rule: 'X-URL',
    pattern: /https?(?:\/\/|:\/(?!\/)|[：;；]\/\/|[:：]\\\\)|www[,，。、;；](?=[a-z0-9])/giu,
    what: '网址不完整，应为“https://”',
  },
];

/** X-PUNCT, X-DOCNO, X-URL: what a proofreader would mark in any official text. */
export function checkPunctuation(text: string, where: string): Finding[] {
  return FAULTS.flatMap(({ rule, pattern, what }) =>
    [...text.matchAll(pattern)].map((found) =>
      finding({
        rule,
        where,
        quote: around(text, found.index, found[0].length),
        message: `“${around(text, found.index, found[0].length)}”：${what}。`,
      }),
    ),
  );
}

/** X-WORD: slips that are common in annual reports, and words that were written twice. */
export function checkWords(text: string, where: string): Finding[] {
  const mistaken = MISTAKEN_WORDS.flatMap(({ pattern, right }) =>
    [...text.matchAll(pattern)].map((found) =>
      finding({
        rule: 'X-WORD',
        where,
        quote: found[0],
        message: `“${found[0]}”应为“${right}”，请更正。`,
      }),
    ),
  );
  // 研究研究 is good Chinese, but not in a report; 一步一步 and 社区社区 are.
  const doubled = [
    ...text.matchAll(/((?![一两几社每个])(?!政府政府信息)([\u4e00-\u9fff])(?!\2)[\u4e00-\u9fff]{1,3})\1/gu),
  ].map((found) =>
    finding({
      rule: 'X-WORD',
      where,
      quote: around(text, found.index, found[0].length),
      message: `“${found[0]}”重复，请删去多余的字。`,
    }),
  );
  return [...mistaken, ...doubled];
}

const PAIRS = [
  ['（(', '）)', '括号'],
  ['“', '”', '引号'],
  ['《', '》', '书名号'],
  ['〔', '〕', '六角括号'],
] as const;

/** X-BRACKET: what is opened is closed within the part. */
export function checkBrackets(text: string, where: string): Finding[] {
  return PAIRS.flatMap(([opening, closing, name]) => {
    const open: number[] = [];
    const loose: number[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (opening.includes(character)) open.push(at);
      else if (closing.includes(character)) {
        // 1）and a) number points.
        if (open.length === 0 && !isPoint(text, at)) loose.push(at);
        open.pop();
      }
    }
    return [...open, ...loose].map((at) =>
      finding({
        rule: 'X-BRACKET',
        where,
        quote: around(text, at, 8),
        message: `“${around(text, at, 8)}”处的${name}没有成对，请补全或者删去。`,
      }),
    );
  });
}

function isPoint(text: string, at: number): boolean {
  return /(?:^|[\s，。；：])[\da-zA-Z]{1,2}$/u.test(text.slice(Math.max(0, at - 3), at));
}
