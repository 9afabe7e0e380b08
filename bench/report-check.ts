import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runReportCheck } from '../src/commands/report-check.ts';
import { writeReportDocx } from '../src/files/docx-writer.ts';
import { writeHtmlPage } from '../src/files/html-writer.ts';
import { writeReportPdf } from '../src/files/pdf-writer.ts';
import { readAny } from '../src/files/readers/read-any.ts';
import type { ReportDocument } from '../src/files/report-document.ts';
import { readReport } from '../src/law/annual-report/reading/map-report.ts';
import { checkReadReport } from '../src/law/annual-report/validate.ts';
import { faultlessReport } from '../test/report-corpus/corpus-report.ts';
import { figureSets } from '../test/report-corpus/figure-sets.ts';
import { documentOf } from '../test/report-corpus/form-tables.ts';
import { below, type Figure, quantile, timed } from './figure.ts';

const TIMES = 31;
const REPORTS = 1_000;

const FORMATS = [
  {
    name: 'check-html',
    limit: 50,
    extension: 'html',
    write: async (document: ReportDocument) => Buffer.from(writeHtmlPage(document)),
  },
  { name: 'check-docx', limit: 300, extension: 'docx', write: writeReportDocx },
  { name: 'check-pdf', limit: 700, extension: 'pdf', write: writeReportPdf },
] as const;

/**
 * Anybody's reports: one of each format read, mapped and checked within this process (median); a thousand pages by the command line,
 * in processes of their own on all cores; a report written in the three formats that people get.
 */
export async function measureReportCheck(
  wanted: ReadonlySet<string>,
  tell: (line: string) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, limit, extension, write } of FORMATS) {
    if (!wanted.has(name)) continue;
    const files = await Promise.all(documents(8).map(async (document) => write(document)));
    figures.push(below(name, await medianOfChecks(files, extension), 'ms', limit));
  }
  if (wanted.has('check-1000')) figures.push(await measureThousand(tell));
  if (wanted.has('report-export')) figures.push(await measureExport());
  return figures;
}

async function medianOfChecks(files: readonly Buffer[], extension: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < TIMES + files.length; n += 1) {
    const bytes = files[n % files.length];
    if (bytes === undefined) throw new RangeError('no files');
    const { ms, value } = await timed(async () => {
      const report = readReport(await readAny({ bytes, name: `report.${extension}` }));
      return { report, findings: checkReadReport(report) };
    });
    if (value.report.cells.size < 150 || value.findings.some(({ severity }) => severity === 'error'))
      throw new Error(`a faultless report wasn't read: ${value.report.cells.size} cells`);
    // The first of each load what a server has loaded long ago.
    if (n >= files.length) times.push(ms);
  }
  return quantile(times, 0.5);
}

async function measureThousand(tell: (line: string) => void): Promise<Figure> {
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-bench-'));
  try {
    tell(`准备 ${REPORTS} 份报告`);
    for (const [at, document] of documents(REPORTS).entries())
      await writeFile(join(folder, `${String(at).padStart(4, '0')}.html`), writeHtmlPage(document));
    let lines = 0;
    const { ms, value } = await timed(async () =>
      runReportCheck({
        positionals: [folder],
        options: { json: true },
        print: () => {
          lines += 1;
        },
        tell: () => {},
      }),
    );
    if (value !== 0 || lines !== REPORTS) throw new Error(`exit code ${value}, ${lines} reports told`);
    return below('check-1000', ms / 1_000, 's', 30);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureExport(): Promise<Figure> {
  const times: number[] = [];
  for (const [n, document] of documents(9).entries()) {
    const { ms } = await timed(async () => {
      const pdf = writeReportPdf(document);
      const docx = await writeReportDocx(document);
      return [writeHtmlPage(document).length, docx.length, (await pdf).length];
    });
    // The first starts the press.
    if (n >= 2) times.push(ms);
  }
  return below('report-export', quantile(times, 0.5), 'ms', 1_000);
}

function documents(count: number): ReportDocument[] {
  const sets = figureSets(1);
  return Array.from({ length: count }, (_, n) => {
    const set = sets[n % sets.length];
    if (set === undefined) throw new RangeError('no figures');
    return documentOf(faultlessReport(set, n));
  });
}
