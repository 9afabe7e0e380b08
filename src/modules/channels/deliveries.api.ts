import { z } from 'zod';
import { endpoint } from '../../platform/http/endpoint.ts';
import { day, done, id, line, optionalDay, optionalLine } from '../../platform/http/shapes.ts';
import { DOCUMENT_KINDS } from '../../law/document-kinds.ts';

const count = z.number().int();

/** A document on a list, as it was when the list was made. */
export const deliveryEntry = z.object({
  documentId: id,
  revisionId: id,
  title: z.string(),
  documentNumber: z.string(),
  indexNumber: z.string(),
  publishedOn: day,
  /** When a later edition, or what was restored, became public; null where it is as it was first published. */
  changedOn: day.nullable().default(null),
  url: z.string(),
});

/** A list of what is delivered to an archive or a library. */
export const deliveryView = z.object({
  id,
  recipientKind: z.enum(['archive', 'library']),
  recipient: z.string(),
  number: count,
  from: day,
  to: day,
  copies: count,
  documents: count,
  madeBy: z.string(),
  deliveredOn: day.nullable(),
  receivedOn: day.nullable(),
  receiver: z.string(),
  receipt: z.string(),
  version: count,
});

/** Interface of what is delivered to archives and libraries (条例第25条). */
export const deliveriesApi = {
  list: endpoint({
    method: 'GET',
    path: '/api/channels/deliveries',
    summary: '向国家档案馆、公共图书馆移送的清单',
    access: 'signed-in',
    query: z.object({ agencyId: id }),
    response: z.object({ items: z.array(deliveryView), may: z.object({ keep: z.boolean() }) }),
  }),
  make: endpoint({
    method: 'POST',
    path: '/api/channels/deliveries',
    summary: '把一段时间内公开或者更新、还没有向这个单位移送的文稿做成移送清单',
    access: 'signed-in',
    body: z.object({
      agencyId: id,
      recipientKind: z.enum(['archive', 'library'], { error: '请选择接收单位种类' }),
      recipient: line(100, '接收单位'),
      from: day,
      to: day,
      kinds: z.array(z.enum(DOCUMENT_KINDS)).min(1, '请至少选择一种文稿'),
      copies: z.number().int().min(1, '至少 1 份').max(100, '不能超过 100 份'),
    }),
    response: z.object({ deliveryId: id, number: count, documents: count }),
  }),
  record: endpoint({
    method: 'POST',
    path: '/api/channels/deliveries/:deliveryId',
    summary: '登记移送和签收',
    access: 'signed-in',
    params: z.object({ deliveryId: id }),
    body: z.object({
      version: z.number().int().min(1),
      deliveredOn: day,
      receivedOn: optionalDay,
      receiver: optionalLine(60, '签收人'),
      receipt: optionalLine(200, '回执编号'),
    }),
    response: done,
  }),
};
