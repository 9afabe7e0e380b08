import { useQuery } from '@tanstack/react-query';
import { Alert, Select, Skeleton } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showMoment } from '../../parts/moments.ts';

type Diff = ResponseOf<typeof documentsApi.diff>;
type Part = Diff['title'][number];

/** Two revisions side by side in one text: what was added and what was taken away. */
export function RevisionsPanel({
  documentId,
  currentId,
}: {
  documentId: string;
  currentId: string;
}): ReactNode {
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const revisions = useQuery({
    queryKey: ['revisions', documentId, currentId],
    queryFn: async () => call(documentsApi.revisions, { params: { documentId } }),
  });
  const items = revisions.data?.items ?? [];
  const to = chosen.to ?? items[0]?.id;
  const from = chosen.from ?? items[1]?.id;
  const diff = useQuery({
    queryKey: ['diff', documentId, from, to],
    queryFn: async () =>
      call(documentsApi.diff, { params: { documentId }, query: { from: from ?? '', to: to ?? '' } }),
    enabled: from !== undefined && to !== undefined,
  });
  if (revisions.isPending) return <Skeleton active />;
  if (revisions.isError)
    return <FailedPage error={revisions.error} onRetry={() => void revisions.refetch()} />;
  if (items.length < 2) return <p className="quiet">只有一次修订，没有可以对比的内容。</p>;
  const options = items.map((item) => ({
    value: item.id,
    label: `第 ${item.editionNumber} 版第 ${item.number} 次　${item.createdBy.name}　${showMoment(item.createdAt)}`,
  }));
  return (
    <>
      <div className="diff-choice">
        <Select
          aria-label="原修订"
          value={from ?? null}
          options={options}
          onChange={(value) => setChosen({ ...chosen, from: value })}
        />
        <Select
          aria-label="新修订"
          value={to ?? null}
          options={options}
          onChange={(value) => setChosen({ ...chosen, to: value })}
        />
      </div>
      {diff.isError && <FailedPage error={diff.error} onRetry={() => void diff.refetch()} />}
      {diff.data && <DiffView diff={diff.data} />}
    </>
  );
}

function DiffView({ diff }: { diff: Diff }): ReactNode {
  if (diff.identical) return <Alert type="info" title="两次修订的内容相同" />;
  return (
    <div className="diff" aria-label="修订对比">
      <h3>
        <Parts parts={diff.title} />
      </h3>
      {diff.metadata.map((change) => (
        <p key={change.field}>
          {change.label}：<del>{change.before || '（空）'}</del> → <ins>{change.after || '（空）'}</ins>
        </p>
      ))}
      {diff.attachments.added.map((attachment) => (
        <p key={attachment.id}>
          附件：<ins>{attachment.name}</ins>
        </p>
      ))}
      {diff.attachments.removed.map((attachment) => (
        <p key={attachment.id}>
          附件：<del>{attachment.name}</del>
        </p>
      ))}
      {diff.summary.some((part) => part.kind !== 'same') && (
        <p>
          内容概述：
          <Parts parts={diff.summary} />
        </p>
      )}
      {diff.body.map((block, index) => (
        // Blocks have no names of their own; their order is what tells them apart.
        <p key={`${index}-${block.kind}`} className={`diff-${block.kind}`}>
          <Parts parts={block.parts} />
        </p>
      ))}
    </div>
  );
}

function Parts({ parts }: { parts: readonly Part[] }): ReactNode {
  return parts.map((part, index) => {
    const key = `${index}-${part.kind}`;
    if (part.kind === 'added') return <ins key={key}>{part.text}</ins>;
    if (part.kind === 'removed') return <del key={key}>{part.text}</del>;
    return <span key={key}>{part.text}</span>;
  });
}
