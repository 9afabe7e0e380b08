import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sessionApi } from '../../../../src/modules/accounts/accounts.api.ts';
import { call } from '../../app/api.ts';
import type { Me } from '../../app/session.tsx';
import { PASSWORD_RULE, PasswordForm, type PasswordFields } from './password-form.tsx';
import './sign-in.css';

/** Before anything else: the first or an expired password is changed. */
export function ChangePasswordPage(props: {
  me: Me;
  onChanged: (me: Me) => void;
  onSignOut: () => Promise<void>;
}): ReactNode {
  const change = useMutation({
    mutationFn: async ({ current, next }: PasswordFields) =>
      call(sessionApi.changePassword, { body: { current, next } }),
    onSuccess: props.onChanged,
  });
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="password-title">
        <h1 id="password-title">
          {props.me.mustChangePassword === 'first' ? '请设置您自己的密码' : '密码已到期，请更换'}
        </h1>
        <p className="quiet">{PASSWORD_RULE}</p>
        <PasswordForm
          change={change.mutate}
          pending={change.isPending}
          error={change.error}
          onSignOut={props.onSignOut}
        />
      </section>
    </main>
  );
}
