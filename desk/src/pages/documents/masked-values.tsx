import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { maskingApi } from '../../../../src/modules/quality/masking.api.ts';
import { call } from '../../app/api.ts';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';

/** What was masked in a document and is looked for before it is public; a reviewer may end one that was masked by mistake. */
export function MaskedValues(props: { readonly documentId: string; readonly revisionId: string }): ReactNode {
  const { documentId, revisionId } = props;
  const [ending, setEnding] = useState<{ id: string; called: string } | null>(null);
  const { message } = App.useApp();
  const client = useQueryClient();
  const masked = useQuery({
    // Read anew with each revision: what was masked while writing is saved with it.
    queryKey: ['quality', documentId, 'masked', revisionId],
    queryFn: async () => call(maskingApi.maskedValues, { params: { documentId } }),
  });
  const end = useMutation({
    mutationFn: async ({ valueId, reason }: { valueId: string; reason: string }) =>
      call(maskingApi.endMaskedValue, { params: { documentId, valueId }, body: { reason } }),
    onSuccess: async () => {
      setEnding(null);
      void message.success('已记录，不再查找');
      await client.invalidateQueries({ queryKey: ['quality', documentId] });
    },
  });
  const { values, may } = masked.data ?? { values: [], may: { end: false } };
  if (values.length === 0) return null;
  return (
    <details>
      <summary>遮盖过的内容（{values.length} 项），公开前都要查找</summary>
      {values.length > 1 && (
        <p className="quiet small">看上去相同的，以遮盖的人和时间区分；拿不准的，请先问遮盖的人。</p>
      )}
      <ul>
        {values.map(({ id, shown, byName, at }, index) => (
          <li key={id}>
            {`第${index + 1}项　${shown}　`}
            <span className="quiet">
              {byName} {showMoment(at)} 遮盖
            </span>{' '}
            {may.end && (
              <Button
                size="small"
                aria-label={`不再查找第${index + 1}项，${shown}`}
                onClick={() => {
                  end.reset();
                  setEnding({ id, called: `第${index + 1}项“${shown}”（${byName} ${showMoment(at)} 遮盖）` });
                }}
              >
                不再查找
              </Button>
            )}
          </li>
        ))}
      </ul>
      {ending !== null && (
        <ReasonDialog
          open
          title="不再查找"
          explanation={`${ending.called}以后在这份文稿里不再查找，可以公开；理由和您的姓名记入审计。`}
          label="理由"
          okText="确定"
          pending={end.isPending}
          error={end.error}
          onCancel={() => setEnding(null)}
          onOk={({ reason }) => end.mutate({ valueId: ending.id, reason })}
        />
      )}
    </details>
  );
}
