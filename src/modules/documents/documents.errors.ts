import { AppError } from '../../platform/errors.ts';
import { EDITION_STATE_LABELS, type EditionState } from './documents.states.ts';

/**
 * Somebody else saved or moved the document since it was opened. `details`: who (`byName`), when (`at`), the
 * current `revisionId` and `editionVersion`, and the `autosaveId` under which the refused content was kept.
 */
export function changedByOther(details: {
  byName: string;
  at: Date;
  revisionId: string;
  editionVersion: number;
  autosaveId: string | null;
}): AppError {
  return new AppError({
    code: 'documents.changed_by_other',
    status: 409,
    message: `${details.byName}已在您编辑期间改动了这份文稿，本次没有覆盖。${kept(details.autosaveId)}请打开最新内容，对照后再保存。`,
    details: { ...details, at: details.at.toISOString() },
  });
}

/** The edition can't be edited in its state. `details.autosaveId` as above. */
export function notEditable(state: EditionState, autosaveId: string | null): AppError {
  const next =
    state === 'published' || state === 'withdrawn'
      ? '如需修改，请使用“修改后重新发布”。'
      : '如需继续，请新建文稿。';
  return new AppError({
    code: 'documents.not_editable',
    status: 409,
    message: `这份文稿${EDITION_STATE_LABELS[state]}，不能直接修改。${kept(autosaveId)}${next}`,
    details: { state, autosaveId },
  });
}

function kept(autosaveId: string | null): string {
  return autosaveId === null ? '' : '您写的内容已另存为自动保存，不会丢失。';
}

/** The column groups others, is closed, or takes no documents. */
export function nodeTakesNone(name: string): AppError {
  return new AppError({
    code: 'documents.node_takes_none',
    status: 422,
    message: `栏目“${name}”不能存放文稿，请选择它下面的具体栏目。`,
  });
}

/** An attachment that belongs elsewhere or isn't there. */
export function foreignAttachment(): AppError {
  return new AppError({
    code: 'documents.foreign_attachment',
    status: 422,
    message: '有附件不属于这份文稿或已不存在，请重新上传后再保存。',
  });
}

/** The section isn't part of the document's agency. */
export function foreignSection(): AppError {
  return new AppError({
    code: 'documents.foreign_section',
    status: 422,
    message: '责任内设机构应是本机关下设的机构，请重新选择。',
  });
}

/** A link needs exactly one interpretation. */
export function notLinkable(): AppError {
  return new AppError({
    code: 'documents.not_linkable',
    status: 422,
    message: '关联的双方应一份是政策解读、一份是被解读的文件，请重新选择。',
  });
}

/** Validity is kept only for documents that have one and were published. */
export function noValidity(reason: 'kind' | 'unpublished'): AppError {
  return new AppError({
    code: 'documents.no_validity',
    status: 409,
    message:
      reason === 'kind' ? '这类文稿没有有效性，不需要修改。' : '文稿尚未公开，有效性请在文稿信息中填写。',
  });
}
