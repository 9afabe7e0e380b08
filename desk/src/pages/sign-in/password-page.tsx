import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { sessionApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call, keepCsrfToken } from '../../app/api.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { PASSWORD_RULE, PasswordForm } from './password-form.tsx';

/** Changing one's own password at any time. */
export function PasswordPage(): ReactNode {
  const { message } = App.useApp();
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: async (fields: { current: string; next: string }) =>
      call(sessionApi.changePassword, { body: { current: fields.current, next: fields.next } }),
    onSuccess: (me) => {
      keepCsrfToken(me.csrfToken);
      client.setQueryData(['session'], me);
      void message.success('密码已更换，其他地方的登录已退出');
    },
  });
  return (
    <>
      <PageHead title="修改密码" />
      <section className="panel narrow">
        <p className="quiet">{PASSWORD_RULE}</p>
        <PasswordForm change={change.mutate} pending={change.isPending} error={change.error} />
      </section>
    </>
  );
}
