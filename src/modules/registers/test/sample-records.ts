import type { RegisterName } from '../registers.definitions.ts';

/** What a form sends. */
export type Typed = Readonly<Record<string, string | boolean | null>>;

/** A faultless record of each register, as its form sends it. All people are invented. */
export const RECORDS: Readonly<Record<Exclude<RegisterName, 'posts'>, Typed>> = {
  normative: { kind: 'normative', title: '关于印发村规民约指引的通知', madeOn: '2024-03-01' },
  decisions: {
    kind: 'permit',
    number: '测许〔2024〕1号',
    subject: '临时占用道路',
    decidedOn: '2024-03-01',
    disclosed: true,
  },
  fees: { item: '道路占用费', basis: '示例标准第3条', collectedOn: '2024-03-01', amountWan: '12.345678' },
  channels: { platform: 'wechat', name: '测试镇发布', openedOn: '2023-01-01' },
  requests: {
    number: '2024-001',
    receivedOn: '2024-03-01',
    channel: 'internet',
    applicantKind: 'natural',
    applicantName: '秦某甲',
    subject: '桐垭路口施工的许可文件',
  },
  disputes: { kind: 'review', number: '测府复〔2024〕1号', filedOn: '2024-03-01', originalActor: true },
};

/** A post of a channel. */
export function post(channelId: string, change: Typed = {}): Typed {
  return { channelId, issue: '第1期', postedOn: '2024-03-01', title: '春耕备耕正当时', ...change };
}
