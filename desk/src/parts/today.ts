import { dayInShanghai, type PlainDate } from '../../../src/law/dates.ts';

/** Law's day at this moment. */
export function dayOfToday(): PlainDate {
  return dayInShanghai(new Date());
}
