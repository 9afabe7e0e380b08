import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { reportCallsApi, submittedFilePath } from '../../../../src/modules/report-calls/report-calls.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FindingsList } from '../../parts/findings-list.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { useDownload } from '../../parts/use-download.ts';
import { sourceWords, STATE_COLOURS, STATE_LABELS, type Place } from './call-words.ts';

type Submission = Place['submissions'][number];

interface Props {
  readonly place: Place;
  readonly reload: () => Promise<void>;
}

/** Everything that was submitted, the last one first, with what the checks found and what was decided. */
export function SubmissionsPanel({ place, reload }: Props): ReactNode {
  if (place.submissions.length === 0)
    return (
      <section className="panel" aria-label="报送记录">
        <p className="quiet">还没有报送。</p>
      </section>
    );
  return place.submissions.map((submission, at) => (
    <section key={submission.id} className="panel" aria-label={`第 ${submission.number} 次报送`}>
      <h2>第 {submission.number} 次报送</h2>
      <Facts place={place} submission={submission} />
      {at === 0 && <Publish place={place} submission={submission} reload={reload} />}
      {at === 0 && place.may.decide && <Decide place={place} submission={submission} reload={reload} />}
      <h3>检查结果</h3>
      <FindingsList findings={submission.findings} />
    </section>
  ));
}

function Facts({ place, submission }: { place: Place; submission: Submission }): ReactNode {
  const file = useDownload();
  return (
    <>
      <p>{submission.title ?? submission.fileName}</p>
      <p className="quiet">
        {sourceWords(submission)}　{submission.byName}　{showMoment(submission.at)}
      </p>
      <p className="quiet call-hash">校验值（SHA-256）：{submission.sha256}</p>
      {submission.source === 'file' && (
        <Button
          loading={file.pending}
          onClick={() => file.start(submittedFilePath({ callId: place.callId, submissionId: submission.id }))}
        >
          下载文件
        </Button>
      )}
      <ul className="todo-list">
        {submission.decisions.map(({ decision, reason, byName, at }) => (
          <li key={at}>
            <span>
              <Tag color={STATE_COLOURS[decision]}>{STATE_LABELS[decision]}</Tag>
              {byName}　{showMoment(at)}
            </span>
            {reason !== '' && <p className="todo-note">{reason}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What was approved as a file becomes a document of the agency's own, for its own review. */
function Publish({ place, submission, reload }: Props & { submission: Submission }): ReactNode {
  const { documentId } = submission;
  const navigate = useNavigate();
  const make = useMutation({
    mutationFn: async () =>
      call(reportCallsApi.makeDocument, { params: { callId: place.callId, submissionId: submission.id } }),
    onSuccess: async (made) => {
      await reload();
      await navigate({ to: '/documents/$documentId', params: made });
    },
  });
  if (submission.source !== 'file' || place.member.state !== 'approved' || !place.may.submit) return null;
  if (documentId !== null)
    return (
      <p>
        <Link to="/documents/$documentId" params={{ documentId }}>
          打开公布用的文稿
        </Link>
      </p>
    );
  return (
    <>
      <ErrorAlert error={make.error} />
      <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
        建立公布用的文稿
      </Button>
      <p className="quiet">按读出的数据和文字生成网页，附上报送的文件，再送审、发布。</p>
    </>
  );
}

function Decide({ place, submission, reload }: Props & { submission: Submission }): ReactNode {
  const { message } = App.useApp();
  const [returning, setReturning] = useState(false);
  const [passing, setPassing] = useState(false);
  const { unexplained } = place;
  const { state } = place.member;
  const params = { callId: place.callId, submissionId: submission.id };
  const approve = useMutation({
    mutationFn: async (reason: string) => call(reportCallsApi.approve, { params, body: { reason } }),
    onSuccess: async () => {
      void message.success('已通过');
      setPassing(false);
      await reload();
    },
  });
  const giveBack = useMutation({
    mutationFn: async (reason: string) => call(reportCallsApi.returnSubmission, { params, body: { reason } }),
    onSuccess: async () => {
      void message.success('已退回，报送单位会在待办中看到理由');
      setReturning(false);
      await reload();
    },
  });
  if (state === 'returned') return null;
  return (
    <>
      {unexplained.length > 0 && (
        <>
          <h3>报送单位没有说明的问题</h3>
          <FindingsList findings={unexplained} />
        </>
      )}
      {!passing && <ErrorAlert error={approve.error} />}
      <Space wrap>
        {state === 'submitted' && (
          <Button
            type="primary"
            loading={approve.isPending}
            onClick={() => (unexplained.length > 0 ? setPassing(true) : approve.mutate(''))}
          >
            通过
          </Button>
        )}
        <Button danger onClick={() => setReturning(true)}>
          退回
        </Button>
      </Space>
      <ReasonDialog
        open={passing}
        title="通过年报"
        explanation={`有 ${unexplained.length} 个问题报送单位没有说明。可以退回请其说明；仍予通过的，请写明理由，理由会保留在报送记录中。`}
        label="通过的理由"
        okText="通过"
        maxLength={1000}
        pending={approve.isPending}
        error={approve.error}
        onCancel={() => {
          approve.reset();
          setPassing(false);
        }}
        onOk={({ reason }) => approve.mutate(reason)}
      />
      <ReasonDialog
        open={returning}
        title="退回年报"
        explanation="报送单位按理由修改后重新报送，两次报送都保留。"
        label="退回的理由"
        okText="退回"
        danger
        maxLength={1000}
        pending={giveBack.isPending}
        error={giveBack.error}
        onCancel={() => {
          giveBack.reset();
          setReturning(false);
        }}
        onOk={({ reason }) => giveBack.mutate(reason)}
      />
    </>
  );
}
