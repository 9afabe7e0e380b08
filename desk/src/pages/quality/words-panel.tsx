import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Segmented, Space, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { toChinese } from '../../../../src/law/dates.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import {
  qualityApi,
  WORD_KIND_LABELS,
  WORD_KINDS,
  type WordKind,
} from '../../../../src/modules/quality/quality.api.ts';
import { call } from '../../app/api.ts';
import { DeskTable } from '../../parts/desk-table.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { UploadButton } from '../../parts/upload-button.tsx';
import { WordDialog } from './word-dialog.tsx';

type Word = ResponseOf<typeof qualityApi.words>['items'][number];

/** What an office has added of its own, and what it has from above. */
export function WordsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [kind, setKind] = useState<WordKind>('expression');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Word | null>(null);
  const words = useQuery({
    queryKey: ['quality-words', agencyId],
    queryFn: async () => call(qualityApi.words, { query: { agencyId } }),
  });
  const changed = async (): Promise<void> => client.invalidateQueries({ queryKey: ['quality-words'] });
  const remove = useMutation({
    mutationFn: async (input: { wordId: string; reason: string }) =>
      call(qualityApi.removeWord, { params: { wordId: input.wordId }, body: { reason: input.reason } }),
    onSuccess: async () => {
      setRemoving(null);
      await changed();
    },
  });
  const bring = useMutation({
    mutationFn: async (file: File) =>
      call(qualityApi.importWords, { body: { agencyId, csv: await file.text() } }),
    onSuccess: async ({ added, known }) => {
      void message.success(`导入 ${added} 条，已有 ${known} 条`);
      await changed();
    },
  });
  const take = useMutation({
    mutationFn: async () => call(qualityApi.exportWords, { query: { agencyId } }),
    onSuccess: ({ csv }) => saveAs('词表.csv', csv),
  });
  if (words.isError) return <FailedPage error={words.error} onRetry={() => void words.refetch()} />;
  const items = (words.data?.items ?? []).filter((word) => word.kind === kind);
  const may = words.data?.may.edit === true;
  return (
    <>
      <p className="quiet">
        词表只用于本机构和下级机构自己起草的文稿，不用于公众提交的申请和留言。“例外”是不再提示的写法。
      </p>
      <ErrorAlert error={bring.error ?? take.error} />
      <Space wrap className="form-alert">
        <Segmented<WordKind>
          aria-label="词条类别"
          className="quality-kinds"
          value={kind}
          options={WORD_KINDS.map((value) => ({ value, label: WORD_KIND_LABELS[value] }))}
          onChange={setKind}
        />
        {may && (
          <Button type="primary" onClick={() => setAdding(true)}>
            添加
          </Button>
        )}
        {may && (
          <UploadButton
            accept=".csv"
            label="导入 CSV"
            pending={bring.isPending}
            onFile={(file) => bring.mutate(file)}
          />
        )}
        <Button loading={take.isPending} onClick={() => take.mutate()}>
          导出 CSV
        </Button>
      </Space>
      <DeskTable<Word>
        rowKey="id"
        size="middle"
        columns={columnsOf(kind, may ? setRemoving : null)}
        dataSource={items}
        loading={words.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: '没有词条' }}
      />
      {adding && (
        <WordDialog
          agencyId={agencyId}
          kind={kind}
          onClose={() => setAdding(false)}
          onDone={async () => {
            setAdding(false);
            await changed();
          }}
        />
      )}
      {removing !== null && (
        <ReasonDialog
          open
          title="删去词条"
          explanation={`“${removing.words}”从此不再使用，记录保留。`}
          label="理由"
          okText="删去"
          danger
          pending={remove.isPending}
          error={remove.error}
          onCancel={() => setRemoving(null)}
          onOk={({ reason }) => remove.mutate({ wordId: removing.id, reason })}
        />
      )}
    </>
  );
}

function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  // The browser reads it right after the click; a minute is plenty.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What the office knows of a statute, on one line. */
function tellLaw(law: Word['law']): string {
  if (law === null) return '';
  const { from, lastArticle, order, repealedBy, repealedFrom } = law;
  return [
    ...(from === null || from === undefined ? [] : [`${toChinese(from)}起施行`]),
    ...(lastArticle === null || lastArticle === undefined ? [] : [`共${lastArticle}条`]),
    ...(order === undefined || order === '' ? [] : [order]),
    ...(repealedFrom === null || repealedFrom === undefined
      ? []
      : [`${toChinese(repealedFrom)}起由《${repealedBy ?? ''}》代替`]),
  ].join('，');
}

function columnsOf(kind: WordKind, onRemove: ((word: Word) => void) | null): TableColumnsType<Word> {
  return [
    { title: kind === 'expression' ? '不规范写法' : kind === 'law' ? '名称' : '词语', dataIndex: 'words' },
    ...(kind === 'expression' ? [{ title: '规范写法', dataIndex: 'right' }] : []),
    ...(kind === 'series'
      ? [{ title: '并列的词', key: 'members', render: (_: unknown, word: Word) => word.members.join('、') }]
      : []),
    ...(kind === 'exception' ? [{ title: '规则', dataIndex: 'rule' }] : []),
    ...(kind === 'law'
      ? [{ title: '版本和效力', key: 'law', render: (_: unknown, word: Word) => tellLaw(word.law) }]
      : []),
    {
      title: '依据和理由',
      key: 'source',
      render: (_, word) => [word.source, word.reason].filter((part) => part !== '').join('；'),
    },
    {
      title: '添加',
      key: 'added',
      render: (_, word) => (
        <>
          {word.addedBy}
          <div className="quiet">{showMoment(word.addedAt)}</div>
        </>
      ),
    },
    {
      title: '操作',
      key: 'steps',
      render: (_, word) =>
        word.inherited ? (
          <Tag>{word.agencyName}</Tag>
        ) : (
          onRemove !== null && (
            <Button size="small" onClick={() => onRemove(word)}>
              删去
            </Button>
          )
        ),
    },
  ];
}
