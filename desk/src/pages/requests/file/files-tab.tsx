import { useMutation } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Select, Tag, type TableColumnsType } from 'antd';
import { useState, type ReactNode } from 'react';
import { EVIDENCE } from '../../../../../src/law/decisions/evidence.ts';
import { filePath, requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import {
  REQUEST_FILE_KINDS,
  type RequestFileKind,
} from '../../../../../src/modules/requests/requests.definitions.ts';
import { call } from '../../../app/api.ts';
import { DeskTable } from '../../../parts/desk-table.tsx';
import { showMoment, showSize } from '../../../parts/moments.ts';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { FileUpload } from './file-upload.tsx';
import { Releases } from './releases.tsx';
import { isEvidence, type OpenFile, type RequestFile } from './request-file.ts';

type StoredFile = RequestFile['files'][number];

const PROOFS: ReadonlySet<RequestFileKind> = new Set(['identityProof', 'authorisation']);

/** The papers of the file: put in with what they are, opened, taken out with a reason. */
export function FilesTab({ file, reload }: { file: OpenFile; reload: () => Promise<void> }): ReactNode {
  const { view } = file;
  const files = useDownload();
  const [removing, setRemoving] = useState<StoredFile | null>(null);
  const opens = ({ kind }: StoredFile): boolean => view.may.openProof || !PROOFS.has(kind);
  const columns: TableColumnsType<StoredFile> = [
    {
      title: '名称',
      dataIndex: 'name',
      render: (name: string, stored) =>
        opens(stored) ? (
          <Button
            type="link"
            className="cell-link cell-title"
            disabled={files.pending}
            onClick={() => files.start(filePath(view.item.id, stored.id))}
          >
            {name}
          </Button>
        ) : (
          <span className="cell-long">{name}（只供办理人核对）</span>
        ),
    },
    {
      title: '种类',
      dataIndex: 'kind',
      render: (kind: RequestFileKind, { evidence, shownToApplicant }) => (
        <span className="cell-long">
          {REQUEST_FILE_KINDS[kind]}
          {shownToApplicant && <Tag color="blue">申请人可下载</Tag>}
          {isEvidence(evidence) && <div className="quiet small">{EVIDENCE[evidence].label}</div>}
        </span>
      ),
    },
    { title: '大小', dataIndex: 'size', render: showSize },
    { title: '存入', dataIndex: 'createdAt', render: showMoment },
    ...(view.may.handle
      ? [
          {
            title: '操作',
            key: 'remove',
            render: (_value: unknown, stored: StoredFile) => (
              <Button type="link" danger className="cell-link" onClick={() => setRemoving(stored)}>
                移除<span className="for-readers">：{stored.name}</span>
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      {view.may.handle && <AddFile view={view} />}
      <DeskTable<StoredFile>
        rowKey="id"
        size="small"
        columns={columns}
        dataSource={view.files}
        locale={{ emptyText: '卷内还没有材料' }}
      />
      <Releases caseId={view.item.id} seen={`${view.state.seq} ${view.files.length}`} />
      {removing !== null && (
        <RemoveFile
          view={view}
          stored={removing}
          onClose={() => setRemoving(null)}
          onDone={async () => {
            setRemoving(null);
            await reload();
          }}
        />
      )}
    </>
  );
}

function AddFile({ view }: { view: RequestFile }): ReactNode {
  const [kind, setKind] = useState<RequestFileKind>('evidence');
  const [evidence, setEvidence] = useState<string | undefined>(undefined);
  const [shown, setShown] = useState(false);
  return (
    <Form layout="inline" className="filters" aria-label="存入材料">
      <Form.Item label="种类" htmlFor="file-kind">
        <Select
          id="file-kind"
          className="select-medium"
          value={kind}
          options={Object.entries(REQUEST_FILE_KINDS).map(([value, label]) => ({ value, label }))}
          onChange={(next: RequestFileKind) => {
            setKind(next);
            setShown(next === 'answer');
            if (next !== 'evidence') setEvidence(undefined);
          }}
        />
      </Form.Item>
      {kind === 'evidence' && (
        <Form.Item label="证明什么" htmlFor="file-evidence">
          <Select
            id="file-evidence"
            className="select-wide"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="结论所需的依据"
            value={evidence}
            options={Object.entries(EVIDENCE).map(([value, { label }]) => ({ value, label }))}
            onChange={(next?: string) => setEvidence(next)}
          />
        </Form.Item>
      )}
      {!PROOFS.has(kind) && (
        <Form.Item>
          <Checkbox checked={shown} onChange={(event) => setShown(event.target.checked)}>
            申请人可以下载
          </Checkbox>
        </Form.Item>
      )}
      <FileUpload
        view={view}
        kind={kind}
        shown={shown}
        label="选择文件上传"
        {...(evidence !== undefined && { evidence })}
      />
    </Form>
  );
}

function RemoveFile(props: {
  view: RequestFile;
  stored: StoredFile;
  onClose: () => void;
  onDone: () => Promise<void>;
}): ReactNode {
  const { view, stored } = props;
  const { message } = App.useApp();
  const remove = useMutation({
    mutationFn: async (reason: string) =>
      call(requestsApi.removeFile, {
        params: { caseId: view.item.id, fileId: stored.id },
        body: { reason },
      }),
    onSuccess: async () => {
      void message.success('已移除');
      await props.onDone();
    },
  });
  return (
    <ReasonDialog
      open
      title={`移除“${stored.name}”`}
      explanation="文件内容随即销毁，不能恢复；曾经存入和移除的理由留在记录里。"
      label="移除理由"
      okText="移除"
      danger
      pending={remove.isPending}
      error={remove.error}
      onCancel={props.onClose}
      onOk={({ reason }) => remove.mutate(reason)}
    />
  );
}
