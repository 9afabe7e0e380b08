import { DISPUTE_KINDS, type DisputeKind } from '../annual-report/form.ts';

/**
 * What may follow from a request: 行政复议, a suit without or after it, 更正 of a record (条例第41条), and 投诉举报 to the
 * authority above (条例第47条、第51条).
 */
export const DISPUTE_CASE_KINDS = [...DISPUTE_KINDS, 'correction', 'complaint'] as const;

/** One of them. */
export type DisputeCaseKind = (typeof DISPUTE_CASE_KINDS)[number];

/** What a kind is called, the law behind it, and who decides it. */
export interface DisputeCaseSpec {
  readonly label: string;
  readonly law: string;
  /** What the authority is called at the desk; null: the agency itself decides. */
  readonly authority: string | null;
  /** Whether table four of the annual report counts it. */
  readonly counted: boolean;
}

/** All kinds as data. */
export const DISPUTE_CASES: Readonly<Record<DisputeCaseKind, DisputeCaseSpec>> = {
  review: {
    label: '行政复议',
    law: '行政复议法第11条、第23条',
    authority: '行政复议机关',
    counted: true,
  },
  direct: {
    label: '行政诉讼（未经复议直接起诉）',
    law: '行政诉讼法第46条',
    authority: '人民法院',
    counted: true,
  },
  afterReview: {
    label: '行政诉讼（复议后起诉）',
    law: '行政诉讼法第45条',
    authority: '人民法院',
    counted: true,
  },
  correction: { label: '更正申请', law: '条例第41条', authority: null, counted: false },
  complaint: {
    label: '投诉举报',
    law: '条例第47条、第51条',
    authority: '上一级行政机关或者主管部门',
    counted: false,
  },
};

/** Whether table four counts cases of the kind. */
export function isCounted(kind: DisputeCaseKind): kind is DisputeKind {
  return DISPUTE_CASES[kind].counted;
}

/** Whether a court decides. */
export function isSuit(kind: DisputeCaseKind): boolean {
  return kind === 'direct' || kind === 'afterReview';
}
