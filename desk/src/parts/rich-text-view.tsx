import { useEffect, useRef, type ReactNode } from 'react';
import { attachmentPath } from '../../../src/modules/attachments/attachments.api.ts';
import './editor/editor.css';

/**
 * A stored text as it is, for reading and judging. It came out of the server's sanitiser when it was saved; what an
 * editor doesn't know, e.g. the tables of an annual report, is shown here and not lost.
 */
export function RichTextView({ html, label }: { html: string; label: string }): ReactNode {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    if (holder.current === null) return;
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    for (const image of parsed.querySelectorAll<HTMLImageElement>('img[data-attachment-id]')) {
      image.src = attachmentPath(image.dataset['attachmentId'] ?? '');
    }
    for (const link of parsed.querySelectorAll('a')) {
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
    }
    holder.current.replaceChildren(...parsed.body.childNodes);
  }, [html]);
  if (html.trim() === '') return <p className="quiet">没有正文。</p>;
  return <article ref={holder} className="rich-text rich-text-view" aria-label={label} lang="zh-CN" />;
}
