import type { CheckedText } from '../checked-text.ts';

type Stretch = readonly [start: number, end: number];

/** Words of official prose that are younger than the texts that were counted, or too rare in them. */
const RECENT_WORDS: readonly string[] = (
  '依宪治国 依宪执政 扫黑除恶 纠治 接诉即办 未诉先办 宜机化 长护险 成讼率 经开区 高新区 稳岗 保供 抗疫 双碳 碳达峰 碳中和 ' +
  '放管服 一网通办 跨省通办 最多跑一次 一件事 高效办成一件事 直达快享 免申即享 粤政办 浙政钉 雪亮工程 枫桥经验 浦江经验 ' +
  '网格化 网格员 楼宇 河湖长 林长 田长 路长 链长 链主 专精特新 小巨人 新质生产力 数字孪生 智慧水利 海绵城市 口袋公园 ' +
  '城中村 保交楼 保交房 保租房 共有产权 三资 三变 三支一扶 特岗 双减 托育 普惠托育 适老化 嵌入式养老 医共体 医联体 ' +
  '家医签约 新业态 灵活就业 零工市场 就业驿站 以工代赈 防返贫 返贫致贫 脱贫不稳定户 边缘易致贫户 两不愁三保障 千万工程 ' +
  '和美乡村 高标准农田 粮食安全 耕地占补 增减挂钩 三区三线 国土空间 多规合一 用地报批 砂石 采砂 退捕 禁捕 禁渔'
).split(' ');

/**
 * Where a text has words that are known to be right: the office's own words, names and expressions, and the issuer's name.
 * The function that is returned gives the stretches that touch one.
 */
export function knownStretches({
  text,
  context,
}: CheckedText): (start: number, end: number) => readonly Stretch[] {
  const words = context.words;
  const known = new Set(
    [
      ...RECENT_WORDS,
      ...(words?.words ?? []),
      ...(words?.names ?? []),
      ...(words?.expressions ?? []).map((one) => one.right),
      ...(words?.series ?? []).flatMap((one) => [one.name, ...one.members]),
      context.issuer ?? '',
    ].filter((word) => word.length > 1),
  );
  const longest = Math.max(...[...known].map((word) => word.length));
  // In the order of their beginnings: whoever asks looks from the first that may still touch.
  const stretches = stretchesOf(text, [...known]);
  return (start, end) => {
    const touching: Stretch[] = [];
    for (let index = firstFrom(stretches, start - longest); index < stretches.length; index++) {
      const stretch = stretches[index];
      if (stretch === undefined || stretch[0] >= end) break;
      if (stretch[1] > start) touching.push(stretch);
    }
    return touching;
  };
}

/** The first stretch that begins at a place or behind it. */
function firstFrom(stretches: readonly Stretch[], start: number): number {
  let [low, high] = [0, stretches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.[0] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By the first two characters, so that thousands of words cost little. */
function stretchesOf(text: string, words: readonly string[]): Stretch[] {
  const byBeginning = new Map<string, string[]>();
  for (const word of words) {
    const beginning = word.slice(0, 2);
    byBeginning.set(beginning, [...(byBeginning.get(beginning) ?? []), word]);
  }
  const stretches: Stretch[] = [];
  for (let at = 0; at + 1 < text.length; at++)
    for (const word of byBeginning.get(text.slice(at, at + 2)) ?? [])
      if (text.startsWith(word, at)) stretches.push([at, at + word.length]);
  return stretches;
}
