import { type Finding, finding } from '../findings.ts';
import type { CheckedReport } from './checked-report.ts';
import type { NarrativeOptions } from './narrative-options.ts';
import { OWN_NAMES, PLACE_NAMES } from './self-names.ts';
import { around } from './text-places.ts';

/** AR-N-11: the text speaks of its own agency by its own name, and of no other by mistake. */
export function checkNames(
  text: string,
  where: string,
  report: CheckedReport,
  options: NarrativeOptions,
): Finding[] {
  return [...wrongSelfNames(text, where, options, report.isOwn), ...otherNames(text, where, report, options)];
}

function wrongSelfNames(
  text: string,
  where: string,
  { selfNames }: NarrativeOptions,
  isOwnReport: boolean,
): Finding[] {
  if (selfNames.length === 0) return [];
  const called = `本机关的自称是“${selfNames[0] ?? ''}”`;
  const isOwn = (name: string): boolean => selfNames.some((self) => self.startsWith(name));
  const firstOf = (pattern: RegExp): RegExpExecArray | null => new RegExp(pattern, 'u').exec(text);
  const wrong = OWN_NAMES.filter(({ name }) => !isOwn(name)).flatMap(({ name, pattern }) => {
    const found = firstOf(pattern);
    if (found === null) return [];
    return [
      finding({
        rule: 'AR-N-11',
        // In quotation marks somebody else may be speaking.
        severity: isQuoted(text, found.index) ? 'info' : 'error',
        where,
        quote: around(text, found.index, name.length),
        message: `文中用了“${name}”，${called}，请更正。`,
      }),
    ];
  });
  const places = PLACE_NAMES.filter(({ name }) => !isOwn(name)).flatMap(({ name, pattern }) => {
    const found = firstOf(pattern);
    if (found === null) return [];
    return [
      finding({
        rule: 'AR-N-11',
        // An office is asked about its own words; a stranger's text may well speak of the place.
        severity: isOwnReport ? 'warning' : 'info',
        where,
        quote: around(text, found.index, name.length),
        message: `文中用了“${name}”，${called}。如果是指所在地区，请写明地名；否则请更正。`,
      }),
    ];
  });
  return [...wrong, ...places];
}

function isQuoted(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

function otherNames(
  text: string,
  where: string,
  report: CheckedReport,
  { otherAgencies = [] }: NarrativeOptions,
): Finding[] {
  const own = report.agencyName ?? '';
  const known = otherAgencies.filter((name) => !own.includes(name) && text.includes(name));
  const neighbours =
    report.isOwn || (report.level !== 'township' && report.level !== 'street') ? [] : townsIn(text, own);
  return [...new Set([...known, ...neighbours])].map((name) =>
    finding({
      rule: 'AR-N-11',
      severity: 'warning',
      where,
      quote: name,
      message: `文中出现了其他机关的名称“${name}”。如果是误抄，请更正；确需提到的，请写明原因。`,
    }),
  );
}

/** Governments of other towns, which a town's text was copied from. */
function townsIn(text: string, own: string): string[] {
  return [...text.matchAll(/[\u4e00-\u9fff]{2}(?:[镇乡](?=人民政府)|街道(?=办事处))/gu)]
    .map((found) => found[0])
    .filter((town) => own !== '' && !own.includes(town) && !/各|个|全|本|我/u.test(town));
}
