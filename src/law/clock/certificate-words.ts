import { toChinese } from '../dates.ts';
import type { CertificateDay, DayMark } from './certificate.ts';
import type { ClockPhase } from './clock.ts';

/** 星期 of a weekday, 0 for Sunday. */
export function weekdayWord(weekday: number): string {
  return `星期${'日一二三四五六'.charAt(weekday)}`;
}

/** Where a request stands, for people. */
export const PHASE_WORDS: Readonly<Record<ClockPhase, string>> = {
  notStarted: '尚未开始',
  running: '计算中',
  suspended: '中止',
  waitingClarification: '等待补正',
  waitingPayment: '等待缴费',
  ended: '已办结',
};

/** What the certificate says of a day's count. */
export function countWord(day: Pick<CertificateDay, 'mark' | 'number'>): string {
  return day.number === null ? MARK_WORDS[day.mark] : `第${day.number}个工作日`;
}

/** Why a day counts or doesn't, as a sentence with its provision, entry and notice. */
export function whyWords(day: CertificateDay): string {
  const article = day.article === '' ? '' : `（${day.article}）`;
  const since = day.because === null ? '' : `${toChinese(day.because.on)}${day.because.label}`;
  const dayOff = day.status.kind === 'workday' || day.status.kind === 'makeUpWorkday' ? '' : '，本为休息日';
  switch (day.mark) {
    case 'start':
      return `${day.because?.label ?? ''}，期限自次日起计算${article}。`;
    case 'counted':
      return `${day.article}。${day.status.kind === 'makeUpWorkday' ? `调休上班（${day.status.notice}）。` : ''}`;
    case 'weekend':
      return '周末休息。';
    case 'holiday':
      return day.status.kind === 'holiday' ? `放假（${day.status.notice}）。` : '';
    case 'suspended':
      return `${since}${article}${dayOff}。`;
    case 'waitingClarification':
      return `${since}${article}${dayOff}。`;
    case 'waitingPayment':
      return `${since}${article}${dayOff}。`;
    case 'delayed':
      return `${since}，延迟答复期内${article}${dayOff}。`;
    case 'late':
      return '答复期限已经届满。';
  }
}

const MARK_WORDS: Readonly<Record<DayMark, string>> = {
  start: '起算日，不计',
  counted: '计',
  weekend: '休息日，不计',
  holiday: '节假日，不计',
  suspended: '中止，不计',
  waitingClarification: '等待补正，不计',
  waitingPayment: '等待缴费，不计',
  delayed: '延迟答复期内',
  late: '期限届满后',
};
