import { Button, Form, Input } from 'antd';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call } from '../../app/api.ts';
import { ErrorAlert } from '../../parts/error-alert.tsx';
import type { Me } from '../../app/session.tsx';

interface Fields {
  readonly username: string;
  readonly password: string;
}

/** Username and password; `username` fixes who signs in again. */
export function SignInForm({
  username,
  onSignedIn,
}: {
  username?: string;
  onSignedIn: (me: Me) => void;
}): ReactNode {
  const signIn = useMutation({
    mutationFn: async (fields: Fields) => call(sessionApi.signIn, { body: fields }),
    onSuccess: onSignedIn,
  });
  return (
    <Form<Fields>
      name="sign-in"
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ username: username ?? '' }}
      onFinish={(fields) => signIn.mutate(fields)}
    >
      <ErrorAlert error={signIn.error} />
      <Form.Item label="用户名" name="username" rules={[{ required: true, message: '请填写用户名' }]}>
        <Input autoComplete="username" autoFocus={username === undefined} readOnly={username !== undefined} />
      </Form.Item>
      <Form.Item label="密码" name="password" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  );
}
