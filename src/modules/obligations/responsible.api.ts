import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { id } from '../../platform/http/shapes.ts';

/** Who is responsible. `left`: the account was disabled or holds no role there any more. */
export const responsiblePerson = z.object({ id, name: z.string(), left: z.boolean() });

/** The person in a line of text. */
export function personWords({ name, left }: z.output<typeof responsiblePerson>): string {
  return left ? `${name}（已离任）` : name;
}

/** Interface of choosing who is responsible. */
export const responsibleApi = {
  people: endpoint({
    method: 'GET',
    path: '/api/standard-items/:itemId/people',
    summary: '可以担任这个公开事项责任人的人员，供维护标准目录的人选择',
    access: 'signed-in',
    params: z.object({ itemId: id }),
    query: z.object({
      /** The section that is to do the work, empty for none; the item's own when left out. */
      unitId: z.union([id, z.literal('')]).optional(),
    }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          name: z.string(),
          /** 信息员、发布员. */
          roles: z.string(),
          /** The section or other agency that the account belongs to; empty where it is the item's own. */
          from: z.string(),
        }),
      ),
    }),
  }),
};
