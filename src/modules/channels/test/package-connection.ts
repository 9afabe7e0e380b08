import type { saveConnection } from '../connections.ts';

type CmsConnection = Extract<Parameters<typeof saveConnection>[1], { kind: 'cms' }>;

/** A connection to a county's platform that takes packages by hand. */
export function packageConnection(agencyId: string, name = '区级平台'): CmsConnection {
  return {
    kind: 'cms',
    agencyId,
    connectionId: null,
    version: 0,
    name,
    active: true,
    secret: null,
    baseUrl: '',
    settings: {
      transport: 'package',
      path: '/',
      header: 'Authorization',
      prefix: 'Bearer ',
      idempotencyHeader: 'Idempotency-Key',
      fields: {},
      constants: {},
      receiptField: 'id',
    },
  };
}
