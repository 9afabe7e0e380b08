import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';

import type { ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { DocumentWorkspace } from './document-workspace.tsx';

/** One document: writing, review, history. */
export function DocumentPage(): ReactNode {
  const { documentId } = useParams({ from: '/documents/$documentId' });
  const client = useQueryClient();
  const view = useQuery({
    queryKey: ['document', documentId],
    queryFn: async () => call(documentsApi.get, { params: { documentId } }),
    // What is being written must not be replaced behind the writer's back.
    refetchOnWindowFocus: false,
  });
  const review = useQuery({
    queryKey: ['review', documentId],
    queryFn: async () => call(reviewApi.get, { params: { documentId } }),
  });
  const reload = async (): Promise<void> => {
    await Promise.all([
      client.invalidateQueries({ queryKey: ['document', documentId] }),
      client.invalidateQueries({ queryKey: ['review', documentId] }),
      client.invalidateQueries({ queryKey: ['timeline', documentId] }),
      client.invalidateQueries({ queryKey: ['todo'] }),
      client.invalidateQueries({ queryKey: ['documents'] }),
    ]);
  };
  // A reload that fails takes nothing from the page: what is being written stays.
  if (view.data === undefined || review.data === undefined) {
    const error = view.error ?? review.error;
    if (error) return <FailedPage error={error} onRetry={() => void reload()} />;
    return <Loading rows={12} />;
  }
  return (
    <DocumentWorkspace key={view.data.edition.id} view={view.data} review={review.data} reload={reload} />
  );
}
