import type { CheckedText } from '../../checked-text.ts';
import type { Found, TextRule } from '../../text-rule.ts';
import { isOthersWord, isOwnDraft } from './own-drafts.ts';

/** T12: claims that advertising law forbids, about goods and services only: 国家级自然保护区 is a name. */
export const ABSOLUTE_CLAIM_RULE: TextRule = {
  id: 'T12',
  kind: 'expression',
  severity: 'advice',
  name: '推介、采购文字中的绝对化用语',
  standard: '《广告法》第九条第三项',
  bad: '本次展会推介全国最佳产品。',
  good: '本次展会推介多种优质产品。',
  check: claims,
};

const CLAIM =
  /(?:最佳|最好|最优质|最高级|最先进|最顶级|顶级|极品|第一品牌|国家级|世界级|独一无二)的?[^，。；：“”《》\n]{0,4}?(?:产品|商品|品牌|服务商|供应商|药品|疗效|功效)/gu;

function claims(checked: CheckedText): Found[] {
  if (!isOwnDraft(checked)) return [];
  return (
    [...checked.text.matchAll(CLAIM)]
      .filter(({ 0: words, index }) => !isOthersWord(checked, index, index + words.length))
      // What is refused or punished, and honours that somebody awards, are named by these words.
      .filter(
        ({ index }) =>
          !/(?:禁止|不得|违法|虚假|评为|获|认定|授予|入选|评选|培育|创建|名单)[^，。；\n]{0,12}$/u.test(
            checked.text.slice(Math.max(0, index - 20), index),
          ),
      )
      .map(({ 0: words, index }) => ({
        start: index,
        end: index + words.length,
        reason: `“${words}”用于推介商品或者服务时属于绝对化用语（广告法第九条第三项），请改用可以核实的说法。`,
      }))
  );
}
