import { cellsOfNormative, endOfNormative, type NormativeRecord } from '../classify.ts';
import { type Finding, finding } from '../findings.ts';

/** A document of the register of normative documents that has a public page. */
export interface NormativePage {
  /** As the register calls it. */
  readonly title: string;
  readonly registered: NormativeRecord;
  /** As its page calls it, and what it says of its end; `endedHow` without `endedOn`: on a day that isn't known. */
  readonly page: Pick<NormativeRecord, 'validUntil' | 'endedOn' | 'endedHow'> & { readonly title: string };
}

/** X-T2-PAGE: documents of which table two would count something else if it counted by their pages. */
export function checkPageValidity(pages: readonly NormativePage[], year: number): Finding[] {
  return pages.flatMap(({ title, registered, page }) => {
    const { validUntil, endedOn, endedHow } = page;
    const undated = endedHow !== null && endedOn === null;
    const paged = { ...registered, validUntil, endedOn, endedHow: undated ? null : endedHow };
    const cells = cellsOfNormative(registered, year);
    const differ = undated
      ? cells.some((cell) => cell.endsWith('.valid'))
      : cellsOfNormative(paged, year).join() !== cells.join();
    if (!differ) return [];
    const [actual, expected] = [
      words(registered),
      undated ? `${END_LABELS[endedHow]}（没有日期）` : words(paged),
    ];
    return [
      finding({
        rule: 'X-T2-PAGE',
        where: registered.kind === 'rule' ? 't2/row:rules' : 't2/row:docs',
        actual,
        expected,
        quote: title,
        message: `登记簿中的“${title}”记为${actual}，公开页面“${page.title}”标注为${expected}。表二按登记簿统计，请核对后更正登记簿，或者修改页面的有效性。`,
      }),
    ];
  });
}

const END_LABELS = { repealed: '废止', lapsed: '失效' } as const;

function words(document: NormativeRecord): string {
  const end = endOfNormative(document);
  return end === null ? '现行有效' : `自${end.on}起${END_LABELS[end.how]}`;
}
