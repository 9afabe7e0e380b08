import { dateWords } from './date-words.ts';
import type { WorkCalendar } from '../workdays.ts';
import { type ClockEventKind, eventLabel } from './clock-events.ts';
import type { ClockRules } from './clock-rules.ts';
import type { Entry, LedgerView } from './ledger-view.ts';
import { delay, extend } from './replay-extensions.ts';
import { askClarification, askFee, clarify, openWait, pay, restart } from './replay-restarts.ts';
import { type Replay, beginRun, note } from './replay-state.ts';
import {
  deliverConsultation,
  receiveOpinion,
  resume,
  sendConsultation,
  suspend,
} from './replay-suspensions.ts';

/** Goes through a ledger entry by entry. What can't count is left out, and said so. @throws CalendarMissing */
export function replayLedger(view: LedgerView, rules: ClockRules, calendar: WorkCalendar): Replay {
  const replay: Replay = {
    calendar,
    rules,
    runs: [],
    suspensions: [],
    waits: [],
    findings: [...view.findings],
    leftOut: new Set(),
    asked: { clarification: 0, payment: 0, reasons: 0 },
    restarted: { clarification: 0, payment: 0 },
    extensions: 0,
    end: null,
  };
  const starts = view.entries.some(({ event }) => event.kind === 'received' || event.kind === 'start');
  if (!starts && view.entries.length > 0)
    replay.findings.push({
      id: 'no-start',
      severity: 'error',
      message: '没有登记收到申请的日期，期限无从起算。请先登记“收到申请”。',
      article: rules.receipt.article,
      seq: null,
    });
  if (starts) for (const entry of view.entries) if (mayCount(replay, entry)) apply(replay, entry);
  return replay;
}

function mayCount(replay: Replay, entry: Entry): boolean {
  const { event } = entry;
  if (event.kind === 'noted') return false;
  if (replay.runs.length === 0 && event.kind !== 'received' && event.kind !== 'start') {
    note(replay, entry, {
      id: event.kind === 'answered' ? 'answered-before-received' : 'before-start',
      severity: 'error',
      message: `“${eventLabel(event)}”的日期${dateWords(event.on)}早于收到申请之日，没有计入。请核对日期。`,
      article: '',
    });
    return false;
  }
  const { end } = replay;
  if (end === null || (end.event.kind === 'stop' && event.kind === 'restart')) return true;
  note(replay, entry, {
    id: 'after-end',
    severity: 'error',
    message: `申请已在${dateWords(end.event.on)}因“${eventLabel(end.event)}”办结，其后的“${eventLabel(event)}”（${dateWords(event.on)}）没有计入。请核对日期。`,
    article: '',
  });
  return false;
}

function apply(replay: Replay, entry: Entry): void {
  const { event } = entry;
  switch (event.kind) {
    case 'received':
    case 'start':
      return start(replay, entry);
    case 'clarificationAsked':
      return askClarification(replay, entry, event);
    case 'clarified':
      return clarify(replay, entry);
    case 'consultationSent':
      return sendConsultation(replay, entry, event);
    case 'consultationDelivered':
      return deliverConsultation(replay, entry, event);
    case 'consultationReplied':
      return receiveOpinion(replay, entry, event);
    case 'extended':
    case 'extend':
      return extend(replay, entry, event);
    case 'reasonsAsked':
      replay.asked.reasons += 1;
      return undefined;
    case 'delayed':
      return delay(replay, entry, event);
    case 'feeAsked':
      return askFee(replay, entry, event);
    case 'paid':
      return pay(replay, entry);
    case 'restart':
      return restart(replay, entry);
    case 'suspend':
      return suspend(replay, entry, event);
    case 'resume':
      return resume(replay, entry, event);
    case 'answered':
    case 'withdrawn':
    case 'abandoned':
    case 'stop':
      return finish(replay, entry, event.kind);
    case 'reasonsGiven':
    case 'noted':
    case 'corrected':
      return undefined;
  }
}

function start(replay: Replay, entry: Entry): void {
  if (replay.runs.length === 0) {
    beginRun(replay, entry);
    return;
  }
  note(replay, entry, {
    id: 'second-start',
    severity: 'error',
    message: `收到申请只能登记一次，${dateWords(entry.event.on)}的这一条没有计入。登记有误的，请用更正记录划去原来的一条。`,
    article: replay.rules.receipt.article,
  });
}

function finish(replay: Replay, entry: Entry, kind: ClockEventKind): void {
  if (kind === 'answered' && (openWait(replay, 'clarification') ?? openWait(replay, 'payment')) !== undefined)
    note(replay, entry, {
      id: 'answered-waiting',
      severity: 'hint',
      message: '答复时尚在等待补正或者缴费，当时没有答复期限在计算。请核对是否漏登。',
      article: replay.rules.answer.article,
    });
  replay.end = entry;
}
