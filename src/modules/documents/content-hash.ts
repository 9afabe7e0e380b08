import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Metadata } from './documents.content.ts';

/** Everything that a reader of the document gets; an approval and a 保密审查 hold for exactly this. */
export interface HashedContent {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: Metadata;
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly sha256: string }[];
}

/** sha256 in hex over title, summary, body, metadata and the attachments' names and contents in their order. */
export function contentHash(content: HashedContent): string {
  const { title, summary, bodyHtml, metadata } = content;
  const attachments = content.attachments.map(({ id, name, sha256 }) => ({ id, name, sha256 }));
  return createHash('sha256')
    .update(canonicalJson({ title, summary, bodyHtml, metadata, attachments }))
    .digest('hex');
}
