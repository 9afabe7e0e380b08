import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { publishingApi } from '../../../../src/modules/publishing/publishing.api.ts';
import { call } from '../../app/api.ts';

/** How a document stands on the public site, and what is set for it. */
export type Standing = ResponseOf<typeof publishingApi.standing>;

/** Asks for it; whoever asks on the same page shares the answer. */
export function useStanding(documentId: string): UseQueryResult<Standing> {
  return useQuery({
    queryKey: ['document', documentId, 'publication'],
    queryFn: async () => call(publishingApi.standing, { params: { documentId } }),
  });
}
