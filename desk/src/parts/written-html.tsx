import { useEffect, useRef, type ReactNode } from 'react';

/**
 * Pages and letters that the program itself wrote out of escaped text: headings, paragraphs and tables, shown as they are.
 * They may be longer than their frame, which whoever has no mouse must scroll too.
 */
export function WrittenHtml(props: { html: string; label: string; className: string }): ReactNode {
  const { html } = props;
  const holder = useRef<HTMLElement>(null);
  useEffect(() => {
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    // A whole page has its content in `main`; styles and titles of its own aren't wanted here.
    const content = parsed.querySelector('main') ?? parsed.body;
    holder.current?.replaceChildren(...content.childNodes);
  }, [html]);
  return (
    <article
      ref={holder}
      className={props.className}
      aria-label={props.label}
      lang="zh-CN"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
    />
  );
}
