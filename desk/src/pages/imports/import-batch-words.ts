import type { importBatchApi } from '../../../../src/modules/imports/import-batch.api.ts';
import {
  SINGLE_REASON_LABELS,
  type BatchDeed,
} from '../../../../src/modules/imports/import-batch.content.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** What of an import waits for whoever asks. */
export type BatchView = ResponseOf<typeof importBatchApi.get>;
/** A document that can be handled together with others. */
export type BatchItem = BatchView['items'][number];
/** What came of some of them. */
export type Handled = ResponseOf<typeof importBatchApi.approve>;

/** What is done with what is ticked. */
export const DEED_LABELS: Readonly<Record<BatchDeed, string>> = {
  approveStep: '审核通过',
  secrecyReview: '保密审查',
  publish: '发布',
};

/** What came of it, before the number. */
export const DONE_LABELS: Readonly<Record<BatchDeed, string>> = {
  approveStep: '已审核通过',
  secrecyReview: '已签署保密审查',
  publish: '已发布',
};

/** What isn't handled here, and why; empty when there is nothing of the kind. */
export function singleWords(single: BatchView['deeds'][number]['single']): string {
  const parts = single.map(({ reason, count }) => `${count} 份${SINGLE_REASON_LABELS[reason]}`);
  return parts.length === 0 ? '' : `另有 ${parts.join('，')}：不在下面，请在待办中打开，一件一审。`;
}
