import type { PlainDate } from '../dates.ts';

/** Why something public may no longer be, or not as it is. */
export const GROUNDS = [
  'postingOver',
  'personalData',
  'listOutlived',
  'endedUnmarked',
  'replaced',
  'byHand',
] as const;
/** One of the grounds. */
export type GroundName = (typeof GROUNDS)[number];

/** What the law asks for as a rule. */
export type CeasingDeed = 'takeDown' | 'mask' | 'mark' | 'keep';

/** A ground with the law it stands on, and what the law asks for as a rule; a person decides. */
export interface GroundSpec {
  readonly label: string;
  readonly law: string;
  readonly advice: CeasingDeed;
}

/** All grounds. */
export const GROUND_SPECS: Readonly<Record<GroundName, GroundSpec>> = {
  postingOver: {
    label: '公示期已满',
    law: '个人信息保护法第47条第一款第（一）项：处理目的已实现的，应当主动删除个人信息；公示期依各该公示的规定',
    advice: 'takeDown',
  },
  personalData: {
    label: '疑似个人信息未作处理',
    law: '条例第15条；个人信息保护法第28、51条：公开个人信息应当采取去标识化等措施',
    advice: 'mask',
  },
  listOutlived: {
    label: '个人名单超过公开需要的期限',
    law: '个人信息保护法第47条第一款第（一）项；期限由本机构设定',
    advice: 'takeDown',
  },
  endedUnmarked: {
    label: '已经废止或者失效，页面没有标注',
    law: '条例第20条第（一）项；国办发〔2017〕47号：废止、失效的文件应当标注',
    advice: 'mark',
  },
  replaced: {
    label: '已被后来的文件废止',
    law: '条例第20条第（一）项；国办发〔2017〕47号：废止、失效的文件应当标注',
    advice: 'mark',
  },
  byHand: { label: '人工提出', law: '条例第18条：动态调整', advice: 'takeDown' },
};

/** A ground as it was found in one document. */
export interface Ground {
  readonly name: GroundName;
  /** Chinese: what exactly was found, without the personal data itself. */
  readonly detail: string;
  /** Since when it holds. */
  readonly since: PlainDate;
}

/** What is done as a rule where several grounds meet: what must be hidden goes before what must be marked. */
export function adviceOf(grounds: readonly Pick<Ground, 'name'>[]): CeasingDeed {
  const advised = new Set(grounds.map(({ name }) => GROUND_SPECS[name].advice));
  // Masking keeps what must stay public; taking down ends it altogether.
  return (['takeDown', 'mask', 'mark'] as const).find((deed) => advised.has(deed)) ?? 'keep';
}
