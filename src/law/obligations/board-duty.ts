import type { PlainDate } from '../dates.ts';
import { DISCLOSURE_RULES, type DisclosureRule } from './special-limits.ts';
import type { Channel } from './standard-item.ts';

/** What carries information to everybody (条例第23条), with the channels of the net and of the press. */
const FOR_EVERYBODY: ReadonlySet<Channel> = new Set([
  'website',
  'gazette',
  'newMedia',
  'hearing',
  'broadcast',
  'print',
]);

/**
 * Whether what is due hangs on boards and goes no further: 村务公开 is for the villagers (村民委员会组织法第30条), and a list of those who
 * are to receive aid for their neighbours (社会救助暂行办法第11条: 在申请人所在村、社区公示), not for the whole net. A sheet on a board meets
 * such a duty; a document on the portal isn't asked for.
 */
export function isBoardDuty(channels: readonly Channel[]): boolean {
  return channels.includes('noticeBoard') && !channels.some((channel) => FOR_EVERYBODY.has(channel));
}

/** Whether every village owes it to its own villagers: 村民委员会实行村务公开制度 (村民委员会组织法第30条). */
export function isOwedInEachVillage({ article }: Pick<DisclosureRule, 'article'>): boolean {
  return article.includes(DISCLOSURE_RULES.villageAffairs.article);
}

/** A sheet that hung, and the village of its board; null for a board that is no village's. */
export interface Sheet {
  readonly postedOn: PlainDate;
  readonly villageId: string | null;
}

/** How far sheets on boards have met a duty. */
export interface BoardStanding {
  /** The day on which the last one that was needed was put up; null while one is. */
  readonly metOn: PlainDate | null;
  /** The villages where none hung. */
  readonly missing: readonly string[];
}

/**
 * How far sheets have met a duty that each of some villages is owed; of one that no village is owed in particular, the first sheet has
 * met it. In a village one board is enough.
 */
export function boardStanding(sheets: readonly Sheet[], villages: readonly string[]): BoardStanding {
  if (villages.length === 0) return { metOn: firstOf(sheets), missing: [] };
  const first = villages.map((id) => ({
    id,
    on: firstOf(sheets.filter(({ villageId }) => villageId === id)),
  }));
  const missing = first.flatMap(({ id, on }) => (on === null ? [id] : []));
  const days = first.flatMap(({ on }) => (on === null ? [] : [on])).toSorted();
  return { metOn: missing.length > 0 ? null : (days.at(-1) ?? null), missing };
}

/**
 * The day on which sheets met an open duty where villages ceased to be owed it while it was open: before the last of them dropped out it
 * wasn't met, whenever the other sheets were put up, and never later than the day on which that is found.
 */
export function dayMetByRest(
  lastSheet: PlainDate,
  { droppedOut, today }: { readonly droppedOut: readonly PlainDate[]; readonly today: PlainDate },
): PlainDate {
  const ended = droppedOut.map((day) => (day < today ? day : today));
  return [lastSheet, ...ended].toSorted().at(-1) ?? lastSheet;
}

function firstOf(sheets: readonly Sheet[]): PlainDate | null {
  return sheets.map(({ postedOn }) => postedOn).toSorted()[0] ?? null;
}
