import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, moment, optionalLine } from '../../platform/http/shapes.ts';

const count = z.number().int();

/** Interface of what goes to a county's CMS. */
export const cmsApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/channels/cms',
    summary: '向上级平台报送的情况：报送包和推送',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({
      connections: z.array(
        z.object({
          id,
          name: z.string(),
          transport: z.enum(['package', 'push']),
          active: z.boolean(),
          /** What the other side doesn't know as it is now; of it what must come down there. */
          pending: z.object({ items: count, withdrawn: count, more: z.boolean() }),
          packages: z.array(
            z.object({
              id,
              number: count,
              madeAt: moment,
              madeBy: z.string(),
              items: count,
              /** Nobody said yet how these stand on the other side. */
              unchecked: count,
            }),
          ),
        }),
      ),
      may: z.object({ keep: z.boolean() }),
    }),
  }),
  makePackage: endpoint({
    method: 'POST',
    path: '/api/channels/cms/:connectionId/packages',
    summary: '把上次报送之后的变化做成报送包',
    access: 'signed-in',
    params: z.object({ connectionId: id }),
    body: z.object({}),
    response: z.object({ packageId: id, number: count, items: count, more: z.boolean() }),
  }),
  check: endpoint({
    method: 'POST',
    path: '/api/channels/packages/:packageId/check',
    summary: '登记已经在上级平台核对：报送包里的内容已发布、已撤下',
    access: 'signed-in',
    params: z.object({ packageId: id }),
    body: z.object({ receipt: optionalLine(200, '回执') }),
    response: z.object({ items: count }),
  }),
  checkItem: endpoint({
    method: 'POST',
    path: '/api/channels/records/:recordId/check',
    summary: '登记一件内容在上级平台核对的结果和网址',
    access: 'signed-in',
    params: z.object({ recordId: id }),
    body: z.object({
      version: z.number().int().min(1),
      receipt: optionalLine(200, '回执'),
      address: z
        .string()
        .trim()
        .max(500, '网址不能超过 500 个字')
        .regex(/^(https?:\/\/\S+)?$/, '网址以 http:// 或者 https:// 开头')
        .default(''),
    }),
    response: done,
  }),
  retry: endpoint({
    method: 'POST',
    path: '/api/channels/records/:recordId/retry',
    summary: '重新推送没有成功的文稿',
    access: 'signed-in',
    params: z.object({ recordId: id }),
    body: z.object({ version: z.number().int().min(1) }),
    response: done,
  }),
};
