import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { ResponseOf } from '../../../../../src/platform/http/endpoint.ts';
import { requestsApi } from '../../../../../src/modules/requests/requests.api.ts';
import { call } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { LetterSheet } from '../../../parts/letter-sheet.tsx';
import { Loading } from '../../../parts/loading.tsx';
import type { OpenFile } from '../file/request-file.ts';

/** A letter before it goes out. */
export type DraftedLetter = ResponseOf<typeof requestsApi.letterDraft>;

/** A letter as it would look, with what speaks against it. */
export function LetterPreview({ letter }: { letter: DraftedLetter }): ReactNode {
  return (
    <>
      <LetterFindings findings={letter.findings} />
      <LetterSheet title={letter.title} html={letter.html} />
    </>
  );
}

function LetterFindings({ findings }: { findings: DraftedLetter['findings'] }): ReactNode {
  if (findings.length === 0)
    return (
      <Alert
        type="success"
        showIcon
        role="note"
        className="form-alert"
        title="文书与卷内事实、依据、救济途径和日期一致。"
      />
    );
  const errors = findings.filter(({ severity }) => severity === 'error');
  return (
    <Alert
      type={errors.length > 0 ? 'error' : 'warning'}
      showIcon
      role="note"
      className="form-alert"
      title={errors.length > 0 ? `还有 ${errors.length} 处必须改正，才能发出` : '请留意'}
      description={
        <ul className="findings">
          {findings.map(({ id, message }) => (
            <li key={`${id} ${message}`}>{message}</li>
          ))}
        </ul>
      }
    />
  );
}

/** The answer as it was drafted: what reviewers judge and the signer signs. */
export function AnswerPreview({ file }: { file: OpenFile }): ReactNode {
  const { id } = file.view.item;
  const letter = useQuery({
    queryKey: ['request', id, 'answer', file.state.seq],
    queryFn: async () =>
      call(requestsApi.letterDraft, {
        params: { caseId: id },
        body: { action: { kind: 'signed', detail: {} } },
      }),
  });
  return (
    <section aria-label="答复书" className="form-alert">
      {letter.isPending && <Loading />}
      <ErrorAlert error={letter.error} />
      {letter.data && <LetterPreview letter={letter.data} />}
    </section>
  );
}
