/** How channels are called. */
export const CHANNEL_LABELS: Readonly<Record<string, string>> = {
  portal: '公开网站',
  cms: '上级平台',
  wechat: '微信公众号',
  board: '公开栏',
  archive: '国家档案馆',
  library: '公共图书馆',
};

/** How an item stands on a channel. */
export const RECORD_STATE_LABELS = {
  waiting: { label: '等待', color: 'blue' },
  live: { label: '已发布', color: 'green' },
  failed: { label: '没有成功', color: 'red' },
  takenDown: { label: '已撤下', color: 'default' },
  void: { label: '已作废', color: 'default' },
} as const;

/** How a posting stands. */
export const POSTING_LABELS = {
  mustStay: { label: '公示中', color: 'blue' },
  mayStay: { label: '张贴中', color: 'green' },
  takeDown: { label: '应撤下', color: 'red' },
  down: { label: '已撤下', color: 'default' },
  void: { label: '已作废', color: 'default' },
} as const;

/** How an account stands. */
export const STANDING_LABELS = {
  fresh: { label: '正常', color: 'green' },
  soon: { label: '10 天未更新', color: 'gold' },
  urgent: { label: '13 天未更新，今天是最后一天', color: 'red' },
  asleep: { label: '超过两周未更新', color: 'red' },
  closed: { label: '已关停', color: 'default' },
} as const;

/** How an issue stands. */
export const ISSUE_LABELS = {
  draft: { label: '待审定', color: 'gold' },
  approved: { label: '已审定，等待提交', color: 'blue' },
  submitting: { label: '正在提交', color: 'blue' },
  publishing: { label: '公众平台发布中', color: 'blue' },
  live: { label: '已发布', color: 'green' },
  failed: { label: '没有成功', color: 'red' },
  deleting: { label: '正在删除', color: 'gold' },
  deleted: { label: '已删除', color: 'default' },
} as const;
