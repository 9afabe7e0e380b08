import { AppError } from '../../platform/errors.ts';
import { becauseOfFindings, findingNotAnswerable } from './finding-refusals.ts';

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
  const refusal = { code: 'reports.not_ready', status: 409, what: '还不能定稿，请先处理：' } as const;
  return new AppError(becauseOfFindings(refusal, findings));
}

/** Only warnings and hints can be answered, and only those that are there. */
export function notAnswerable(): AppError {
  return new AppError(findingNotAnswerable('reports.not_answerable'));
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

/** The document is as it was printed, or it can't be changed as it stands. */
export function nothingToRestore(): AppError {
  return new AppError({
    code: 'reports.nothing_to_restore',
    status: 409,
    message: '文稿与定稿相同，或者已经公布，没有需要恢复的内容。请刷新页面查看；公布过的年报有误的，请更正。',
  });
}

/** A report that the public has seen is replaced for a reason only; it will stand in the new edition. */
export function correctionNeedsReason(): AppError {
  return new AppError({
    code: 'reports.correction_needs_reason',
    status: 422,
    message: '这份年报已经公布，重新定稿就是更正。请写明更正的原因，它会印在更正后的年报上。',
  });
}

/** What was printed doesn't say what the report says: nothing is frozen. */
export function printedOtherwise(differences: readonly string[]): AppError {
  const shown = differences.slice(0, 5);
  const more = differences.length > shown.length ? `另有 ${differences.length - shown.length} 处。` : '';
  return new AppError({
    code: 'reports.printed_otherwise',
    status: 409,
    message: `没有定稿：把生成的文件读回来，与年报不一致。${shown.join('')}${more}请检查这些文字中有没有特殊符号，或者有没有与规定标题相同的行；改后仍不一致的，请联系系统维护人员。`,
    details: { differences: [...differences] },
  });
}

/** The file sent as last year's report can't be read. */
export function unreadableReport(message: string, cause: unknown): AppError {
  return new AppError({ code: 'reports.unreadable', status: 422, message, cause });
}

/** What was read has no table of the form. */
export function noTables(): AppError {
  return new AppError({
    code: 'reports.no_tables',
    status: 422,
    message: '文件中没有找到年报的表格，没有保存。请确认选的是上一年的年度报告，而且表格没有做成图片。',
  });
}

/** The file is the report of another year. */
export function otherYear(found: number, wanted: number): AppError {
  return new AppError({
    code: 'reports.other_year',
    status: 422,
    message: `这份文件是 ${found} 年的年报，要对照的是 ${wanted} 年的年报，没有保存。请重新选择文件。`,
  });
}

/** Nothing was sent, or more than a report can be. */
export function noReportFile(): AppError {
  return new AppError({
    code: 'reports.no_file',
    status: 422,
    message: '没有收到文件。请选择上一年的年度报告，再上传。',
  });
}

/** The report of the year before was written here: there is nothing to be read from a file. */
export function previousIsHere(year: number): AppError {
  return new AppError({
    code: 'reports.previous_is_here',
    status: 409,
    message: `${year} 年的年报就是在本系统定稿的，已经自动对照，不需要上传文件。`,
  });
}

/** Somebody sent another file meanwhile, or took it away. */
export function previousChanged(): AppError {
  return new AppError({
    code: 'reports.previous_changed',
    status: 409,
    message: '上年年报刚刚被他人重新上传或者移除了，没有保存。请刷新页面后再核对。',
  });
}

/** Cells that only a person can tell are still open, or hold what can't stand there. */
export function previousUnconfirmed(labels: readonly string[]): AppError {
  const more = labels.length > 3 ? `等 ${labels.length} 项` : '';
  return new AppError({
    code: 'reports.previous_unconfirmed',
    status: 422,
    message: `还有数据没有核对，或者填的不是不小于 0 的数：${labels.slice(0, 3).join('；')}${more}。请对照原文填写。`,
    details: { count: labels.length },
  });
}

/** What is odd about the file wasn't acknowledged. */
export function concernsUnseen(): AppError {
  return new AppError({
    code: 'reports.concerns_unseen',
    status: 422,
    message: '请先看过页面上方的提示，并勾选“已经看过，确认是这份年报”。',
  });
}
