import { useQuery } from '@tanstack/react-query';
import { Button, Select, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { RichTextView } from '../../parts/rich-text-view.tsx';
import type { DocumentView, ReviewView } from './draft.ts';
import { DiffOf } from './revision-diff.tsx';

type Head = ResponseOf<typeof documentsApi.revisions>['items'][number];

/** Any two revisions compared, beginning with what changed since the last review; and each of them in full. */
export function RevisionsPanel({ view, review }: { view: DocumentView; review: ReviewView }): ReactNode {
  const documentId = view.document.id;
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const [wide, setWide] = useState(false);
  const [reading, setReading] = useState(false);
  const revisions = useQuery({
    queryKey: ['revisions', documentId, view.revision.id],
    queryFn: async () => call(documentsApi.revisions, { params: { documentId } }),
  });
  if (revisions.isPending) return <Loading />;
  if (revisions.isError)
    return <FailedPage error={revisions.error} onRetry={() => void revisions.refetch()} />;
  const { items } = revisions.data;
  const to = chosen.to ?? items[0]?.id;
  const from = chosen.from ?? lastSeenBefore(items, review) ?? items[1]?.id;
  const options = items.map((item) => ({ value: item.id, label: labelOf(item) }));
  if (to === undefined) return <p className="quiet">还没有修订。</p>;
  return (
    <>
      <div className="diff-choice">
        {from !== undefined && (
          <Select
            aria-label="原修订"
            value={from}
            options={options}
            onChange={(value) => setChosen({ ...chosen, from: value })}
          />
        )}
        <Select
          aria-label="新修订"
          value={to}
          options={options}
          onChange={(value) => setChosen({ ...chosen, to: value })}
        />
        <Space wrap>
          <Button size="small" onClick={() => setReading(true)}>
            查看新修订全文
          </Button>
          {from !== undefined && (
            <Button size="small" onClick={() => setWide(true)}>
              放大对比
            </Button>
          )}
        </Space>
      </div>
      {from === undefined ? (
        <p className="quiet">只有一次修订，没有可以对比的内容。</p>
      ) : (
        <DiffOf documentId={documentId} from={from} to={to} />
      )}
      <Dialog open={wide} width={960} title="修订对比" footer={null} onCancel={() => setWide(false)}>
        {from !== undefined && <DiffOf documentId={documentId} from={from} to={to} />}
      </Dialog>
      <Dialog open={reading} width={860} title="修订全文" footer={null} onCancel={() => setReading(false)}>
        <WholeRevision documentId={documentId} revisionId={to} />
      </Dialog>
    </>
  );
}

function WholeRevision(props: { documentId: string; revisionId: string }): ReactNode {
  const { documentId, revisionId } = props;
  const revision = useQuery({
    queryKey: ['revision', documentId, revisionId],
    queryFn: async () => call(documentsApi.revision, { params: { documentId, revisionId } }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (revision.isPending) return <Loading />;
  if (revision.isError) return <FailedPage error={revision.error} onRetry={() => void revision.refetch()} />;
  const { title, note, bodyHtml, attachments } = revision.data;
  return (
    <>
      <h3>{title}</h3>
      <p className="quiet">
        {labelOf(revision.data)}
        {note !== '' && `　${note}`}
      </p>
      <RichTextView html={bodyHtml} label="修订正文" />
      {attachments.length > 0 && <p>附件：{attachments.map((attachment) => attachment.name).join('；')}</p>}
    </>
  );
}

/** What the reviewers had before them the last time, when the text has changed since. */
function lastSeenBefore(items: readonly Head[], review: ReviewView): string | undefined {
  const rounds = [review.round, ...review.earlierRounds].filter((round) => round !== null);
  const seen = rounds.map((round) => round.revisionId).find((id) => id !== items[0]?.id);
  return items.find((item) => item.id === seen)?.id;
}

function labelOf(item: Pick<Head, 'editionNumber' | 'number' | 'createdBy' | 'createdAt'>): string {
  return `第 ${item.editionNumber} 版第 ${item.number} 次　${item.createdBy.name}　${showMoment(item.createdAt)}`;
}
