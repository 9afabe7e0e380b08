import type { TextRule } from '../../text-rule.ts';
import { byPattern } from '../places.ts';

const NUMBER = '(?:\\d[\\d.,]{0,12}|[一二两三四五六七八九十百千万亿半几]{1,8})';
const UNIT = '[%％]?(?:多|余)?[万亿]?[\\u4e00-\\u9fff]{0,3}?';
/** Words that end in 约, of which none says about how many. */
const ABOUT = '(?<![节条合预契公制违签履解相邀])约';

/** Numbers that are said to be about something twice, or to be more and at least at once. */
export const APPROXIMATIONS: readonly TextRule[] = [
  {
    id: 'D04',
    kind: 'number',
    severity: 'advice',
    name: '“约”与“左右”同用',
    standard: 'GB/T 15835—2011',
    bad: '申请量约增长30%左右。',
    good: '申请量约增长30%。',
    check: byPattern(
      new RegExp(
        `${ABOUT}(?:为|有|占|需|合|达|计|增长|增加|提高|下降|减少){0,2}${NUMBER}${UNIT}(?:左右|上下)`,
        'gu',
      ),
      ({ 0: words }) => ({
        from: words.length - 2,
        suggestion: '',
        reason: `“约”与“${words.slice(-2)}”意思重复，只用一个。`,
      }),
    ),
  },
  {
    id: 'D05',
    kind: 'number',
    severity: 'advice',
    name: '“超过”与“以上”同用',
    standard: 'GB/T 15835—2011',
    bad: '参加活动的群众超过100人以上。',
    good: '参加活动的群众超过100人。',
    check: byPattern(
      new RegExp(
        `(?:超过|不少于|不低于|不小于|多于|不超过|不多于|不高于|少于)了?${NUMBER}${UNIT}(?:以上|以下|以内)(?!的?有期徒刑)`,
        'gu',
      ),
      ({ 0: words }) => ({
        from: words.length - 2,
        suggestion: '',
        reason: `“${/^.{2}[于过]|^../u.exec(words)?.[0] ?? ''}”与“${words.slice(-2)}”意思重复或者矛盾，只用一个。`,
      }),
    ),
  },
  {
    id: 'D09',
    kind: 'number',
    severity: 'advice',
    name: '减少用了倍数',
    standard: 'GB/T 15835—2011',
    bad: '投诉量比上年下降2倍。',
    good: '投诉量比上年下降三分之二。',
    check: byPattern(
      /(?:减少|降低|下降|缩小|缩短)了?(?:近|约|超过?)?(?:\d{1,6}(?:\.\d{1,4})?|[一二两三四五六七八九十几数]{1,4})多?倍/gu,
      ({ 0: words }) => ({
        reason: `减少不能用倍数：少了一倍就没有了。请把“${words}”改成百分数或者分数。`,
      }),
    ),
  },
  {
    id: 'D26',
    kind: 'number',
    severity: 'advice',
    name: '“近”与“多”“余”同用',
    standard: 'GB/T 15835—2011',
    bad: '走访企业近50多家。',
    good: '走访企业近50家。',
    check: byPattern(/[多余](?<=近\d{1,9}[多余])(?=[万亿家个人名次件条户项份天年元场])/gu, ({ 0: more }) => ({
      suggestion: '',
      reason: `“近”是还不到，“${more}”是已经超过，两个词矛盾，只用一个。`,
    })),
  },
];
