import { addDays, type PlainDate } from '../dates.ts';

/**
 * 国办秘函〔2019〕19号, 单项否决: a government account of new media with nothing new within the two weeks before it is looked at
 * fails outright. Who is reminded on the tenth day still has time, on the thirteenth it is the last day.
 */
export const MEDIA_ALERT_DAYS = { soon: 10, urgent: 13, asleep: 14 } as const;

/** How an account stands: nothing to say, soon, the last day, too late. */
export type MediaStanding = 'fresh' | 'soon' | 'urgent' | 'asleep' | 'closed';

/** How an account stands on a day. */
export function mediaStanding(
  account: { readonly updatedOn: PlainDate; readonly closedOn: PlainDate | null },
  today: PlainDate,
): MediaStanding {
  if (account.closedOn !== null && account.closedOn <= today) return 'closed';
  const since = (days: number): boolean => today >= addDays(account.updatedOn, days);
  if (since(MEDIA_ALERT_DAYS.asleep)) return 'asleep';
  if (since(MEDIA_ALERT_DAYS.urgent)) return 'urgent';
  return since(MEDIA_ALERT_DAYS.soon) ? 'soon' : 'fresh';
}

/** Platforms on which an office has one account at most, in principle (国办发〔2018〕123号). */
export const MEDIA_PLATFORMS = {
  wechat: '微信公众号',
  weibo: '微博',
  video: '短视频',
  other: '其他',
} as const;

/** A platform of new media. */
export type MediaPlatform = keyof typeof MEDIA_PLATFORMS;
