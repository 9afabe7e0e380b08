import type { CheckedFile } from '../law/annual-report/checked-file.ts';
import type { ReportDifference } from '../law/annual-report/reading/diff-reports.ts';
import { printable } from './printable.ts';

const NAMES = { error: '错误', warning: '提醒', info: '提示' } as const;

/** Why a file wasn't read, on one line. */
export function unreadText(file: string, why: string): string {
  return `${printable(file)}：没有读出。${printable(why)}`;
}

/** A checked file as people read it: its name with what it is, then the findings, gravest first. */
export function checkedText({ file, agency, year, form, doubtful, findings }: CheckedFile): string {
  const what = [agency, year === null ? null : `${year}年`, form === '2019' ? '2019年版格式' : null];
  const about = printable(what.filter((word) => word !== null).join(' '));
  const counts = (['error', 'warning', 'info'] as const)
    .map((severity) => ({ severity, count: findings.filter((each) => each.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${NAMES[severity]} ${count}`);
  const head = `${printable(file)}${about === '' ? '' : `（${about}）`}：${counts.length === 0 ? '没有发现问题' : counts.join('，')}`;
  const confirm = doubtful.length === 0 ? [] : [`  待确认 ${doubtful.length} 格：${shortened(doubtful)}`];
  const lines = findings.map(
    ({ severity, rule, where, message }) =>
      `  ${NAMES[severity]} ${rule} ${where}\n      ${printable(message)}`,
  );
  return [head, ...confirm, ...lines].join('\n');
}

/** What two files say differently. */
export function differenceText({ cells, parts }: ReportDifference): string {
  if (cells.length === 0 && parts.length === 0) return '两份报告的数据和文字一致。';
  return [
    ...cells.map(
      ({ name, label, left, right }) =>
        `${name}\t${printable(String(left ?? '空'))}\t${printable(String(right ?? '空'))}\t${label}`,
    ),
    ...parts.map(({ heading, same }) => `文字\t${printable(heading)}\t相同 ${same}%`),
  ].join('\n');
}

function shortened(names: readonly string[]): string {
  return names.length <= 8 ? names.join('、') : `${names.slice(0, 8).join('、')}……`;
}
