/**
 * What the platform's interface takes (developers.weixin.qq.com, 新增草稿、上传图文消息图片、新增永久素材). Its own pages differ on
 * titles: 32 characters where drafts are described, 64 where articles are written by hand. Longer than 64 is refused here,
 * longer than 32 is pointed out, and the platform's own refusal (45003) is told in words.
 */
export const WECHAT_LIMITS = {
  titleHint: 32,
  title: 64,
  author: 16,
  /** 128 in one place, 120 in another. */
  digest: 120,
  /** Fewer characters than this, tags included. */
  contentCharacters: 20_000,
  /** Fewer bytes than this. */
  contentBytes: 1_000_000,
  sourceUrlBytes: 1_024,
  articles: 8,
  /** Bytes of a picture in a text: JPG or PNG only. */
  pictureBytes: 1_000_000,
  /** Bytes of a picture on a cover. */
  coverBytes: 10_000_000,
} as const;
