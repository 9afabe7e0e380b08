/** 成批办理 of what was public before it was imported: what is done together, and what isn't. Pure; runs in the browser too. */

/** What a person may do with several documents of an import at once, in the order in which documents pass through it. */
export const BATCH_DEEDS = ['approveStep', 'secrecyReview', 'publish'] as const;

/** One of them. */
export type BatchDeed = (typeof BATCH_DEEDS)[number];

/** What waits, as people call it. */
export const BATCH_DEED_LABELS: Readonly<Record<BatchDeed, string>> = {
  approveStep: '待我审核',
  secrecyReview: '待保密审查',
  publish: '待发布',
};

/** Why a document of an import is handled by itself: 一件一审. */
export const SINGLE_REASONS = ['undated', 'changed', 'notProactive', 'objected'] as const;

/** One of them. */
export type SingleReason = (typeof SINGLE_REASONS)[number];

/** The reasons as they are told of a document. */
export const SINGLE_REASON_LABELS: Readonly<Record<SingleReason, string>> = {
  undated: '没有原公开日期',
  changed: '导入后标题、摘要、正文、附件有改动，再次导入时原公开日期不同，或者已在本网站公开过',
  notProactive: '公开属性不是主动公开',
  objected: '曾被退回，或者曾有“公开”以外的保密审查结论',
};

/** Documents that are shown at a time, and so can be ticked at once. */
export const BATCH_PAGE = 50;

const MOST_OF_ABSTRACT = 1_000;

/** What goes into the signed form of a summary: of a long one whole characters, marked as cut. */
export function abstractOf(summary: string): string {
  if (summary.length <= MOST_OF_ABSTRACT) return summary;
  return `${summary.slice(0, MOST_OF_ABSTRACT - 2).replace(/[\uD800-\uDBFF]$/, '')}……`;
}
