import { dateWords, dayWords } from './date-words.ts';
import { type DayNumber, dayNumber } from '../day-number.ts';
import { CONSULTED_LABELS, type EventOf } from './clock-events.ts';
import type { Entry } from './ledger-view.ts';
import { type Replay, type Suspension, leftOutAsLate, note, silentSince } from './replay-state.ts';

/** 征求意见: the clock stands still from the day after the letter was sent (条例33第三款). */
export function sendConsultation(replay: Replay, entry: Entry, event: EventOf<'consultationSent'>): void {
  const { article } = replay.rules.consultation[event.with];
  if (find(replay, event.consultation) !== undefined) {
    note(replay, entry, {
      id: 'consultation-repeated',
      severity: 'error',
      message: `征求意见“${event.consultation}”已经发出过，这一条没有计入。另一次征求意见请用另一个编号。`,
      article,
    });
    return;
  }
  if (leftOutAsLate(replay, entry, '征求意见', article)) replay.leftOut.add(event.consultation);
  else {
    const setUntil = event.until === undefined ? null : dayNumber(event.until);
    suspendFrom(replay, entry, { id: event.consultation, with: event.with, setUntil }, article);
  }
}

/** The addressee received the letter. */
export function deliverConsultation(
  replay: Replay,
  entry: Entry,
  event: EventOf<'consultationDelivered'>,
): void {
  const suspension = find(replay, event.consultation);
  if (suspension === undefined) {
    missing(replay, entry, event.consultation);
    return;
  }
  if (suspension.deliveredOn !== null || suspension.endedBy !== null) {
    note(replay, entry, {
      id: 'consultation-delivered-wrong',
      severity: 'error',
      message: `征求意见“${event.consultation}”已经登记了签收或者反馈，这一条签收（${dateWords(event.on)}）没有计入。请核对日期。`,
      article: replay.rules.suspension.article,
    });
    return;
  }
  suspension.deliveredOn = entry.day;
}

/** The opinion came: the clock goes on the day after, or went on when the term was over. */
export function receiveOpinion(replay: Replay, entry: Entry, event: EventOf<'consultationReplied'>): void {
  const suspension = find(replay, event.consultation);
  if (suspension === undefined) missing(replay, entry, event.consultation);
  else endSuspension(replay, entry, suspension);
}

/** A suspension by hand. */
export function suspend(replay: Replay, entry: Entry, event: EventOf<'suspend'>): void {
  const { article } = replay.rules.suspension;
  const id = event.ref ?? null;
  if (leftOutAsLate(replay, entry, '中止', article)) replay.leftOut.add(id);
  else {
    const setUntil = event.until === undefined ? null : dayNumber(event.until);
    suspendFrom(replay, entry, { id, with: null, setUntil }, article);
  }
}

/** The end of a suspension by hand: of the one named, else of the oldest open one. */
export function resume(replay: Replay, entry: Entry, event: EventOf<'resume'>): void {
  const open = replay.suspensions.filter((each) => each.endedBy === null);
  const suspension =
    event.ref === undefined
      ? (open.find((each) => each.with === null) ?? open[0])
      : open.find((each) => each.id === event.ref);
  if (suspension === undefined) missing(replay, entry, event.ref ?? null);
  else endSuspension(replay, entry, suspension);
}

function suspendFrom(
  replay: Replay,
  entry: Entry,
  what: Pick<Suspension, 'id' | 'with' | 'setUntil'>,
  article: string,
): void {
  const other = replay.suspensions.find((each) => each.endedBy === null || each.endedBy.day > entry.day);
  if (other !== undefined)
    note(replay, entry, {
      id: 'suspensions-overlap',
      severity: 'hint',
      message: `与${dateWords(other.entry.event.on)}开始的中止重叠，重叠的日子只扣除一次。`,
      article,
    });
  replay.suspensions.push({ ...what, from: entry.day, entry, deliveredOn: null, endedBy: null });
}

function endSuspension(replay: Replay, entry: Entry, suspension: Suspension): void {
  const rule = suspension.with === null ? null : replay.rules.consultation[suspension.with];
  if (suspension.endedBy !== null) {
    note(replay, entry, {
      id: 'consultation-repeated',
      severity: 'error',
      message: `这次征求意见已在${dayWords(suspension.endedBy.day)}登记了反馈，这一条没有计入。请核对。`,
      article: rule?.article ?? replay.rules.suspension.article,
    });
    return;
  }
  suspension.endedBy = entry;
  const last = silentSince(replay, suspension, entry.day - 1);
  if (last !== null && last === suspension.setUntil) {
    noteResumedLate(replay, entry, last);
    return;
  }
  if (rule === null || suspension.with === null || rule.workdays === null) return;
  const name = CONSULTED_LABELS[suspension.with];
  if (last !== null)
    note(replay, entry, {
      id: 'consultation-reply-late',
      severity: 'warning',
      message: `${name}应当在签收后${rule.workdays}个工作日内（最迟${dayWords(last)}）答复，逾期的${rule.silence}。期限只中止到${dayWords(last)}，次日起继续计算。`,
      article: rule.article,
    });
  else if (suspension.deliveredOn === null)
    note(replay, entry, {
      id: 'consultation-undelivered',
      severity: 'warning',
      message: `没有登记${name}签收征求意见书的日期，无法核对${rule.workdays}个工作日的答复期限，暂按收到反馈之日恢复计算。请补登签收日期。`,
      article: rule.article,
    });
}

function noteResumedLate(replay: Replay, entry: Entry, last: DayNumber): void {
  note(replay, entry, {
    id: 'resumed-late',
    severity: 'warning',
    message: `中止时写明到${dayWords(last)}为止，${dateWords(entry.event.on)}的恢复晚于这一天。期限只中止到${dayWords(last)}，次日起继续计算。`,
    article: replay.rules.suspension.article,
  });
}

function find(replay: Replay, id: string): Suspension | undefined {
  return replay.suspensions.find((each) => each.id === id);
}

function missing(replay: Replay, entry: Entry, id: string | null): void {
  if (replay.leftOut.has(id)) return;
  note(replay, entry, {
    id: 'unknown-reference',
    severity: 'error',
    message: `${id === null ? '在这之前没有尚未结束的中止' : `在这之前没有编号为“${id}”的征求意见或者中止`}，这一条没有计入。请核对编号和日期。`,
    article: replay.rules.suspension.article,
  });
}
