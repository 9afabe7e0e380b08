import { LONGEST_ADDRESS } from '../../platform/http/answered-files.ts';
import type { PostingTerm } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { addDays } from '../../law/dates.ts';
import type { SnapshotScope } from './site-snapshot.ts';

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

/** A redirect must lead to a document that is public here. */
export function leadsNowhere(address: string): AppError {
  return new AppError({
    code: 'publishing.leads_nowhere',
    status: 422,
    message: `“${address}”不是本网站另一份已公开文稿的网址。请打开替代文稿的公开页面，复制它的网址填写。`,
  });
}

/** There is nothing at the document's address that could be changed. */
export function neverPublic(): AppError {
  return new AppError({
    code: 'publishing.never_public',
    status: 409,
    message: '这份文稿现在没有可以这样处理的公开页面。请刷新页面，看过最新状态后再操作。',
  });
}

/** Nothing of it is left that could be taken away or changed. */
export function vanishedAlready(): AppError {
  return new AppError({
    code: 'publishing.vanished_already',
    status: 409,
    message: '这份文稿已经从公开网站彻底移除，不需要再处理。',
  });
}

/** What vanished comes back as a new edition only. */
export function vanishedForGood(): AppError {
  return new AppError({
    code: 'publishing.vanished_for_good',
    status: 409,
    message:
      '这份文稿已从公开网站彻底移除，不能直接恢复。确需重新公开的，请由信息员“修改后重新发布”，重新经过审核和保密审查。',
  });
}

/** Only what may be published now can be given a time. */
export function notApproved(): AppError {
  return new AppError({
    code: 'publishing.not_approved',
    status: 409,
    message: '只有审核通过、待发布的文稿可以设定发布时间。请刷新页面，看过最新状态后再操作。',
  });
}

/** Neither public nor about to be. */
export function nothingToTakeDown(): AppError {
  return new AppError({
    code: 'publishing.nothing_to_take_down',
    status: 409,
    message: '这份文稿没有公开，也没有设定发布时间，不能设定撤下时间。',
  });
}

/** What is taken down must have been public before. */
export function takenDownTooEarly(): AppError {
  return new AppError({
    code: 'publishing.taken_down_too_early',
    status: 422,
    message: '撤下时间必须晚于发布时间。请改正其中一个。',
  });
}

/** A term of posting isn't over by then. */
export function stillPosted({ what, article, lastDay }: PostingTerm): AppError {
  return new AppError({
    code: 'publishing.still_posted',
    status: 422,
    message: `“${what}”的公示期、征求意见期限到${lastDay}届满（${article}），不能定时在这以前撤下，请把时间设在${addDays(lastDay, 1)}或者以后。内容有误或者不得公开，须马上撤下的，请立即撤下并写明理由。`,
  });
}

/** A time that has passed. */
export function scheduleInThePast(): AppError {
  return new AppError({
    code: 'publishing.schedule_in_the_past',
    status: 422,
    message: '设定的时间已经过去。请另选时间，或者立即办理。',
  });
}

/** A slip of the finger in the year. */
export function scheduleTooFar(): AppError {
  return new AppError({
    code: 'publishing.schedule_too_far',
    status: 422,
    message: '设定的时间在两年以后，请核对年份。',
  });
}

/** Another person, or the clock, was faster. */
export function scheduleChanged(): AppError {
  return new AppError({
    code: 'publishing.schedule_changed',
    status: 409,
    message: '这个定时刚刚被修改、取消，或者已经到时执行。请刷新页面，看过最新状态后再操作。',
  });
}

/** The text isn't the one that the time was set for. */
export function textChangedSince(): AppError {
  return new AppError({
    code: 'publishing.text_changed',
    status: 409,
    message: '设定定时之后，文稿内容有改动。请看过现在的内容，重新设定时间或者立即发布。',
  });
}

/** The program stood still from the publication to the taking down. */
export function windowMissed(): AppError {
  return new AppError({
    code: 'publishing.window_missed',
    status: 409,
    message:
      '到发布时间时系统没有运行，恢复运行时撤下时间也已经过去，所以没有发布。请重新设定发布和撤下的时间。',
  });
}

/** Whoever set the time is no longer here. */
export function setterLeft(name: string): AppError {
  return new AppError({
    code: 'publishing.setter_left',
    status: 409,
    message: `设定人${name}的账号已停用。请由本机关的发布员重新设定时间或者立即办理。`,
  });
}

/** Only an address on which nothing stands can lead elsewhere. */
export function addressTaken(path: string): AppError {
  return new AppError({
    code: 'publishing.address_taken',
    status: 409,
    message: `网址“${path}”上已有内容、已设跳转，或者由系统使用，不能设为跳转。`,
  });
}

/** Web servers keep these addresses in a table whose places have a length. */
export function addressTooLong(address: string): AppError {
  return new AppError({
    code: 'publishing.address_too_long',
    status: 422,
    message: `网址“${address.slice(0, 40)}…”过长：最多约 130 个汉字，或者 ${LONGEST_ADDRESS} 个字母和数字。`,
  });
}

/** It would send visitors round. */
export function leadsInCircle(path: string, to: string): AppError {
  return new AppError({
    code: 'publishing.leads_in_circle',
    status: 409,
    message: `从“${path}”转到“${to}”会绕回原处，访问的人到不了任何页面。请改正目标网址。`,
  });
}

/** Nothing was published in the year that is to be kept, or not by that agency. */
export function snapshotEmpty({ year, agency }: Pick<SnapshotScope, 'year' | 'agency'>): AppError {
  return new AppError({
    code: 'publishing.snapshot_empty',
    message: `${agency === null ? '' : `网址标识为 ${agency} 的机关`}${year} 年没有公开过文稿，没有可以存档的内容。`,
  });
}

/** The pages of the year are more than one archive holds. */
export function snapshotTooLarge(): AppError {
  return new AppError({
    code: 'publishing.snapshot_too_large',
    message: '这一年的网页和附件超过 4 GB，一个压缩文件装不下。请用 --agency 分机关存档。',
  });
}
