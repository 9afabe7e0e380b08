import { useMutation, useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import type { TextBlock } from '../../../../src/text/checked-text.ts';
import { maskingApi } from '../../../../src/modules/quality/masking.api.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { previewOf, type MaskingEdits } from './masking.ts';

/** A text with a finding that is to be masked. */
export interface TextToMask {
  readonly text: string;
  readonly blocks?: readonly TextBlock[];
  readonly finding: { readonly rule: string; readonly start: number };
}

/** 遮盖: how the text looks before and after, by the office's rule; then it is done in the draft, where it can be undone. */
export function MaskTextDialog(props: {
  readonly documentId: string;
  readonly wanted: TextToMask;
  readonly onMask: (edits: MaskingEdits) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { documentId, wanted } = props;
  const ask = async (keep: boolean) =>
    call(maskingApi.maskText, {
      params: { documentId },
      body: {
        text: wanted.text,
        ...(wanted.blocks && { blocks: [...wanted.blocks] }),
        findings: [wanted.finding],
        keep,
      },
    });
  const preview = useQuery({
    queryKey: ['masking-preview', documentId, wanted],
    queryFn: async () => ask(false),
    gcTime: 0,
    retry: false,
  });
  const mask = useMutation({
    mutationFn: async () => ask(true),
    onSuccess: ({ edits }) => props.onMask(edits),
  });
  const edits = preview.data?.edits ?? [];
  return (
    <Dialog
      open
      title="遮盖个人信息"
      okText="遮盖"
      cancelText="取消"
      okButtonProps={{ loading: mask.isPending, disabled: edits.length === 0 }}
      onCancel={props.onClose}
      onOk={() => mask.mutate()}
    >
      <p>
        按本机构的遮盖规则替换，同一内容在这段文字里的每一处都遮盖。遮盖后可以撤销；发布时会再核对一遍，网页和附件里都不能再出现原来的内容。
      </p>
      <ErrorAlert error={preview.error ?? mask.error} />
      {preview.isPending && <Spin description="正在核对……" />}
      <ul className="quality-list" aria-label="遮盖前后">
        {previewOf(wanted.text, edits).map((each) => (
          <li key={each.start}>
            <span>
              {each.before}
              <del>{each.words}</del> <ins>{each.masked}</ins>
              {each.after}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
