import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Editor } from '@tiptap/react';
import { App, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { qualityApi } from '../../../../src/modules/quality/quality.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import type { DocumentView, Draft } from './draft.ts';
import { adopted, placeIn, rowsOfLive, rowsOfSaved, type QualityRow } from './quality-rows.ts';
import { QualityList } from './quality-list.tsx';
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
  const live = useLiveCheck(editor, {
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
  const decide = useDecision(view, () => setAsking(null));
  const rows = dirty ? rowsOfLive(live) : rowsOfSaved(saved.data?.findings ?? [], live);
  const show = (row: QualityRow): void => {
    const place = placeIn(row, live);
    if (editor !== null && place !== null)
      editor.chain().focus().setTextSelection(place).scrollIntoView().run();
    else selectInView(row);
  };
  const adopt = (row: QualityRow): void => {
    const place = placeIn(row, live);
    if (row.part === 'body' && editor !== null && place !== null && row.suggestion !== null)
      editor.view.dispatch(editor.state.tr.insertText(row.suggestion, place.from, place.to));
    else onChange(adopted(draft, row));
  };
  return (
    <section className="panel" aria-label="文字核对">
      <h2>文字核对</h2>
      <ErrorAlert error={saved.error ?? (asking === null ? decide.error : null)} />
      <Standing rows={rows} known={dirty ? editor !== null : saved.data !== undefined} dirty={dirty} />
      <QualityList
        rows={rows}
        editable={editor !== null}
        may={dirty ? null : (saved.data?.may ?? null)}
        onShow={show}
        onAdopt={adopt}
        onDecide={(row, decision) => {
          decide.reset();
          if (decision === 'ignored' || decision === 'open') decide.mutate({ row, decision, reason: '' });
          else setAsking({ row, decision });
        }}
      />
      {asking !== null && (
        <ReasonDialog
          open
          title={asking.decision === 'excepted' ? '始终忽略' : '核对无误'}
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

function Standing(props: { rows: readonly QualityRow[]; known: boolean; dirty: boolean }): ReactNode {
  const { rows, known, dirty } = props;
  if (!known) return <p className="quiet">正在检查……</p>;
  const open = rows.filter(({ state }) => state === 'open');
  const gate = open.filter(({ severity }) => severity === 'gate').length;
  if (rows.length === 0) return <p className="quiet">没有发现问题。</p>;
  return (
    <p>
      {gate > 0 && <Tag color="red">必须核对 {gate} 处</Tag>}
      {open.length > gate && <Tag color="orange">建议核对 {open.length - gate} 处</Tag>}
      {open.length === 0 && <Tag color="green">都已核对</Tag>}
      {gate > 0 && <span className="quiet">改正或者说明之前，不能送审和发布。</span>}
      {dirty && <span className="quiet">保存后可以忽略或者说明。</span>}
    </p>
  );
}
