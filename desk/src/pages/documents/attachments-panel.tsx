import { ArrowDownOutlined, ArrowUpOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Progress, Tag, Upload } from 'antd';
import { useRef, type ReactNode } from 'react';
import { ACCEPTED_EXTENSIONS, ACCEPTED_TEXT } from '../../../../src/files/file-kinds.ts';
import { attachmentPath } from '../../../../src/modules/attachments/attachments.api.ts';
import { Loading } from '../../parts/loading.tsx';
import { useConfirm } from '../../parts/use-confirm.ts';
import { FailedPage } from '../../parts/failed-page.tsx';
import { showSize } from '../../parts/moments.ts';
import { useFileDrop } from '../../parts/use-file-drop.ts';
import type { DocumentView } from './draft.ts';
import { useAttachments, type Attachment, type Uploads, type UploadItem } from './use-uploads.ts';

type Known = DocumentView['revision']['attachments'][number] & { readonly notices?: readonly string[] };

interface Props {
  readonly documentId: string;
  /** What the revision shows; names are taken from here until the whole list is there. */
  readonly known: readonly Known[];
  /** Which of them the draft shows, in this order. */
  readonly chosen: readonly string[];
  /** Where pictures stand in the text. */
  readonly bodyHtml: string;
  readonly editable: boolean;
  readonly uploads: Uploads;
  readonly onChange: (attachmentIds: readonly string[]) => void;
}

/** Files of the document: which of them the text shows and in which order, and uploading more. */
export function AttachmentsPanel(props: Props): ReactNode {
  const { documentId, known, chosen, editable, uploads, onChange } = props;
  const { confirm } = useConfirm();
  const holder = useRef<HTMLElement>(null);
  const over = useFileDrop(holder, editable ? (files) => void uploads.add(files) : null);
  const attachments = useAttachments(documentId);
  const all = new Map<string, Known>(
    [...known, ...(attachments.data?.items ?? [])].map((one) => [one.id, one]),
  );
  const shown = chosen.flatMap((id) => all.get(id) ?? []);
  const unused = (attachments.data?.items ?? []).filter((one) => !chosen.includes(one.id));
  const move = (id: string, by: 1 | -1): void => onChange(moved(chosen, id, by));
  const remove = (attachment: Known): void => {
    const without = chosen.filter((id) => id !== attachment.id);
    if (!props.bodyHtml.includes(attachment.id)) {
      onChange(without);
      return;
    }
    void confirm({
      title: `“${attachment.name}”插在正文中`,
      content: '移除后正文里的这张图片无法公开显示，请同时从正文中删去。',
      okText: '移除',
      danger: true,
      onOk: () => onChange(without),
    });
  };
  return (
    <section ref={holder} className={over ? 'panel drop-here' : 'panel'} aria-label="附件">
      <div className="panel-head">
        <h2>附件</h2>
        {editable && <ChooseFiles uploads={uploads} />}
      </div>
      {editable && (
        <p className="quiet">
          可选择或拖入多个文件：{ACCEPTED_TEXT}。
          {attachments.data && `单个不超过 ${showSize(attachments.data.maxBytes)}。`}
          文件类型按内容认定，改扩展名无效；保存文稿后随文公开。
        </p>
      )}
      {attachments.isPending && shown.length === 0 && <Loading rows={2} />}
      {attachments.isError && (
        <FailedPage error={attachments.error} onRetry={() => void attachments.refetch()} />
      )}
      {shown.length === 0 && uploads.items.length === 0 && !attachments.isPending && (
        <p className="quiet">没有附件。</p>
      )}
      <ol className="plain-list attachments" aria-label="随文公开的附件">
        {shown.map((attachment, index) => (
          <li key={attachment.id}>
            <FileLine attachment={attachment} />
            {editable && (
              <span className="attachment-actions">
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowUpOutlined aria-hidden />}
                  aria-label={`上移 ${attachment.name}`}
                  disabled={index === 0}
                  onClick={() => move(attachment.id, -1)}
                />
                <Button
                  size="small"
                  type="text"
                  icon={<ArrowDownOutlined aria-hidden />}
                  aria-label={`下移 ${attachment.name}`}
                  disabled={index === shown.length - 1}
                  onClick={() => move(attachment.id, 1)}
                />
                <Button
                  size="small"
                  type="link"
                  danger
                  aria-label={`移除 ${attachment.name}`}
                  onClick={() => remove(attachment)}
                >
                  移除
                </Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <UploadList uploads={uploads} />
      {editable && unused.length > 0 && <Unused items={unused} onTake={(id) => onChange([...chosen, id])} />}
    </section>
  );
}

function ChooseFiles({ uploads }: { uploads: Uploads }): ReactNode {
  return (
    <Upload
      multiple
      showUploadList={false}
      accept={ACCEPTED_EXTENSIONS.join(',')}
      beforeUpload={(file, files) => {
        // Called for each file of a choice; the whole choice goes at once, in its order.
        if (file === files[0]) void uploads.add(files);
        return false;
      }}
    >
      <Button icon={<UploadOutlined aria-hidden />}>上传附件</Button>
    </Upload>
  );
}

function FileLine({ attachment }: { attachment: Known }): ReactNode {
  return (
    <span className="attachment-name">
      <a
        href={attachmentPath(attachment.id)}
        target="_blank"
        rel="noopener"
        download={downloadName(attachment)}
      >
        {attachment.name}
      </a>
      <span className="quiet">　{showSize(attachment.size)}</span>
      {(attachment.notices ?? []).map((notice) => (
        <span key={notice} className="attachment-notice">
          <Tag color="orange">注意</Tag>
          {notice}
        </span>
      ))}
    </span>
  );
}

/** Pictures open in the browser, everything else is kept as a file. */
function downloadName(attachment: Known): string | undefined {
  return attachment.mediaType.startsWith('image/') ? undefined : attachment.name;
}

function UploadList({ uploads }: { uploads: Uploads }): ReactNode {
  if (uploads.items.length === 0) return null;
  return (
    <ul className="plain-list attachments" aria-label="正在上传" aria-live="polite">
      {uploads.items.map((item) => (
        <li key={item.id}>
          <span className="attachment-name">
            {item.file.name}
            <span className="quiet">　{showSize(item.file.size)}</span>
            {item.error === null ? (
              <Progress percent={Math.round(item.share * 100)} aria-label={`${item.file.name} 上传进度`} />
            ) : (
              <span className="error-text attachment-notice">没有上传：{item.error}</span>
            )}
          </span>
          <UploadActions item={item} uploads={uploads} />
        </li>
      ))}
    </ul>
  );
}

function UploadActions({ item, uploads }: { item: UploadItem; uploads: Uploads }): ReactNode {
  return (
    <span className="attachment-actions">
      {item.error !== null && (
        <Button
          size="small"
          type="link"
          aria-label={`重试 ${item.file.name}`}
          onClick={() => uploads.retry(item)}
        >
          重试
        </Button>
      )}
      <Button
        size="small"
        type="link"
        aria-label={`${item.error === null ? '取消' : '关闭'} ${item.file.name}`}
        onClick={() => uploads.dismiss(item)}
      >
        {item.error === null ? '取消' : '关闭'}
      </Button>
    </span>
  );
}

function Unused({
  items,
  onTake,
}: {
  items: readonly Attachment[];
  onTake: (id: string) => void;
}): ReactNode {
  return (
    <details className="why-not">
      <summary>上传过但没有采用的附件（{items.length} 个，不会公开）</summary>
      <ul className="plain-list attachments">
        {items.map((attachment) => (
          <li key={attachment.id}>
            <FileLine attachment={attachment} />
            <Button
              size="small"
              type="link"
              aria-label={`采用 ${attachment.name}`}
              onClick={() => onTake(attachment.id)}
            >
              采用
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

function moved(ids: readonly string[], id: string, by: 1 | -1): readonly string[] {
  const at = ids.indexOf(id);
  const without = ids.filter((one) => one !== id);
  return [...without.slice(0, at + by), id, ...without.slice(at + by)];
}
