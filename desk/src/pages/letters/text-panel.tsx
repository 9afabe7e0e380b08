import { useMutation } from '@tanstack/react-query';
import { App, Button, Input, Space, type GetRef } from 'antd';
import { useId, useRef, useState, type ReactNode } from 'react';
import { checkTemplateText } from '../../../../src/law/letters/check-template.ts';
import { defaultTemplate } from '../../../../src/law/letters/default-templates.ts';
import { lettersApi } from '../../../../src/modules/letters/letters.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { textInUse, versionInUse, type Shelf } from './letter-shelf.ts';
import { PlaceholderList } from './placeholder-list.tsx';
import { SyntaxHelp } from './syntax-help.tsx';
import type { PanelProps } from './template-drawer.tsx';
import { TemplatePreview } from './template-preview.tsx';

const PAUSE_MS = 600;

/** The text of a template: shown, and for those who may, written, checked and looked at as a letter while it is written. */
export function TextPanel(
  props: PanelProps & {
    /** What was written and isn't saved; null while nothing was. */
    draft: string | null;
    onDraft: (draft: string | null) => void;
    onSaved: () => void;
  },
): ReactNode {
  const { agencyId, shelf, mayEdit, draft, onDraft } = props;
  const { message } = App.useApp();
  const text = draft ?? textInUse(shelf);
  const [note, setNote] = useState('');
  const save = useMutation({
    mutationFn: async (activate: boolean) => {
      const made = await call(lettersApi.writeTemplate, {
        params: { agencyId, kind: shelf.kind },
        body: { text, note },
      });
      if (activate) await call(lettersApi.activateTemplate, { params: { templateId: made.id } });
      return { version: made.version, activate };
    },
    onSuccess: async ({ version, activate }) => {
      onDraft(null);
      setNote('');
      void message.success(activate ? `已保存并启用第${version}版` : `已保存为第${version}版，还没有启用`);
      await props.reload();
      props.onSaved();
    },
  });
  const faults = checkTemplateText(shelf.kind, text);
  const settled = useSettled(text, PAUSE_MS);
  const sound = text.trim() !== '' && faults.length === 0;
  return (
    <>
      <ErrorAlert error={save.error} />
      {versionInUse(shelf)?.source === 'docx' && (
        <p className="quiet">正在使用的是 Word 文件。启用这里的文字后，改按文字生成。</p>
      )}
      <div className="template-panes">
        <div>
          {mayEdit ? (
            <TextEditor shelf={shelf} text={text} faults={faults} onChange={onDraft}>
              <Space wrap className="actions">
                <Input
                  aria-label="说明"
                  placeholder="说明，如修改的原因"
                  maxLength={200}
                  value={note}
                  onChange={(event) => setNote(event.target.value)}
                />
                <Button
                  type="primary"
                  disabled={!sound || draft === null}
                  loading={save.isPending && save.variables}
                  onClick={() => save.mutate(true)}
                >
                  保存并启用
                </Button>
                <Button
                  disabled={!sound || draft === null}
                  loading={save.isPending && !save.variables}
                  onClick={() => save.mutate(false)}
                >
                  只保存
                </Button>
                {text !== defaultTemplate(shelf.kind) && (
                  <Button onClick={() => onDraft(defaultTemplate(shelf.kind))}>换成自带的文字</Button>
                )}
              </Space>
            </TextEditor>
          ) : (
            <ShownText shelf={shelf} text={text} />
          )}
        </div>
        <TemplatePreview agencyId={agencyId} kind={shelf.kind} template={{ text: settled }} faulty={!sound} />
      </div>
    </>
  );
}

function TextEditor(props: {
  shelf: Shelf;
  text: string;
  faults: ReturnType<typeof checkTemplateText>;
  onChange: (text: string) => void;
  /** What may be done with the text, right below it. */
  children: ReactNode;
}): ReactNode {
  const { shelf, text, faults, onChange } = props;
  const id = useId();
  const area = useRef<GetRef<typeof Input.TextArea>>(null);
  // Where the cursor stands, or in place of what is selected.
  const insert = (placeholder: string): void => {
    const element = area.current?.resizableTextArea?.textArea;
    if (element === undefined) return;
    const { selectionStart, selectionEnd } = element;
    onChange(text.slice(0, selectionStart) + placeholder + text.slice(selectionEnd));
    const behind = selectionStart + placeholder.length;
    window.requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(behind, behind);
    });
  };
  return (
    <>
      <label htmlFor={id} className="template-label">
        模板的文字
      </label>
      <Input.TextArea
        ref={area}
        id={id}
        className="template-text grows grows-tall"
        rows={14}
        maxLength={20_000}
        value={text}
        status={faults.length > 0 ? 'error' : ''}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-faults`}
        onChange={(event) => onChange(event.target.value)}
      />
      <div id={`${id}-faults`} aria-live="polite">
        {faults.length > 0 && (
          <ul className="template-faults">
            {faults.map((fault) => (
              <li key={`${fault.id} ${fault.message}`}>{fault.message}</li>
            ))}
          </ul>
        )}
      </div>
      {props.children}
      <SyntaxHelp />
      <PlaceholderList kind={shelf.kind} text={text} onInsert={insert} />
    </>
  );
}

function ShownText({ shelf, text }: { shelf: Shelf; text: string }): ReactNode {
  return (
    <>
      <pre className="template-text template-shown">{text}</pre>
      <PlaceholderList kind={shelf.kind} text={text} />
    </>
  );
}
