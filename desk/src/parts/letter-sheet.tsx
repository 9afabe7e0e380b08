import type { ReactNode } from 'react';
import { WrittenHtml } from './written-html.tsx';
import './letter-sheet.css';

/** A letter on its sheet of paper, as the server set it. */
export function LetterSheet({ title, html }: { title: string; html: string }): ReactNode {
  return <WrittenHtml html={html} label={`预览：${title}`} className="letter" />;
}
