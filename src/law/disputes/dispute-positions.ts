/** Where a case stands that follows from a request. Corrections are decided by the agency itself, the others elsewhere. */
export const DISPUTE_POSITIONS = [
  'filed',
  'replyDue',
  'awaitingOutcome',
  'carryingOut',
  'examining',
  'signing',
  'delivering',
  'closed',
  'archived',
] as const;

/** Where a case stands. */
export type DisputePosition = (typeof DISPUTE_POSITIONS)[number];

/** How a position is called. */
export const DISPUTE_POSITION_LABELS: Readonly<Record<DisputePosition, string>> = {
  filed: '待收副本',
  replyDue: '待提交答复和证据',
  awaitingOutcome: '待审结',
  carryingOut: '待履行',
  examining: '核实更正申请',
  signing: '更正答复待签发',
  delivering: '更正答复待送达',
  closed: '已办结',
  archived: '已归档',
};

/** Positions in which a case isn't over yet. */
export const OPEN_DISPUTE_POSITIONS = [
  'filed',
  'replyDue',
  'awaitingOutcome',
  'carryingOut',
  'examining',
  'signing',
  'delivering',
] as const satisfies readonly DisputePosition[];

/** Who acts on a case: handler 申请办理人, signer 分管领导. */
export const DISPUTE_ROLES = ['handler', 'signer'] as const;

/** Who acts. */
export type DisputeRole = (typeof DISPUTE_ROLES)[number];

/** Where each has something to do; in `awaitingOutcome` the agency only waits. */
export const DISPUTE_DUTIES: Readonly<Record<DisputeRole, readonly DisputePosition[]>> = {
  handler: ['filed', 'replyDue', 'carryingOut', 'examining', 'delivering'],
  signer: ['signing'],
};

/** Chinese names of who acts. */
export const DISPUTE_ROLE_LABELS: Readonly<Record<DisputeRole, string>> = {
  handler: '申请办理人',
  signer: '签发人',
};
