import { dateWords, dayWords } from './date-words.ts';
import type { DayNumber } from '../day-number.ts';
import { CONSULTED_LABELS } from './clock-events.ts';
import type { ClockFinding } from './clock-findings.ts';
import type { ClockState } from './clock.ts';
import { type Gap, workdayWithin } from './counting.ts';
import { type Replay, silentSince } from './replay-state.ts';

/** What is worth knowing about where a request stands: silence, terms of the applicant that are over, lateness. */
export function statusFindings(
  replay: Replay,
  state: ClockState,
  seen: { readonly today: DayNumber; readonly gaps: readonly Gap[] },
): ClockFinding[] {
  return [...silences(replay, seen.today), ...applicantTerms(replay, seen.today), ...lateness(replay, state)];
}

function silences(replay: Replay, today: DayNumber): ClockFinding[] {
  return replay.suspensions.flatMap((each): ClockFinding[] => {
    if (each.with === null || each.endedBy !== null) return [];
    const last = silentSince(replay, each, replay.end?.day ?? today);
    if (last === null || last === each.setUntil) return [];
    const rule = replay.rules.consultation[each.with];
    return [
      {
        id: 'consultation-silent',
        severity: 'hint',
        message: `${CONSULTED_LABELS[each.with]}在签收后${rule.workdays}个工作日内（到${dayWords(last)}为止）没有答复的，${rule.silence}；期限从次日起继续计算。`,
        article: rule.article,
        seq: each.entry.seq,
      },
    ];
  });
}

function applicantTerms(replay: Replay, today: DayNumber): ClockFinding[] {
  if (replay.end !== null) return [];
  return replay.waits.flatMap((wait): ClockFinding[] => {
    if (wait.until !== null || wait.term === null) return [];
    const { clarification, payment } = replay.rules;
    if (wait.kind === 'clarification') {
      if (today <= wait.term) return [];
      return [
        {
          id: 'clarification-overdue',
          severity: 'hint',
          message: `补正期限到${dayWords(wait.term)}为止，申请人尚未补正。没有正当理由的，可以视为放弃申请，请登记。`,
          article: clarification.article,
          seq: wait.entry.seq,
        },
      ];
    }
    const last = workdayWithin(replay.calendar, {
      from: wait.term,
      count: payment.workdays,
      bound: today - 1,
    });
    if (last === null) return [];
    return [
      {
        id: 'payment-overdue',
        severity: 'hint',
        message: `缴费期限到${dayWords(last)}为止，申请人尚未缴费。可以视为放弃申请，请登记。`,
        article: payment.article,
        seq: wait.entry.seq,
      },
    ];
  });
}

function lateness(replay: Replay, state: ClockState): ClockFinding[] {
  const { article } = replay.rules.answer;
  if (state.onTime === false)
    return [
      {
        id: 'answered-late',
        severity: 'warning',
        message: `答复期限到${dateWords(state.due)}为止，${dateWords(state.endedOn)}才作出答复，逾期${state.lateBy}个工作日。`,
        article,
        seq: replay.end?.seq ?? null,
      },
    ];
  if (!state.overdue || replay.end !== null) return [];
  return [
    {
      id: 'overdue',
      severity: 'warning',
      message: `答复期限到${dateWords(state.due)}为止，截至${dateWords(state.asOf)}已逾期${state.lateBy}个工作日。请尽快答复。`,
      article,
      seq: null,
    },
  ];
}
