import type { CheckedText } from '../../checked-text.ts';
import { toChinese } from '../../../law/dates.ts';
import { sentenceAround } from '../../sentence-around.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { type CitedLaw, lawsIn } from './cited-laws.ts';

/** W10: a statute that was repealed before the document's day, unless the text speaks of what was. */
export const REPEALED_LAW_RULE: TextRule = {
  id: 'W10',
  kind: 'citation',
  severity: 'advice',
  name: '引用已废止的法律、法规',
  standard: '《党政机关公文处理工作条例》第十九条（符合国家法律法规）；法律、法规的废止条款',
  bad: '依据《合同法》签订服务合同。',
  good: '依据《民法典》签订服务合同。',
  check: (checked) => lawsIn(checked).flatMap((cited) => repealed(checked, cited)),
};

/** Right before the title: 原《合同法》, 当时施行的《合同法》. */
const OF_THE_PAST =
  /(?:原|原来的|旧|旧版|当时的|当时施行的|当时有效的|时行|已(?:经)?废止的|已失效的|废止|取代|替代|代替)$/u;
/** In its sentence. */
const TELLS_OF_THE_END =
  /废止|失效|停止(?:执行|施行)|不再(?:适用|执行|施行)|取代|替代|代替|修订为|更名|施行前|时期|历史|曾/u;

function repealed(checked: CheckedText, { start, end, title, law }: CitedLaw): Found[] {
  const { date } = checked.context;
  if (law.repealed === null || (date !== undefined && date < law.repealed.from)) return [];
  if (OF_THE_PAST.test(checked.text.slice(Math.max(0, start - 8), start))) return [];
  const sentence = sentenceAround(checked.text, start);
  if (TELLS_OF_THE_END.test(sentence.text.replaceAll(/《[^《》]{0,80}》/gu, ''))) return [];
  if (namesYearBefore(sentence.text, law.repealed.from)) return [];
  const { by, from } = law.repealed;
  // The state's name stays where it was written.
  const full = title === law.title ? by : title.replace(law.title, by);
  return [
    {
      start: start + 1,
      end: end - 1,
      ...(isSameMatter(law.title, by) ? { suggestion: full } : {}),
      reason: `《${law.title}》自${toChinese(from)}起由《${by}》代替。如果不是说明历史情况，请改引现行规定；确需提到的，写作“原《${law.title}》”。`,
    },
  ];
}

/** 2019年依据《合同法》签订: the year stands in the sentence, before the end of the statute. */
function namesYearBefore(sentence: string, from: string): boolean {
  return [...sentence.matchAll(/(?<!\d)((?:19|20)\d{2})年/gu)].some(
    ([, year = '']) => year < from.slice(0, 4),
  );
}

/** Where the new one takes the place of the old as it stands; a part of a 条例 that went elsewhere has to be looked up. */
function isSameMatter(old: string, by: string): boolean {
  return by === '民法典' || old.slice(0, 2) === by.slice(0, 2);
}
