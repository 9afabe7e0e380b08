import { useEffect, useRef, type ReactNode } from 'react';
import './letter-sheet.css';

/** A letter on its sheet of paper, as the server set it. */
export function LetterSheet({ title, html }: { title: string; html: string }): ReactNode {
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    // Written by the program out of escaped text: no more than headings, paragraphs and tables.
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    holder.current?.replaceChildren(...parsed.body.childNodes);
  }, [html]);
  return (
    <article
      ref={holder}
      className="letter"
      aria-label={`预览：${title}`}
      lang="zh-CN"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and who has no mouse must scroll too
      tabIndex={0}
    />
  );
}
