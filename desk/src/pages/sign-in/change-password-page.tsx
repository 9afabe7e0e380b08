import { Alert, Button, Form, Input, Space } from 'antd';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call } from '../../app/api.ts';
import type { Me } from '../../app/session.tsx';

interface Fields {
  readonly current: string;
  readonly next: string;
  readonly again: string;
}

/** Before anything else: the first or an expired password is changed. */
export function ChangePasswordPage(props: { me: Me; onChanged: (me: Me) => void; onSignOut: () => Promise<void> }): ReactNode {
  const change = useMutation({
    mutationFn: async ({ current, next }: Fields) => call(sessionApi.changePassword, { body: { current, next } }),
    onSuccess: props.onChanged,
  });
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="password-title">
        <h1 id="password-title">{props.me.mustChangePassword === 'first' ? '请设置您自己的密码' : '密码已到期，请更换'}</h1>
        <p className="quiet">至少 10 个字符，含大写字母、小写字母、数字、符号中的三种，不含用户名，不与最近 5 个密码相同。</p>
        <PasswordForm change={change.mutate} pending={change.isPending} error={change.error} onSignOut={props.onSignOut} />
      </section>
    </main>
  );
}

function PasswordForm(props: {
  change: (fields: Fields) => void;
  pending: boolean;
  error: Error | null;
  onSignOut: () => Promise<void>;
}): ReactNode {
  return (
    <Form<Fields> layout="vertical" size="large" requiredMark={false} onFinish={props.change}>
      {props.error && <Alert type="error" showIcon title={props.error.message} className="form-alert" role="alert" />}
      <Form.Item label="原密码" name="current" rules={[{ required: true, message: '请填写原密码' }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item label="新密码" name="next" rules={[{ required: true, message: '请填写新密码' }, { min: 10, message: '至少 10 个字符' }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        label="再次填写新密码"
        name="again"
        dependencies={['next']}
        rules={[
          { required: true, message: '请再次填写新密码' },
          ({ getFieldValue }) => ({
            validator: async (_rule, value: unknown) => {
              if (value !== undefined && value !== '' && value !== getFieldValue('next')) throw new Error('两次填写的新密码不一致');
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Space>
        <Button type="primary" htmlType="submit" loading={props.pending}>
          更换密码
        </Button>
        <Button onClick={() => void props.onSignOut()}>退出登录</Button>
      </Space>
    </Form>
  );
}
