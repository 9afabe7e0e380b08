import { CHANNELS, type Channel } from '../standard-item.ts';
import { channelOf } from './marked-choices.ts';

/** What a column of a 标准目录 holds (国办发〔2019〕54号). */
export type ItemColumn =
  | 'number'
  | 'field'
  | 'category'
  | 'name'
  /** 三级事项, a part of the name. */
  | 'detail'
  | 'content'
  | 'basis'
  | 'limit'
  | 'discloser'
  | 'channels'
  | 'audience'
  | 'everyone'
  | 'group'
  | 'mode'
  | 'proactive'
  | 'onRequest'
  | 'level'
  | 'county'
  | 'township'
  | 'remark'
  /** A channel with a column of its own, where a tick stands. */
  | `channel:${Channel}`;

/** A heading over a column whose words only say what the columns below it have in common. */
const PLAIN: readonly (readonly [RegExp, ItemColumn])[] = [
  [/^(?:序号|编号|序|行号)$/u, 'number'],
  [/^(?:试点|公开)?领域(?:名称)?$/u, 'field'],
  [/^(?:一级)(?:公开)?(?:事项|目录|类别|分类)?(?:名称)?$/u, 'category'],
  [/^(?:二级)(?:公开)?(?:事项|目录|类别|分类)?(?:名称)?$/u, 'name'],
  [/^(?:三级)(?:公开)?(?:事项|目录|类别|分类)?(?:名称)?$/u, 'detail'],
  [/^(?:公开)?事项类别$/u, 'category'],
  [/^(?:公开)?(?:事项)(?:名称)?$/u, 'name'],
  [/^(?:公开)?内容(?:要素)?$|^公开要素$|^内容要素$/u, 'content'],
  [/^(?:公开)?(?:法律法规)?依据$/u, 'basis'],
  [/^(?:公开)?(?:时限|期限|时间|时限要求)$/u, 'limit'],
  [/^(?:公开)?(?:责任)?(?:主体|单位|部门)$/u, 'discloser'],
  [/^(?:公开)?(?:渠道|载体|渠道和载体|渠道及载体|渠道与载体|渠道载体)$/u, 'channels'],
  [/^(?:面向)?(?:全社会|社会公众|社会)$/u, 'everyone'],
  [/^(?:特定)(?:群体|群众|对象|人群)?(?:请写明|请注明|注明)?$/u, 'group'],
  [/^(?:公开)?(?:对象|范围)$/u, 'audience'],
  [/^主动(?:公开)?$/u, 'proactive'],
  [/^依申请(?:公开)?$/u, 'onRequest'],
  [/^(?:公开)?(?:方式|属性)$/u, 'mode'],
  [/^(?:市县|区县|县区|县市区|县|区|市|区市县)级?$/u, 'county'],
  [/^(?:乡镇街道|乡镇|镇街|镇街道|乡|镇|乡村|村|街道|乡镇村|乡镇街|乡镇村级|镇村|村社区)级?$/u, 'township'],
  [/^(?:公开)?(?:层级|级别)$/u, 'level'],
  [/^(?:备注|说明|备考)$/u, 'remark'],
];

/** What a heading names; null when it is none of a 标准目录. */
export function columnOfHeading(words: string): ItemColumn | null {
  const text = headingWords(words);
  if (text === '') return null;
  const plain = PLAIN.find(([pattern]) => pattern.test(text))?.[1];
  if (plain !== undefined) return plain;
  const channel = Object.values(CHANNELS).some((label) => headingWords(label) === text)
    ? channelOf(text)
    : null;
  return channel === null ? null : `channel:${channel}`;
}

/** A heading without blanks, brackets and strokes: 公开内容（要素） is 公开内容要素, 乡、村级 is 乡村级. */
function headingWords(words: string): string {
  return words.normalize('NFKC').replaceAll(/[\s()（）、,，/·:：_-]+/gu, '');
}
