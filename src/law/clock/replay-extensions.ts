import { dateWords, dayWords } from './date-words.ts';
import { dayNumber } from '../day-number.ts';
import type { EventOf, ExtensionDetail } from './clock-events.ts';
import { usedDays } from './counting.ts';
import type { Entry } from './ledger-view.ts';
import { type Replay, type Run, dueOfRun, gapsSeenFrom, hadRunOut, note } from './replay-state.ts';

/**
 * 延长 (条例33第二款): within the running limit, approved, told, at most twenty 工作日, once for a request. What is known not
 * to be so doesn't count; what isn't recorded counts with a warning.
 */
export function extend(replay: Replay, entry: Entry, event: EventOf<'extended' | 'extend'>): void {
  const { extension } = replay.rules;
  const run = replay.runs.at(-1);
  if (run === undefined || !mayChangeLimit(replay, entry, 'extension-late')) return;
  if (replay.extensions >= extension.times) {
    refuse(
      replay,
      entry,
      'extension-second',
      '一件申请只能延长一次答复期限，这一次没有计入。请在原期限内答复。',
    );
    return;
  }
  if (event.kind === 'extended' && !isApprovedAndTold(replay, entry, event)) return;
  const asked = lengthOf(replay, run, entry, event);
  if (asked === null) return;
  if (asked > extension.workdays)
    refuse(
      replay,
      entry,
      'extension-too-long',
      `延长不得超过${extension.workdays}个工作日，写的是${asked}个，已按${extension.workdays}个计算。`,
    );
  run.extension = Math.min(asked, extension.workdays);
  run.extendedBy = entry;
  replay.extensions += 1;
}

/** 延迟答复 (条例35): the day told to the applicant is the last one, unless the limit itself ends later. */
export function delay(replay: Replay, entry: Entry, event: EventOf<'delayed'>): void {
  const { article } = replay.rules.delay;
  const run = replay.runs.at(-1);
  if (run === undefined || !mayChangeLimit(replay, entry, 'delay-late')) return;
  if (replay.asked.reasons === 0)
    note(replay, entry, {
      id: 'delay-without-reasons',
      severity: 'warning',
      message:
        '延迟答复适用于申请数量、频次明显超过合理范围且理由合理的情形，应当先要求申请人说明理由。请补登或者核对。',
      article,
    });
  const until = dayNumber(event.until);
  const due = dueOfRun(replay, run, gapsSeenFrom(replay, entry.day));
  if (until < entry.day || (due !== null && until < due))
    note(replay, entry, {
      id: 'delay-earlier',
      severity: 'warning',
      message: `告知的延迟答复日期${dateWords(event.until)}早于现有期限，不改变期限。请核对日期。`,
      article,
    });
  run.delayedUntil = Math.max(until, run.delayedUntil ?? until);
  run.delayedBy = entry;
}

function mayChangeLimit(replay: Replay, entry: Entry, late: 'extension-late' | 'delay-late'): boolean {
  if (replay.waits.some((wait) => wait.until === null)) {
    refuse(
      replay,
      entry,
      'extension-idle',
      '正在等待补正或者缴费，期限将重新计算，此时延长或者延迟没有意义，没有计入。请在重新计算后再办理。',
    );
    return false;
  }
  if (!hadRunOut(replay, entry.day)) return true;
  refuse(
    replay,
    entry,
    late,
    `${dayWords(entry.day)}告知申请人时答复期限已经届满，延长或者延迟没有效力，没有计入。请核对日期，并尽快答复。`,
  );
  return false;
}

function isApprovedAndTold(replay: Replay, entry: Entry, event: ExtensionDetail): boolean {
  const { article } = replay.rules.extension;
  if (event.approvedBy === null) {
    refuse(replay, entry, 'extension-unapproved', '延长没有经政府信息公开工作机构负责人同意，没有计入。');
    return false;
  }
  if (event.notifiedOn === null) {
    refuse(replay, entry, 'extension-untold', '延长没有告知申请人，没有计入。请在期限届满前告知。');
    return false;
  }
  if (event.approvedBy === undefined || event.approvedBy.trim() === '')
    note(replay, entry, {
      id: 'extension-unapproved',
      severity: 'warning',
      message: '没有登记同意延长的工作机构负责人，暂按已经同意计算。请补登。',
      article,
    });
  if (event.notifiedOn === undefined)
    note(replay, entry, {
      id: 'extension-untold',
      severity: 'warning',
      message: '没有登记告知申请人的日期，暂按决定延长当天已经告知计算。请补登。',
      article,
    });
  return true;
}

function lengthOf(
  replay: Replay,
  run: Run,
  entry: Entry,
  detail: Pick<ExtensionDetail, 'workdays' | 'until'>,
): number | null {
  const { workdays: longest, article } = replay.rules.extension;
  const workdays = detail.workdays ?? workdaysUntil(replay, run, entry, detail.until);
  if (workdays === null) {
    note(replay, entry, {
      id: 'extension-length',
      severity: 'warning',
      message: `没有写明延长几个工作日，按最长的${longest}个工作日计算。请补登。`,
      article,
    });
    return longest;
  }
  if (Number.isInteger(workdays) && workdays > 0) return workdays;
  refuse(
    replay,
    entry,
    'extension-length',
    `延长应为1至${longest}个工作日，写的不是，没有计入。请核对延长的天数或者日期。`,
  );
  return null;
}

/** How many working days lie between the present limit and the day to which it is extended; null where that isn't known. */
function workdaysUntil(replay: Replay, run: Run, entry: Entry, until: string | undefined): number | null {
  if (until === undefined) return null;
  // While the clock stands still, as if it went on that day.
  const gaps = gapsSeenFrom(replay, entry.day).map(({ from, until: end }) => ({
    from,
    until: end ?? entry.day,
  }));
  const due = dueOfRun(replay, run, gaps);
  if (due === null) return null;
  return usedDays(replay.calendar, { from: due, limit: Infinity, gaps }, dayNumber(until));
}

function refuse(
  replay: Replay,
  entry: Entry,
  id:
    | 'extension-second'
    | 'extension-too-long'
    | 'extension-idle'
    | 'extension-late'
    | 'delay-late'
    | 'extension-unapproved'
    | 'extension-untold'
    | 'extension-length',
  message: string,
): void {
  const { article } = id === 'delay-late' ? replay.rules.delay : replay.rules.extension;
  note(replay, entry, { id, severity: 'error', message, article });
}
