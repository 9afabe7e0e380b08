import { writeHtmlPage } from '../../src/files/html-writer.ts';
import { readAny } from '../../src/files/readers/read-any.ts';
import { readReport } from '../../src/law/annual-report/reading/map-report.ts';
import type { ReadReport } from '../../src/law/annual-report/reading/read-report.ts';
import { similarity } from '../../src/law/annual-report/similarity.ts';
import { checkReadReport } from '../../src/law/annual-report/validate.ts';
import type { ReportDocument } from '../../src/files/report-document.ts';
import { type CorpusReport, faultlessReport } from './corpus-report.ts';
import type { Fault, PlantedFault } from './faults/fault.ts';
import type { FigureSet } from './figure-sets.ts';
import { documentOf } from './form-tables.ts';
import type { Layout } from './layouts/layout.ts';
import { randomFrom } from './random.ts';

/** What was counted over documents of one layout. */
export interface LayoutFigures {
  readonly layout: string;
  documents: number;
  cells: number;
  right: number;
  nonZero: number;
  nonZeroRight: number;
  planted: number;
  found: number;
  /** Milliseconds of reading and checking, all documents together. */
  ms: number;
  /** Cells that have another number than the document, and nothing that says so. */
  readonly silent: string[];
  /** Cells that weren't read, or only with a doubt. */
  readonly unread: string[];
  /** Errors found where there is none. */
  readonly falseErrors: string[];
  /** Warnings found where there is nothing to warn of. */
  readonly falseWarnings: string[];
  /** Planted faults that weren't found. */
  readonly missed: string[];
}

/** Figures before anything was counted. */
export function noFigures(layout: string): LayoutFigures {
  return {
    layout,
    documents: 0,
    cells: 0,
    right: 0,
    nonZero: 0,
    nonZeroRight: 0,
    planted: 0,
    found: 0,
    ms: 0,
    silent: [],
    unread: [],
    falseErrors: [],
    falseWarnings: [],
    missed: [],
  };
}

/** How a document is changed before it is laid out; the reports of the holdout are. */
export type Change = (document: ReportDocument) => ReportDocument;

/** A figure set with the seed of its prose. */
export interface CorpusCase {
  readonly set: FigureSet;
  readonly seed: number;
}

/** Lays out a report without fault, reads and checks it, and counts. */
export async function measureFaultless(
  { set, seed }: CorpusCase,
  layout: Layout,
  figures: LayoutFigures,
  change: Change = (document) => document,
): Promise<void> {
  const report = faultlessReport(set, seed);
  const found = await readBack(report, layout, figures, change);
  countCells(found, report, layout, figures, set.id);
  if (layout.loses === 'zeros' || layout.loses === 'dress') return;
  for (const previous of set.before === null ? [null] : [null, await previousRead({ set, seed })]) {
    const findings = checkReadReport(found, previous === null ? {} : { previous });
    for (const { severity, rule, where, message } of findings) {
      const told = `${layout.name} ${set.id} ${seed}: ${rule}@${where} ${message}`;
      if (severity === 'error') figures.falseErrors.push(told);
      // Where digits are glued together, that a row has no single reading is the truth.
      else if (severity === 'warning' && rule !== 'X-READ-GLUED') figures.falseWarnings.push(told);
    }
  }
}

/** Plants a fault where the report can have it, and counts whether it is found. False where it can't. */
export async function measurePlanted(
  { set, seed }: CorpusCase,
  fault: Fault,
  layout: Layout,
  figures: LayoutFigures,
  change: Change = (document) => document,
): Promise<boolean> {
  const previous = previousOf({ set, seed });
  if (fault.needsPrevious === true && set.before === null) return false;
  if (layout.loses !== 'nothing' && fault.changes !== 'text') return false;
  if (layout.loses === 'zeros' || layout.loses === 'dress') return false;
  const planted = fault.plant(faultlessReport(set, seed), randomFrom(seed), previous);
  if (planted === null) return false;
  const found = await readBack(planted.report, layout, figures, change);
  countCells(found, planted.report, layout, figures, `${set.id} ${fault.key}`);
  // What the text states can't be held against a table that has no single reading.
  const isUnread = [...found.cells.values()].some(({ doubt }) => doubt !== null);
  if (layout.loses === 'looks' && isUnread && planted.expected.some(({ rules }) => rules.some(ofTables)))
    return false;
  const context = fault.needsPrevious === true ? { previous: await previousRead({ set, seed }) } : {};
  const findings = checkReadReport(found, context);
  figures.planted += 1;
  const missing = missingIn(planted, findings);
  if (missing.length === 0) figures.found += 1;
  else figures.missed.push(`${layout.name} ${set.id} ${seed}: ${fault.key}: ${missing.join(', ')}`);
  return true;
}

function ofTables(rule: string): boolean {
  return ['AR-N-1', 'AR-N-10', 'X-T2-TEXT'].includes(rule);
}

function missingIn({ expected }: PlantedFault, findings: ReturnType<typeof checkReadReport>): string[] {
  return expected
    .filter(
      ({ rules, places }) =>
        !findings.some(({ rule, where }) => rules.includes(rule) && places.includes(where)),
    )
    .map(({ rules, places }) => `${rules.join('|')}@${places.join('|')}`);
}

async function readBack(
  report: CorpusReport,
  layout: Layout,
  figures: LayoutFigures,
  change: Change,
): Promise<ReadReport> {
  const bytes = await layout.write(change(documentOf(report)));
  const started = performance.now();
  const found = readReport(await readAny({ bytes, name: `年度报告.${layout.extension}` }));
  figures.ms += performance.now() - started;
  figures.documents += 1;
  return found;
}

function countCells(
  report: ReadReport,
  { cells }: CorpusReport,
  layout: Layout,
  figures: LayoutFigures,
  label: string,
): void {
  for (const [name, text] of cells) {
    const expected = layout.loses === 'zeros' && text === '0' ? null : numberIn(text);
    const found = report.cells.get(name);
    const isRight = found !== undefined && same(found.value, expected);
    const counts = expected !== null && Number(expected) !== 0;
    figures.cells += 1;
    if (counts) figures.nonZero += 1;
    if (isRight) {
      figures.right += 1;
      if (counts) figures.nonZeroRight += 1;
    } else if (found !== undefined && found.doubt === null)
      figures.silent.push(`${layout.name} ${label}: ${name} ${text} → ${String(found.value)} (${found.raw})`);
    else figures.unread.push(`${layout.name} ${label}: ${name}`);
  }
}

function same(found: string | number | null, expected: string | null): boolean {
  return found === null || expected === null ? found === expected : String(found) === expected;
}

/** What a cell says, however it is written; null where no number stands. */
function numberIn(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/件$/u, '').replace(/^零$/u, '0').replaceAll(',', '');
  return /^-?\d+(?:\.\d+)?$/u.test(plain) ? plain : null;
}

/** The report of the year before, on its own form and in other words. */
export function previousOf({ set, seed }: CorpusCase): CorpusReport {
  const year = set.year - 1;
  const cells = set.before ?? set.cells;
  const form = cells.has('t3.other.single.total') ? '2019' : '2021';
  const before: FigureSet = { ...set, year, form, cells, before: null };
  const own = faultlessReport(set, seed);
  for (let next = seed + 7_919; ; next += 1) {
    const found = faultlessReport(before, next);
    if ([1, 5].every((part) => similarity(words(found, part), words(own, part)) < 0.5)) return found;
  }
}

function words({ parts }: CorpusReport, part: number): string {
  return parts.find(({ number }) => number === part)?.lines.join('\n') ?? '';
}

const read = new Map<string, Promise<ReadReport>>();

/** The report of the year before, as it is read where nothing is lost. */
async function previousRead(corpusCase: CorpusCase): Promise<ReadReport> {
  const key = `${corpusCase.set.id} ${corpusCase.seed}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const bytes = new TextEncoder().encode(writeHtmlPage(documentOf(previousOf(corpusCase))));
  const reading = readAny({ bytes, name: 'previous.html' }).then(readReport);
  read.set(key, reading);
  return reading;
}
