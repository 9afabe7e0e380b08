import type { TextRule } from '../../text-rule.ts';
import { byPattern } from '../places.ts';

/** After these, 截止 says that something ends then. */
const ENDS =
  /(?:报名|投标|申报|申请|征集|受理|递交|提交|活动|期限|时间|将|已|起|止|日前|办理|缴费|反馈|意见|公示|公告|登记|投票|答疑|评审|时|分)$/u;

/** Points in time: until when, at what hour, within how many days. */
export const DEADLINE_RULES: readonly TextRule[] = [
  {
    id: 'D02',
    kind: 'number',
    severity: 'gate',
    name: '“截止”误作“截至”',
    standard: '现代汉语词典',
    bad: '截止2023年12月31日，共收到申请12件。',
    good: '截至2023年12月31日，共收到申请12件。',
    check: byPattern(
      /截止(?:[到至]?(?=目前|现在|今[日天年]|本[年月周]|去年|上年|[上下]?半?年底|年底|月底|\d{1,4}年|\d{1,2}月))/gu,
      ({ index, input, 0: words }) => {
        const before = input.slice(Math.max(0, index - 4), index);
        const isNow = /^(?:目前|现在)/u.test(input.slice(index + words.length, index + words.length + 2));
        if (!isNow && (ENDS.test(before) || /于[^，。]{0,3}$/u.test(before))) return null;
        const isSure = isNow || /(?:^|[，。；：、（“\s])$/u.test(before);
        return {
          suggestion: '截至',
          reason: '“截至”是到某个时间为止还没有结束，后面接时间；“截止”是到此结束，后面不接时间。',
          ...(isSure ? {} : { severity: 'advice' }),
        };
      },
    ),
  },
  {
    id: 'D20',
    kind: 'number',
    severity: 'advice',
    name: '上午、下午与钟点不符',
    standard: 'GB/T 7408—2005',
    bad: '请于上午15时到会。',
    good: '请于下午3时到会。',
    check: byPattern(
      /(?:上午|早上|早晨)(?:1[4-9]|2[0-4])(?=[:：时点])|下午(?:[89]|10|11)(?=[:：时点])|凌晨(?:[7-9]|1\d|2[0-3])(?=[:：时点])/gu,
      ({ 0: words }) => ({
        reason: `没有“${words}时”这样的说法，请核对是${words.slice(0, 2)}还是钟点写错了。`,
      }),
    ),
  },
  {
    id: 'D21',
    kind: 'number',
    severity: 'advice',
    name: '主动公开的期限写成了自然日',
    standard: '政府信息公开条例第26条',
    bad: '自政府信息形成或者变更之日起20日内予以公开。',
    good: '自政府信息形成或者变更之日起20个工作日内予以公开。',
    check: byPattern(
      /(20|二十)(?:日|天)内(?<=信息[^。；\n]{0,8}(?:形成|产生|变更)[^。；\n]{0,12}内)/gu,
      ({ 1: count = '' }) => ({
        suggestion: `${count}个工作日内`,
        reason: '条例第26条规定的是20个工作日，不是20日。',
      }),
    ),
  },
  {
    id: 'D22',
    kind: 'number',
    severity: 'advice',
    name: '答复申请的期限还是旧条例的',
    standard: '政府信息公开条例第33条',
    bad: '行政机关自收到信息公开申请之日起15个工作日内予以答复。',
    good: '行政机关自收到信息公开申请之日起20个工作日内予以答复。',
    check: byPattern(
      /(15|十五)个工作日内(?<=信息[^。；\n]{0,6}申请[^。；\n]{0,16}内)(?=[^。；\n]{0,6}答复)/gu,
      ({ 0: words, 1: count = '' }) => ({
        suggestion: words.replace(count, count === '15' ? '20' : '二十'),
        reason: '自2019年5月15日起，条例第33条规定的答复期限是20个工作日；15个工作日是旧条例的规定。',
      }),
    ),
  },
];
