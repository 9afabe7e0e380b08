import { rulesOfHandling } from '../../law/clock/clock-rules.ts';
import type { ClockState } from '../../law/clock/clock.ts';
import { UNANSWERED_POSITIONS, type Position } from '../../law/requests/positions.ts';
import { toChinese } from '../../law/dates.ts';
import type { StatusDeadline } from '../../portal/requests/request-model.ts';
import { restartedLimit } from './clock-restarts.ts';
import { dueOf, type LoadedCase } from './loaded-case.ts';

const UNANSWERED: ReadonlySet<Position> = new Set(UNANSWERED_POSITIONS);

/** By when the answer must come, and why then; null while nothing is owed or the day can't be computed yet. */
export function statusDeadline(loaded: LoadedCase): StatusDeadline | null {
  const { state, clock } = loaded;
  if (state.position === null || !UNANSWERED.has(state.position) || 'missing' in clock) return null;
  const known = clock.state;
  const on = dueOf(loaded) ?? known.dueAtLatest ?? known.dueIfResumed ?? known.originalDue;
  if (on === null) return null;
  return {
    on,
    originally: known.originalDue === null || known.originalDue === on ? null : known.originalDue,
    why: reasonsOf(loaded, known),
    paused: state.redo === null ? pausedWords(known) : '',
  };
}

function reasonsOf(loaded: LoadedCase, clock: ClockState): string[] {
  const { state } = loaded;
  if (state.redo !== null) {
    return [`按照复议、诉讼或者更正的结果，应当在${toChinese(state.redo.dueOn)}以前重新答复。`];
  }
  const { receivedOn, clarification, fee } = state;
  const clarifiedOn = restartedBy(loaded, 'clarified') ? (clarification?.clarifiedOn ?? null) : null;
  const paidOn = restartedBy(loaded, 'paid') ? (fee?.paidOn ?? null) : null;
  const asked = state.consultations.length > 0;
  return [
    ...(receivedOn === null
      ? []
      : [
          `收到申请之日是${toChinese(receivedOn)}，自次日起${rulesOfHandling(receivedOn).answer.workdays}个工作日内答复（条例第31条、第33条第二款）。`,
        ]),
    ...(clarifiedOn === null
      ? []
      : [`${toChinese(clarifiedOn)}收到补正，期限自次日起重新计算（条例第30条）。`]),
    ...(paidOn === null
      ? []
      : [`${toChinese(paidOn)}收到信息处理费，期限自次日起重新计算（国办函〔2020〕109号）。`]),
    ...(asked ? ['征求第三方和其他机关意见所需时间不计算在期限内（条例第33条第三款）。'] : []),
    ...(clock.extension === null
      ? []
      : [`经批准延长${clock.extension.workdays}个工作日（条例第33条第二款）。`]),
    ...(clock.delayedUntil === null
      ? []
      : [`申请数量、频次明显超过合理范围，答复延迟到${toChinese(clock.delayedUntil)}（条例第35条）。`]),
  ];
}

function restartedBy(loaded: LoadedCase, kind: 'clarified' | 'paid'): boolean {
  const entry = loaded.ledger.findLast((event) => event.kind === kind);
  return entry !== undefined && restartedLimit(loaded, entry.seq);
}

function pausedWords({ phase }: ClockState): string {
  switch (phase) {
    case 'waitingClarification':
      return '正在等候您补正；收到补正的次日起，期限重新计算（条例第30条）。';
    case 'waitingPayment':
      return '正在等候您缴纳信息处理费；缴费的次日起，期限重新计算（国办函〔2020〕109号）。';
    case 'suspended':
      return '正在等候有关方面的意见，这段时间不计算在期限内（条例第33条第三款）。';
    case 'notStarted':
    case 'running':
    case 'ended':
      return '';
  }
}
