/** States of an edition. Which event leads where: review.transitions.ts. Runs in the browser too. */
export const EDITION_STATES = [
  'draft',
  'inReview',
  'returned',
  'approved',
  'published',
  'superseded',
  'withdrawn',
  'discarded',
] as const;

/** One of the states. */
export type EditionState = (typeof EDITION_STATES)[number];

/** Chinese names of the states. */
export const EDITION_STATE_LABELS: Readonly<Record<EditionState, string>> = {
  draft: '草稿',
  inReview: '审核中',
  returned: '已退回',
  approved: '待发布',
  published: '已发布',
  superseded: '已被新版次取代',
  withdrawn: '已撤下',
  discarded: '已作废',
};

/** What can happen to an edition. */
export const EDITION_EVENTS = [
  'edit',
  'submit',
  'approveStep',
  'return',
  'recall',
  'publish',
  'publishUrgently',
  'withdraw',
  'vanish',
  'restore',
  'startEdition',
  'discard',
] as const;

/** One of the events. */
export type EditionEvent = (typeof EDITION_EVENTS)[number];

/** Chinese names of the events, as buttons and timelines show them. */
export const EDITION_EVENT_LABELS: Readonly<Record<EditionEvent, string>> = {
  edit: '修改',
  submit: '送审',
  approveStep: '审核通过',
  return: '退回',
  recall: '撤回送审',
  publish: '发布',
  publishUrgently: '应急先发后审',
  withdraw: '撤下',
  vanish: '彻底移除',
  restore: '恢复发布',
  startEdition: '修改后重新发布',
  discard: '作废',
};
