import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Role } from '../../../src/platform/actor.ts';
import type { ResponseOf } from '../../../src/platform/http/endpoint.ts';
import { sessionApi } from '../../../src/modules/accounts/accounts.api.ts';
import { holdsFor, type AgencyInTree } from './held-roles.ts';
import { call, keepCsrfToken, whenSessionIsLost, whenTokenIsStale } from './api.ts';
import { SignInDialog } from '../pages/sign-in/sign-in-dialog.tsx';
import { SignInPage } from '../pages/sign-in/sign-in-page.tsx';
import { ChangePasswordPage } from '../pages/sign-in/change-password-page.tsx';
import { FullPageSpin } from '../parts/full-page-spin.tsx';
import { FailedPage } from '../parts/failed-page.tsx';

/** Who is signed in and with which roles. */
export type Me = ResponseOf<typeof sessionApi.me>;

interface Session {
  readonly me: Me;
  /** Whether one of the roles is held, at any agency or at the given one. */
  holds(roles: readonly Role[], agencyId?: string): boolean;
  /** Whether one of the roles is held for the agency: at it, or above it where the role reaches down. */
  holdsFor(roles: readonly Role[], agency: AgencyInTree): boolean;
  signOut(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);
const KEY = ['session'];

/** The person who works here. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('used outside of SessionGate');
  return session;
}

/**
 * Lets nobody further who isn't signed in. When the session ends in the middle of work, the page stays as it is
 * and a dialog asks to sign in again, so that nothing written is lost.
 */
export function SessionGate({ children }: { children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const [lost, setLost] = useState(false);
  const session = useQuery({
    queryKey: KEY,
    queryFn: async () => {
      const me = await loadMe();
      if (me !== null) keepCsrfToken(me.csrfToken);
      return me;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

  // The same person may have signed in again in another window; somebody else's session must not carry this work.
  const renew = useCallback(async (): Promise<boolean> => {
    const before = client.getQueryData<Me | null>(KEY);
    const now = await loadMe();
    if (now === null || now.account.id !== before?.account.id) return false;
    keepCsrfToken(now.csrfToken);
    client.setQueryData(KEY, now);
    setLost(false);
    return true;
  }, [client]);
  useEffect(() => {
    whenSessionIsLost(() => setLost(Boolean(client.getQueryData(KEY))));
    whenTokenIsStale(renew);
  }, [client, renew]);
  useEffect(() => {
    if (!lost) return undefined;
    const look = (): void => void renew().catch(() => {});
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [lost, renew]);
  const enter = useCallback(
    (me: Me) => {
      keepCsrfToken(me.csrfToken);
      const before = client.getQueryData<Me | null>(KEY);
      client.setQueryData(KEY, me);
      setLost(false);
      // Somebody else sat down at this desk: nothing of the person before may stay on it.
      if (before && before.account.id !== me.account.id) window.location.assign('/desk/');
      // What couldn't be read while the session was gone is read now.
      else if (before) void client.invalidateQueries({ predicate: (query) => query.queryKey !== KEY });
    },
    [client],
  );
  const signOut = useCallback(async () => {
    await call(sessionApi.signOut, {}).catch(() => {});
    client.clear();
    window.location.assign('/desk/');
  }, [client]);
  const value = useMemo(
    () => (session.data ? makeSession(session.data, signOut) : null),
    [session.data, signOut],
  );

  if (session.isPending) return <FullPageSpin />;
  if (session.isError) return <FailedPage error={session.error} onRetry={() => void session.refetch()} />;
  if (value === null) return <SignInPage onSignedIn={enter} />;
  if (value.me.mustChangePassword !== null)
    return <ChangePasswordPage me={value.me} onChanged={enter} onSignOut={signOut} />;
  return (
    <SessionContext value={value}>
      {children}
      <SignInDialog open={lost} username={value.me.account.username} onSignedIn={enter} />
    </SessionContext>
  );
}

async function loadMe(): Promise<Me | null> {
  return (await call(sessionApi.current, {})).me;
}

function makeSession(me: Me, signOut: () => Promise<void>): Session {
  return {
    me,
    signOut,
    holds: (roles, agencyId) =>
      me.grants.some(
        (grant) => roles.includes(grant.role) && (agencyId === undefined || grant.agencyId === agencyId),
      ),
    holdsFor: (roles, agency) => holdsFor(me.grants, roles, agency),
  };
}
