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
  sent: { label: '已报送，待核对', color: 'gold' },
  live: { label: '已发布', color: 'green' },
  failed: { label: '没有成功', color: 'red' },
  takenDown: { label: '已撤下', color: 'default' },
  void: { label: '已作废', color: 'default' },
} as const;

/** How what stands on a channel is otherwise than it is public here. */
export const OUTDATED_LABELS = {
  withdrawn: { label: '网站已撤下', color: 'red' },
  edition: { label: '网站已有新版次', color: 'gold' },
} as const;

/** What is to be done about something outdated. */
export function outdatedDeed(item: {
  readonly channel: string;
  readonly outdated: keyof typeof OUTDATED_LABELS;
  readonly target: string;
  readonly reported: boolean;
}): string {
  const { channel, target, outdated } = item;
  if (item.reported) return `撤下已报送，请到${target}核对`;
  const withdrawn = outdated === 'withdrawn';
  switch (channel) {
    case 'board':
      return withdrawn ? `应从${target}撤下` : `${target}应更换为新版次`;
    case 'cms':
      return withdrawn ? `应向${target}报送撤下` : `应向${target}报送新版次`;
    case 'library':
      return withdrawn ? `应从${target}收回` : `应向${target}移送新版次`;
    case 'archive':
      return withdrawn ? `应告知${target}` : `应向${target}移送新版次`;
    default:
      return withdrawn ? `正在从${target}删除` : `应在${target}更换`;
  }
}

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

/** Nobody knows whether an issue was published. */
export const SOUGHT_LABEL = { label: '结果不明，系统正在查找', color: 'gold' } as const;

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
