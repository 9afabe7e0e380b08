import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input, Segmented, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { boardsApi, photoTaken } from '../../../../src/modules/channels/boards.api.ts';
import { call, upload } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showIssues } from '../../parts/field-issues.ts';
import { PAGE_SIZE, PagedTable } from '../../parts/paged-table.tsx';
import { dayOfToday } from '../../parts/today.ts';
import { UploadButton } from '../../parts/upload-button.tsx';
import { POSTING_LABELS } from './channel-words.ts';
import { OutdatedTag } from './outdated-list.tsx';
import { PostDialog } from './post-dialog.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { useReloadChannels } from './use-reload-channels.ts';
import { VoidDialog } from './void-dialog.tsx';
import { DocumentCell } from '../../parts/document-cell.tsx';
import { DayAndPersonItems, type DayAndPerson } from './day-and-person.tsx';

/** A posting as the server shows it. */
export type Posting = ResponseOf<typeof boardsApi.postings>['items'][number];
type Row = Posting & { readonly id: string };

const WHICH = [
  { value: 'hanging', label: '张贴中' },
  { value: 'due', label: '应撤下、更换' },
  { value: 'all', label: '全部' },
] as const;
type Which = (typeof WHICH)[number]['value'];

/** What hangs where, until when, and what must come down. */
export function PostingsPanel({ agencyId }: { agencyId: string }): ReactNode {
  const [which, setWhich] = useState<Which>('hanging');
  const [page, setPage] = useState(1);
  const [posting, setPosting] = useState(false);
  const [leaving, setLeaving] = useState<Posting | null>(null);
  const [replacing, setReplacing] = useState<Posting | null>(null);
  const [voiding, setVoiding] = useState<Posting | null>(null);
  const [shown, setShown] = useState<Posting | null>(null);
  const list = useQuery({
    queryKey: ['channels', agencyId, 'postings', which, page],
    queryFn: async () => {
      const { items, total, may } = await call(boardsApi.postings, {
        query: { agencyId, which, page, size: PAGE_SIZE },
      });
      return { items: items.map((item): Row => ({ ...item, id: item.recordId })), total, may };
    },
    placeholderData: keepPreviousData,
  });
  const reload = useReloadChannels(agencyId);
  const mayKeep = list.data?.may.keep === true;
  return (
    <>
      <Space wrap className="form-alert">
        {mayKeep && (
          <Button type="primary" onClick={() => setPosting(true)}>
            打印和登记张贴
          </Button>
        )}
        <Segmented<Which>
          aria-label="状态"
          value={which}
          options={[...WHICH]}
          onChange={(next) => {
            setWhich(next);
            setPage(1);
          }}
        />
      </Space>
      <PagedTable<Row>
        list={list}
        page={page}
        empty={which === 'due' ? '没有应撤下、更换的张贴' : '没有张贴记录'}
        unit="条"
        onPage={setPage}
        columns={[
          {
            title: '状态',
            key: 'standing',
            render: (_value, item) => (
              <Space direction="vertical" size={4}>
                <Tag color={POSTING_LABELS[item.standing].color}>{POSTING_LABELS[item.standing].label}</Tag>
                <OutdatedTag outdated={item.outdated} />
              </Space>
            ),
          },
          {
            title: '张贴的内容',
            key: 'title',
            className: 'cell-wrap',
            render: (_value, item) => (
              <DocumentCell documentId={item.documentId} title={item.title}>
                {item.documentId === null && <div className="quiet small">只在公示栏公开</div>}
                {item.note !== '' && <div className="quiet small">{item.note}</div>}
                {item.takeDownReason !== '' && <div className="quiet small">{item.takeDownReason}</div>}
              </DocumentCell>
            ),
          },
          {
            title: '公开栏',
            key: 'board',
            className: 'cell-wrap',
            render: (_value, item) => (
              <>
                {item.boardName}
                <div className="quiet small">{item.spot}</div>
              </>
            ),
          },
          {
            title: '张贴和撤下',
            key: 'days',
            render: (_value, item) => (
              <>
                {item.postedOn} {item.postedBy}张贴
                {item.stayUntil !== null && <div className="small">公示至 {item.stayUntil}</div>}
                {item.takenDownOn !== null && `；${item.takenDownOn} ${item.takenDownBy}撤下`}
                {isHanging(item) && item.takeDownOn !== null && (
                  <div className="small">应于 {item.takeDownOn} 撤下</div>
                )}
                {item.voidedOn !== null && (
                  <div className="small">
                    {item.voidedOn} 作废：{item.voidReason}
                  </div>
                )}
              </>
            ),
          },
          {
            title: '办理',
            key: 'deeds',
            render: (_value, item) => (
              <Space>
                {item.photo && (
                  <Button type="link" className="cell-link" onClick={() => setShown(item)}>
                    照片<span className="for-readers">：{item.title}</span>
                  </Button>
                )}
                {mayKeep && isHanging(item) && (
                  <>
                    {item.outdated === 'edition' && (
                      <Button type="link" className="cell-link" onClick={() => setReplacing(item)}>
                        更换<span className="for-readers">：{item.title}</span>
                      </Button>
                    )}
                    {item.documentId !== null && <PhotoButton item={item} reload={reload} />}
                    <Button type="link" className="cell-link" onClick={() => setLeaving(item)}>
                      登记撤下<span className="for-readers">：{item.title}</span>
                    </Button>
                  </>
                )}
                {mayKeep && item.standing !== 'void' && (
                  <Button type="link" className="cell-link" onClick={() => setVoiding(item)}>
                    作废<span className="for-readers">：{item.title}</span>
                  </Button>
                )}
              </Space>
            ),
          },
        ]}
      />
      {posting && (
        <PostDialog
          agencyId={agencyId}
          onClose={() => setPosting(false)}
          onDone={async () => {
            setPosting(false);
            await reload();
          }}
        />
      )}
      {leaving !== null && (
        <TakeDownDialog
          item={leaving}
          onClose={() => setLeaving(null)}
          onDone={async () => {
            setLeaving(null);
            await reload();
          }}
        />
      )}
      {replacing !== null && (
        <ReplaceDialog
          item={replacing}
          onClose={() => setReplacing(null)}
          onDone={async () => {
            setReplacing(null);
            await reload();
          }}
        />
      )}
      {voiding !== null && (
        <VoidDialog
          item={voiding}
          onClose={() => setVoiding(null)}
          onDone={async () => {
            setVoiding(null);
            await reload();
          }}
        />
      )}
      {shown !== null && (
        <Dialog open footer={null} title={`张贴照片：${shown.title}`} onCancel={() => setShown(null)}>
          <img
            className="posting-photo"
            alt={`${shown.boardName}张贴《${shown.title}》的照片`}
            src={`/api/channels/postings/${shown.recordId}/photo`}
          />
        </Dialog>
      )}
    </>
  );
}

function isHanging({ standing }: Posting): boolean {
  return standing !== 'down' && standing !== 'void';
}

function PhotoButton({ item, reload }: { item: Posting; reload: () => Promise<void> }): ReactNode {
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: async (file: File) =>
      upload(`/api/channels/postings/${item.recordId}/photo?version=${item.version}`, file, {
        answer: photoTaken,
      }),
    onSuccess: async () => {
      void message.success('照片已保存');
      await reload();
    },
    onError: (error) => void message.error(error.message),
  });
  return (
    <UploadButton
      accept=".jpg,.jpeg,.png"
      label={item.photo ? '更换照片' : '上传照片'}
      pending={send.isPending}
      onFile={(file) => send.mutate(file)}
    />
  );
}

interface LeavingFields extends DayAndPerson {
  readonly reason?: string;
}

function TakeDownDialog(props: {
  item: Posting;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { item, onClose, onDone } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<LeavingFields>();
  const act = useMutation({
    mutationFn: async (fields: LeavingFields) =>
      call(boardsApi.takeDown, {
        params: { recordId: item.recordId },
        body: { version: item.version, ...fields },
      }),
    onSuccess: async () => {
      void message.success('已登记撤下');
      await onDone();
    },
    onError: (error) => showIssues(form, error),
  });
  return (
    <Dialog
      open
      title={`登记撤下：${item.boardName}`}
      okText="登记"
      cancelText="取消"
      okButtonProps={{ loading: act.isPending }}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <ErrorAlert error={act.error} />
      <Form<LeavingFields>
        name="take-down"
        form={form}
        layout="vertical"
        initialValues={{ on: dayOfToday() }}
        onFinish={(fields) => act.mutate(fields)}
      >
        <DayAndPersonItems deed="撤下" />
        <Form.Item
          name="reason"
          label={
            item.standing === 'mustStay'
              ? `理由（公示期到 ${item.stayUntil ?? ''} 才满）`
              : '说明（可以不填）'
          }
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Dialog>
  );
}
