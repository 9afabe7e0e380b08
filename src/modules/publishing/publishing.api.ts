import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, moment } from '../../platform/http/shapes.ts';
import { SITE_ADDRESS } from '../../platform/http/site-address.ts';
import { siteAppearance } from './site-appearance.ts';
import { siteSettings } from './site-settings.ts';
import {
  checkWithdrawal,
  ORDINARY_KINDS,
  VANISH_GROUNDS,
  WITHDRAWAL_KINDS,
  withdrawalFields,
} from './withdrawal.kinds.ts';

const editionRef = z.object({
  /** The edition's version as the person saw it; another one means that somebody was faster. */
  editionVersion: z.number().int().positive(),
});

const published = z.object({
  /** Address on the public site, from the root. */
  path: z.string(),
  indexNumber: z.string(),
  publishedAt: moment,
  /** Still flagged until the review is through. */
  pendingApproval: z.boolean(),
});

/** Which site; the main one where none is named. */
const ofSite = z.object({ site: z.string().max(60).optional() });

/** One page of the public site and whether its file says what the database says. */
const siteFault = z.object({ path: z.string(), message: z.string() });

/** A set time. `note` says why it was held or cancelled. */
const schedule = z.object({
  id,
  action: z.enum(['publish', 'withdraw']),
  at: moment,
  state: z.enum(['waiting', 'held', 'done', 'cancelled']),
  note: z.string(),
  version: z.number().int(),
  setBy: z.string(),
  setAt: moment,
  settledAt: moment.nullable(),
  /** What will happen at a taking down. */
  withdrawal: z
    .object({
      reason: z.string(),
      kind: z.enum(ORDINARY_KINDS),
      publicNotice: z.string(),
      hideTitle: z.boolean(),
      redirectPath: z.string(),
    })
    .nullable(),
});

/** When, and what the person saw: the edition, and the time that was set before. */
const scheduleRef = editionRef.extend({
  at: z.iso.datetime({ offset: true, error: '请选择日期和时间' }),
  /** Null where no time was set. */
  version: z.number().int().positive().nullable(),
});

/** An address of the site from its root, as it reads: without a question, nothing that would lead elsewhere or out of a list. */
function siteAddress(what: string) {
  return line(500, what).regex(
    SITE_ADDRESS,
    `${what}应从“/”开始，写成 /a/b.html 的样子，不带域名、参数和空格`,
  );
}

/** What makes a document public or takes it back, and the public site as a whole: settings, verification, rebuilding. */
export const publishingApi = {
  publish: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/publish',
    summary: '发布已通过审核和保密审查的文稿',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef,
    response: published,
  }),
  publishUrgently: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/publish-urgently',
    summary: '应急先发后审：先发布，审核继续进行，通过前一直标记',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef.extend({ reason: line(500, '应急发布的理由') }),
    response: published,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/withdraw',
    summary: '撤下已发布的文稿：原网址保留撤下说明、答复永久移除，或者转到替代文稿',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef
      .extend({ reason: line(500, '撤下的理由'), ...withdrawalFields })
      .superRefine(checkWithdrawal),
    response: done,
  }),
  changeWithdrawal: endpoint({
    method: 'PUT',
    path: '/api/documents/:documentId/withdrawal',
    summary: '修改已撤下文稿的撤下方式和对外说明',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef
      .extend({ reason: line(500, '修改的理由'), ...withdrawalFields })
      .superRefine(checkWithdrawal),
    response: done,
  }),
  vanish: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/vanish',
    summary: '彻底移除：不得公开的文稿不在公开网站留下任何痕迹',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef.extend({
      ground: z.enum(VANISH_GROUNDS, { error: '请选择依据' }),
      reason: line(500, '彻底移除的理由'),
    }),
    response: done,
  }),
  standing: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/publication',
    summary: '文稿在公开网站上的状态、撤下方式和设定的定时',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({
      path: z.string().nullable(),
      state: z.enum(['public', 'withdrawn']).nullable(),
      kind: z.enum(WITHDRAWAL_KINDS).nullable(),
      publicNotice: z.string(),
      /** Whether it was to lead to another document which isn't there any more. */
      replacementLost: z.boolean(),
      schedules: z.array(schedule),
      maySchedule: z.boolean(),
      /** Terms that aren't over for which it has to stay public, the longest first. */
      postings: z.array(z.object({ what: z.string(), article: z.string(), lastDay: day })),
    }),
  }),
  schedulePublication: endpoint({
    method: 'PUT',
    path: '/api/documents/:documentId/schedules/publish',
    summary: '设定或修改发布时间',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: scheduleRef,
    response: done,
  }),
  scheduleWithdrawal: endpoint({
    method: 'PUT',
    path: '/api/documents/:documentId/schedules/withdraw',
    summary: '设定或修改撤下时间，连同撤下方式、对外说明和理由',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: scheduleRef
      .extend({ reason: line(500, '撤下的理由'), ...withdrawalFields })
      .superRefine(checkWithdrawal),
    response: done,
  }),
  cancelSchedule: endpoint({
    method: 'POST',
    path: '/api/publication-schedules/:scheduleId/cancel',
    summary: '取消定时',
    access: 'signed-in',
    params: z.object({ scheduleId: id }),
    body: z.object({ version: z.number().int().positive() }),
    response: done,
  }),
  heldSchedules: endpoint({
    method: 'GET',
    path: '/api/publication-schedules/held',
    summary: '到时没能执行、等我处理的定时',
    access: 'signed-in',
    response: z.object({
      items: z.array(schedule.extend({ documentId: id, title: z.string() })),
    }),
  }),
  lostReplacements: endpoint({
    method: 'GET',
    path: '/api/withdrawals/lost-replacements',
    summary: '替代文稿已经不在、等我重新决定撤下方式的文稿',
    access: 'signed-in',
    response: z.object({
      items: z.array(z.object({ documentId: id, title: z.string(), withdrawnAt: moment })),
    }),
  }),
  restore: endpoint({
    method: 'POST',
    path: '/api/documents/:documentId/restore',
    summary: '恢复发布已撤下的文稿',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    body: editionRef.extend({ reason: line(500, '恢复发布的理由') }),
    response: published,
  }),
  publicPage: endpoint({
    method: 'GET',
    path: '/api/documents/:documentId/public-page',
    summary: '文稿在公开网站上的网址；从未公开和彻底移除的为空',
    access: 'signed-in',
    params: z.object({ documentId: id }),
    response: z.object({
      page: z.object({ path: z.string(), state: z.enum(['public', 'withdrawn']) }).nullable(),
    }),
  }),
  appearance: endpoint({
    method: 'GET',
    path: '/api/site/appearance',
    summary: '公开网站的配色、变灰和紧急公告',
    access: 'signed-in',
    query: ofSite,
    response: z.object({ appearance: siteAppearance, version: z.number().int() }),
  }),
  saveAppearance: endpoint({
    method: 'PUT',
    path: '/api/site/appearance',
    summary: '修改公开网站的配色、变灰和紧急公告，所有网页立即生效',
    access: 'signed-in',
    query: ofSite,
    body: z.object({ appearance: siteAppearance, version: z.number().int().nonnegative() }),
    response: done,
  }),
  settings: endpoint({
    method: 'GET',
    path: '/api/site/settings',
    summary: '公开网站的名称、标识和联系方式',
    access: 'signed-in',
    query: ofSite,
    response: z.object({ settings: siteSettings, version: z.number().int() }),
  }),
  saveSettings: endpoint({
    method: 'PUT',
    path: '/api/site/settings',
    summary: '修改公开网站的名称、标识和联系方式，并重建网页',
    access: 'signed-in',
    query: ofSite,
    body: z.object({ settings: siteSettings, version: z.number().int().nonnegative() }),
    response: done,
  }),
  verify: endpoint({
    method: 'POST',
    path: '/api/site/verify',
    summary: '核对公开网站的文件与数据库是否一致',
    access: 'signed-in',
    response: z.object({ pages: z.number().int(), faults: z.array(siteFault) }),
  }),
  redirects: endpoint({
    method: 'GET',
    path: '/api/site/redirects',
    summary: '网址跳转：没有内容的网址转到哪里',
    access: 'signed-in',
    response: z.object({
      items: z.array(
        z.object({
          path: z.string(),
          to: z.string(),
          reason: z.string(),
          setBy: z.string(),
          since: moment,
        }),
      ),
    }),
  }),
  addRedirect: endpoint({
    method: 'POST',
    path: '/api/site/redirects',
    summary: '增加网址跳转，例如旧网站的网址',
    access: 'signed-in',
    body: z.object({
      path: siteAddress('原网址'),
      to: siteAddress('目标网址'),
      reason: line(200, '理由'),
    }),
    response: done,
  }),
  removeRedirect: endpoint({
    method: 'POST',
    path: '/api/site/redirects/remove',
    summary: '删除网址跳转',
    access: 'signed-in',
    body: z.object({ path: siteAddress('原网址'), reason: line(200, '理由') }),
    response: done,
  }),
  jobs: endpoint({
    method: 'GET',
    path: '/api/site/jobs',
    summary: '后台生成网页的进度',
    access: 'signed-in',
    response: z.object({
      /** Open ones first to last, then the latest that ended. */
      jobs: z.array(
        z.object({
          id,
          /** Whether all pages are made or those that a change is seen on. */
          all: z.boolean(),
          state: z.enum(['open', 'done', 'replaced']),
          pages: z.number().int(),
          done: z.number().int(),
          written: z.number().int(),
          removed: z.number().int(),
          /** Pages a second since it began; null before it did. */
          speed: z.number().nullable(),
          createdAt: z.string(),
          finishedAt: z.string().nullable(),
          /** What went wrong last; it is tried again. */
          error: z.string().nullable(),
        }),
      ),
    }),
  }),
  rebuild: endpoint({
    method: 'POST',
    path: '/api/site/rebuild',
    summary: '在后台重建全部公开网页',
    access: 'signed-in',
    response: done,
  }),
};

/** Which 保密审查汇总表 is wanted. */
export const secrecySummaryQuery = z.object({
  agencyId: id,
  month: z.string().regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, '请选择月份'),
});

/** Where the 保密审查汇总表 of an agency and a month (`2024-06`) is fetched. */
export function secrecySummaryPath(wanted: z.output<typeof secrecySummaryQuery>): string {
  return `/api/publishing/secrecy-summary.xlsx?${new URLSearchParams(wanted).toString()}`;
}
