import type { TextRule } from '../../text-rule.ts';
import { blockAt, byPattern } from '../places.ts';
import { dayOf, isHan } from './dates-in-text.ts';

const ZEROS = /[○零OoＯ]/gu;
/** Years from this one on are of this century. */
const CENTURY_TURNS = 50;

/** How dates and years are written. */
export const DATE_FORMS: readonly TextRule[] = [
  {
    id: 'D07',
    kind: 'number',
    severity: 'advice',
    name: '年份只写两位',
    standard: 'GB/T 15835—2011',
    bad: '自24年6月起执行新的标准。',
    good: '自2024年6月起执行新的标准。',
    check: byPattern(
      /年(?<=(?:^|[自从于至到在截以即，。；：（、\n])(\d{2})年)(?=\d{1,2}月|底|初(?!期|步)|末|上半年|下半年)/gmu,
      ({ 1: year = '' }) => ({
        from: -2,
        to: 0,
        suggestion: `${Number(year) >= CENTURY_TURNS ? '19' : '20'}${year}`,
        reason: `年份“${year}年”应写全四位数。`,
      }),
    ),
  },
  {
    id: 'D11',
    kind: 'number',
    severity: 'advice',
    name: '正文里用点或斜线写日期',
    standard: 'GB/T 15835—2011',
    bad: '本办法于2024.3.5印发实施。',
    good: '本办法于2024年3月5日印发实施。',
    check: byPattern(
      /(?:19|20)\d{2}(?<![\d.V/-]\d{4})([./])(\d{1,2})\1(\d{1,2})(?![\d./-])/gu,
      ({ 0: words, 2: month = '', 3: day = '', index, input }, checked) => {
        const year = Number(words.slice(0, 4));
        const isProse = isHan(input.charAt(index - 1)) || isHan(input.charAt(index + words.length));
        const block = blockAt(checked, index);
        if (!isProse || block?.kind !== 'paragraph' || dayOf(year, Number(month), Number(day)) === null)
          return null;
        return {
          suggestion: `${year}年${Number(month)}月${Number(day)}日`,
          reason: `正文里的日期写成“${year}年${Number(month)}月${Number(day)}日”。`,
        };
      },
    ),
  },
  {
    id: 'D12',
    kind: 'number',
    severity: 'advice',
    name: '“月份”之后又写日',
    standard: 'GB/T 15835—2011',
    bad: '公示于3月份5日结束。',
    good: '公示于3月5日结束。',
    check: byPattern(/份(?<=\d月份)(?=\d{1,2}日)/gu, () => ({
      suggestion: '',
      reason: '写到日的日期里用“月”，不用“月份”。',
    })),
  },
  {
    id: 'D14',
    kind: 'number',
    severity: 'advice',
    name: '年份中“〇”的写法',
    standard: 'GB/T 15835—2011 5.2.5',
    bad: '二零二四年三月五日',
    good: '二〇二四年三月五日',
    check: byPattern(
      /[一二](?<![一二三四五六七八九十百千〇零○]..?)[一二三四五六七八九〇零○OoＯ]{3}(?=年)/gu,
      ({ 0: year }) =>
        /[○零OoＯ]/u.test(year)
          ? {
              suggestion: year.replaceAll(ZEROS, '〇'),
              reason: '用汉字写年份时，“0”写作“〇”，不写作“零”、圆圈或者字母O。',
            }
          : null,
    ),
  },
  {
    id: 'D08',
    kind: 'number',
    severity: 'advice',
    name: '汉字数字与阿拉伯数字混用',
    standard: 'GB/T 15835—2011 5.3',
    bad: '全镇投入资金3千5百元。',
    good: '全镇投入资金3500元。',
    check: byPattern(
      /([1-9])(?<![\d.,，-]\d)千(?:([1-9])百)?(?:([1-9])十)?(?=[元人名个户家吨亩斤次册份余多]|公里)|([1-9])(?<![\d.,，-]\d)百(?:([1-9])十)?(?=[元人名个户家吨亩斤次册份余多]|公里)|[一二](?=[一二三四五六七八九〇零○]{0,3}\d)[一二三四五六七八九〇零○\d]{3}(?=年)/gu,
      ({ 0: words, 1: thousands, 2: hundreds = '0', 3: tens = '0', 4: alone, 5: tensAlone = '0' }) => {
        const value =
          thousands === undefined
            ? alone === undefined
              ? null
              : `${alone}${tensAlone}0`
            : `${thousands}${hundreds}${tens}0`;
        return value === null
          ? { reason: `“${words}年”一半是汉字，一半是阿拉伯数字，应统一用一种。` }
          : {
              suggestion: value,
              reason: `“${words}”把汉字数字和阿拉伯数字混在一起，应写作“${value}”；只有“万”“亿”可以跟在阿拉伯数字之后。`,
            };
      },
    ),
  },
];
