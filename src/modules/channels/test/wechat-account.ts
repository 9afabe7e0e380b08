import type { TestOffice } from '../../../../test/office.ts';
import { saveConnection } from '../connections.ts';
import { openAccount } from '../media-accounts.ts';
import type { WechatServer } from './wechat-server.ts';

/** An official account of an office with its connection to a server; `fields` is what was saved of the connection. */
export async function connectWechat(office: TestOffice, wechat: WechatServer) {
  const { agencyId } = office;
  const { accountId } = await openAccount(office.as('clerk'), {
    agencyId,
    platform: 'wechat',
    fields: {
      name: '秀美测试',
      platformId: '',
      sponsor: '测试镇',
      operator: '',
      verifiedAs: '',
      filingNumber: '',
      responsible: '王五',
      followers: null,
    },
    on: '2026-01-05',
    updatedOn: '2026-01-05',
    reason: '便民',
    approval: '区政府办',
    another: false,
  });
  const fields = {
    kind: 'wechat' as const,
    agencyId,
    connectionId: null,
    version: 0,
    name: '公众号',
    active: true,
    secret: wechat.secret,
    baseUrl: wechat.base,
    mediaAccountId: accountId,
    settings: { appId: wechat.appId, author: '测试镇' },
  };
  const { connectionId } = await saveConnection(office.as('systemAdmin'), fields);
  return { accountId, connectionId, fields };
}
