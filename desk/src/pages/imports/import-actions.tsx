import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { importsApi } from '../../../../src/modules/imports/imports.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import type { ImportView } from './import-words.ts';

/** What the clerk may do with an import now. */
export function ImportActions({ view }: { view: ImportView }): ReactNode {
  const client = useQueryClient();
  const params = { importId: view.id };
  const refresh = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['import', view.id] });
    await client.invalidateQueries({ queryKey: ['import-items', view.id] });
  };
  const { confirm } = useConfirm();
  const start = useMutation({
    mutationFn: async () => call(importsApi.start, { params }),
    onSuccess: refresh,
  });
  const cancel = useMutation({
    mutationFn: async () => call(importsApi.cancel, { params }),
    onSuccess: refresh,
  });
  if (!view.may.run) return null;
  const isOpen = view.finishedAt === null;
  const hasNothing = view.state === 'ready' && view.toImport === 0;
  return (
    <Space wrap>
      {hasNothing && <span>没有需要导入的，原因见下面各份。</span>}
      {view.state === 'ready' && view.may.go && (
        <Button
          type="primary"
          disabled={!hasNothing && view.withoutColumn > 0}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {hasNothing ? '结束这次导入' : `导入 ${view.toImport} 份`}
        </Button>
      )}
      {isOpen && !(hasNothing && view.may.go) && (
        <Button
          loading={cancel.isPending}
          onClick={() =>
            void confirm({
              title: '取消这次导入？',
              content: '已经建立的草稿会保留。',
              okText: '取消导入',
              cancelText: '不取消',
              onOk: () => cancel.mutate(),
            })
          }
        >
          取消导入
        </Button>
      )}
      {!isOpen && <SubmitAll view={view} onDone={refresh} />}
      <ErrorAlert error={start.error ?? cancel.error} />
    </Space>
  );
}

type Submitted = Omit<ResponseOf<typeof importsApi.submit>, 'next'>;

/** Submits all drafts of the import, some at a time, and says which weren't taken; also when no draft is left. */
function SubmitAll({ view, onDone }: { view: ImportView; onDone: () => Promise<void> }): ReactNode {
  const [result, setResult] = useState<Submitted | null>(null);
  const { confirm } = useConfirm();
  const submit = useMutation({
    mutationFn: async () => {
      let all: Submitted = { submitted: 0, refused: [] };
      for (let after: number | null = 0; after !== null;) {
        const part: ResponseOf<typeof importsApi.submit> = await call(importsApi.submit, {
          params: { importId: view.id },
          body: { after },
        });
        all = { submitted: all.submitted + part.submitted, refused: [...all.refused, ...part.refused] };
        setResult(all);
        after = part.next;
      }
    },
    onSettled: onDone,
  });
  return (
    <>
      {view.drafts > 0 && (
        <Button
          type="primary"
          loading={submit.isPending}
          onClick={() =>
            void confirm({
              title: `把 ${view.drafts} 份草稿送审？`,
              content: '请先核对内容。',
              okText: '送审',
              cancelText: '再看看',
              onOk: () => submit.mutate(),
            })
          }
        >
          送审 {view.drafts} 份草稿
        </Button>
      )}
      {result !== null && (
        <Alert
          type={result.refused.length > 0 ? 'warning' : 'success'}
          title={`已送审 ${result.submitted} 份${result.refused.length > 0 ? `，不符合送审要求 ${result.refused.length} 份` : ''}`}
          description={
            result.refused.length > 0 &&
            result.refused.map(({ documentId, title, reason }) => (
              <div key={documentId}>
                <Link to="/documents/$documentId" params={{ documentId }}>
                  {title}
                </Link>
                ：{reason}
              </div>
            ))
          }
        />
      )}
      <ErrorAlert error={submit.error} />
    </>
  );
}
