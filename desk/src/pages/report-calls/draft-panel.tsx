import { useMutation } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { openFindings } from '../../../../src/law/annual-report/findings.ts';
import {
  preparePath,
  REPORT_MAX_BYTES,
  reportCallsApi,
} from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { AnswerableFindings } from '../../parts/findings-list.tsx';
import { showMoment, showSize } from '../../parts/moments.ts';
import { sourceWords, type Place, type Sent } from './call-words.ts';
import { ReportUpload } from './report-upload.tsx';

interface Props {
  readonly place: Place;
  readonly reload: () => Promise<void>;
}

/** Where an agency chooses what it submits, sees what the checks say, explains, and submits. */
export function DraftPanel({ place, reload }: Props): ReactNode {
  const params = { callId: place.callId, agencyId: place.member.agencyId };
  const frozen = useMutation({
    mutationFn: async () => call(reportCallsApi.prepareFrozen, { params }),
    onSuccess: reload,
  });
  return (
    <section className="panel" aria-label="准备报送">
      <h2>准备报送</h2>
      <p className="quiet">
        用系统内的定稿，或者上传文件（网页、Word、WPS、带文字的 PDF、Excel、OFD、CSV、文本，不超过{' '}
        {showSize(REPORT_MAX_BYTES)}
        ）。选好后先检查：有错误的改好再选，其余的提示改正或者写明理由以后，就可以报送。
      </p>
      <Space wrap align="start">
        {place.frozen !== null && (
          <Button type="primary" loading={frozen.isPending} onClick={() => frozen.mutate()}>
            用系统内的定稿（{showMoment(place.frozen.frozenAt)}）
          </Button>
        )}
        <ReportUpload
          path={preparePath(params)}
          label={place.draft === null ? '上传年报文件' : '换一个文件'}
          primary={place.frozen === null && place.draft === null}
          onRead={reload}
        />
      </Space>
      <ErrorAlert error={frozen.error} />
      {place.draft !== null && <Draft place={place} draft={place.draft} reload={reload} />}
    </section>
  );
}

function Draft({ place, draft, reload }: Props & { draft: Sent }): ReactNode {
  const { message } = App.useApp();
  const params = { callId: place.callId, agencyId: place.member.agencyId };
  const submit = useMutation({
    mutationFn: async () => call(reportCallsApi.submit, { params, body: { draftId: draft.id } }),
    onSuccess: async () => {
      void message.success('已报送，等待审核');
      await reload();
    },
  });
  const drop = useMutation({
    mutationFn: async () => call(reportCallsApi.dropDraft, { params }),
    onSuccess: async () => {
      void message.success('已删除');
      await reload();
    },
  });
  const open = openFindings(draft.findings, ({ answer: given }) => given !== null).length;
  return (
    <>
      <h3>{draft.title ?? draft.fileName}</h3>
      <p className="quiet">
        {sourceWords(draft)}　{draft.byName}　{showMoment(draft.at)}
      </p>
      <AnswerableFindings
        findings={draft.findings}
        canAnswer
        save={async (body) => call(reportCallsApi.answer, { params, body })}
        reload={reload}
      />
      <ErrorAlert error={submit.error ?? drop.error} />
      <p>{open > 0 ? `还有 ${open} 项待处理，处理后才能报送。` : '检查没有待处理的问题，可以报送。'}</p>
      <Space wrap>
        <Button type="primary" disabled={open > 0} loading={submit.isPending} onClick={() => submit.mutate()}>
          报送
        </Button>
        <Button danger loading={drop.isPending} onClick={() => drop.mutate()}>
          删除待报送的年报
        </Button>
      </Space>
    </>
  );
}
