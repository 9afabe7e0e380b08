import { AppError, invalidInput, type FieldIssue } from '../../platform/errors.ts';
import type { Agency } from './agencies.types.ts';

/** Somebody saved the agency after it was read. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'agencies.changed_meanwhile',
    status: 409,
    message: '这个机构的资料刚刚被其他人修改过，您的修改没有保存。请刷新页面，核对最新内容后再改。',
  });
}

/** Another agency has the address name or the code already. */
export function taken(field: 'slug' | 'uscc'): AppError {
  const what = field === 'slug' ? '网址标识' : '统一社会信用代码';
  const message = `${what}已被另一个机构使用，请核对后重新填写。`;
  return new AppError({
    code: `agencies.${field}_taken`,
    status: 409,
    message,
    details: { issues: [{ field, message }] },
  });
}

/** The agency no longer exists in law. */
export function alreadyClosed(name: string): AppError {
  return new AppError({ code: 'agencies.closed', status: 409, message: `${name}已经撤销，不能再修改。` });
}

/** There are agencies below that are still open. */
export function hasOpenBelow(names: readonly string[]): AppError {
  return new AppError({
    code: 'agencies.has_open_below',
    status: 409,
    message: `下面还有 ${names.length} 个机构没有撤销（${names.slice(0, 5).join('、')}），请先撤销下级机构。`,
  });
}

/** The agency's identity or place is not sound. */
export function unsound(issues: readonly FieldIssue[]): AppError {
  return invalidInput(issues[0]?.message ?? '机构资料有误，请检查后重新提交。', issues);
}

/** Several agencies have the name that was written, and none of them only that. */
export function ambiguousName(name: string, candidates: readonly Pick<Agency, 'name'>[]): AppError {
  const names = candidates.map((agency) => agency.name).join('、');
  return new AppError({
    code: 'agencies.ambiguous_name',
    status: 409,
    message: `有 ${candidates.length} 个机构叫“${name.trim()}”，请用全称：${names}。`,
  });
}
