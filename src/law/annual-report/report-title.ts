/**
 * Whether a document's title is that of an annual report of the agency itself: its name, the year and what the form calls it
 * (AR-STR-3). Told a little wider than the form has it, since a report with a slip in its title was published all the same; but what
 * only speaks of a report (an interpretation, a notice, somebody else's report) is none.
 */
export function isReportTitle(
  title: string,
  agency: { readonly name: string; readonly shortName: string },
): boolean {
  const bare = title.replaceAll(/\s/gu, '').replace(/(?:（.{1,12}）|\(.{1,12}\))$/u, '');
  const end = /(?:关于)?(?:20\d{2}年度?)?的?政府信息公开(?:工作)?(?:年度?报告|年报)$/u.exec(bare);
  if (end === null) return false;
  const before = bare.slice(0, end.index);
  return [agency.name, agency.shortName]
    .map((name) => name.replaceAll(/\s/gu, ''))
    .some((name) => before === '' || (name !== '' && before.endsWith(name)));
}
