/** The year that an annual report is of. */
export interface ReportYear {
  readonly year: number | null;
  /** What the title says, where it says something else. */
  readonly otherInTitle: number | null;
}

/** 自2024年1月1日起至12月31日, as the form's opening has it: 统计期限. */
const PERIOD =
  /(20\d{2})\s*年\s*0?1\s*月\s*0?1\s*日\s*(?:起|开始)?\s*[，,]?\s*(?:至|到|[-—－~～])\s*(?:(20\d{2})\s*年)?\s*12\s*月\s*31\s*日/u;

/**
 * The year of a report by the period of its figures (统计期限); the title only tells where the text names no period of one year.
 * A title that says something else is a slip or another document's, and is told.
 */
export function reportYearOf(report: { readonly title: string; readonly text: string }): ReportYear {
  const inTitle = /(20\d{2})\s*年/u.exec(report.title)?.[1];
  const titleYear = inTitle === undefined ? null : Number(inTitle);
  const period = PERIOD.exec(report.text);
  const [, from = '', until = from] = period ?? [];
  if (from === '' || until !== from) return { year: titleYear, otherInTitle: null };
  const year = Number(from);
  return { year, otherInTitle: titleYear === null || titleYear === year ? null : titleYear };
}
