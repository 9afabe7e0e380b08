import { Alert, App, Button, Form, Input, Space, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import type { reviewApi } from '../../../../src/modules/review/review.api.ts';
import { EditionStateTag } from '../../parts/edition-state-tag.tsx';
import { RichTextEditor } from '../../parts/editor/rich-text-editor.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { LinksPanel } from './links-panel.tsx';
import { MetadataForm } from './metadata-form.tsx';
import { RecoverNotice } from './recover-notice.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { RevisionsPanel } from './revisions-panel.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { useDraft, type DocumentView, type DraftState } from './use-draft.ts';

export type ReviewView = ResponseOf<typeof reviewApi.get>;

interface Props {
  readonly view: DocumentView;
  readonly review: ReviewView;
  readonly reload: () => Promise<void>;
}

/** The page on which a document is written (left) and moved on (right). */
export function DocumentWorkspace({ view, review, reload }: Props): ReactNode {
  const { message } = App.useApp();
  const [notices, setNotices] = useState<readonly string[]>([]);
  const editable = review.actions.some((action) => action.event === 'edit' && action.allowed);
  const writing = useDraft(view, {
    onSaved: (saved) => {
      setNotices(saved.notices);
      void message.success(saved.changed ? '已保存' : '内容没有变化，未产生新的修订');
      if (saved.reviewVoided) void message.warning('内容已修改，原来的审核作废，需要重新送审');
      void reload();
    },
  });
  const { draft, change } = writing;
  const dirty = writing.state.kind !== 'clean';
  return (
    <>
      <PageHead title={draft.title === '' ? '未命名文稿' : draft.title}>
        <EditionStateTag state={view.edition.state} pendingApproval={view.edition.pendingApproval} />
        {editable && <SaveStatus state={writing.state} />}
        {editable && (
          <Button
            type={dirty ? 'primary' : 'default'}
            loading={writing.saving}
            disabled={writing.saving}
            onClick={() => void writing.save()}
          >
            保存
          </Button>
        )}
      </PageHead>
      <p className="quiet">
        {KIND_SPECS[view.document.kind].label}　{view.document.nodeName}　第 {view.edition.number} 版第{' '}
        {view.revision.number} 次修订，
        {view.revision.createdBy.name}，{showMoment(view.revision.createdAt)}
        {view.document.indexNumber && `　索引号 ${view.document.indexNumber}`}
      </p>
      {writing.error && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={writing.error.message} />
      )}
      {notices.length > 0 && (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: () => setNotices([]) }}
          className="form-alert"
          title="粘贴或保存时作了以下处理"
          description={
            <ul>
              {notices.map((notice) => (
                <li key={notice}>{notice}</li>
              ))}
            </ul>
          }
        />
      )}
      {editable && <RecoverNotice view={view} onTake={writing.take} />}
      <div className="workspace">
        <div className="workspace-main">
          <section className="panel">
            <Form layout="vertical" component="div" disabled={!editable}>
              <Form.Item label="标题" htmlFor="document-title" required>
                <Input
                  id="document-title"
                  value={draft.title}
                  maxLength={300}
                  showCount
                  onChange={(event) => change({ title: event.target.value })}
                />
              </Form.Item>
              <Form.Item label="内容概述" htmlFor="document-summary">
                <Input.TextArea
                  id="document-summary"
                  value={draft.summary}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  maxLength={2000}
                  onChange={(event) => change({ summary: event.target.value })}
                />
              </Form.Item>
            </Form>
            <RichTextEditor
              html={draft.bodyHtml}
              editable={editable}
              onChange={(bodyHtml) => change({ bodyHtml })}
              onNotices={setNotices}
            />
          </section>
          <AttachmentsPanel
            documentId={view.document.id}
            known={view.revision.attachments}
            chosen={draft.attachmentIds}
            editable={editable}
            onChange={(attachmentIds) => change({ attachmentIds })}
          />
          <section className="panel">
            <h2>公开信息</h2>
            <MetadataForm
              kind={view.document.kind}
              metadata={draft.metadata}
              issues={view.issues}
              editable={editable}
              onChange={(metadata) => change({ metadata })}
            />
          </section>
        </div>
        <aside className="workspace-side" aria-label="审核与经过">
          <ReviewPanel view={view} review={review} dirty={dirty} save={writing.save} reload={reload} />
          <section className="panel">
            <Tabs
              items={[
                { key: 'timeline', label: '经过', children: <TimelinePanel documentId={view.document.id} /> },
                {
                  key: 'revisions',
                  label: '修订对比',
                  children: <RevisionsPanel documentId={view.document.id} currentId={view.revision.id} />,
                },
                { key: 'links', label: '解读关联', children: <LinksPanel view={view} reload={reload} /> },
              ]}
            />
          </section>
        </aside>
      </div>
    </>
  );
}

function SaveStatus({ state }: { state: DraftState }): ReactNode {
  return (
    <Space className="quiet" role="status">
      {statusText(state)}
    </Space>
  );
}

function statusText(state: DraftState): string {
  switch (state.kind) {
    case 'clean':
      return '';
    case 'dirty':
      return '有未保存的修改';
    case 'autosaved':
      return `已自动保存 ${showMoment(state.at)}，尚未存为修订`;
    case 'localOnly':
      return '修改已保留在本机，尚未传到服务器';
    case 'conflict':
      return '他人已先修改，您的内容已保留';
    default:
      return state satisfies never;
  }
}
