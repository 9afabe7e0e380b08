import { addDays, type PlainDate } from '../../law/dates.ts';
import { msBefore } from './document-of-data.ts';
import type { ReadDocument } from './log-files.ts';
import { quoted, type LogFindings } from './log-findings.ts';
import { ENTERED_WITHIN_MS, type LoggedAddress } from './read-log.ts';

/** On which day a site is looked at. */
export interface DayOfLook {
  readonly today: PlainDate;
  /** A copy of a site may be of any day before: nobody says which. */
  readonly isCopy: boolean;
}

const LAPSED = '失效';

type Standing = NonNullable<ReadDocument['content']['standing']>;

/**
 * Holds what a document's data say beside its text against what the log's entry says of it; nothing is found where the entry is from
 * before entries did. The page is held against the data.
 */
export function compareStanding(
  path: string,
  data: ReadDocument,
  { logged, day }: { logged: LoggedAddress; day: DayOfLook },
): LogFindings {
  const { standing } = data.content;
  const found: LogFindings = { faults: [], doubts: [] };
  if (standing === undefined) return found;
  const entry = `日志第 ${logged.seq} 条`;
  compareValidity(path, { entry, standing, shown: data.validity, day, found });
  if (data.pendingApproval !== standing.pendingApproval)
    found.faults.push(
      `${path} 的应急发布标记与日志不符：${entry}登记的是${markOf(standing)}，数据是${markOf(data)}。`,
    );
  const times = [
    ['发布时间', standing.publishedAt, data.publishedAt],
    ['更新时间', standing.changedAt, data.changedAt],
  ] as const;
  for (const [name, registered, shown] of times)
    if (registered !== shown)
      found.faults.push(`${path} 的${name}与日志不符：${entry}登记的是 ${registered}，数据是 ${shown}。`);
  if (!isOfAnEntry(standing, logged))
    found.faults.push(`${path} 的更新时间（${standing.changedAt}）与日志中这个网址的任何一条都对不上。`);
  return found;
}

/** Pages follow a day that has come within the hour; whoever looks at the turn of a day sees either. */
function compareValidity(
  path: string,
  {
    entry,
    standing,
    shown,
    day,
    found,
  }: { entry: string; standing: Standing; shown: string; day: DayOfLook; found: LogFindings },
): void {
  const { validity, lapsesFrom } = standing;
  const wanted = [day.today, addDays(day.today, -1)].map((on) => validityOn(standing, on));
  if (wanted.includes(shown)) return;
  if (shown !== validity || lapsesFrom === null)
    found.faults.push(
      `${path} 的有效性与日志不符：${entry}登记的是${named(validity)}${lapsesFrom === null ? '' : `（${lapsesFrom}起失效）`}，数据是${named(shown)}。`,
    );
  else if (day.isCopy)
    found.doubts.push(
      `${path} 按${entry}自${lapsesFrom}起失效，这里仍是${named(shown)}：如果是那一天以前的副本，这是对的；如果是现在的网站，网页没有更新。`,
    );
  else found.faults.push(`${path} 按${entry}自${lapsesFrom}起失效，网站上仍是${named(shown)}。`);
}

function validityOn({ validity, lapsesFrom }: Standing, on: PlainDate): string {
  return lapsesFrom !== null && lapsesFrom <= on ? LAPSED : validity;
}

function named(validity: string): string {
  return validity === '' ? '没有有效性' : quoted(validity);
}

function markOf({ pendingApproval }: { readonly pendingApproval: boolean }): string {
  return pendingApproval ? '有标记' : '没有标记';
}

/** The text was changed with the last entry or with one before it; of a document from before there was a log perhaps with none. */
function isOfAnEntry({ changedAt }: Standing, { publicAt, at, publishedAt }: LoggedAddress): boolean {
  const moments = [...publicAt, at];
  const isBeforeLog = publishedAt === null && changedAt < (moments[0] ?? at);
  return isBeforeLog || moments.some((moment) => isEntered(msBefore(changedAt, moment)));
}

function isEntered(lag: number): boolean {
  return lag >= 0 && lag <= ENTERED_WITHIN_MS;
}
