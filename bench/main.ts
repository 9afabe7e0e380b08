import { measureComparison } from './compare/compare.ts';
import { measureDeadline } from './deadline.ts';
import type { Figure } from './figure.ts';
import { measureImports } from './imports.ts';
import { measureStarts } from './starts.ts';
import { FINDING_NAMES, FINDING_NAMES_OF_A_MILLION, measureFinding } from './search.ts';
import { measureMillion, measureSite, PUBLISHING_NAMES_OF_A_MILLION } from './site.ts';
import { measureReport } from './report.ts';
import { measureReportCheck } from './report-check.ts';
import { measureRequests } from './requests.ts';
import { measureText, TEXT_NAMES } from './text.ts';
import { measureTextPages, TEXT_PAGE_NAMES } from './text-pages.ts';

/** A group of figures that share their set-up. */
interface Measurement {
  readonly names: readonly string[];
  /** It takes long, or needs other programs: measured only when named. */
  readonly onRequest?: true;
  run(wanted: ReadonlySet<string>, tell: (line: string) => void): Promise<Figure[]>;
}

const MEASUREMENTS: readonly Measurement[] = [
  { names: ['start-cold', 'start-warm'], run: measureStarts },
  {
    names: [
      'publish-one-1k',
      'publish-one-100k',
      'publish-files-100k',
      'rebuild',
      'rebuild-growth',
      'rebuild-rss',
      'rebuild-100k',
    ],
    run: measureSite,
  },
  {
    names: ['rebuild-vs-hugo', 'rebuild-vs-hugo-feeds', 'rebuild-vs-eleventy', 'rebuild-vs-astro'],
    onRequest: true,
    run: measureComparison,
  },
  {
    names: FINDING_NAMES,
    run: measureFinding,
  },
  { names: FINDING_NAMES_OF_A_MILLION, onRequest: true, run: measureFinding },
  { names: PUBLISHING_NAMES_OF_A_MILLION, onRequest: true, run: measureMillion },
  { names: ['report-100k'], run: measureReport },
  {
    names: ['check-html', 'check-docx', 'check-pdf', 'check-1000', 'report-export'],
    run: measureReportCheck,
  },
  { names: ['request-board-100k', 'request-stats-100k'], run: measureRequests },
  { names: ['import-1000'], run: measureImports },
  { names: ['deadline'], run: measureDeadline },
  // First: what is measured of texts alone would count in its memory.
  { names: TEXT_PAGE_NAMES, onRequest: true, run: measureTextPages },
  { names: TEXT_NAMES, onRequest: true, run: measureText },
];

/** `npm run bench [-- --json] [NAME…]`; `--text`: the figures of the proofreader. */
async function main(words: readonly string[]): Promise<number> {
  const json = words.includes('--json');
  const named = [
    ...words.filter((word) => !word.startsWith('--')),
    ...(words.includes('--text') ? [...TEXT_PAGE_NAMES, ...TEXT_NAMES] : []),
  ];
  const known = MEASUREMENTS.flatMap((each) => each.names);
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`没有这些指标：${unknown.join('、')}。可用的有：${known.join('、')}\n`);
    return 2;
  }
  const wanted = new Set(
    named.length > 0
      ? named
      : MEASUREMENTS.filter((each) => each.onRequest !== true).flatMap((each) => each.names),
  );
  const tell = (text: string): void => void process.stderr.write(`${text}\n`);
  let missed = 0;
  for (const measurement of MEASUREMENTS) {
    if (!measurement.names.some((name) => wanted.has(name))) continue;
    const figures = await measurement.run(wanted, tell).catch((error: unknown) => {
      // The other figures are worth having all the same.
      tell(`未能测量：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      missed += 1;
      return [];
    });
    for (const figure of figures.filter((one) => wanted.has(one.name))) {
      if (!figure.ok) missed += 1;
      process.stdout.write(`${json ? JSON.stringify(figure) : line(figure)}\n`);
    }
  }
  return missed === 0 ? 0 : 1;
}

function line(figure: Figure): string {
  const value = `${figure.value} ${figure.unit}`.padEnd(18);
  return `${figure.name.padEnd(20)} ${value} 目标 ${figure.target.padEnd(10)} ${figure.ok ? '达到' : '未达到'}`;
}

process.exitCode = await main(process.argv.slice(2));
