import type { Ctx } from '../../platform/context.ts';

/**
 * The context of a public page of requests: somebody from the public, without the address. Records of it are never erased,
 * and from where somebody applies is personal data that nobody needs.
 */
export function asApplicant(ctx: Ctx): Ctx {
  return { ...ctx, actor: { kind: 'public', ip: null } };
}
