import type { ReactNode } from 'react';
import type { Me } from '../../app/session.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './sign-in.css';

/** The door of the desk. */
export function SignInPage({ onSignedIn }: { onSignedIn: (me: Me) => void }): ReactNode {
  return (
    <main className="sign-in">
      <section className="sign-in-card" aria-labelledby="sign-in-title">
        <h1 id="sign-in-title">政府信息公开工作台</h1>
        <p className="quiet">起草、审核、发布、登记、年度报告</p>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="warning-line">本系统不得处理国家秘密。请勿录入、上传任何涉密内容。</p>
      </section>
    </main>
  );
}
