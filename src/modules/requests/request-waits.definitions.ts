/** For what a request may wait at somebody's desk, the most urgent first. Runs in the browser too. */
export const REQUEST_WAITS = [
  'overdue',
  'today',
  'message',
  'pending',
  'unassigned',
  'deliver',
  'soon',
  'extension',
  'legal',
  'secrecy',
  'sign',
] as const;

/** One of these. */
export type RequestWait = (typeof REQUEST_WAITS)[number];

/** What whoever it waits for has to do. */
export const REQUEST_WAIT_LABELS: Readonly<Record<RequestWait, string>> = {
  overdue: '已超期，请尽快答复',
  today: '今天到期',
  message: '申请人有新的留言',
  pending: '与申请人确认收件',
  unassigned: '指定承办人',
  deliver: '送达答复',
  soon: '临近期限',
  extension: '决定是否同意延期',
  legal: '法制审核',
  secrecy: '保密审核',
  sign: '签发',
};
