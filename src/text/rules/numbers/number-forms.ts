import type { TextRule } from '../../text-rule.ts';
import { byPattern } from '../places.ts';

const COUNTED = '[万亿元人件吨亩个户家名条份次台套项公千平立米%％]';
/** Numbers that are listed, or that are no amounts. */
const LISTED = /(?:分别|依次|各|第|号|附件|表|图|编号|序号|、)[^，。；\n]{0,10}$/u;
/** 率 that is measured in per cent of itself as often as in points. */
const SHARE =
  '(?:占比|比重|比例|(?:办结|满意|合格|覆盖|普及|入学|就业|失业|参保|公开|达标|完成|使用|利用|入住|城镇化|绿化|森林覆盖|贡献|及时|按时|答复|知晓)率)';

/** Forms of numbers, percentages and ranges. */
export const NUMBER_FORMS: readonly TextRule[] = [
  {
    id: 'D06',
    kind: 'number',
    severity: 'advice',
    name: '数值范围只写了一个“%”“万”“亿”',
    standard: 'GB/T 15835—2011 5.1.3',
    bad: '补贴比例为30—50%。',
    good: '补贴比例为30%—50%。',
    check: byPattern(
      /([—–～~-])(?<=(?<![\d.\-—～~/第A-Za-z])(\d{1,6}(?:\.\d{1,4})?)[—–～~-])(\d{1,6}(?:\.\d{1,4})?)([%％万亿])/gu,
      ({ 1: dash = '', 2: first = '', 3: second = '', 4: unit = '' }) => {
        if (Number(first) >= Number(second)) return null;
        const join = dash === '-' || dash === '–' ? '—' : dash === '~' ? '～' : dash;
        return {
          from: -first.length,
          suggestion: `${first}${unit}${join}${second}${unit}`,
          reason: `“${first}${dash}${second}${unit}”会被读成从${first}起，前一个数也要写“${unit}”。`,
        };
      },
    ),
  },
  {
    id: 'D10',
    kind: 'number',
    severity: 'gate',
    name: '数字里用了全角逗号',
    standard: 'GB/T 15835—2011 5.1.1',
    bad: '粮食产量为33，212万吨。',
    good: '粮食产量为33,212万吨。',
    check: byPattern(
      new RegExp(
        `，(?<=(?<![\\d.，,])\\d{1,3}(?:，\\d{3}){0,3}，)(?=\\d{3}(?:，\\d{3}){0,3}(?:\\.\\d{1,4})?${COUNTED})`,
        'gu',
      ),
      ({ index, input }) => {
        const before =
          /[^\d，]{0,16}[\d，]{0,20}$/u.exec(input.slice(Math.max(0, index - 36), index))?.[0] ?? '';
        const words = before.replace(/[\d，]{0,20}$/u, '');
        // 3月5日，100人: what stands before the comma is a number by itself.
        return words === '' || LISTED.test(words)
          ? {
              suggestion: ',',
              severity: 'advice',
              reason: '这里像是一个数被全角逗号分开了。是一个数的，千分位用半角“,”；是几个数的，之间用顿号。',
            }
          : { suggestion: ',', reason: '数字的千分位用半角逗号“,”或者不分节，这里用了全角逗号。' };
      },
    ),
  },
  {
    id: 'D19',
    kind: 'number',
    severity: 'advice',
    name: '比率的增减用了“%”',
    standard: 'GB/T 15835—2011',
    bad: '第三产业占比提高3%。',
    good: '第三产业占比提高3个百分点。',
    check: byPattern(
      new RegExp(
        `${SHARE}(?:同比|比上年|较上年|比去年|环比)?(?:又|也|均|再)?(?:提高|上升|提升|下降|降低|增加|减少)了?(?:近|约)?(\\d{1,3}(?:\\.\\d{1,3})?)([%％])`,
        'gu',
      ),
      ({ 0: words, 1: value = '' }) => ({
        from: words.length - value.length - 1,
        suggestion: `${value}个百分点`,
        reason: '两个百分数相减，差用“百分点”；写“%”是指相对的变化，读者会算成另一个数。',
      }),
    ),
  },
  {
    id: 'D23',
    kind: 'number',
    severity: 'advice',
    name: '小数点写成了句号',
    standard: 'GB/T 15835—2011',
    bad: '财政收入增长3。5%。',
    good: '财政收入增长3.5%。',
    check: byPattern(/。(?<=\d。)(?=\d{1,2}(?:[%％]|[万亿]元|个百分点))/gu, () => ({
      suggestion: '.',
      reason: '两个数字之间是小数点“.”，这里写成了句号。',
    })),
  },
  {
    id: 'D24',
    kind: 'number',
    severity: 'gate',
    name: '数字之后的单位重复',
    standard: 'GB/T 15835—2011',
    bad: '安排资金120万元元。',
    good: '安排资金120万元。',
    check: byPattern(
      /(?:%%|％％|元元(?![旦宵])|万万|亿亿|公里公里|平方米平方米)(?<=\d(?:%%|％％|万?元元|亿元元|万万|亿亿|公里公里|平方米平方米))/gu,
      ({ 0: words }) => ({
        suggestion: words.slice(0, words.length / 2),
        reason: `“${words}”重复了，删去一个。`,
      }),
    ),
  },
  {
    id: 'D25',
    kind: 'number',
    severity: 'advice',
    name: '“百分之”之后用阿拉伯数字',
    standard: 'GB/T 15835—2011 5.3',
    bad: '按期答复率达到百分之98。',
    good: '按期答复率达到98%。',
    check: byPattern(/百分之(\d{1,3}(?:\.\d{1,3})?)(?![\d.])/gu, ({ 1: value = '' }) => ({
      suggestion: `${value}%`,
      reason: `汉字数字和阿拉伯数字混用，应写作“${value}%”。`,
    })),
  },
  {
    id: 'D27',
    kind: 'number',
    severity: 'advice',
    name: '增长用了负数',
    standard: 'GB/T 15835—2011',
    bad: '投诉量同比增长-12.5%。',
    good: '投诉量同比下降12.5%。',
    check: byPattern(
      /(?:增长|增加|上升|提高)了?[-－−—](\d{1,4}(?:\.\d{1,3})?)(?=[%％])/gu,
      ({ 1: value = '' }) => ({
        suggestion: `下降${value}`,
        reason: '负的增长写作“下降”，不写负数。',
      }),
    ),
  },
];
