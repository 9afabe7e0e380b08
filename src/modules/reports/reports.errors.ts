import { AppError } from '../../platform/errors.ts';

/** There is one report a year. */
export function reportExists(year: number): AppError {
  return new AppError({
    code: 'reports.exists',
    status: 409,
    message: `${year} 年的年度报告已经建立，请从列表中打开。`,
  });
}

/** Two people edited the text at once. */
export function changedMeanwhile(): AppError {
  return new AppError({
    code: 'reports.changed_by_other',
    status: 409,
    message: '年报刚刚被他人改动过。您写的内容还在本页，请复制后刷新，再补上您的改动。',
  });
}

/** A sum follows from other cells. */
export function derivedCell(label: string): AppError {
  return new AppError({
    code: 'reports.derived_cell',
    status: 422,
    message: `${label}由其他数据相加得出，不能直接改动。请改动组成它的数据。`,
  });
}

/** The value can't stand in that cell. */
export function wrongValue(label: string): AppError {
  return new AppError({ code: 'reports.wrong_value', status: 422, message: `${label}应为不小于 0 的整数。` });
}

/** Errors, or warnings that nobody answered. */
export function notReady(findings: readonly { readonly message: string }[]): AppError {
  const shown = findings.slice(0, 5).map((found) => found.message);
  const more = findings.length > shown.length ? `……另有 ${findings.length - shown.length} 项。` : '';
  return new AppError({
    code: 'reports.not_ready',
    status: 409,
    message: `还不能定稿，请先处理：${shown.join('')}${more}`,
    details: { findings: findings.length },
  });
}

/** Only warnings and hints can be answered, and only those that are there. */
export function notAnswerable(): AppError {
  return new AppError({
    code: 'reports.not_answerable',
    status: 409,
    message: '这条提示已经不存在，或者属于必须改正的错误，不能用说明代替。请刷新页面查看。',
  });
}

/** The report's column is missing from the agency's catalogue. */
export function noColumn(): AppError {
  return new AppError({
    code: 'reports.no_column',
    status: 409,
    message: '本机构的公开目录中没有“政府信息公开年报”栏目，请先在目录管理中恢复。',
  });
}

/** While a report waits for review its text is not to be replaced under the reviewers' eyes. */
export function inReview(): AppError {
  return new AppError({
    code: 'reports.in_review',
    status: 409,
    message: '年报正在审核。需要改动时，请先在文稿页面撤回送审，或由审核人退回。',
  });
}
