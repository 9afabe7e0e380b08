import { toChinese } from '../../../law/dates.ts';
import type { CheckedText } from '../../checked-text.ts';
import { FORMER_BODIES, type FormerBody } from '../../data/former-bodies.ts';
import { sentenceAround } from '../../sentence-around.ts';
import { termScanner } from '../../term-scanner.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOthersWord, isOwnDraft } from './own-drafts.ts';

/** T13: bodies that reforms have ended, named as if they still were. */
export const FORMER_BODY_RULE: TextRule = {
  id: 'T13',
  kind: 'expression',
  severity: 'advice',
  name: '机构改革前的机关名称',
  standard: '国务院机构改革方案（2018年、2023年）；机构编制文件',
  bad: '请到县国土资源局窗口办理。',
  good: '请到县自然资源局窗口办理。',
  check: former,
};

const scan = termScanner(FORMER_BODIES);

/** 原国土资源局, 撤销国土资源局, 国土资源部令第5号, （现自然资源局）. */
const OF_THE_PAST = /(?:原|前|时任|撤销|整合|合并|取消|不再保留)$/u;
/** In a list of bodies of an undated text, all may be those of their time. */
const IN_A_LIST = /[）)、和及与]$/u;
const LIST_GOES_ON = /^[、和及与]/u;
const BEHIND =
  /^(?:令|公告|关于|等?部门的?职责|的?职责|（现|\(现|〔|更名|改名|撤销|划转|[）)]?(?:并入|合并))/u;
const TELLS_OF_REFORM = /机构改革|更名|划转|划入|并入|组建|不再保留|整合|沿革|历史|曾|时任|原/u;

function former(checked: CheckedText): Found[] {
  const { text, context } = checked;
  if (!isOwnDraft(checked)) return [];
  return scan(text)
    .filter(({ term }) => context.date === undefined || context.date >= term.until)
    .filter(({ term, at }) => isNamedAsPresent(checked, term, at))
    .map(({ term: { words, now, until, source }, at }) => ({
      start: at,
      end: at + words.length,
      ...(now === undefined || now.includes('、') ? {} : { suggestion: now }),
      reason: `“${words}”已在机构改革中改为“${now ?? '其他机关'}”（${source}；${toChinese(until)}后不应再作为现有机关使用）。说明历史情况的写作“原${words}”。`,
    }));
}

function isNamedAsPresent(
  checked: CheckedText,
  { words, notBefore = '', notBehind = '' }: FormerBody,
  at: number,
): boolean {
  const { text } = checked;
  const end = at + words.length;
  const before = text.slice(Math.max(0, at - 10), at);
  if (text.charAt(end) !== '' && notBefore.includes(text.charAt(end))) return false;
  if (before !== '' && notBehind.includes(before.slice(-1))) return false;
  if (isOthersWord(checked, at, end) || OF_THE_PAST.test(before) || BEHIND.test(text.slice(end, end + 8)))
    return false;
  const isListed = IN_A_LIST.test(before) || LIST_GOES_ON.test(text.slice(end, end + 1));
  if (checked.context.date === undefined && isListed) return false;
  const sentence = sentenceAround(text, at).text;
  return !TELLS_OF_REFORM.test(sentence) && !/(?:19\d\d|20(?:0\d|1[0-8]))年/u.test(sentence);
}
