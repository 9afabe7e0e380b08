import type { TextRule } from '../../text-rule.ts';
import { byPattern, onlyFirst } from '../places.ts';

/** Since then the comma between titles isn't usual; older texts were right in their time. */
const IN_FORCE = '2012-06-01';
/** Where a remark stands between the titles of a list, the comma is right in all of it. */
const REMARK = /[》”][（(]/u;

const NO_WORKS =
  /(?:营业执照|许可证|资格证书?|身份证|居民户口簿|毕业证书?|驾驶证|行驶证|不动产权证书?|结婚证|合格证|登记证书?|残疾人证|居住证)$|(?:动员|表彰|工作|代表|座谈|培训|推进|专题|现场|年度|听证)(?:大会|会议|会)$|(?:论坛|运动会|晚会|主题活动|宣传活动|实践活动)$/u;

function sentenceAround(text: string, from: number, to: number): string {
  const before = text.slice(Math.max(0, from - 150), from);
  const after = text.slice(to, to + 150);
  const begin = Math.max(before.lastIndexOf('。'), before.lastIndexOf('；'), before.lastIndexOf('\n'));
  const [rest = ''] = after.split(/[。；\n]/u);
  return `${before.slice(begin + 1)}${text.slice(from, to)}${rest}`;
}

/** The clause that a comma of a list stands in. */
function clauseAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 100), at);
  const begin = Math.max(...['，', '。', '；', '：', '\n'].map((mark) => before.lastIndexOf(mark)));
  const [rest = ''] = text.slice(at, at + 100).split(/[，。；：\n]/u);
  return before.slice(begin + 1) + rest;
}

function between(closing: string, opening: string, name: string): TextRule['check'] {
  // “甲”、“乙”、丙的“丁”: with other words among its members, the list needs the comma throughout.
  const mixed = new RegExp(`${closing}、(?!${opening})|(?<!${closing})、${opening}`, 'u');
  const check = byPattern(new RegExp(`、(?<=${closing}、)(?=${opening})`, 'gu'), ({ index }, { text }) =>
    REMARK.test(sentenceAround(text, index, index + 1)) || mixed.test(clauseAround(text, index))
      ? null
      : { suggestion: '', reason: `并列的${name}之间通常不用顿号。` },
  );
  return (checked) =>
    checked.context.date !== undefined && checked.context.date < IN_FORCE ? [] : onlyFirst(check(checked));
}

/** What stands between titles and quotes in a list, and what is no title. */
export const TITLE_RULES: readonly TextRule[] = [
  {
    id: 'P11',
    kind: 'punctuation',
    severity: 'advice',
    name: '并列的书名号之间用了顿号',
    standard: 'GB/T 15834—2011 4.5.3.5',
    bad: '根据《预算法》、《审计法》的有关规定办理。',
    good: '根据《预算法》《审计法》的有关规定办理。',
    check: between('》', '《', '书名号'),
  },
  {
    id: 'P12',
    kind: 'punctuation',
    severity: 'advice',
    name: '并列的引号之间用了顿号',
    standard: 'GB/T 15834—2011 4.5.3.5',
    bad: '推进“一网通办”、“最多跑一次”改革。',
    good: '推进“一网通办”“最多跑一次”改革。',
    check: between('”', '“', '引号'),
  },
  {
    id: 'P31',
    kind: 'punctuation',
    severity: 'advice',
    name: '证照、会议、活动用了书名号',
    standard: 'GB/T 15834—2011 附录A.13',
    bad: '申请人应当提交《营业执照》复印件。',
    good: '申请人应当提交营业执照复印件。',
    check: (checked) =>
      onlyFirst(
        byPattern(/《([^《》\n]{2,30})》/gu, ({ 1: title = '' }) =>
          NO_WORKS.test(title)
            ? {
                suggestion: title,
                reason: `书名号用于文件、作品的名称，“${title}”是证照、会议或者活动的名称，不用书名号。`,
              }
            : null,
        )(checked),
      ),
  },
];
