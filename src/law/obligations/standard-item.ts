import type { DisclosureRule } from './special-limits.ts';

/** Where something is made public, as the 标准目录 lists its channels. */
export const CHANNELS = {
  website: '政府网站',
  gazette: '政府公报',
  newMedia: '两微一端',
  hearing: '发布会、听证会',
  broadcast: '广播电视',
  print: '纸质媒体',
  readingPoint: '公开查阅点',
  serviceCentre: '政务服务中心',
  serviceStation: '便民服务站',
  onSite: '入户、现场',
  noticeBoard: '社区、企事业单位、村公示栏（电子屏）',
  targeted: '精准推送',
  other: '其他',
} as const;

/** Where something is made public. */
export type Channel = keyof typeof CHANNELS;

/** Which level of government discloses it. */
export const ITEM_LEVELS = { county: '县级', township: '乡级' } as const;

/** Which level of government discloses it. */
export type ItemLevel = keyof typeof ITEM_LEVELS;

/** The most characters that a field of an item may have. */
export const ITEM_LENGTHS = {
  category: 200,
  name: 200,
  content: 5_000,
  basis: 5_000,
  limitText: 500,
  discloser: 300,
  group: 200,
} as const;

/** A row of a 基层政务公开标准目录 (国办发〔2019〕54号): what is disclosed, on what ground, when, by whom, where and to whom. */
export interface StandardItem {
  /** Stable within an agency's catalogue: `farm-subsidies.policy`. */
  readonly key: string;
  /** The slug of its field in `KEY_AREAS`; 'statutory' for what the 条例 names itself. */
  readonly field: string;
  /** 一级事项 */
  readonly category: string;
  /** 二级事项 */
  readonly name: string;
  /** 公开内容（要素） */
  readonly content: string;
  /** 公开依据 */
  readonly basis: string;
  /** 公开时限, as people read it. */
  readonly limitText: string;
  /** What the limit means for the register; null where it can't be counted and is only shown. */
  readonly rule: DisclosureRule | null;
  /** 公开主体 */
  readonly discloser: string;
  readonly channels: readonly Channel[];
  /** 公开对象: everybody, or the group named. */
  readonly audience: { readonly kind: 'everyone' } | { readonly kind: 'group'; readonly group: string };
  /** 公开方式 */
  readonly mode: 'proactive' | 'onRequest';
  readonly levels: readonly ItemLevel[];
}
