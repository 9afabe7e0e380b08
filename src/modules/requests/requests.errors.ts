import { AppError, type FieldIssue, invalidInput } from '../../platform/errors.ts';
import type { RulesMissing } from '../../law/clock/clock-rules.ts';
import { POSITION_LABELS, type Position } from '../../law/requests/positions.ts';
import { REQUEST_EVENT_LABELS, type RequestEventKind } from '../../law/requests/request-events.ts';
import { CalendarMissing } from '../../law/workdays.ts';

/** The action can't happen where the request stands; usually somebody was faster. */
export function notThere(kind: RequestEventKind, position: Position): AppError {
  return new AppError({
    code: 'requests.not_now',
    status: 409,
    message: `这件申请现在是“${POSITION_LABELS[position].desk}”，不能登记“${REQUEST_EVENT_LABELS[kind]}”。可能刚刚被他人处理过，请刷新页面。`,
  });
}

/** Somebody else acted on the request since it was shown. */
export function actedMeanwhile(): AppError {
  return new AppError({
    code: 'requests.changed_by_other',
    status: 409,
    message: '这件申请刚刚有了新的办理记录。您填写的内容还在，请看过最新情况后再提交。',
  });
}

/** What the law or the file has against the action. */
export function obstructed(reasons: readonly string[]): AppError {
  return new AppError({
    code: 'requests.obstructed',
    status: 422,
    message: reasons.join(' '),
    details: { issues: reasons.map((message): FieldIssue => ({ field: 'action', message })) },
  });
}

/** Files that couldn't be looked into yet. The next try looks into them again. */
export function notExaminedYet(called: readonly string[]): AppError {
  return new AppError({
    code: 'requests.not_examined_yet',
    status: 503,
    message: `${called.join('、')}还没有检查完，不能提供给申请人。系统会再次检查，间隔逐次加长（一分钟、十分钟、一小时），请稍后再试。`,
  });
}

/** What a decision lacks, with its article; `step`: only its paper or its entry stands for it. */
export interface LackedEvidence {
  readonly label: string;
  readonly article: string;
  readonly step: boolean;
}

/** A decision without the evidence that it needs, and without saying why. */
export function evidenceMissing(lacked: readonly LackedEvidence[]): AppError {
  const missing = lacked.map(({ label, article }) => `${label}（${article}）`);
  const steps = [...new Set(lacked.filter(({ step }) => step).map(({ label }) => label))];
  const ways = [
    ...(steps.length > 0
      ? [
          `请把${steps.map((label) => `“${label}”`).join('、')}上传到“材料”，选好依据，或者先登记这一步：程序步骤不能以文字说明代替。`,
        ]
      : []),
    ...(lacked.some(({ step }) => !step)
      ? [`${steps.length > 0 ? '其余的' : ''}请补充到卷内，或者说明为什么没有。`]
      : []),
  ];
  return new AppError({
    code: 'requests.evidence_missing',
    status: 422,
    message: `这个结论还缺少依据：${missing.join('、')}。${ways.join('')}`,
    details: { missing },
  });
}

/** Three steps of one answer are three people's. */
export function samePerson(what: string): AppError {
  return new AppError({
    code: 'requests.same_person',
    status: 409,
    message: `${what}不能是同一个人。请由其他人办理这一环节。`,
  });
}

/** What is entered can't be taken. */
export function faultyRequest(issues: readonly FieldIssue[]): AppError {
  return invalidInput(`填写内容有误：${issues[0]?.message ?? '请检查后重新提交。'}`, issues);
}

/** The letter contradicts its facts, or something for it is missing. */
export function faultyLetter(messages: readonly string[]): AppError {
  return new AppError({
    code: 'requests.letter_faulty',
    status: 422,
    message: `文书还不能发出：${messages.join(' ')}`,
    details: { issues: messages.map((message): FieldIssue => ({ field: 'letter', message })) },
  });
}

/** The settings were changed meanwhile. */
export function settingsChanged(): AppError {
  return new AppError({
    code: 'requests.settings_changed',
    status: 409,
    message: '设置刚刚被他人修改，请刷新后再改。',
  });
}

/** The record can't be taken up: it is handled already, decided, or gone. */
export function notToTakeUp(message: string): AppError {
  return new AppError({ code: 'requests.not_to_take_up', status: 409, message });
}

/** Somebody decided about the proposal already. */
export function proposalDecided(): AppError {
  return new AppError({
    code: 'requests.proposal_decided',
    status: 409,
    message: '这条建议已经处理过，请刷新页面查看结果。',
  });
}

/** What a proposal is linked with must be public. */
export function notPublished(): AppError {
  return new AppError({
    code: 'requests.not_published',
    status: 422,
    message: '关联的文稿还没有发布。请先发布文稿，再关联到这条建议。',
  });
}

/** A new query code for somebody of whom nothing is said. */
export function identityUnchecked(): AppError {
  const message = '请写明怎样核对了来人的身份，例如核对身份证原件，再更换查询码。';
  return new AppError({
    code: 'requests.identity_unchecked',
    status: 422,
    message,
    details: { issues: [{ field: 'identityCheck', message }] },
  });
}

/** What is answered for isn't found in the file any more. */
export function releaseGone(): AppError {
  return new AppError({
    code: 'requests.release_gone',
    status: 409,
    message: '这一处已经不在材料里，可能刚刚换过文件。请刷新后再核对。',
  });
}

/** The action sends no letter, or sent one on paper at its time; why, in Chinese. */
export function noLetter(message: string): AppError {
  return new AppError({ code: 'requests.no_letter', status: 422, message });
}

/** The papers of a case are more than one archive holds. */
export function bundleTooLarge(): AppError {
  return new AppError({
    code: 'requests.bundle_too_large',
    status: 422,
    message: '卷内材料超过4GB，不能打成一个压缩包，请逐份下载。',
  });
}

/** More requests are asked for than one sheet holds. */
export function tooManyToExport(most: number): AppError {
  return new AppError({
    code: 'requests.too_many',
    status: 422,
    message: `一次最多导出 ${most} 件，请按日期分批导出。`,
  });
}

/** What is written on the status page isn't taken by its form any more. */
export const FORM_CLOSED = 'requests.form_closed';

/** The request has moved on since the page was shown. */
export function formClosed(): AppError {
  return new AppError({
    code: FORM_CLOSED,
    status: 409,
    message: '申请刚刚有了新的进展，现在不能这样提交。请看过最新的进度后再决定。',
  });
}

/** The applicant has sent as many messages today as one may. */
export function tooManyMessages(most: number): AppError {
  return new AppError({
    code: FORM_CLOSED,
    status: 422,
    message: `今天已经发送了${most}条，请明天再发，或者打电话、当面联系受理机关。`,
  });
}

/** An agency that was dissolved is asked for its form: pages of then still lead there. */
export function agencyClosed(name: string): AppError {
  return new AppError({
    code: 'requests.agency_closed',
    status: 410,
    message: `${name}已经撤销，不再受理申请。请向继续行使其职权的行政机关提出申请。`,
  });
}

/** The receipt was shown long enough, or this browser didn't send the form. */
export function receiptGone(minutes: number): AppError {
  return new AppError({
    code: 'requests.receipt_gone',
    status: 404,
    message: `回执只在提交申请的浏览器里显示${minutes}分钟，现在不再显示。申请已提交的，请用编号和查询码查询进度；没有记下查询码的，请带身份证件到受理机关询问。`,
  });
}

/** A deadline is needed and none can be computed: a year's holiday notice isn't there, or the request is older than the rules. */
export function calendarMissing(cause: CalendarMissing | RulesMissing): AppError {
  return new AppError({
    code: 'requests.calendar_missing',
    status: 409,
    message:
      cause instanceof CalendarMissing
        ? `${cause.message}系统管理员可以在“办理设置—放假安排”中录入。`
        : cause.message,
    cause,
  });
}
