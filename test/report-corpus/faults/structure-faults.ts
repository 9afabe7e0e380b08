import type { CorpusPart, CorpusReport } from '../corpus-report.ts';
import { expecting, type Fault, planted, replaced, textFault } from './fault.ts';
import { saysHowManyParts } from './number-faults.ts';

/** Faults in the order, the headings and the title. */
export const STRUCTURE_FAULTS: readonly Fault[] = [
  textFault('seven parts', (report) => {
    if (!saysHowManyParts(report)) return null;
    const changed = replaced(report, 0, /[六6](?=个部分)/u, (found) => (found[0] === '6' ? '7' : '七'));
    return planted(changed, expecting('AR-N-4', 'part:0'));
  }),
  textFault('part missing', (report) =>
    planted(
      withParts(report, (parts) => parts.filter(({ number }) => number !== 6)),
      expecting('AR-STR-1', 'part:6'),
    ),
  ),
  textFault('parts exchanged', (report) =>
    planted(
      withParts(report, (parts) => {
        const [five, six] = [parts[4], parts[5]];
        return five === undefined || six === undefined ? parts : [...parts.slice(0, 4), six, five];
      }),
      expecting('AR-STR-1', 'part:5', 'part:6'),
    ),
  ),
  textFault('part in other words', (report) =>
    planted(headed(report, 5, '五、存在的问题及改进措施'), expecting('AR-STR-1', 'part:5')),
  ),
  textFault('part in the words of the older form', (report) =>
    planted(
      headed(report, 4, '四、因政府信息公开申请行政复议、提起行政诉讼情况'),
      expecting('AR-STR-1', 'part:4'),
    ),
  ),
  textFault('part with a wrong number', (report) =>
    planted(headed(report, 6, '七、其他需要报告的事项'), expecting('AR-STR-1', 'part:6')),
  ),
  textFault('title incomplete', (report) =>
    planted(
      { ...report, title: report.title.replace('政府信息公开工作年度报告', '政府信息公开年度报告') },
      expecting('AR-STR-3', 'title'),
    ),
  ),
  textFault('title in other words', (report) =>
    planted(
      { ...report, title: report.title.replace('政府信息公开工作年度报告', '政府信息公开工作报告') },
      expecting('AR-STR-3', 'title'),
    ),
  ),
  textFault('published too late', (report) =>
    planted({ ...report, publishedOn: `${report.set.year + 1}-04-25` }, expecting('AR-PUB-1', 'report')),
  ),
];

function withParts(
  report: CorpusReport,
  change: (parts: readonly CorpusPart[]) => readonly CorpusPart[],
): CorpusReport {
  return { ...report, parts: change(report.parts) };
}

function headed(report: CorpusReport, number: number, heading: string): CorpusReport {
  return withParts(report, (parts) =>
    parts.map((part) => (part.number === number ? { ...part, heading } : part)),
  );
}
