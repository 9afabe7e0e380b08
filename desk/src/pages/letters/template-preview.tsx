import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { LetterKind } from '../../../../src/law/letters/letter-kinds.ts';
import { sampleValues } from '../../../../src/law/letters/sample-values.ts';
import type { LetterFieldValue } from '../../../../src/law/letters/letter.ts';
import { lettersApi } from '../../../../src/modules/letters/letters.api.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { LetterSheet } from '../../parts/letter-sheet.tsx';
import { Loading } from '../../parts/loading.tsx';

type Preview = ResponseOf<typeof lettersApi.preview>;

/** A template filled in with an invented request, by the server as a real letter is; takes no number. */
export function TemplatePreview(props: {
  agencyId: string;
  kind: LetterKind;
  template: { text: string } | { templateId: string };
  /** The text can't be used yet: what was shown last stays. */
  faulty?: boolean;
}): ReactNode {
  const { agencyId, kind, template, faulty = false } = props;
  const preview = useQuery({
    queryKey: ['letter-preview', agencyId, kind, template],
    queryFn: async () =>
      call(lettersApi.preview, {
        params: { agencyId, kind },
        body: { fields: writable(sampleValues(kind)), template },
      }),
    enabled: !faulty,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <section aria-label="预览">
      <p className="quiet">
        {faulty ? '改正列出的问题后更新预览。' : '用虚构的申请填写，只供查看版式，不占用文号。'}
      </p>
      {preview.isLoading && <Loading rows={10} />}
      <ErrorAlert error={preview.error} />
      {preview.data && <Shown preview={preview.data} />}
    </section>
  );
}

function Shown({ preview }: { preview: Preview }): ReactNode {
  const lines = [...preview.faults, ...preview.findings].map(({ message }) => message);
  return (
    <>
      {lines.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title={preview.faults.length > 0 ? '还不能生成' : '按这个模板生成的文书会被检查指出'}
          description={
            <ul className="findings">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          }
        />
      )}
      {preview.html !== '' && <LetterSheet title={preview.title} html={preview.html} />}
    </>
  );
}

/** The contract's arrays may be changed, ours may not. */
function writable(values: Readonly<Record<string, LetterFieldValue>>): Record<string, string | string[][]> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.map((row) => [...row]),
    ]),
  );
}
