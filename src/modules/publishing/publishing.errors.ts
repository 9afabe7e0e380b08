import { AppError } from '../../platform/errors.ts';

/** Something stands in the way; the message names everything at once. */
export function notPublishable(obstacles: readonly string[]): AppError {
  return new AppError({
    code: 'publishing.obstacles',
    status: 409,
    message: `现在还不能发布：${obstacles.join('')}`,
    details: { obstacles },
  });
}

/** Another person was faster, or the button was pressed twice. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'documents.changed_by_other',
    status: 409,
    message: '这份文稿刚刚被改动过。请刷新页面，看过最新状态后再操作。',
  });
}

/** The agency has no public pages of its own. */
export function agencyDoesNotPublish(name: string): AppError {
  return new AppError({
    code: 'publishing.agency_does_not_publish',
    status: 409,
    message: `${name}没有自己的公开栏目，不能发布。请由上级机关发布，或请系统管理员在机构信息中开通。`,
  });
}

/** Its column has no page any more on which it could be found. */
export function columnRetired(name: string): AppError {
  return new AppError({
    code: 'publishing.column_retired',
    status: 409,
    message: `栏目“${name}”已停用，不能发布。请先在公开目录中恢复该栏目。`,
  });
}

/** Two people changed the settings. */
export function settingsChanged(): AppError {
  return new AppError({
    code: 'publishing.settings_changed',
    status: 409,
    message: '网站设置刚刚被他人修改过。请刷新页面后重新填写。',
  });
}
