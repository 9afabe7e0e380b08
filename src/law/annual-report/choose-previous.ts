import { maySameAgency } from './checks/previous-report.ts';
import type { ReadReport } from './reading/read-report.ts';

/** Last year's report of an agency among others; why there is none in Chinese. */
export type ChosenPrevious = { readonly previous: ReadReport } | { readonly why: string };

/**
 * Finds the report that one is held against among those of many agencies and years. By the name in full if there is one, else by one
 * that leaves out the places before it or has more of them; two that fit equally well are none.
 */
export function choosePrevious(report: ReadReport, among: readonly ReadReport[]): ChosenPrevious {
  const { agencyName, year } = report;
  if (agencyName === null || year === null)
    return { why: '没有读出机关名称和年度，找不到上年的年报，没有与上年核对。' };
  const ofYear = among.filter((each) => each.year === year - 1);
  const bare = (name: string | null): string => (name ?? '').replaceAll(/\s/gu, '');
  const exact = ofYear.filter((each) => bare(each.agencyName) === bare(agencyName));
  const alike = ofYear.filter((each) => maySameAgency(each.agencyName ?? '', agencyName));
  const [found, another] = exact.length > 0 ? exact : alike;
  if (found === undefined) return { why: `没有找到“${agencyName}”${year - 1}年度的年报，没有与上年核对。` };
  if (another !== undefined)
    return { why: `“${agencyName}”${year - 1}年度的年报不止一份，不能确定以哪一份为准，没有与上年核对。` };
  return { previous: found };
}
