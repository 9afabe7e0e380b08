import type { ReactNode } from 'react';
import type { Me } from '../../app/session.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { Dialog } from '../../parts/dialog.tsx';

/** Asks to sign in again over the page that was being worked on, which stays as it is. */
export function SignInDialog(props: {
  open: boolean;
  username: string;
  onSignedIn: (me: Me) => void;
}): ReactNode {
  return (
    <Dialog
      open={props.open}
      title="登录已失效"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
    >
      <p>长时间未操作或登录已在别处结束。您正在编写的内容仍在页面上，登录后请再次保存。</p>
      <SignInForm username={props.username} onSignedIn={props.onSignedIn} />
      <p className="quiet after-form">
        不是您本人？<a href="/desk/">以其他账号登录</a>，未保存的文稿会留给原来的人。
      </p>
    </Dialog>
  );
}
