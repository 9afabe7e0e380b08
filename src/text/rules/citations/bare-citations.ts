import { isInTitle } from '../../cited-titles.ts';
import { type CheckedText, type TextBlock, wordsOf } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** W07: a document is cited by its title in 《》, its number behind it in brackets, at least where it is first named. */
export const BARE_CITATION_RULE: TextRule = {
  id: 'W07',
  kind: 'citation',
  severity: 'advice',
  name: '引用公文缺标题或者书名号',
  standard: '引用公文先引标题、后引发文字号（国发〔2000〕23号文件第二十五条，现行条例下沿用的惯例）',
  bad: '我镇根据国发〔2014〕45号文件要求开展清理。',
  good: '我镇根据《国务院关于开展清理的通知》（国发〔2014〕45号）要求开展清理。',
  check: (checked) => [...numbersAlone(checked), ...titlesWithoutMarks(checked)],
};

const ALONE =
  /(?:根据|按照|依据|遵照|落实|执行|贯彻|参照|转发)([\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕\d{1,5}号)/gu;

function numbersAlone(checked: CheckedText): Found[] {
  const told = new Set<string>();
  return [...checked.text.matchAll(ALONE)].flatMap((found) => {
    const number = found[1] ?? '';
    const start = found.index + found[0].length - number.length;
    const bare = number.slice(number.search(/[\u4e00-\u9fff]{1,4}〔/u));
    const first = checked.text.indexOf(bare);
    const isKnown =
      told.has(bare) ||
      (first >= 0 && first < start - 1 && checked.text.lastIndexOf('》', first) >= first - 4);
    told.add(bare);
    if (isKnown || isInTitle(checked, start, start + number.length)) return [];
    return [
      {
        start,
        end: start + number.length,
        reason: `“${number}”是文中第一次提到，引用公文应当先引标题、后引发文字号，请补上《标题》。`,
      },
    ];
  });
}

const WITHOUT_MARKS =
  /关于[^《》〈〉“”，。；：、（）()\n]{4,50}的(?:通知|意见|决定|批复|函|办法|公告|通告|规定)(?=（[\u4e00-\u9fff]{1,12}〔(?:19|20)\d{2}〕\d{1,5}号）)/gu;

/** In sentences only: lists of documents, headings and tables do without. */
function titlesWithoutMarks(checked: CheckedText): Found[] {
  return checked.blocks
    .filter((block) => isSentence(checked, block))
    .flatMap((block) =>
      [...wordsOf(checked, block).matchAll(WITHOUT_MARKS)]
        .map((found) => ({
          start: block.start + found.index,
          end: block.start + found.index + found[0].length,
        }))
        .filter(({ start, end }) => !isInTitle(checked, start, end))
        .map(({ start, end }) => ({
          start,
          end,
          reason: '引用的公文标题应当加书名号《》，机关名称在标题之内的一并括入。',
        })),
    );
}

function isSentence(checked: CheckedText, block: TextBlock): boolean {
  const words = wordsOf(checked, block).trim();
  return (
    block.kind === 'paragraph' &&
    words.endsWith('。') &&
    !/^(?:\d|[（(]?[一二三四五六七八九十]+[、）)]|附件)/u.test(words)
  );
}
