/** What to do about a refusal: ask for another token, try again soon or much later, or tell a person. */
export type WechatRemedy = 'token' | 'soon' | 'later' | 'person';

/** A code that the platform answers with (developers.weixin.qq.com, 全局返回码), and what it means for the office. */
interface WechatFault {
  readonly remedy: WechatRemedy;
  readonly message: string;
}

const FAULTS: Readonly<Record<number, WechatFault>> = {
  [-1]: { remedy: 'soon', message: '公众平台系统繁忙。' },
  40001: { remedy: 'token', message: '公众平台不认可凭证或者 AppSecret，请系统管理员核对连接设置。' },
  40005: { remedy: 'person', message: '图片格式不为公众平台所接受，请换成 JPG 或者 PNG。' },
  40007: { remedy: 'person', message: '公众平台找不到封面或者草稿，可能已在公众平台被删除，请重新提交。' },
  40009: { remedy: 'person', message: '图片大小超过公众平台的上限，请压缩后再发。' },
  40013: { remedy: 'person', message: 'AppID 不正确，请系统管理员核对连接设置。' },
  40014: { remedy: 'token', message: '公众平台的访问凭证无效。' },
  40125: { remedy: 'person', message: 'AppSecret 不正确，请系统管理员核对连接设置。' },
  40137: { remedy: 'person', message: '图片格式不为公众平台所接受，请换成 JPG 或者 PNG。' },
  40164: {
    remedy: 'person',
    message: '本系统的网络地址不在公众平台的 IP 白名单中，请公众号管理员在公众平台添加。',
  },
  42001: { remedy: 'token', message: '公众平台的访问凭证已过期。' },
  45002: { remedy: 'person', message: '正文超过公众平台的上限。' },
  45003: { remedy: 'person', message: '标题超过公众平台的上限，请缩短标题（建议 32 字以内）。' },
  45004: { remedy: 'person', message: '摘要超过公众平台的上限，请缩短摘要。' },
  45008: { remedy: 'person', message: '一期的篇数超过公众平台的上限（8 篇）。' },
  45009: { remedy: 'later', message: '今天调用公众平台接口的次数已经用完，将在次日再试。' },
  45011: { remedy: 'soon', message: '调用公众平台接口过于频繁，稍后再试。' },
  45166: { remedy: 'person', message: '正文含有公众平台不接受的内容，请检查正文。' },
  48001: {
    remedy: 'person',
    message: '这个公众号没有使用发布接口的权限，需要完成微信认证；也可以在公众平台手工发布后登记。',
  },
  48004: {
    remedy: 'person',
    message: '公众平台封禁了这个公众号的接口，请公众号管理员登录公众平台查看原因。',
  },
  50002: { remedy: 'person', message: '公众号受到公众平台的限制，请公众号管理员登录公众平台查看原因。' },
  53500: { remedy: 'person', message: '公众平台封禁了这个公众号的发布功能，请公众号管理员登录查看原因。' },
  53501: { remedy: 'soon', message: '提交发布过于频繁，稍后再试。' },
  53502: { remedy: 'person', message: '公众平台找不到这次发布，请登录公众平台核对。' },
  53503: { remedy: 'person', message: '草稿没有通过公众平台的发布检查，请登录公众平台查看草稿的提示。' },
  53504: { remedy: 'person', message: '这份草稿需要到公众平台官网上操作后才能发布。' },
  53505: { remedy: 'person', message: '请先在公众平台官网手动保存这份草稿，再重新提交发布。' },
  53600: { remedy: 'person', message: '公众平台找不到这篇文章，可能已在公众平台被删除。' },
};

/** What the platform answers while it is overloaded. It doesn't say whether the call was carried out. */
const BUSY = -1;

/** The platform said no, by a code of its own. `message` is for the office; it never holds tokens. */
export class WechatRefusal extends Error {
  override readonly name = 'WechatRefusal';
  readonly code: number;
  readonly remedy: WechatRemedy;

  constructor(code: number, said: string) {
    const known = FAULTS[code];
    super(`${known?.message ?? `公众平台没有接受（${said.slice(0, 200)}）。`}（错误码 ${code}）`);
    this.code = code;
    this.remedy = known?.remedy ?? 'person';
  }

  /** The call wasn't carried out: what mustn't be done twice may be asked for again. */
  get isCertain(): boolean {
    return this.code !== BUSY;
  }
}

/**
 * An answer that says neither yes nor no: a gateway's error, or something that can't be read. Whether the platform carried the
 * call out isn't known.
 */
export class WechatUnclear extends Error {
  override readonly name = 'WechatUnclear';

  constructor(status: number) {
    super(`公众平台没有正常回应（HTTP ${status}）。`);
  }
}

/** What freepublish/get tells of a publication. */
export const PUBLISH_STATUSES = {
  0: 'live',
  1: 'publishing',
  2: 'notOriginal',
  3: 'failed',
  4: 'refused',
  5: 'deleted',
  6: 'blocked',
} as const;

/** A status of a publication; `unknown` where the platform tells one that it hasn't documented. */
export type PublishStatus = (typeof PUBLISH_STATUSES)[keyof typeof PUBLISH_STATUSES] | 'unknown';

/** What a status that isn't success or waiting means for the office. */
export const PUBLISH_STATUS_WORDS: Readonly<Record<PublishStatus, string>> = {
  live: '已发布',
  publishing: '发布中',
  notOriginal: '公众平台认定原创声明失败，没有发布。',
  failed: '公众平台发布失败，请登录公众平台查看原因。',
  refused: '没有通过公众平台的审核，请登录公众平台查看原因。',
  deleted: '发布后已在公众平台被全部删除。',
  blocked: '发布后被公众平台全部封禁，请登录公众平台查看原因。',
  unknown: '公众平台给出的发布状态没有说明。',
};

/** What remains to a person where an issue may be out otherwise than it is kept here: it can't be edited. */
export const ANEW = '请登录公众平台核对；确需另发的，请删除这一期，另建一期。';
