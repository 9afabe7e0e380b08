import type { Position } from '../../../../../src/law/requests/positions.ts';

/** The way of a request as it is shown, from 登记 to 归档. */
export const STEPS = [
  { title: '登记', positions: ['pending', 'registered'] },
  { title: '审查', positions: ['examining', 'awaitingClarification', 'awaitingReasons'] },
  { title: '职责区分', positions: ['dividing'] },
  { title: '检索', positions: ['searching'] },
  { title: '研判', positions: ['judging', 'awaitingOpinions', 'awaitingFee', 'joined'] },
  { title: '拟稿', positions: ['drafting'] },
  { title: '审核', positions: ['reviewing'] },
  { title: '签发', positions: ['signing'] },
  { title: '送达', positions: ['delivering'] },
  { title: '归档', positions: ['settled', 'archived'] },
] as const satisfies readonly { title: string; positions: readonly Position[] }[];

/** Which step a request is at; null where it left the way: 转办、不作为申请处理. */
export function stepOf(position: Position): number | null {
  const found = STEPS.findIndex(({ positions }) => positions.some((each) => each === position));
  return found === -1 ? null : found;
}
