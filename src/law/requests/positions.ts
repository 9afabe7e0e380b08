/**
 * Where a request stands: the stages of handling (条例第45条 登记、审核、办理、答复、归档, in the finer steps of practice) and
 * the side states in which somebody else is waited for.
 */
export const POSITIONS = [
  'pending',
  'registered',
  'examining',
  'awaitingClarification',
  'awaitingReasons',
  'dividing',
  'searching',
  'judging',
  'awaitingOpinions',
  'awaitingFee',
  'joined',
  'drafting',
  'reviewing',
  'signing',
  'delivering',
  'settled',
  'archived',
  'dismissed',
  'transferred',
] as const;

/** Where a request stands. */
export type Position = (typeof POSITIONS)[number];

/** How a position is called at the desk, and what the applicant is told of it. */
export const POSITION_LABELS: Readonly<
  Record<Position, { readonly desk: string; readonly applicant: string }>
> = {
  pending: { desk: '待确认收件', applicant: '已提交，等待与您确认收到' },
  registered: { desk: '已登记', applicant: '已收到并登记' },
  examining: { desk: '审查', applicant: '正在审查申请内容是否清楚、完整' },
  awaitingClarification: { desk: '待补正', applicant: '需要您补正申请内容' },
  awaitingReasons: { desk: '待说明理由', applicant: '需要您说明申请理由' },
  dividing: { desk: '职责区分', applicant: '正在核对由哪个机关负责公开' },
  searching: { desk: '检索', applicant: '正在查找您申请的信息' },
  judging: { desk: '研判', applicant: '正在研究能否公开' },
  awaitingOpinions: { desk: '待征求意见', applicant: '正在征求有关方面的意见' },
  awaitingFee: { desk: '待缴费', applicant: '等待您缴纳信息处理费' },
  joined: { desk: '并案办理', applicant: '与内容相同的申请一并办理' },
  drafting: { desk: '拟稿', applicant: '正在起草答复' },
  reviewing: { desk: '法制、保密审核', applicant: '答复正在审核' },
  signing: { desk: '签发', applicant: '答复正在签发' },
  delivering: { desk: '送达', applicant: '答复已签发，正在送达' },
  settled: { desk: '待归档', applicant: '已办结' },
  archived: { desk: '已归档', applicant: '已办结' },
  dismissed: { desk: '不作为申请处理', applicant: '未作为政府信息公开申请受理' },
  transferred: { desk: '已转其他机关', applicant: '已转交负责的机关' },
};

/** Positions that a request stays in for good, unless a review or a court orders it to be handled anew. */
export const FINAL_POSITIONS = [
  'archived',
  'dismissed',
  'transferred',
] as const satisfies readonly Position[];

/** Positions in which the agency still owes an answer, so that the clock matters. */
export const UNANSWERED_POSITIONS = [
  'registered',
  'examining',
  'awaitingClarification',
  'awaitingReasons',
  'dividing',
  'searching',
  'judging',
  'awaitingOpinions',
  'awaitingFee',
  'joined',
  'drafting',
  'reviewing',
  'signing',
  'delivering',
] as const satisfies readonly Position[];

/** Positions in which an answer is worked on: what would change it can still be decided. */
export const HANDLED_POSITIONS = UNANSWERED_POSITIONS.filter(
  (position): position is Exclude<(typeof UNANSWERED_POSITIONS)[number], 'joined' | 'delivering'> =>
    position !== 'joined' && position !== 'delivering',
);

/** Positions in which the handler works on the request himself. */
export const WORKING_POSITIONS = [
  'registered',
  'examining',
  'dividing',
  'searching',
  'judging',
  'awaitingOpinions',
  'drafting',
] as const satisfies readonly Position[];

const WORK_ORDER: readonly Position[] = ['examining', 'dividing', 'searching', 'judging', 'drafting'];

/** The steps that the work can be taken back to from a position, in their order; none where nobody works on it. */
export function stepsBefore(position: Position | null): readonly Position[] {
  const here = position === null ? -1 : WORK_ORDER.indexOf(position);
  return WORK_ORDER.slice(0, Math.max(0, here));
}

/** Who acts on a request. Which account roles stand behind each is said by the module's policy. */
export const REQUEST_ROLES = ['handler', 'head', 'secrecy', 'signer', 'applicant', 'system'] as const;

/**
 * Who acts: handler 申请办理人, head 工作机构负责人 (agrees to extensions, reviews the law), secrecy 保密审查员, signer
 * 分管领导, applicant 申请人 with number and query code, system the program itself.
 */
export type RequestRole = (typeof REQUEST_ROLES)[number];

/** Chinese names of who acts. */
export const REQUEST_ROLE_LABELS: Readonly<Record<RequestRole, string>> = {
  handler: '申请办理人',
  head: '工作机构负责人',
  secrecy: '保密审查员',
  signer: '签发人',
  applicant: '申请人',
  system: '系统',
};
