import { AppError } from '../../platform/errors.ts';
import { EDITION_STATE_LABELS, type EditionState } from '../documents/documents.states.ts';

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

/** An attachment that belongs elsewhere or isn't there. */
export function foreignAttachment(): AppError {
  return new AppError({
    code: 'documents.foreign_attachment',
    status: 422,
    message: '有附件不属于这份文稿或已不存在，请重新上传后再保存。',
  });
}
