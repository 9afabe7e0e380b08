import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import type { VanishGround, Withdrawal } from '../../../../src/modules/publishing/withdrawal.kinds.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { call } from '../../app/api.ts';
import type { ReviewView } from './draft.ts';

/** Something that can be done with a document. */
export type Deed = ReviewView['actions'][number]['event'];

/** What a dialog asks before a deed is done. */
export interface DeedWords {
  readonly title: string;
  /** Label of the reason or opinion. */
  readonly label: string;
  readonly ok: string;
  /** What happens. */
  readonly explanation: string;
  readonly danger?: boolean;
  readonly optional?: boolean;
  /** Most characters of the reason; 500 where nothing is said. */
  readonly maxLength?: number;
}

/** Deeds that ask for words before they are done. */
export const DEED_WORDS: Readonly<Partial<Record<Deed, DeedWords>>> = {
  submit: {
    title: '送审',
    label: '送审说明（可不填）',
    ok: '送审',
    explanation: '送审后由审核人依次审核。审核期间修改内容会使审核作废。',
    optional: true,
  },
  approveStep: {
    title: '审核通过',
    label: '审核意见（可不填）',
    ok: '通过',
    explanation: '通过后进入下一步，您的姓名和时间将被记录，不能撤销。',
    optional: true,
    maxLength: 1_000,
  },
  return: {
    title: '退回修改',
    label: '退回理由',
    ok: '退回',
    explanation: '文稿退回起草人，修改后须从第一步重新审核。',
    danger: true,
    maxLength: 1_000,
  },
  recall: {
    title: '撤回送审',
    label: '撤回原因（可不填）',
    ok: '撤回',
    explanation: '文稿回到草稿，已作的审核作废。',
    optional: true,
  },
  publishUrgently: {
    title: '应急先发后审',
    label: '应急发布的理由',
    ok: '立即发布',
    explanation: '内容立即对社会公开，审核照常进行；审核通过前一直标记并列入待办。保密审查不能省略。',
    danger: true,
  },
  withdraw: {
    title: '撤下',
    label: '撤下的理由（内部记录）',
    ok: '撤下',
    explanation: '正文和附件不再公开，也不再能搜到。',
    danger: true,
  },
  vanish: {
    title: '彻底移除',
    label: '彻底移除的理由（内部记录）',
    ok: '彻底移除',
    explanation:
      '用于依法不得公开的内容：网页、附件、标题、列表、搜索和跳转都不留痕迹，原网址与从未有过一样；内部的文稿、审核和审计记录保留。以后只能作为新版次重新审核、重新发布。',
    danger: true,
  },
  restore: {
    title: '恢复发布',
    label: '恢复的理由',
    ok: '恢复',
    explanation: '撤下前的内容重新对社会公开，条件与发布相同。',
  },
  startEdition: {
    title: '修改后重新发布',
    label: '修改原因',
    ok: '开始修改',
    explanation: '公开的内容保持不变，直到新版次审核通过并发布。',
  },
  discard: {
    title: '作废',
    label: '作废原因',
    ok: '作废',
    explanation: '作废后不能恢复编辑，历史仍可查看。',
    danger: true,
  },
};

/** What a deed needs. */
export interface DeedInput {
  readonly deed: Deed;
  readonly documentId: string;
  readonly review: ReviewView;
  /** The revision that the person saw, or has just saved. */
  readonly revisionId: string;
  readonly reason: string;
  /** What stays at the address of a withdrawn document. */
  readonly withdrawal: Withdrawal;
  /** Why not even a trace may stay. */
  readonly ground?: VanishGround;
}

/** Does it; throws `ApiError` with what stands in the way. */
export async function perform(input: DeedInput): Promise<unknown> {
  const { deed, review, reason, revisionId } = input;
  const params = { documentId: input.documentId };
  const { editionVersion } = review;
  const roundId = review.round?.id ?? '';
  switch (deed) {
    case 'submit':
      return call(reviewApi.submit, { params, body: { revisionId, note: reason } });
    case 'approveStep':
      return call(reviewApi.approveStep, {
        params,
        body: { roundId, step: review.round?.step ?? 0, comment: reason },
      });
    case 'return':
      return call(reviewApi.returnDocument, { params, body: { roundId, reason } });
    case 'recall':
      return call(reviewApi.recall, { params, body: { reason } });
    case 'publish':
      return call(publishingApi.publish, { params, body: { editionVersion } });
    case 'publishUrgently':
      return call(publishingApi.publishUrgently, { params, body: { editionVersion, reason } });
    case 'withdraw':
      return call(publishingApi.withdraw, {
        params,
        body: { editionVersion, reason, ...input.withdrawal },
      });
    case 'restore':
      return call(publishingApi.restore, { params, body: { editionVersion, reason } });
    case 'startEdition':
      return call(documentsApi.startEdition, { params, body: { changeNote: reason } });
    case 'discard':
      return call(documentsApi.discard, { params, body: { reason } });
    case 'vanish':
      return call(publishingApi.vanish, {
        params,
        body: { editionVersion, reason, ground: input.ground ?? 'otherLaw' },
      });
    case 'edit':
    case 'secrecyReview':
      return undefined;
    default:
      return deed satisfies never;
  }
}
