import { dateWords, dayWords } from './date-words.ts';
import { type DayNumber, dayNumber } from '../day-number.ts';
import { addWorkdays } from '../workdays.ts';
import { clarificationEnd } from './clarification-end.ts';
import type { EventOf } from './clock-events.ts';
import { workdayWithin } from './counting.ts';
import type { Entry } from './ledger-view.ts';
import { type Replay, type Wait, beginRun, leftOutAsLate, note } from './replay-state.ts';

/** 补正告知: no answer is due until the clarification comes (条例30). Only the first counts: it is 一次性. */
export function askClarification(replay: Replay, entry: Entry, event: EventOf<'clarificationAsked'>): void {
  const { clarification } = replay.rules;
  const { article } = clarification;
  replay.asked.clarification += 1;
  if (replay.asked.clarification > clarification.times) {
    note(replay, entry, {
      id: 'clarification-second',
      severity: 'error',
      message:
        '补正告知应当一次性作出，这一次不再影响答复期限，没有计入。内容仍不明确的，请与申请人当面或者电话沟通。',
      article,
    });
    return;
  }
  if (leftOutAsLate(replay, entry, '告知补正', article)) return;
  const received = replay.runs[0]?.from ?? entry.day;
  const last = workdayWithin(replay.calendar, {
    from: received,
    count: clarification.workdays,
    bound: entry.day - 1,
  });
  if (last !== null)
    note(replay, entry, {
      id: 'clarification-late',
      severity: 'warning',
      message: `补正告知应当在收到申请后${clarification.workdays}个工作日内（最迟${dayWords(last)}）作出，${dateWords(event.on)}已经超过。期限仍自收到补正之日重新计算，但程序有瑕疵，请记明原因。`,
      article,
    });
  const term = termOf(replay, event);
  if (term === null)
    note(replay, entry, {
      id: 'clarification-term',
      severity: 'hint',
      message: '没有登记补正期限。补正告知书应当写明合理的补正期限，请补登。',
      article,
    });
  replay.waits.push({
    kind: 'clarification',
    from: entry.day,
    entry,
    term,
    until: null,
  });
}

function termOf(replay: Replay, event: EventOf<'clarificationAsked'>): DayNumber | null {
  const { on: askedOn, workdays, deliveredOn = null } = event;
  const given = workdays === undefined ? undefined : addWorkdays(askedOn, workdays, replay.calendar);
  const respondBy = event.respondBy ?? given;
  if (respondBy === undefined) return null;
  return dayNumber(clarificationEnd({ askedOn, respondBy, deliveredOn }, replay.calendar));
}

/** 收到补正: the whole limit begins anew. */
export function clarify(replay: Replay, entry: Entry): void {
  const { article } = replay.rules.clarification;
  const wait = openWait(replay, 'clarification');
  if (wait !== undefined) {
    if (wait.term !== null && entry.day > wait.term)
      note(replay, entry, {
        id: 'clarified-late',
        severity: 'warning',
        message: `补正期限到${dayWords(wait.term)}为止，收到补正已经逾期。本系统仍按收到补正重新计算；没有正当理由的，可以视为放弃申请。`,
        article,
      });
    restartAfter(replay, wait, entry);
    return;
  }
  restartUnasked(replay, entry, {
    kind: 'clarification',
    id: 'clarified-unasked',
    message: '没有登记对应的补正告知',
    article,
  });
}

/** 收费通知: no answer is due until the fee is paid (109号). */
export function askFee(replay: Replay, entry: Entry, event: EventOf<'feeAsked'>): void {
  const { payment } = replay.rules;
  const { article } = payment;
  replay.asked.payment += 1;
  if (replay.asked.payment > payment.times) {
    note(replay, entry, {
      id: 'fee-second',
      severity: 'error',
      message: '一件申请只能作出一次收费决定，这份收费通知不再影响答复期限，没有计入。请核对。',
      article,
    });
    return;
  }
  if (leftOutAsLate(replay, entry, '发出收费通知', article)) return;
  replay.waits.push({
    kind: 'payment',
    from: entry.day,
    entry,
    term: event.deliveredOn === undefined ? entry.day : dayNumber(event.deliveredOn),
    until: null,
  });
}

/** 缴费: the whole limit begins anew, its first day is the day after. */
export function pay(replay: Replay, entry: Entry): void {
  const { payment } = replay.rules;
  const wait = openWait(replay, 'payment');
  if (wait === undefined) {
    restartUnasked(replay, entry, {
      kind: 'payment',
      id: 'paid-unasked',
      message: '没有登记对应的收费通知',
      article: payment.article,
    });
    return;
  }
  const last = workdayWithin(replay.calendar, {
    from: wait.term ?? wait.from,
    count: payment.workdays,
    bound: entry.day - 1,
  });
  if (last !== null)
    note(replay, entry, {
      id: 'paid-late',
      severity: 'warning',
      message: `缴费期限到${dayWords(last)}为止，缴费已经逾期。本系统仍按缴费重新计算；逾期未缴纳的，可以视为放弃申请。`,
      article: payment.article,
    });
  restartAfter(replay, wait, entry);
}

/** A restart by hand: whatever was waited for is over. A stop before it is taken back. */
export function restart(replay: Replay, entry: Entry): void {
  for (const wait of replay.waits) wait.until ??= entry.day;
  for (const each of replay.suspensions) if (each.with === null) each.endedBy ??= entry;
  replay.end = null;
  beginRun(replay, entry);
}

/** What is still waited for, of a kind. */
export function openWait(replay: Replay, kind: Wait['kind']): Wait | undefined {
  return replay.waits.find((wait) => wait.kind === kind && wait.until === null);
}

function restartAfter(replay: Replay, wait: Wait, entry: Entry): void {
  wait.until = entry.day;
  replay.restarted[wait.kind] += 1;
  beginRun(replay, entry);
}

/** Restarts where nothing was asked for at all: the letter wasn't recorded. Where it was and is settled, nothing happens. */
function restartUnasked(
  replay: Replay,
  entry: Entry,
  found: {
    kind: Wait['kind'];
    id: 'clarified-unasked' | 'paid-unasked';
    message: string;
    article: string;
  },
): void {
  const { kind, id, message, article } = found;
  if (replay.asked[kind] > 0 || replay.restarted[kind] > 0) {
    note(replay, entry, {
      id,
      severity: 'error',
      message: `${message}，这一条不影响答复期限，没有计入。请核对。`,
      article,
    });
    return;
  }
  note(replay, entry, {
    id,
    severity: 'warning',
    message: `${message}，仍按这一天重新计算期限。请补登告知的日期。`,
    article,
  });
  replay.restarted[kind] += 1;
  beginRun(replay, entry);
}
