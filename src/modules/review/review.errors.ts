import { AppError } from '../../platform/errors.ts';
import {
  EDITION_EVENT_LABELS,
  EDITION_STATE_LABELS,
  type EditionEvent,
  type EditionState,
} from '../documents/documents.states.ts';
import type { SecrecyFault } from './review.secrecy.ts';

/** The event can't happen in that state; usually somebody was faster. */
export function notNow(event: EditionEvent, state: EditionState): AppError {
  return new AppError({
    code: 'review.not_now',
    status: 409,
    message: `文稿现在是“${EDITION_STATE_LABELS[state]}”，不能${EDITION_EVENT_LABELS[event]}。可能刚刚被他人处理过，请刷新页面。`,
  });
}

/** The event needs a written reason. */
export function reasonMissing(event: EditionEvent): AppError {
  return new AppError({
    code: 'review.reason_missing',
    status: 422,
    message: `${EDITION_EVENT_LABELS[event]}须写明理由，请填写后再提交。`,
  });
}

/** The review of an urgent publication runs already. */
export function alreadySubmitted(): AppError {
  return new AppError({
    code: 'review.already_submitted',
    status: 409,
    message: '文稿已经送审，正在审核中，不需要重复送审。请刷新页面查看最新状态。',
  });
}

/** The step was decided already, by another person or by a second click. */
export function stepAlreadyDecided(): AppError {
  return new AppError({
    code: 'review.already_decided',
    status: 409,
    message: '这一步已经审核过了，请刷新页面查看最新状态。',
  });
}

/** What was read is not what is there. */
export function textChanged(): AppError {
  return new AppError({
    code: 'review.text_changed',
    status: 409,
    message: '文稿内容在您查看之后有改动。请刷新页面，看过最新内容后再操作。',
  });
}

/** The text lacks what its kind needs. */
export function notSubmittable(messages: readonly string[], what: '送审' | '通过' = '送审'): AppError {
  return new AppError({
    code: 'review.not_submittable',
    status: 422,
    message: `还不能${what}：${messages.join('')}`,
    details: { issues: messages },
  });
}

/** The form contradicts itself or what was signed before; `details.issues` says where. */
export function secrecyFormFaulty(issues: readonly SecrecyFault[]): AppError {
  return new AppError({
    code: 'review.secrecy_form',
    status: 422,
    message: issues.map(({ message }) => message).join(''),
    details: { issues },
  });
}

/** 保密审查 is for a text that may become public. */
export function noSecrecyReviewNow(state: EditionState): AppError {
  return new AppError({
    code: 'review.no_secrecy_now',
    status: 409,
    message: `文稿${EDITION_STATE_LABELS[state]}，不需要作保密审查。`,
  });
}

/** Of what is signed together, somebody was faster with this one. */
export function signedAlready(): AppError {
  return new AppError({
    code: 'review.signed_already',
    status: 409,
    message: '这份内容已经作过保密审查，没有重复签署。',
  });
}
