import { type CheckedText, wordsOf } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';

/** W18: one kind of document in a title, named once; no 关于对. */
export const TITLE_RULE: TextRule = {
  id: 'W18',
  kind: 'structure',
  severity: 'advice',
  name: '公文标题的写法',
  standard: '《党政机关公文处理工作条例》第八条、第九条、第十五条',
  bad: '三角镇人民政府关于对修建道路的请示的批复',
  good: '三角镇人民政府关于修建道路的请示的批复',
  check: (checked) => titleOf(checked, (words, at) => faultsIn(words).map((found) => moved(found, at))),
};

const KINDS = '决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要';
const ENDS_AS_TITLE = new RegExp(`关于.{2,80}(?:${KINDS})$`, 'u');
const FAULTS: readonly { readonly pattern: RegExp; readonly right?: string; readonly reason: string }[] = [
  {
    pattern: /关于关于/u,
    right: '关于',
    reason: '标题中“关于”重复。',
  },
  {
    // 对外, 对口, 对标 are words of their own.
    pattern: /关于对(?!外|口|接|标|照|联|台|公|内|象|策|俄|日|美|华|方|应|账|待|虾|流)(?=.{2,60}的)/u,
    right: '关于',
    reason: '“关于”与“对”都是介词，标题中用“关于”即可。',
  },
  {
    pattern: /请示报告$|的请示的报告$/u,
    reason: '“请示”与“报告”是两个文种，不能并用：请求指示、批准的用请示，汇报工作的用报告。',
  },
  {
    pattern: /(?<=关于)(?:请求|要求|申请)(?=.{2,60}的请示$)/u,
    right: '',
    reason: '文种“请示”已有请求的意思，标题中不必再写。',
  },
  {
    pattern: /(通知|报告|请示|意见|批复)的?\1$/u,
    reason: '标题中文种重复。转发文件时可以写作“关于转发……的通知”，省去被转发文件的文种。',
  },
];

function faultsIn(words: string): Found[] {
  return FAULTS.flatMap(({ pattern, right, reason }) => {
    const found = pattern.exec(words);
    if (found === null) return [];
    const place = { start: found.index, end: found.index + found[0].length, reason };
    return [right === undefined ? place : { ...place, suggestion: right }];
  });
}

/** The title as the document has it where it stands in the text too, else the first line that looks like one. */
function titleOf(checked: CheckedText, look: (words: string, at: number) => Found[]): Found[] {
  const title = checked.context.title?.trim();
  const known = title === undefined || title === '' ? -1 : checked.text.slice(0, 500).indexOf(title);
  if (title !== undefined && known >= 0) return ENDS_AS_TITLE.test(title) ? look(title, known) : [];
  const block = checked.blocks.slice(0, 3).find((one) => ENDS_AS_TITLE.test(wordsOf(checked, one).trim()));
  if (block === undefined) return [];
  const words = wordsOf(checked, block);
  return look(words.trim(), block.start + words.length - words.trimStart().length);
}

function moved(found: Found, at: number): Found {
  return { ...found, start: found.start + at, end: found.end + at };
}
