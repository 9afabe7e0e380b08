import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Space, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { certificatePath } from '../../../../../src/modules/requests/requests.api.ts';
import { readText } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { Loading } from '../../../parts/loading.tsx';
import { WrittenHtml } from '../../../parts/written-html.tsx';
import { useDownload } from '../../../parts/use-download.ts';
import { DueTag } from '../due-tag.tsx';
import type { OpenFile, RequestFile } from './request-file.ts';
import { dayOfToday } from '../../../parts/today.ts';
import { DayField, dayFault } from '../../../parts/day-field.tsx';

/** All terms of the request, and the certificate: every day with why it counts or doesn't, as known on any day. */
export function DeadlineTab({ file }: { file: OpenFile }): ReactNode {
  const { view, clock } = file;
  const hints = clock?.findings ?? [];
  return (
    <>
      <h3>未到和已过的期限</h3>
      <Milestones milestones={view.milestones} />
      {hints.length > 0 && (
        <Alert
          type="info"
          role="note"
          className="actions"
          title="计算时发现"
          description={
            <ul className="findings">
              {hints.map(({ id, message }) => (
                <li key={`${id} ${message}`}>{message}</li>
              ))}
            </ul>
          }
        />
      )}
      <h3>答复期限计算书</h3>
      {'missing' in view.clock ? (
        <p>{view.clock.missing}</p>
      ) : view.item.receivedOn === null ? (
        <p className="quiet">还没有确认收到申请，期限没有起算。</p>
      ) : (
        <Certificate view={view} />
      )}
    </>
  );
}

function Milestones({ milestones }: { milestones: RequestFile['milestones'] }): ReactNode {
  if (milestones.length === 0) return <p className="quiet">现在没有在计算的期限。</p>;
  return (
    <ul className="plain-list milestones">
      {milestones.map(({ kind, label, due, article, urgency }) => (
        <li key={`${kind} ${label} ${due}`}>
          <span className="cell-day">{due}</span>
          <DueTag item={{ urgency, dueOn: due, position: 'judging' }} />
          {label}
          {article !== '' && <Tag className="after-word">{article}</Tag>}
        </li>
      ))}
    </ul>
  );
}

function Certificate({ view }: { view: RequestFile }): ReactNode {
  const today = dayOfToday();
  const files = useDownload();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState<string | undefined>(undefined);
  const { id } = view.item;
  const written = useQuery({
    // A new entry makes a new certificate.
    queryKey: ['request', id, 'certificate', view.ledger.length, known],
    queryFn: async () => readText(certificatePath(id, 'html', known)),
  });
  return (
    <>
      <p className="quiet">
        逐日列明每一天计或者不计、依据哪一条和哪份放假通知。选一个过去的日子，看当时已经登记的情况怎样计算。
      </p>
      <Form layout="inline" className="filters" aria-label="计算书">
        <Form.Item label="按某日所知（不填为今天）" htmlFor="known-on">
          <DayField
            id="known-on"
            value={typed}
            max={today}
            onChange={(day) => {
              setTyped(day);
              if (dayFault(day, { max: today }) === null) setKnown(day || undefined);
            }}
          />
        </Form.Item>
        <Space wrap>
          <Button loading={files.pending} onClick={() => files.start(certificatePath(id, 'pdf', known))}>
            下载 PDF
          </Button>
          <Button loading={files.pending} onClick={() => files.start(certificatePath(id, 'docx', known))}>
            下载 DOCX
          </Button>
        </Space>
      </Form>
      {written.isPending && <Loading />}
      <ErrorAlert error={written.error} />
      {written.data !== undefined && (
        <WrittenHtml html={written.data} className="certificate" label="答复期限计算书" />
      )}
    </>
  );
}
