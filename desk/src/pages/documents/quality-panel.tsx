import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { App } from 'antd';
import { useState, type ReactNode } from 'react';
import { qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { DocumentView, Draft } from './draft.ts';
import { adoptInBody, adopted, placeIn, rowsOfLive, rowsOfSaved, type QualityRow } from './quality-rows.ts';
import { QualityList } from './quality-list.tsx';
import { MaskedValues } from './masked-values.tsx';
import { useCleaner } from './use-cleaner.tsx';
import { useMasker } from './use-masker.tsx';
import { QualityStanding, type Standing } from './quality-standing.tsx';
import { selectInView } from './select-in-view.ts';
import { useLiveCheck } from './use-live-check.ts';

type Decision = 'accepted' | 'ignored' | 'excepted' | 'open';

interface Props {
  readonly view: DocumentView;
  readonly draft: Draft;
  /** Null while the text is only read. */
  readonly editor: Editor | null;
  readonly dirty: boolean;
  readonly onChange: (part: Partial<Draft>) => void;
}

/** 文字核对: what a proofreader would mark, live while one writes, with decisions once the text is saved. */
export function QualityPanel({ view, draft, editor, dirty, onChange }: Props): ReactNode {
  const documentId = view.document.id;
  const [asking, setAsking] = useState<{ row: QualityRow; decision: Decision } | null>(null);
  const { message } = App.useApp();
  const { state, found: live } = useLiveCheck(editor, {
    agencyId: view.document.agencyId,
    title: draft.title,
    documentNumber: draft.metadata.documentNumber,
    date: draft.metadata.writtenOn,
    attachments: view.revision.attachments.map(({ name }) => name),
  });
  const saved = useQuery({
    queryKey: ['quality', documentId, view.revision.id],
    queryFn: async () => call(qualityApi.document, { params: { documentId } }),
    enabled: !dirty,
  });
  const cleaner = useCleaner({ view, draft, editor, onChange });
  const masker = useMasker({ documentId, draft, editor, onChange });
  const standing: Standing = dirty ? state : saved.isError ? 'failed' : saved.isSuccess ? 'done' : 'pending';
  const decide = useDecision(view, () => setAsking(null));
  const rows = dirty ? rowsOfLive(live) : rowsOfSaved(saved.data?.findings ?? [], live);
  const show = (row: QualityRow): void => {
    const place = placeIn(row, live);
    if (editor !== null && place !== null)
      editor.chain().focus().setTextSelection(place).scrollIntoView().run();
    else selectInView(row);
  };
  const adopt = (row: QualityRow): void => {
    const change = adopted(draft, row);
    const isDone = row.part === 'body' ? adoptInBody(editor, row, placeIn(row, live)) : change !== null;
    if (change !== null) onChange(change);
    if (!isDone) void message.warning('文字刚刚改过，没有替换。请等检查更新后再采纳。');
  };
  return (
    <section className="panel" aria-label="文字核对">
      <h2>文字核对</h2>
      <ErrorAlert error={saved.error ?? (asking === null ? decide.error : null)} />
      <QualityStanding rows={rows} standing={standing} dirty={dirty} />
      <QualityList
        rows={rows}
        editable={editor !== null}
        may={dirty ? null : (saved.data?.may ?? null)}
        onShow={show}
        onAdopt={adopt}
        onMask={masker.ask}
        onClean={(row, cleaning) => cleaner.ask(row, cleaning, rows)}
        onDecide={(row, decision) => {
          decide.reset();
          if (decision === 'open' || (decision === 'ignored' && row.severity !== 'gate'))
            decide.mutate({ row, decision, reason: '' });
          else setAsking({ row, decision });
        }}
      />
      <MaskedValues documentId={documentId} revisionId={view.revision.id} />
      {masker.dialog}
      {cleaner.dialog}
      {asking !== null && (
        <ReasonDialog
          open
          title={TITLES[asking.decision]}
          explanation={
            asking.decision === 'excepted'
              ? `以后本机构的文稿里出现“${asking.row.words}”都不再提示；理由和您的姓名记入词表。`
              : `${asking.row.words === '' ? '这一处' : `“${asking.row.words}”`}保留原样；理由和您的姓名记入审计。`
          }
          label="理由"
          okText="确定"
          pending={decide.isPending}
          error={decide.error}
          onCancel={() => setAsking(null)}
          onOk={({ reason }) => decide.mutate({ ...asking, reason })}
        />
      )}
    </section>
  );
}

const TITLES: Readonly<Record<Decision, string>> = {
  accepted: '核对无误',
  ignored: '忽略一次',
  excepted: '始终忽略',
  open: '重新核对',
};

function useDecision(view: DocumentView, onDone: () => void) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const documentId = view.document.id;
  return useMutation({
    mutationFn: async (input: { row: QualityRow; decision: Decision; reason: string }) =>
      call(qualityApi.decide, {
        params: { documentId },
        body: {
          revisionId: view.revision.id,
          fingerprint: input.row.fingerprint ?? '',
          decision: input.decision,
          reason: input.reason,
        },
      }),
    onSuccess: async () => {
      onDone();
      void message.success('已记录');
      await client.invalidateQueries({ queryKey: ['quality', documentId] });
    },
  });
}
