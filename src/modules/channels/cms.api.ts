import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, moment } from '../../platform/http/shapes.ts';

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
          packages: z.array(
            z.object({ id, number: count, madeAt: moment, madeBy: z.string(), items: count }),
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
