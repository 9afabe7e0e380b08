import type { Editor } from '@tiptap/react';
import { Alert, App, Button, Form, Input, Tabs } from 'antd';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { KIND_SPECS } from '../../../../src/modules/documents/documents.kinds.ts';
import { useSession } from '../../app/session.tsx';
import { EditionStateTag } from '../../parts/edition-state-tag.tsx';
import { RichTextEditor } from '../../parts/editor/rich-text-editor.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { showMoment } from '../../parts/moments.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { RichTextView } from '../../parts/rich-text-view.tsx';
import { useUnsavedGuard } from '../../parts/use-unsaved-guard.ts';
import { AttachmentsPanel } from './attachments-panel.tsx';
import { ConflictNotice } from './conflict-notice.tsx';
import { CoordinationNotice } from './coordination-notice.tsx';
import { draftOf, type DocumentView, type ReviewView } from './draft.ts';
import { IssuesNotice } from './issues-notice.tsx';
import { LinkNotice } from './link-notice.tsx';
import { LinksPanel } from './links-panel.tsx';
import { dismiss, forgetLocally } from './local-drafts.ts';
import { MetadataFacts, MetadataForm } from './metadata-form.tsx';
import { QualityPanel } from './quality-panel.tsx';
import { RecoverNotice } from './recover-notice.tsx';
import { findOffer } from './recovery.ts';
import { ReviewPanel } from './review-panel.tsx';
import { RevisionsPanel } from './revisions-panel.tsx';
import { SaveStatus } from './save-status.tsx';
import { SchedulePanel } from './schedule-panel.tsx';
import { StandingFacts } from './standing-facts.tsx';
import { TimelinePanel } from './timeline-panel.tsx';
import { useDraft } from './use-draft.ts';
import { useAttachments, useUploads } from './use-uploads.ts';
import './documents.css';

interface Props {
  readonly view: DocumentView;
  readonly review: ReviewView;
  readonly reload: () => Promise<void>;
}

/** The page on which a document is written (left) and moved on (right). */
export function DocumentWorkspace({ view, review, reload }: Props): ReactNode {
  const { message } = App.useApp();
  const { me } = useSession();
  const accountId = me.account.id;
  const [editor, setEditor] = useState<Editor | null>(null);
  const [notices, setNotices] = useState<readonly string[]>([]);
  const key = { accountId, documentId: view.document.id };
  const [offer, setOffer] = useState(() => findOffer(view, key));
  const mayEdit = review.actions.some((action) => action.event === 'edit' && action.allowed);
  const editable = mayEdit && offer === null;
  const writing = useDraft(view, {
    accountId,
    onSaved: (saved) => {
      setNotices(saved.notices);
      void message.success(saved.changed ? '已保存' : '内容没有变化，未产生新的修订');
      if (saved.reviewVoided) void message.warning('内容已修改，原来的审核作废，需要重新送审');
      void reload();
    },
    onRefused: () => void reload(),
  });
  const { change, state } = writing;
  // Somebody moved the document on while it was being written: the page shows what is there now.
  const draft = editable ? writing.draft : draftOf(view);
  const attachments = useAttachments(view.document.id);
  const uploads = useUploads(view.document.id, {
    maxBytes: attachments.data?.maxBytes,
    onUploaded: ({ id }) => change((now) => ({ attachmentIds: [...now.attachmentIds, id] })),
  });
  const [waiting, setWaiting] = useState(false);
  const saving = waiting || writing.saving;
  const dirty = editable && (state.kind !== 'clean' || uploads.busy);
  /** With the files that are still on their way: they were chosen before. */
  const save = async (): Promise<string | null> => {
    if (saving) return null;
    setWaiting(uploads.busy);
    await uploads.settled();
    setWaiting(false);
    return writing.save();
  };
  useUnsavedGuard(dirty, '写过的内容已自动保存，下次打开这份文稿时可以恢复；但它还不是修订，审核人看不到。');
  useSaveKey(() => dirty && state.kind !== 'conflict' && void save());
  return (
    <>
      <PageHead title={draft.title === '' ? '未命名文稿' : draft.title}>
        <EditionStateTag state={view.edition.state} pendingApproval={view.edition.pendingApproval} />
        {editable && <SaveStatus state={state} />}
        {editable && (
          <Button
            type={dirty ? 'primary' : 'default'}
            title="保存（Ctrl+S）"
            loading={saving}
            disabled={saving || state.kind === 'conflict'}
            onClick={() => void save()}
          >
            保存
          </Button>
        )}
      </PageHead>
      <p className="quiet">
        {KIND_SPECS[view.document.kind].label}　{view.document.agencyName}　{view.document.nodeName}　第{' '}
        {view.edition.number} 版第 {view.revision.number} 次修订，{view.revision.createdBy.name}，
        {showMoment(view.revision.createdAt)}
        {view.document.indexNumber && `　索引号 ${view.document.indexNumber}`}
      </p>
      {state.kind === 'conflict' && view.revision.id !== writing.base.revisionId ? (
        <ConflictNotice
          view={view}
          baseRevisionId={writing.base.revisionId}
          onDropMine={writing.dropMine}
          onKeepMine={writing.keepMine}
        />
      ) : (
        <ErrorAlert error={writing.error} />
      )}
      {state.kind === 'localOnly' && (
        <Alert
          type="warning"
          showIcon
          className="form-alert"
          title={`自动保存没有成功：${state.why}内容已保留在本机，恢复后会自动再存。`}
        />
      )}
      {notices.length > 0 && <CleaningNotice notices={notices} onClose={() => setNotices([])} />}
      {mayEdit && offer !== null && (
        <RecoverNotice
          offer={offer}
          onTake={() => {
            change(offer.draft);
            setOffer(null);
          }}
          onDrop={() => {
            forgetLocally(key);
            if (offer.autosaveId !== null) dismiss(offer.autosaveId);
            setOffer(null);
          }}
        />
      )}
      <div className="workspace">
        <div className="workspace-main">
          {editable && !dirty && <IssuesNotice issues={view.issues} />}
          <section className="panel" aria-label="正文">
            {editable ? (
              <TitleAndSummary draft={draft} onChange={change} />
            ) : (
              draft.summary !== '' && <p className="quiet">内容概述：{draft.summary}</p>
            )}
            <Body
              html={draft.bodyHtml}
              editable={editable}
              onChange={(bodyHtml) => change({ bodyHtml })}
              onNotices={setNotices}
              onEditor={setEditor}
              onPictures={async (files) =>
                (await uploads.add(files)).map(({ id, name }) => ({
                  attachmentId: id,
                  alt: name.replace(/\.[^.]+$/, ''),
                }))
              }
            />
          </section>
          <AttachmentsPanel
            documentId={view.document.id}
            known={view.revision.attachments}
            chosen={draft.attachmentIds}
            bodyHtml={draft.bodyHtml}
            editable={editable}
            uploads={uploads}
            onChange={(attachmentIds) => change({ attachmentIds })}
          />
          <section className="panel" aria-label="公开信息">
            <h2>公开信息</h2>
            <StandingFacts view={view} reload={reload} />
            {editable ? (
              <MetadataForm
                kind={view.document.kind}
                metadata={draft.metadata}
                issues={dirty ? [] : view.issues}
                onChange={(metadata) => change({ metadata })}
              />
            ) : (
              <MetadataFacts kind={view.document.kind} metadata={draft.metadata} />
            )}
          </section>
        </div>
        <aside className="workspace-side" aria-label="审核与经过">
          <CoordinationNotice
            agencyId={view.document.agencyId}
            documentId={view.document.id}
            revisionId={view.revision.id}
          />
          {!dirty && <LinkNotice documentId={view.document.id} revisionId={view.revision.id} />}
          <QualityPanel view={view} draft={draft} editor={editor} dirty={dirty} onChange={change} />
          <ReviewPanel view={view} review={review} dirty={dirty} save={save} reload={reload} />
          {!dirty && <SchedulePanel view={view} review={review} reload={reload} />}
          <section className="panel" aria-label="文稿经过">
            <Tabs
              items={[
                { key: 'timeline', label: '经过', children: <TimelinePanel documentId={view.document.id} /> },
                {
                  key: 'revisions',
                  label: '修订对比',
                  children: <RevisionsPanel view={view} review={review} />,
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

function TitleAndSummary(props: {
  draft: { readonly title: string; readonly summary: string };
  onChange: (part: { title: string } | { summary: string }) => void;
}): ReactNode {
  const { draft, onChange } = props;
  return (
    <Form layout="vertical" component="div">
      <Form.Item label="标题" htmlFor="document-title" required>
        <Input
          id="document-title"
          value={draft.title}
          maxLength={300}
          showCount
          onChange={(event) => onChange({ title: event.target.value })}
        />
      </Form.Item>
      <Form.Item label="内容概述" htmlFor="document-summary">
        <Input.TextArea
          id="document-summary"
          value={draft.summary}
          rows={3}
          maxLength={2000}
          onChange={(event) => onChange({ summary: event.target.value })}
        />
      </Form.Item>
    </Form>
  );
}

function Body(props: Parameters<typeof RichTextEditor>[0] & { editable: boolean }): ReactNode {
  const { editable, ...editor } = props;
  if (!editable) return <RichTextView html={props.html} label="正文" />;
  if (!isPrintedReport(props.html)) return <RichTextEditor {...editor} />;
  return (
    <>
      <Alert
        type="info"
        showIcon
        role="note"
        className="form-alert"
        title="正文由年度报告定稿生成，请在“年度报告”中修改文字和数据后重新定稿。"
      />
      <RichTextView html={props.html} label="正文" />
    </>
  );
}

/** The cells of a printed report know what they count; an editor would lose that. */
function isPrintedReport(html: string): boolean {
  return /\sdata-cell="/.test(html);
}

function CleaningNotice(props: { notices: readonly string[]; onClose: () => void }): ReactNode {
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose: props.onClose }}
      className="form-alert"
      title="粘贴或保存时作了以下处理"
      description={
        <ul>
          {props.notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      }
    />
  );
}

/** Ctrl+S saves the document and not the web page. */
function useSaveKey(save: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
    event.preventDefault();
    save();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
