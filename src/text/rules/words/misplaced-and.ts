import type { TextRule } from '../../text-rule.ts';
import { HAN, byPattern } from '../places.ts';

/** What one has with others; who they are stands behind 与: 与群众的互动. */
const SHARED = '互动|联系|沟通|交流|合作|衔接|对接|联动|协作|配合|融合';
/** Where the clause ends, or goes on with what is made of it: 互动机制. */
const ENDS = '[，。；：、”）]|$|机制|平台|渠道|工作|力度|频次|不够|不足|还|仍';

/** T15: 群众的和互动 for 与群众的互动. 公开的和不公开的 has the second 的 that is missing here. */
export const MISPLACED_AND_RULE: TextRule = {
  id: 'T15',
  kind: 'word',
  severity: 'advice',
  name: '“和”“与”放错了位置',
  standard: '《党政机关公文处理工作条例》第十九条（表述准确、文字精练）',
  bad: '加强群众的和互动。',
  good: '加强与群众的互动。',
  check: byPattern(
    new RegExp(`的[和与](?<=[${HAN}]{2}的.)(?=(${SHARED})(?:${ENDS}))`, 'gmu'),
    ({ 0: words, 1: shared = '' }) => ({
      to: words.length + shared.length,
      reason: `“${words}${shared}”不通，“${words.charAt(1)}”像是放错了位置：谁与谁${shared}，应当写作“与……的${shared}”。`,
    }),
  ),
};
