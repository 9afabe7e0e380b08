import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';

type Diff = ResponseOf<typeof documentsApi.diff>;
type Part = Diff['title'][number];

/** What changed from one revision to another, in one text: what was added and what was taken away. */
export function DiffOf(props: { documentId: string; from: string; to: string }): ReactNode {
  const { documentId, from, to } = props;
  const diff = useQuery({
    queryKey: ['diff', documentId, from, to],
    queryFn: async () => call(documentsApi.diff, { params: { documentId }, query: { from, to } }),
    // Revisions never change.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (diff.isPending) return <Loading />;
  if (diff.isError) return <FailedPage error={diff.error} onRetry={() => void diff.refetch()} />;
  return <DiffView diff={diff.data} />;
}

function DiffView({ diff }: { diff: Diff }): ReactNode {
  if (diff.identical) return <Alert type="info" title="两次修订的内容相同" />;
  return (
    <section className="diff" aria-label="改动之处">
      <p className="quiet">
        <ins>绿底下划线</ins>为新增，<del>红底删除线</del>为删去。
      </p>
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
      {keyed(diff.body, (block) => block.kind + textOf(block.parts)).map(([key, block]) => (
        <p key={key} className={`diff-${block.kind}`}>
          <Parts parts={block.parts} />
        </p>
      ))}
    </section>
  );
}

function Parts({ parts }: { parts: readonly Part[] }): ReactNode {
  return keyed(parts, (part) => part.kind + part.text).map(([key, part]) => {
    if (part.kind === 'added') return <ins key={key}>{part.text}</ins>;
    if (part.kind === 'removed') return <del key={key}>{part.text}</del>;
    return <span key={key}>{part.text}</span>;
  });
}

function textOf(parts: readonly Part[]): string {
  return parts.map((part) => part.text).join('');
}

/** Gives every item a key of what it says; equal ones are told apart by counting. */
function keyed<Item>(items: readonly Item[], says: (item: Item) => string): (readonly [string, Item])[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const text = says(item);
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return [`${text}#${count}`, item] as const;
  });
}
