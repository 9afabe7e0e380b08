import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { done, id, line } from '../../platform/http/shapes.ts';

const params = z.object({ caseId: id });

/** What goes to the applicant of a request, and what holds it back. */
export const releasesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/requests/:caseId/releases',
    summary: '拟提供给申请人的材料和文书，以及需核对之处',
    access: 'signed-in',
    params,
    response: z.object({
      items: z.array(
        z.object({
          item: z.string(),
          called: z.string(),
          /** False: its reading was ended, and is tried again at the next look. Nothing is known of it until then. */
          examined: z.boolean(),
          /** Checked, and nothing holds it back. */
          released: z.boolean(),
          findings: z.array(
            z.object({
              fingerprint: z.string(),
              reason: z.string(),
              accepted: z.object({ byName: z.string(), reason: z.string() }).nullable(),
            }),
          ),
          mayAccept: z.boolean(),
        }),
      ),
    }),
  }),
  accept: endpoint({
    method: 'POST',
    path: '/api/requests/:caseId/releases/accept',
    summary: '核对后同意提供：写明理由，记入审计',
    access: 'signed-in',
    params,
    body: z.object({ item: line(80), fingerprint: line(64), reason: line(500, '理由') }),
    response: done,
  }),
} as const;
