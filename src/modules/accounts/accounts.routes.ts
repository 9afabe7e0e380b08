import type { FastifyInstance } from 'fastify';
import { authorise, reachesDown, ROLE_LABELS, ROLES } from '../../platform/actor.ts';
import { serve } from '../../platform/http/serve.ts';
import { accountsApi } from './accounts.api.ts';
import { accountsPolicy } from './accounts.policy.ts';
import { isAdminRole, ROLE_DESCRIPTIONS } from './accounts.rules.ts';
import {
  changeAccount,
  createAccount,
  disableAccount,
  enableAccount,
  grantRole,
  resetPassword,
  revokeRole,
  unlockAccount,
} from './accounts.usecases.ts';
import { showAccount, showAccounts } from './accounts.views.ts';

const done = { ok: true } as const;

/** Registers the interface of accounts and their roles. */
export function registerAccountsRoutes(app: FastifyInstance): void {
  serve(app, accountsApi.roles, async ({ ctx }) => {
    authorise(accountsPolicy.listRoles(ctx.actor));
    return {
      items: ROLES.map((role) => ({
        role,
        label: ROLE_LABELS[role],
        description: ROLE_DESCRIPTIONS[role],
        admin: isAdminRole(role),
        reachesDown: reachesDown(role),
      })),
    };
  });
  serve(app, accountsApi.list, async ({ ctx, query }) => showAccounts(ctx, query));
  serve(app, accountsApi.get, async ({ ctx, params }) => showAccount(ctx, params));
  serve(app, accountsApi.create, async ({ ctx, body }) => createAccount(ctx, body));
  serve(app, accountsApi.change, async ({ ctx, params, body }) =>
    changeAccount(ctx, { ...body, id: params.id }),
  );
  serve(app, accountsApi.disable, async ({ ctx, params, body }) => {
    await disableAccount(ctx, { ...body, id: params.id });
    return done;
  });
  serve(app, accountsApi.enable, async ({ ctx, params, body }) => {
    await enableAccount(ctx, { ...body, id: params.id });
    return done;
  });
  serve(app, accountsApi.resetPassword, async ({ ctx, params, body }) =>
    resetPassword(ctx, { ...body, id: params.id }),
  );
  serve(app, accountsApi.unlock, async ({ ctx, params, body }) => {
    await unlockAccount(ctx, { ...body, id: params.id });
    return done;
  });
  serve(app, accountsApi.grant, async ({ ctx, params, body }) =>
    grantRole(ctx, { ...body, accountId: params.id }),
  );
  serve(app, accountsApi.revoke, async ({ ctx, params, body }) => {
    await revokeRole(ctx, { ...body, accountId: params.id, grantId: params.grantId });
    return done;
  });
}
