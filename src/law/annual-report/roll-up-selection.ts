import type { ReadReport } from './reading/read-report.ts';
import type { SummedReport } from './rollup.ts';
import type { CellValue } from './tables.ts';

/** A report that was read from a file, for a sum. */
export interface ReportOfFile {
  readonly file: string;
  readonly report: ReadReport;
}

/** A file with a Chinese sentence about it. */
export interface FileNote {
  readonly file: string;
  readonly why: string;
}

/** Which of the reports found are added up. */
export interface RollUpSelection {
  /** The year that is added up; null where no report tells one. */
  readonly year: number | null;
  readonly summed: readonly ReportOfFile[];
  /** Reports of another year. */
  readonly leftOut: readonly FileNote[];
  /** The same report of an agency in one more file: added once. */
  readonly repeated: readonly FileNote[];
  /** Files of one agency that say different things: nobody can say which counts. */
  readonly conflicts: readonly (readonly string[])[];
  /** What a person should look at of those that are added. */
  readonly notes: readonly FileNote[];
}

/**
 * Chooses the reports for a sum: those of the year of the district's own report, without one of the year that most are on; each agency
 * once. Nothing is left out in silence.
 */
export function selectForRollUp(reports: readonly ReportOfFile[], own: ReadReport | null): RollUpSelection {
  const year = own?.year ?? commonYear(reports.map(({ report }) => report.year));
  const ofYear = reports.filter(({ report }) => report.year === null || report.year === year);
  const { others, copies } = apartFromOwn(ofYear, own);
  const groups = [...byAgency(others).values()];
  const firsts = new Set(groups.map(([first]) => first));
  const conflicts = groups.filter((group) => new Set(group.map(figuresOf)).size > 1);
  return {
    year,
    summed: others.filter((each) => firsts.has(each)),
    leftOut: reports.flatMap(({ file, report }) =>
      report.year === null || report.year === year
        ? []
        : [{ file, why: `这是${report.year}年度的年报，不是${String(year)}年度的，没有计入。` }],
    ),
    repeated: [
      ...copies.map(({ file }) => ({ file, why: '这是本级年报的又一份，没有计入。' })),
      ...groups.flatMap(([first, ...more]) =>
        more.map(({ file }) => ({
          file,
          why: `与“${first.file}”是同一机关的同一份年报，只计入一次。`,
        })),
      ),
    ],
    conflicts: conflicts.map((group) => group.map(({ file }) => file)),
    notes: others.flatMap((each) => notesOn(each, own)),
  };
}

/** A report's cells as far as they are certain, under its agency's name, else its file's. */
export function summedReport({ file, report }: ReportOfFile): SummedReport {
  const cells = new Map<string, CellValue | null>();
  for (const [name, { value, doubt }] of report.cells) cells.set(name, doubt === null ? value : null);
  return { name: report.agencyName ?? file, cells };
}

/** The district's own report in another format; what is alone is what is to be held against it. */
function apartFromOwn(
  reports: readonly ReportOfFile[],
  own: ReadReport | null,
): { others: readonly ReportOfFile[]; copies: readonly ReportOfFile[] } {
  if (own === null) return { others: reports, copies: [] };
  const figures = figuresOf({ file: '', report: own });
  const copies = reports.filter((each) => isNamedAs(each.report, own) && figuresOf(each) === figures);
  if (copies.length === reports.length) return { others: reports, copies: [] };
  return { others: reports.filter((each) => !copies.includes(each)), copies };
}

function isNamedAs(report: ReadReport, own: ReadReport): boolean {
  return nameOf(report) !== null && nameOf(report) === nameOf(own);
}

function byAgency(reports: readonly ReportOfFile[]): Map<string, [ReportOfFile, ...ReportOfFile[]]> {
  const groups = new Map<string, [ReportOfFile, ...ReportOfFile[]]>();
  for (const each of reports) {
    // A file that names no agency stands for itself.
    const key = nameOf(each.report) ?? `\0${each.file}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

function notesOn({ file, report }: ReportOfFile, own: ReadReport | null): FileNote[] {
  const notes: FileNote[] = [];
  if (report.year === null) notes.push({ file, why: '没有读出年度，已计入，请核对是不是这一年的。' });
  if (report.agencyName === null) notes.push({ file, why: '没有读出机关名称，已计入，请核对是否重复。' });
  if (own !== null && isNamedAs(report, own))
    notes.push({ file, why: '与本级年报是同一机关，已作为本级的数据计入。' });
  return notes;
}

function nameOf({ agencyName }: ReadReport): string | null {
  const name = agencyName?.replaceAll(/\s/gu, '') ?? '';
  return name === '' ? null : name;
}

function figuresOf(each: ReportOfFile): string {
  const { cells } = summedReport(each);
  return JSON.stringify([...cells].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The year that most are on; the latest of them where several are. */
function commonYear(years: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const year of years) if (year !== null) counts.set(year, (counts.get(year) ?? 0) + 1);
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || b[0] - a[0]);
  return most?.[0] ?? null;
}
