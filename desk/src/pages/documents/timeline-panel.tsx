import { useQuery } from '@tanstack/react-query';
import { Empty, Timeline } from 'antd';
import type { ReactNode } from 'react';
import { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';

const COLOURS = {
  revision: 'gray',
  status: 'blue',
  decision: 'green',
  secrecy: 'orange',
  validity: 'purple',
} as const;

/** Everything that happened to the document, newest first. */
export function TimelinePanel({ documentId }: { documentId: string }): ReactNode {
  const timeline = useQuery({
    queryKey: ['timeline', documentId],
    queryFn: async () => call(reviewApi.timeline, { params: { documentId } }),
  });
  if (timeline.isPending) return <Loading />;
  if (timeline.isError) return <FailedPage error={timeline.error} onRetry={() => void timeline.refetch()} />;
  if (timeline.data.items.length === 0)
    return <Empty description="还没有记录" image={Empty.PRESENTED_IMAGE_SIMPLE} />;
  return (
    <Timeline
      items={timeline.data.items.map((entry) => ({
        key: entry.id,
        color: COLOURS[entry.kind],
        content: (
          <>
            <strong>{entry.title}</strong>
            <div className="quiet">
              {entry.by}　{showMoment(entry.at)}
            </div>
            {entry.text !== '' && <p className="timeline-text">{entry.text}</p>}
          </>
        ),
      }))}
    />
  );
}
