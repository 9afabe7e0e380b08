import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Checkbox, Input, Spin } from 'antd';
import { useState, type ReactNode } from 'react';
import { MASKABLE_RULES, maskingApi } from '../../../../src/modules/quality/masking.api.ts';
import { call } from '../../app/api.ts';
import { CheckboxChoices } from '../../parts/checkbox-choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { enterAttachment } from './use-uploads.ts';

/** What is done to an attachment: all that isn't seen is taken out, or personal data is masked. */
export type Cleaning = 'strip' | 'mask';

interface Props {
  readonly documentId: string;
  readonly attachment: { readonly id: string; readonly name: string };
  readonly cleaning: Cleaning;
  /** Rules by which personal data was found in it. */
  readonly rules: readonly string[];
  /** The draft shows the new file in place of the old one. */
  readonly onReplaced: (newId: string) => void;
  readonly onClose: () => void;
}

const TITLES: Readonly<Record<Cleaning, string>> = { strip: '去除文件信息', mask: '遮盖附件中的个人信息' };

/** Makes a stripped or masked copy of an attachment, which takes its place in the draft. */
export function CleanDialog(props: Props): ReactNode {
  const { documentId, attachment, cleaning } = props;
  const known = Object.keys(MASKABLE_RULES);
  const found = props.rules.filter((rule) => known.includes(rule));
  const [rules, setRules] = useState<readonly string[]>(found.length > 0 ? found : known);
  const [words, setWords] = useState('');
  const [dropHidden, setDropHidden] = useState(true);
  const client = useQueryClient();
  const params = { documentId, attachmentId: attachment.id };
  const clean = useMutation({
    mutationFn: async () =>
      cleaning === 'strip'
        ? call(maskingApi.stripAttachment, { params })
        : call(maskingApi.maskAttachment, {
            params,
            body: { rules: [...rules], words: linesOf(words), dropHidden },
          }),
    onSuccess: async (done) => {
      await enterAttachment(client, { documentId, attachment: done.attachment });
      props.onReplaced(done.attachment.id);
    },
  });
  const isNothing = cleaning === 'mask' && rules.length === 0 && linesOf(words).length === 0;
  return (
    <Dialog
      open
      title={TITLES[cleaning]}
      okText={clean.isSuccess ? '知道了' : cleaning === 'strip' ? '去除' : '遮盖'}
      cancelButtonProps={{ hidden: clean.isSuccess }}
      cancelText="取消"
      okButtonProps={{ loading: clean.isPending, disabled: isNothing }}
      mask={{ closable: false }}
      onCancel={props.onClose}
      onOk={() => (clean.isSuccess ? props.onClose() : clean.mutate())}
    >
      {clean.isSuccess ? (
        <Done notes={clean.data.notes} />
      ) : (
        <>
          <p>
            {cleaning === 'strip'
              ? '另存一份不含批注、修订痕迹、隐藏内容、作者和拍摄地点等信息的附件，代替原件。修订按“全部接受”处理。'
              : '另存一份遮盖后的附件代替原件，逐字节核对后才采用。原件不会公开，处理情况记入审计。'}
          </p>
          <ErrorAlert error={clean.error} />
          {cleaning === 'mask' && (
            <>
              <p>要遮盖的个人信息：</p>
              <CheckboxChoices
                options={known.map((value) => ({ value, label: MASKABLE_RULES[value] ?? value }))}
                value={[...rules]}
                onChange={setRules}
              />
              <p>
                <label htmlFor="clean-words">另外要遮盖的内容（每行一个，例如姓名，可不填）</label>
              </p>
              <Input.TextArea
                id="clean-words"
                rows={2}
                value={words}
                onChange={({ target }) => setWords(target.value)}
              />
              <p>
                <Checkbox checked={dropHidden} onChange={({ target }) => setDropHidden(target.checked)}>
                  同时去除批注、修订痕迹和隐藏内容
                </Checkbox>
              </p>
            </>
          )}
          {clean.isPending && (
            <p aria-live="polite">
              <Spin size="small" /> 正在处理“{attachment.name}”，较大的文件需要一两分钟，请不要关闭……
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

function Done({ notes }: { notes: readonly string[] }): ReactNode {
  return (
    <>
      <Alert type="success" showIcon title="已经处理并核对，文稿改用新的附件。请保存文稿。" />
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
