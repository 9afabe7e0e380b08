import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id, line, optionalLine } from '../../platform/http/shapes.ts';
import { secrecyForm } from '../review/review.secrecy.ts';
import { BATCH_DEEDS, BATCH_PAGE, SINGLE_REASONS } from './import-batch.content.ts';

const count = z.number().int();
const params = z.object({ importId: id });

/** A document of an import that the caller may handle together with others: what it is, and what is sent along so that it is this very text. */
export const batchItem = z.object({
  documentId: id,
  revisionId: id,
  editionVersion: count,
  /** The step that is the caller's to decide; null where none is. */
  roundId: id.nullable(),
  step: count.nullable(),
  stepName: z.string(),
  title: z.string(),
  columnName: z.string(),
  writtenOn: day.nullable(),
  publicBefore: day,
  /** Where it stood before, to look at; empty where nobody can go there. */
  oldUrl: z.string(),
  oldPath: z.string(),
});

const deedCount = z.object({
  deed: z.enum(BATCH_DEEDS),
  count,
  /** What waits just so and is handled one by one, with the reasons. */
  single: z.array(z.object({ reason: z.enum(SINGLE_REASONS), count })),
});

/** What of an import waits for the caller, and a page of what can be handled together. */
export const batchView = z.object({
  /** What the page is for: as asked, else the first for which something waits; null when nothing does. */
  deed: z.enum(BATCH_DEEDS).nullable(),
  deeds: z.array(deedCount),
  items: z.array(batchItem),
  next: z.string().nullable(),
});

/** The part of a 保密审查 that holds for all: what differs from one document to the other is entered by the program. */
export const batchSecrecyForm = secrecyForm.pick({
  source: true,
  channels: true,
  plannedOn: true,
  scope: true,
  otherAgencyBasis: true,
  handlerOpinion: true,
  sectionHeadOpinion: true,
  leaderOpinion: true,
});

const handled = z.object({
  /** Done in this request. */
  done: count,
  refused: z.array(z.object({ title: z.string(), documentId: id, reason: z.string() })),
  /** Where to go on among the same documents; null when all had their turn. */
  next: count.nullable(),
});

/** Some of those that were listed; a request takes the next few of them from `after` on. */
function ticked<Item extends z.ZodType>(item: Item) {
  return {
    items: z.array(item).min(1, '请至少勾选一份').max(BATCH_PAGE, `一次最多办理 ${BATCH_PAGE} 份`),
    after: z.number().int().min(0).max(BATCH_PAGE).default(0),
  };
}

const asListed = { documentId: id, revisionId: id };

/** 成批办理 of documents that were public before they were imported. */
export const importBatchApi = {
  todo: endpoint({
    method: 'GET',
    path: '/api/import-batches/todo',
    summary: '有文稿等我成批办理的批量导入',
    access: 'signed-in',
    response: z.object({
      items: z.array(
        z.object({
          importId: id,
          source: z.string(),
          agencyName: z.string(),
          deeds: z.array(z.object({ deed: z.enum(BATCH_DEEDS), count })),
        }),
      ),
    }),
  }),
  get: endpoint({
    method: 'GET',
    path: '/api/imports/:importId/batch',
    summary: '一次导入中等我办理的文稿：原已公开的可以成批办理，其余一件一审',
    access: 'signed-in',
    params,
    query: z.object({ deed: z.enum(BATCH_DEEDS).optional(), after: z.string().max(40).optional() }),
    response: batchView,
  }),
  approve: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/batch/approvals',
    summary: '成批通过当前审核步骤；每份与逐份审核要求相同，不能通过的说明原因',
    access: 'signed-in',
    params,
    body: z.object({
      ...ticked(z.object({ ...asListed, roundId: id, step: z.number().int().min(0).max(4) })),
      comment: optionalLine(900, '审核意见'),
    }),
    response: handled,
  }),
  reviewSecrecy: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/batch/secrecy-reviews',
    summary: '成批签署结论为“公开”的保密审查；每份各有记录，写明原公开日期和原网址',
    access: 'signed-in',
    params,
    body: z.object({
      ...ticked(z.object(asListed)),
      form: batchSecrecyForm,
      /** Said all the same, so that nobody signs what they didn't mean. */
      result: z.literal('open', {
        error: '成批签署的结论只能是“公开”。其他结论请打开文稿，一件一审。',
      }),
      basis: line(1_000, '审查依据'),
      opinion: optionalLine(1_000, '审查意见'),
    }),
    response: handled,
  }),
  publish: endpoint({
    method: 'POST',
    path: '/api/imports/:importId/batch/publications',
    summary: '成批发布，原公开日期早的在先；每份与逐份发布要求相同，不能发布的说明原因',
    access: 'signed-in',
    params,
    body: z.object(ticked(z.object({ ...asListed, editionVersion: z.number().int() }))),
    response: handled,
  }),
};
