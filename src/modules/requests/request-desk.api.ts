import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, id, line } from '../../platform/http/shapes.ts';
import { boardItem } from './requests.api.ts';
import { REQUEST_WAITS } from './request-waits.definitions.ts';

/** What of the requests lies on somebody's own desk: what waits for him, what falls due when, who may be asked to handle. */
export const requestDeskApi = {
  todo: endpoint({
    method: 'GET',
    path: '/api/requests/todo',
    summary: '等我处理的申请，超期的在前',
    access: 'signed-in',
    response: z.object({
      items: z.array(boardItem.extend({ agencyName: z.string(), waits: z.enum(REQUEST_WAITS) })),
      total: z.number().int(),
    }),
  }),
  people: endpoint({
    method: 'GET',
    path: '/api/requests/people',
    summary: '本机构的申请办理人',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
  }),
  renewCode: endpoint({
    method: 'POST',
    path: '/api/requests/:caseId/query-code',
    summary: '更换查询码，写明怎样核对身份；原查询码作废，新查询码只显示这一次',
    access: 'signed-in',
    params: z.object({ caseId: id }),
    body: z.object({ identityCheck: line(500, '核对身份的方式') }),
    response: z.object({ number: z.string(), queryCode: z.string() }),
  }),
  dueDays: endpoint({
    method: 'GET',
    path: '/api/requests/due-days',
    summary: '一段日子里到期的申请，按期限排列',
    access: 'signed-in',
    query: z.object({ agencyId: id, from: day, to: day }),
    response: z.object({ today: day, items: z.array(boardItem), more: z.boolean() }),
  }),
};
