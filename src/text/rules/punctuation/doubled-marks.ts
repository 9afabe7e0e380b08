import type { TextRule } from '../../text-rule.ts';
import { byPattern } from '../places.ts';

/** From the weakest pause to the strongest. */
const STRENGTH = '、，：；。？！';
/** Words behind a quotation that was broken off to say who speaks. */
const SPEAKER = /^[^，。；\n]{0,12}[说道称问答写讲示绍到]/u;

function strongest(marks: string): string {
  return [...marks.replaceAll(/[,;]/gu, (mark) => (mark === ',' ? '，' : '；'))].reduce((one, other) =>
    STRENGTH.indexOf(other) > STRENGTH.indexOf(one) ? other : one,
  );
}

/** Marks that stand twice, or before a mark that they can't stand before. */
export const DOUBLED_MARKS: readonly TextRule[] = [
  {
    id: 'P01',
    kind: 'punctuation',
    severity: 'gate',
    name: '点号重复',
    standard: 'GB/T 15834—2011 3.1',
    bad: '全年收到申请12件。。',
    good: '全年收到申请12件。',
    check: byPattern(
      /[，；：、][，。；：、！？,;]{1,20}|。(?!。。)(?<!。。。)[，。；：、！？,;]{1,20}|[！？][，。；：、]{1,20}/gu,
      ({ 0: words, index, input }) =>
        // 。。。 is an ellipsis, and told as one.
        /^。{2,}$/u.test(words) && input.charAt(index - 1) === '。'
          ? null
          : {
              suggestion: strongest(words),
              reason: `“${words}”几个点号连在一起，同一处停顿只用一个。`,
            },
    ),
  },
  {
    id: 'P02',
    kind: 'punctuation',
    severity: 'gate',
    name: '括号、引号之内多了点号',
    standard: 'GB/T 15834—2011 4.9',
    bad: '在编人员（含聘用人员，）均已参加培训。',
    good: '在编人员（含聘用人员）均已参加培训。',
    check: byPattern(/[，、；：](?<![“‘《（].)(?=[）》〕”])/gu, ({ 0: mark, index, input }) => {
      const closing = input.charAt(index + 1);
      if (closing === '”' && mark === '，' && SPEAKER.test(input.slice(index + 2, index + 18))) return null;
      return {
        suggestion: '',
        reason: `“${closing}”之前的“${mark}”是多余的：括号、引号里的话到此为止，不再停顿。`,
        ...(closing === '”' ? { severity: 'advice' } : {}),
      };
    }),
  },
  {
    id: 'P21',
    kind: 'punctuation',
    severity: 'advice',
    name: '叹号、问号叠用',
    standard: 'GB/T 15834—2011 4.2、4.3',
    bad: '请广大群众提高警惕！！',
    good: '请广大群众提高警惕！',
    check: byPattern(/！{2,40}|？{2,40}/gu, ({ 0: words }) => ({
      suggestion: words.charAt(0),
      reason: `“${words.slice(0, 3)}”叠用表示强烈的语气，公文不用，一个就够。`,
    })),
  },
  {
    id: 'P40',
    kind: 'punctuation',
    severity: 'advice',
    name: '括号内外都有句号',
    standard: 'GB/T 15834—2011 附录A.8',
    bad: '名单已经公布（详见附件。）。',
    good: '名单已经公布（详见附件）。',
    check: byPattern(/。）(?=。)/gu, () => ({
      suggestion: '）',
      reason: '括号里的话只注释句子的一部分，句号只用在括号之后。',
    })),
  },
];
