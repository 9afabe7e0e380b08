import type { DocumentKind } from '../document-kinds.ts';

/** A kind of list that is about people, and how long it is needed in public. */
export interface ListRetention {
  readonly label: string;
  readonly kinds: readonly DocumentKind[];
  /** A title with one of `subjects` and one of `lists` in it is such a list. */
  readonly subjects: readonly string[];
  readonly lists: readonly string[];
  /** Calendar months after the first publication. */
  readonly months: number;
  /** What the office takes the term from. */
  readonly basis: string;
}

/** When an interpretation must be public: with its document, or so many 工作日 after it. */
export type InterpretationTerm =
  | { readonly kind: 'same' }
  | { readonly kind: 'workdays'; readonly count: number };

/** What no statute fixes and each office therefore sets itself. */
export interface UpkeepTerms {
  /** 条例第18条 asks for regular reviews and names no interval. */
  readonly reviewMonths: number;
  /** Calendar days before a normative document's end; the largest first. */
  readonly expiryAlarms: readonly number[];
  readonly interpretation: { readonly kinds: readonly DocumentKind[]; readonly term: InterpretationTerm };
  /**
   * Calendar days after a normative document was made within which it goes to 备案; null: nobody is reminded. 国办发〔2018〕37号 leaves
   * the term to local rules, which differ.
   */
  readonly filingWithinDays: number | null;
  readonly lists: readonly ListRetention[];
}

const LISTS = ['名单', '名册', '花名册', '发放表', '明细', '公示'];

/**
 * What an office starts with. Yearly reviews and 90/30 days are proposals; an interpretation with its document is 国办发〔2016〕80号,
 * the three working days after it are what provinces allow. A year for lists is a proposal too: a round of subsidies lasts one.
 */
export const DEFAULT_UPKEEP_TERMS: UpkeepTerms = {
  reviewMonths: 12,
  expiryAlarms: [90, 30],
  interpretation: { kinds: ['policy', 'normative'], term: { kind: 'workdays', count: 3 } },
  filingWithinDays: null,
  lists: [
    {
      label: '补贴、救助对象名单',
      kinds: ['keyArea', 'notice', 'general'],
      subjects: ['补贴', '救助', '低保', '特困', '危房改造', '残疾人', '优抚', '慰问', '资助', '养老'],
      lists: LISTS,
      months: 12,
      basis: '发放年度结束后不再需要（本机构设定）',
    },
    {
      label: '招录、评优人选名单',
      kinds: ['keyArea', 'notice', 'general'],
      subjects: ['录用', '聘用', '招聘', '考察', '拟推荐', '拟表彰', '评优'],
      lists: LISTS,
      months: 12,
      basis: '公示和异议期结束后不再需要（本机构设定）',
    },
  ],
};

/** The rule of lists that a document falls under by its kind and title, or null. */
export function retentionOf(
  document: { readonly kind: string; readonly title: string },
  lists: readonly ListRetention[],
): ListRetention | null {
  const { kind, title } = document;
  return (
    lists.find(
      (rule) =>
        rule.kinds.some((one) => one === kind) &&
        rule.subjects.some((word) => title.includes(word)) &&
        rule.lists.some((word) => title.includes(word)),
    ) ?? null
  );
}
