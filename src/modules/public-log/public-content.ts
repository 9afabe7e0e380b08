import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { PublicContent, Standing } from '../../portal/open-data/open-data-model.ts';
import type { Remains } from './remains.ts';

/** A revision, as far as it is looked at here. */
export interface PublishedText {
  readonly title: string;
  readonly summary: string;
  readonly bodyHtml: string;
  readonly metadata: {
    readonly documentNumber: string;
    readonly writtenOn: string | null;
    readonly effectiveOn: string | null;
    readonly lapsesOn: string | null;
    readonly publicityUntil: string | null;
    readonly theme: string;
    readonly genre: string;
    readonly facet: string;
    readonly keywords: readonly string[];
    readonly audience: string;
    readonly responsibleUnit: string;
    readonly contentSource: string;
  };
  readonly attachments: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
  }[];
}

/** The content of a document as the public gets it. Without a standing it is what entries committed to before they told of it. */
export function publicContent(
  document: { readonly indexNumber: string; readonly kind: string },
  { title, summary, bodyHtml, metadata, attachments }: PublishedText,
  standing: Standing | undefined,
): PublicContent {
  return {
    indexNumber: document.indexNumber,
    kind: document.kind,
    title,
    summary,
    bodyHtml,
    documentNumber: metadata.documentNumber,
    writtenOn: metadata.writtenOn,
    effectiveOn: metadata.effectiveOn,
    lapsesOn: metadata.lapsesOn,
    publicityUntil: metadata.publicityUntil,
    theme: metadata.theme,
    genre: metadata.genre,
    facet: metadata.facet,
    keywords: metadata.keywords,
    audience: metadata.audience,
    responsibleUnit: metadata.responsibleUnit,
    contentSource: metadata.contentSource,
    attachments: attachments.map(({ id, name, size, sha256 }) => ({ id, name, bytes: size, sha256 })),
    standing,
  };
}

/** sha256 in hex over the canonical JSON of what stands at an address. */
export function publicContentHash(content: PublicContent | Remains): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
