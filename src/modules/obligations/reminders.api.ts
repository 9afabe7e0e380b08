import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id } from '../../platform/http/shapes.ts';

const count = z.number().int();

const reminder = z.object({
  id,
  obligationId: id,
  what: z.string(),
  period: z.string(),
  dueOn: day,
  words: z.string(),
  toName: z.string(),
  toRole: z.string(),
  on: day,
  settled: z.boolean(),
});

/** When an office reminds, as it sets it. */
export const reminderPlan = z.object({
  before: z
    .array(
      z
        .number({ error: '请填写提前几个工作日提醒' })
        .int()
        .min(1, '提前的工作日至少为1')
        .max(60, '最多提前60个工作日'),
    )
    .max(5, '最多提前提醒5次'),
  publisherAfter: z
    .number({ error: '请填写逾期几日提醒发布员' })
    .int()
    .min(1, '至少为1日')
    .max(60, '最多60日'),
  supervisorAfter: z
    .number({ error: '请填写逾期几日提请监督员督办' })
    .int()
    .min(1, '至少为1日')
    .max(120, '最多120日'),
});

/** Interface of reminders. */
export const remindersApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/obligation-reminders',
    summary: '提醒记录，最近的在前',
    access: 'signed-in',
    query: z.object({
      agencyId: id,
      page: z.coerce.number().int().min(1).max(100_000).default(1),
      size: z.coerce.number().int().min(1).max(200).default(20),
    }),
    response: z.object({ items: z.array(reminder), total: count }),
  }),
  plan: endpoint({
    method: 'GET',
    path: '/api/reminder-plan',
    summary: '提醒的时间',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ plan: reminderPlan, version: count, mayEdit: z.boolean() }),
  }),
  setPlan: endpoint({
    method: 'POST',
    path: '/api/reminder-plan',
    summary: '设定提醒的时间；已经发出的提醒不变',
    access: 'signed-in',
    body: z.object({ agencyId: id, version: count, plan: reminderPlan }),
    response: done,
  }),
};
