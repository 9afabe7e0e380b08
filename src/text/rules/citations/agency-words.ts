import { titlesIn } from '../../cited-titles.ts';
import type { CheckedText } from '../../checked-text.ts';
import { AGENCY_WORDS } from '../../data/agency-words.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** W08: the word of a 文号 belongs to the body that the title names. */
export const AGENCY_WORD_RULE: TextRule = {
  id: 'W08',
  kind: 'citation',
  severity: 'advice',
  name: '发文机关与机关代字不符',
  standard: 'GB/T 9704—2012 7.2.5（发文机关代字）',
  bad: '落实《国务院关于加强政务服务的指导意见》（国办发〔2020〕35号）。',
  good: '落实《国务院办公厅关于加强政务服务的指导意见》（国办发〔2020〕35号）。',
  check: (checked) => titlesIn(checked).flatMap((cited) => wrongIssuer(checked, cited)),
};

const NUMBER_BEHIND = /^（([\u4e00-\u9fff]{2,8})〔\d{4}〕/u;
/** Bodies whose names a title can begin with, the longer ones first. */
const ISSUERS = AGENCY_WORDS.map(({ issuer }) => issuer).toSorted((one, other) => other.length - one.length);

function wrongIssuer(
  { text }: CheckedText,
  { start, end, title }: { readonly start: number; readonly end: number; readonly title: string },
): Found[] {
  const word = NUMBER_BEHIND.exec(text.slice(end, end + 12))?.[1];
  const owner = AGENCY_WORDS.find(({ words }) => words.some((one) => one === word))?.issuer;
  const named = ISSUERS.find((issuer) => title.startsWith(issuer));
  if (word === undefined || owner === undefined || named === undefined || named === owner) return [];
  // 国务院 转发 …, 中共中央 国务院 …: the named body must be the one that speaks, right before 关于, 印发 or 转发.
  if (!/^(?:关于|印发|转发|批转)/u.test(title.slice(named.length))) return [];
  return [
    {
      start: start + 1,
      end: start + 1 + named.length,
      suggestion: owner,
      reason: `“${word}”是${owner}的机关代字，标题却写作${named}的文件。请核对发文机关和文号。`,
    },
  ];
}
