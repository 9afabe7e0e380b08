import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Select, Space, Table } from 'antd';
import { useState, type ReactNode } from 'react';
import { ROLE_LABELS } from '../../../../src/platform/actor.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';
import { accountsApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call } from '../../app/api.ts';
import { SideDialog } from '../../parts/dialog.tsx';
import { useAgencies } from '../../parts/agency-choice.tsx';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import { FailedPage } from '../../parts/failed-page.tsx';
import { Loading } from '../../parts/loading.tsx';
import { showMoment } from '../../parts/moments.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { InitialPassword } from './new-account-dialog.tsx';
import { ACCOUNT_STATE_LABELS } from './account-states.ts';
import { ChangeAccountDialog } from './change-account-dialog.tsx';

type Account = ResponseOf<typeof accountsApi.get>;
type Grant = Account['grants'][number];
type Deed = 'disable' | 'enable' | 'resetPassword' | 'unlock' | Grant;

const DEEDS = {
  disable: {
    title: '停用账号',
    label: '停用原因',
    ok: '停用',
    explanation: '停用后立即退出登录，不能再登录；以前的记录保留。',
  },
  enable: { title: '启用账号', label: '启用原因', ok: '启用', explanation: '启用后可以用原密码登录。' },
  resetPassword: {
    title: '重置密码',
    label: '重置原因',
    ok: '重置',
    explanation: '原密码立即失效，新的初始密码只显示一次。',
  },
  unlock: { title: '解除锁定', label: '解锁原因', ok: '解锁', explanation: '解锁后可以立即登录。' },
} as const;

/** One account: what may be done with it depends on which of the three administrators looks. */
export function AccountDrawer({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [deed, setDeed] = useState<Deed | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const [changing, setChanging] = useState(false);
  const account = useQuery({
    queryKey: ['account', id],
    queryFn: async () => call(accountsApi.get, { params: { id } }),
  });
  const reload = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['account', id] });
    await client.invalidateQueries({ queryKey: ['accounts'] });
  };
  const act = useMutation({
    mutationFn: async (reason: string) => perform({ id, deed, reason }),
    onSuccess: async (first) => {
      setDeed(null);
      setPassword(first);
      void message.success('已完成');
      await reload();
    },
  });
  const view = account.data;
  const words = deed === null ? null : typeof deed === 'string' ? DEEDS[deed] : revokeWords(deed);
  return (
    <SideDialog open size="large" title={view?.displayName ?? '账号'} onClose={onClose}>
      {account.isError && <FailedPage error={account.error} onRetry={() => void account.refetch()} />}
      {account.isPending && <Loading />}
      {view && (
        <>
          <dl className="facts">
            <dt>用户名</dt>
            <dd>{view.username}</dd>
            <dt>机构</dt>
            <dd>{view.agencyName}</dd>
            <dt>状态</dt>
            <dd>
              {ACCOUNT_STATE_LABELS[view.state]}
              {view.lockedUntil !== null && `，${showMoment(view.lockedUntil)} 自动解除`}
            </dd>
            <dt>最近使用</dt>
            <dd>{view.lastSeenAt === null ? '从未登录' : showMoment(view.lastSeenAt)}</dd>
            <dt>密码修改于</dt>
            <dd>
              {showMoment(view.passwordChangedAt)}
              {view.mustChangePassword && '，下次登录须修改'}
            </dd>
            <dt>建立于</dt>
            <dd>{showMoment(view.createdAt)}</dd>
          </dl>
          <Space wrap className="actions">
            {view.may.manage && <Button onClick={() => setChanging(true)}>修改</Button>}
            {view.may.manage && view.state !== 'disabled' && (
              <Button danger onClick={() => setDeed('disable')}>
                停用
              </Button>
            )}
            {view.may.manage && view.state === 'disabled' && (
              <Button onClick={() => setDeed('enable')}>启用</Button>
            )}
            {view.may.resetPassword && <Button onClick={() => setDeed('resetPassword')}>重置密码</Button>}
            {view.may.unlock && view.state === 'locked' && (
              <Button onClick={() => setDeed('unlock')}>解除锁定</Button>
            )}
          </Space>
          <h2>角色</h2>
          <Table<Grant>
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={view.grants}
            locale={{ emptyText: '还没有角色' }}
            columns={[
              { title: '角色', dataIndex: 'role', render: (role: Grant['role']) => ROLE_LABELS[role] },
              { title: '机构', dataIndex: 'agencyName' },
              {
                title: '操作',
                width: 80,
                render: (_value, grant) =>
                  view.may.grant && (
                    <Button
                      size="small"
                      type="link"
                      danger
                      aria-label={`收回${grant.agencyName}${ROLE_LABELS[grant.role]}`}
                      onClick={() => setDeed(grant)}
                    >
                      收回
                    </Button>
                  ),
              },
            ]}
          />
          {view.may.grant && <GrantForm accountId={view.id} reload={reload} />}
        </>
      )}
      {words && (
        <ReasonDialog
          open
          title={words.title}
          explanation={words.explanation}
          label={words.label}
          okText={words.ok}
          danger={deed === 'disable' || typeof deed === 'object'}
          pending={act.isPending}
          error={act.error}
          onCancel={() => {
            act.reset();
            setDeed(null);
          }}
          maxLength={200}
          onOk={({ reason }) => act.mutate(reason)}
        />
      )}
      {changing && view && (
        <ChangeAccountDialog
          account={view}
          onClose={() => setChanging(false)}
          onDone={async () => {
            setChanging(false);
            await reload();
          }}
        />
      )}
      {password !== null && <InitialPassword password={password} onClose={() => setPassword(null)} />}
    </SideDialog>
  );
}

function revokeWords(grant: Grant): { title: string; label: string; ok: string; explanation: string } {
  return {
    title: '收回角色',
    label: '收回原因',
    ok: '收回',
    explanation: `收回在${grant.agencyName}的“${ROLE_LABELS[grant.role]}”，立即生效。`,
  };
}

/** Does it; the answer is a first password when one was made. */
async function perform(input: { id: string; deed: Deed | null; reason: string }): Promise<string | null> {
  const { id, deed, reason } = input;
  if (deed === null) return null;
  if (typeof deed === 'object') {
    await call(accountsApi.revoke, { params: { id, grantId: deed.id }, body: { reason } });
    return null;
  }
  const request = { params: { id }, body: { reason } };
  if (deed === 'resetPassword') return (await call(accountsApi.resetPassword, request)).initialPassword;
  await call(accountsApi[deed], request);
  return null;
}

function GrantForm({ accountId, reload }: { accountId: string; reload: () => Promise<void> }): ReactNode {
  const [form] = Form.useForm<{ role: Grant['role']; agencyId: string }>();
  const roles = useQuery({ queryKey: ['roles'], queryFn: async () => call(accountsApi.roles, {}) });
  const agencies = useAgencies();
  const grant = useMutation({
    mutationFn: async (body: { role: Grant['role']; agencyId: string }) =>
      call(accountsApi.grant, { params: { id: accountId }, body }),
    onSuccess: async () => {
      form.resetFields();
      await reload();
    },
  });
  return (
    <Form
      name="grant"
      form={form}
      layout="vertical"
      className="actions"
      onFinish={(fields) => grant.mutate(fields)}
    >
      <ErrorAlert error={grant.error ?? roles.error ?? agencies.error} />
      <Form.Item name="role" label="角色" rules={[{ required: true, message: '请选择角色' }]}>
        <Select
          options={(roles.data?.items ?? []).map((role) => ({
            value: role.role,
            label: `${role.label}：${role.description}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="agencyId" label="机构" rules={[{ required: true, message: '请选择机构' }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={(agencies.data?.items ?? []).map((agency) => ({ value: agency.id, label: agency.name }))}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={grant.isPending}>
        授予
      </Button>
    </Form>
  );
}
