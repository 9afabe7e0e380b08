import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Tag } from 'antd';
import { useState, type ReactNode } from 'react';
import { releasesApi } from '../../../../../src/modules/requests/releases.api.ts';
import { ApiError, call } from '../../../app/api.ts';
import { ErrorAlert } from '../../../parts/error-alert.tsx';
import { ReasonDialog } from '../../../parts/reason-dialog.tsx';

/** What couldn't be examined is tried again after a minute, later after longer: the server keeps the pauses, whoever asks. */
const NEXT_LOOK_MS = 65_000;

interface Asked {
  readonly item: string;
  readonly called: string;
  readonly fingerprint: string;
}

/**
 * What goes to the applicant, as it was checked, and what holds it back until somebody answers for it. `seen` tells how the file stands: what
 * is added or done there may change what goes out.
 */
export function Releases({ caseId, seen }: { caseId: string; seen: string }): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const releases = useQuery({
    queryKey: ['releases', caseId, seen],
    queryFn: async () => call(releasesApi.list, { params: { caseId } }),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ examined }) => !examined) === true ? NEXT_LOOK_MS : false,
  });
  const accept = useMutation({
    mutationFn: async ({ item, fingerprint, reason }: Asked & { reason: string }) =>
      call(releasesApi.accept, { params: { caseId }, body: { item, fingerprint, reason } }),
    onSuccess: async () => {
      setAsked(null);
      void message.success('已记录');
      await client.invalidateQueries({ queryKey: ['releases', caseId] });
    },
  });
  const items = releases.data?.items ?? [];
  if (releases.isPending) return <p className="quiet">正在核对拟提供给申请人的材料……</p>;
  // Whoever answered for the last that waited for them at the delivery has no more to do with the file.
  if (releases.isError && accept.isSuccess && isForbidden(releases.error))
    return <Alert type="success" showIcon title="已记录。没有其他等您核对的内容，由办理人继续送达。" />;
  if (releases.isError) return <ErrorAlert error={releases.error} />;
  if (items.length === 0) return null;
  const held = items.filter(({ released }) => !released);
  return (
    <section aria-label="拟提供给申请人">
      <h3>拟提供给申请人</h3>
      {held.length > 0 && (
        <Alert
          type="warning"
          showIcon
          role="note"
          className="form-alert"
          title="有需核对之处：签发和送达前须换掉文件、重新拟稿，或者由审核人、保密审查员、签发人写明理由。上传材料的人、拟稿的人不能自己决定。没有核对完的不会提供给申请人。"
        />
      )}
      <ul className="plain-list release-list">
        {items.map(({ item, called, examined, released, findings, mayAccept }) => (
          <li key={item}>
            <span>
              <Standing examined={examined} released={released} />
              {called}
            </span>
            {!examined && (
              <p className="todo-note">
                还没有检查完，过一分钟、十分钟、一小时各再检查一次；检查完以前不会提供给申请人。
                <Button
                  type="link"
                  size="small"
                  loading={releases.isFetching}
                  onClick={() => void releases.refetch()}
                >
                  再检查一次
                </Button>
              </p>
            )}
            {findings.map(({ fingerprint, reason, accepted }) => (
              <p key={fingerprint} className="todo-note">
                {reason}
                {accepted !== null && `（${accepted.byName}：${accepted.reason}）`}
                {accepted === null && mayAccept && (
                  <Button type="link" size="small" onClick={() => setAsked({ item, called, fingerprint })}>
                    核对无误，可以提供
                  </Button>
                )}
              </p>
            ))}
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ReasonDialog
          open
          title="核对无误，可以提供"
          explanation={`${asked.called}按原样提供给申请人；理由和您的姓名记入审计。`}
          label="理由"
          okText="确定"
          pending={accept.isPending}
          error={accept.error}
          onCancel={() => setAsked(null)}
          onOk={({ reason }) => accept.mutate({ ...asked, reason })}
        />
      )}
    </section>
  );
}

function isForbidden(error: unknown): boolean {
  return error instanceof ApiError && error.status === 403;
}

function Standing({ examined, released }: { examined: boolean; released: boolean }): ReactNode {
  if (!examined) return <Tag color="gold">还没有检查完</Tag>;
  return released ? <Tag color="green">可以提供</Tag> : <Tag color="red">须核对</Tag>;
}
