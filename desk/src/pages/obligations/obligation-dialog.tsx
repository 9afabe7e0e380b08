import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { documentsApi } from '../../../../src/modules/documents/documents.api.ts';
import { obligationsApi } from '../../../../src/modules/obligations/obligations.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { isOlderDocument, OlderReason } from './older-document.tsx';
import { PostDutyDialog } from './post-duty-dialog.tsx';
import type { ObligationItem } from './obligation-words.ts';

/** What is done with an obligation. */
export type Deed = 'post' | 'name' | 'nil' | 'waive' | 'reopen';

const REASONS = {
  nil: {
    title: '签报没有需要公开的信息',
    explanation:
      '以您的名义签报：这一期（这一阶段）没有产生应当公开的信息。签报记入登记册；以后有文稿公开的，改由文稿履行。',
    label: '情况说明',
    okText: '签报',
    done: '已签报',
  },
  waive: {
    title: '免除公开义务',
    explanation: '只用于登记有误、与其他义务重复或者不再适用的情形。理由记入登记册和审计记录。',
    label: '理由',
    okText: '免除',
    done: '已免除',
  },
  reopen: {
    title: '重新待办',
    explanation: '撤销现在的结果，义务按原来的期限重新待办。',
    label: '理由',
    okText: '重新待办',
    done: '已重新待办',
  },
} as const;

interface Props {
  readonly agencyId: string;
  readonly item: ObligationItem;
  readonly deed: Deed;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Asks for what an action on an obligation needs. */
export function ObligationDialog({ deed, ...props }: Props): ReactNode {
  if (deed === 'post') return <PostDutyDialog {...props} />;
  return deed === 'name' ? <NameDialog {...props} /> : <WithReason {...props} deed={deed} />;
}

function WithReason(props: Omit<Props, 'deed'> & { deed: keyof typeof REASONS }): ReactNode {
  const { item, deed, onClose, onDone } = props;
  const { message } = App.useApp();
  const { done, ...words } = REASONS[deed];
  const act = useMutation({
    mutationFn: async ({ reason }: { reason: string }) =>
      call(obligationsApi[deed], {
        params: { obligationId: item.id },
        body: { version: item.version, reason },
      }),
    onSuccess: async () => {
      void message.success(done);
      await onDone();
    },
  });
  return (
    <ReasonDialog
      open
      {...words}
      pending={act.isPending}
      error={act.error}
      onOk={(fields) => act.mutate(fields)}
      onCancel={onClose}
    />
  );
}

function NameDialog({ agencyId, item, onClose, onDone }: Omit<Props, 'deed'>): ReactNode {
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const [documentId, setDocumentId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const found = useQuery({
    queryKey: ['documents', agencyId, 'select', text],
    queryFn: async () =>
      call(documentsApi.list, { query: { agencyId, limit: 20, ...(text !== '' && { text }) } }),
    placeholderData: (before) => before,
  });
  const act = useMutation({
    mutationFn: async (chosen: string) =>
      call(obligationsApi.name, {
        params: { obligationId: item.id },
        body: { version: item.version, documentId: chosen, reason },
      }),
    onSuccess: async ({ met }) => {
      void message.success(named(item, met));
      await onDone();
    },
  });
  return (
    <Dialog
      open
      title={item.takesBack ? '指明要撤回的处罚决定' : '指明履行义务的文稿'}
      okText="确定"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending, disabled: documentId === null }}
      onCancel={onClose}
      onOk={() => {
        if (documentId !== null) act.mutate(documentId);
      }}
    >
      <p>{item.what}</p>
      <ErrorAlert error={act.error ?? found.error} />
      <Select
        aria-label="文稿"
        className="full-width"
        placeholder="输入标题查找"
        showSearch={{ filterOption: false, onSearch: setText }}
        loading={found.isFetching}
        value={documentId}
        options={(found.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(chosen) => {
          setDocumentId(chosen);
          setReason('');
          act.reset();
        }}
      />
      {(isOlderDocument(act.error) || reason !== '') && (
        <OlderReason value={reason} onChange={({ target }) => setReason(target.value)} />
      )}
      <p className="quiet">
        {item.takesBack
          ? '撤下这份处罚决定并写明对外说明的那天，义务算作履行；已经这样撤下的，立即算作履行。转到其他文稿、没有对外说明的，不算。'
          : '文稿已经公开的，立即算作履行；还没有公开的，发布时算作履行。义务起算之前早已公开的，须写明理由。'}
      </p>
    </Dialog>
  );
}

function named({ takesBack }: ObligationItem, met: boolean): string {
  if (takesBack) return met ? '处罚决定已撤回并说明，义务已履行' : '已指明，撤下并对外说明时算作履行';
  return met ? '文稿已公开，义务已履行' : '已指明，文稿发布时算作履行';
}
