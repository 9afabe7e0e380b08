import { CERTIFICATE_TITLE, certificateSummary } from '../files/certificate-document.ts';
import type { ClockCertificate } from '../law/clock/certificate.ts';
import { countWord, weekdayWord, whyWords } from '../law/clock/certificate-words.ts';
import type { ClockFinding } from '../law/clock/clock-findings.ts';

const SEVERITIES: Readonly<Record<ClockFinding['severity'], string>> = {
  error: '错误',
  warning: '警告',
  hint: '提示',
};

/** A certificate for a terminal: the result, what was found, and each day on a line of its own. */
export function certificateText(certificate: ClockCertificate, title: string | null): string {
  const { state, days, notices } = certificate;
  const facts = [
    ...(title === null ? [] : [['申请', title] as const]),
    ...certificateSummary(state).map(([name, value]) => [name, value] as const),
  ];
  return [
    CERTIFICATE_TITLE,
    '',
    ...facts.map(([name, value]) => `${name}：${value}`),
    ...(state.due === null ? [] : [`期限日期：${state.due}`]),
    '',
    ...(state.findings.length === 0 ? ['没有发现问题。'] : state.findings.map(findingLine)),
    '',
    '逐日计算：',
    ...days.map((day) => {
      const happened = day.mark === 'start' ? '' : day.events.map((event) => `${event.label}。`).join('');
      return `${day.date} ${weekdayWord(day.weekday)} ${countWord(day)} ${happened}${whyWords(day)}`.trimEnd();
    }),
    '',
    ...certificate.basis.map((basis) => `依据：${basis}`),
    ...notices.map((notice) => `日历：${notice.notice}（第${notice.version}版数据）`),
    '',
  ].join('\n');
}

function findingLine(finding: ClockFinding): string {
  const place = finding.seq === null ? '' : `第${finding.seq}条 `;
  return `［${SEVERITIES[finding.severity]}］${place}${finding.message}${finding.article === '' ? '' : `（${finding.article}）`}`;
}
