import { AppError } from '../../platform/errors.ts';
import { becauseOfFindings, findingNotAnswerable } from '../reports/finding-refusals.ts';

/** There is one call a year. */
export function callExists(year: number): AppError {
  return new AppError({
    code: 'report_calls.exists',
    status: 409,
    message: `${year} 年的年度报告征集已经发起，请从列表中打开。`,
  });
}

/** A report is about a year that is over, or that is about to end. */
export function yearToCome(year: number): AppError {
  return new AppError({
    code: 'report_calls.year_to_come',
    status: 422,
    message: `${year} 年还没有开始，请核对年份。`,
  });
}

/** Somebody else changed the call meanwhile. */
export function callChanged(): AppError {
  return new AppError({
    code: 'report_calls.changed_by_other',
    status: 409,
    message: '征集的设置刚刚被他人改动过，没有保存。请刷新页面，核对后再改。',
  });
}

/** The days can't stand; `fault` says why. */
export function wrongDeadlines(fault: string): AppError {
  return new AppError({ code: 'report_calls.wrong_deadlines', status: 422, message: fault });
}

/** Levels without days, or twice. */
export function deadlinesIncomplete(): AppError {
  return new AppError({
    code: 'report_calls.deadlines_incomplete',
    status: 422,
    message: '征集范围内每一类机构都要有一组期限。请刷新页面后重新填写。',
  });
}

/** Agencies that aren't below the convener, or none at all. */
export function wrongMembers(): AppError {
  return new AppError({
    code: 'report_calls.wrong_members',
    status: 422,
    message: '只能向下级以自己名义公开信息的机构征集，而且至少选一个。请重新选择。',
  });
}

/** An agency that has submitted can't be left out any more. */
export function memberHasSubmitted(name: string): AppError {
  return new AppError({
    code: 'report_calls.member_submitted',
    status: 409,
    message: `${name}已经报送，不能移出征集范围。`,
  });
}

/** An agency that has prepared something can't be left out behind its back. */
export function memberHasDraft(name: string): AppError {
  return new AppError({
    code: 'report_calls.member_drafted',
    status: 409,
    message: `${name}已经选好待报送的年报，移出会把它一并删除，所以没有保存。请先请该单位在报送页面删除待报送的年报，再移出。`,
  });
}

/** The program has no report of the agency's year that was frozen. */
export function notFrozen(year: number): AppError {
  return new AppError({
    code: 'report_calls.not_frozen',
    status: 409,
    message: `本系统中还没有 ${year} 年年报的定稿。请先在“年度报告”中定稿，或者改为上传文件。`,
  });
}

/** Nothing was prepared, or it was replaced since the page was opened. */
export function draftChanged(): AppError {
  return new AppError({
    code: 'report_calls.draft_changed',
    status: 409,
    message: '待报送的年报已被替换或者还没有选好，没有报送。请刷新页面，核对后再报送。',
  });
}

/** The report in the program was frozen anew after it was prepared for submitting. */
export function frozenAnew(): AppError {
  return new AppError({
    code: 'report_calls.frozen_anew',
    status: 409,
    message: '年报在检查之后又重新定稿。请重新点“用系统内的定稿”，检查新的定稿再报送。',
  });
}

/** Errors, or warnings that nobody answered. */
export function notReady(findings: readonly { readonly message: string }[]): AppError {
  const refusal = { code: 'report_calls.not_ready', status: 409, what: '还不能报送，请先处理：' } as const;
  return new AppError(becauseOfFindings(refusal, findings));
}

/** Only warnings and hints can be answered, and only those that are there. */
export function notAnswerable(): AppError {
  return new AppError(findingNotAnswerable('report_calls.not_answerable'));
}

/** What was submitted waits to be looked at, or was approved. */
export function alreadySubmitted(state: 'submitted' | 'approved'): AppError {
  return new AppError({
    code: 'report_calls.already_submitted',
    status: 409,
    message:
      state === 'submitted'
        ? '已经报送，正在等待审核。需要改动的，请联系主管部门退回后再报送。'
        : '报送的年报已经通过，不能再报送。确需改动的，请联系主管部门退回。',
  });
}

/** Another submission took the place of the one on the page, or it was decided on already. */
export function decidedMeanwhile(): AppError {
  return new AppError({
    code: 'report_calls.decided_meanwhile',
    status: 409,
    message: '这份年报刚刚被处理过，或者机构已重新报送。请刷新页面查看最新的一份。',
  });
}

/** Something was found that the agency didn't explain: who lets it pass must say why. */
export function approvalNeedsReason(findings: readonly { readonly message: string }[]): AppError {
  const refusal = {
    code: 'report_calls.approval_needs_reason',
    status: 422,
    what: '有报送单位没有说明的问题：',
    advice: '请退回，或者写明仍予通过的理由。',
    shown: 3,
  } as const;
  return new AppError(becauseOfFindings(refusal, findings));
}

/** The file can't be read. */
export function unreadableReport(message: string, cause: unknown): AppError {
  return new AppError({ code: 'report_calls.unreadable', status: 422, message, cause });
}

/** What was read has no table of the form. */
export function noTables(): AppError {
  return new AppError({
    code: 'report_calls.no_tables',
    status: 422,
    message: '文件中没有找到年报的表格，没有保存。请确认选的是年度报告，而且表格没有做成图片。',
  });
}

/** The file is the report of another year. */
export function otherYear(found: number, wanted: number): AppError {
  return new AppError({
    code: 'report_calls.other_year',
    status: 422,
    message: `这份文件是 ${found} 年的年报，征集的是 ${wanted} 年的年报，没有保存。请重新选择文件。`,
  });
}

/** A file for the sum doesn't say that it is the convener's report of the year: a person must have looked. */
export function sourceConcerns(concerns: readonly string[]): AppError {
  return new AppError({
    code: 'report_calls.source_concerns',
    status: 422,
    message: `${concerns.join('')}没有保存。请换一份文件；核对无误的，请勾选“已核对机关和年份”后再上传。`,
  });
}

/** Nothing was sent. */
export function noReportFile(): AppError {
  return new AppError({
    code: 'report_calls.no_file',
    status: 422,
    message: '没有收到文件。请选择年度报告，再上传。',
  });
}

/** The convener has no column in which the list could stand. */
export function noColumn(): AppError {
  return new AppError({
    code: 'report_calls.no_column',
    status: 409,
    message: '本机构的公开目录中没有“政府信息公开年报”栏目，名单没有地方公布。请先在目录管理中恢复。',
  });
}

/** Only what was approved is published. */
export function notApproved(): AppError {
  return new AppError({
    code: 'report_calls.not_approved',
    status: 409,
    message: '这份年报还没有通过审核，通过以后再建立公布用的文稿。',
  });
}

/** What was handed in can't be put into the official form. */
export function notPrintable(problem: string): AppError {
  return new AppError({
    code: 'report_calls.not_printable',
    status: 409,
    message: `${problem}请在“文稿”中新建年报文稿，上传文件后送审。`,
  });
}

/** The agency has no column for its report. */
export function noReportColumn(): AppError {
  return new AppError({
    code: 'report_calls.no_report_column',
    status: 409,
    message: '本机构的公开目录中没有“政府信息公开年报”栏目，请先在目录管理中恢复。',
  });
}
