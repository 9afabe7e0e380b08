import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { importBatchApi } from '../../../../src/modules/imports/import-batch.api.ts';
import { BATCH_DEED_LABELS } from '../../../../src/modules/imports/import-batch.content.ts';
import type { ResponseOf } from '../../../../src/platform/http/endpoint.ts';

/** Imports of which something can be handled together. */
export type ImportBatchTodo = ResponseOf<typeof importBatchApi.todo>;

/** The way to where they are handled together. Their documents are listed, and counted, one by one below. */
export function ImportBatchTodoPanel({ todo }: { todo: ImportBatchTodo }): ReactNode {
  if (todo.items.length === 0) return null;
  return (
    <section className="panel" aria-label="可以成批办理的导入">
      <h2>可以成批办理的导入</h2>
      <ul className="todo-list">
        {todo.items.map(({ importId, source, agencyName, deeds }) => (
          <li key={importId}>
            <Link to="/documents/imports/$importId" params={{ importId }}>
              导入“{source}”：
              {deeds.map(({ deed, count }) => `${count} 份${BATCH_DEED_LABELS[deed]}`).join('，')}
            </Link>
            <span className="todo-what">成批办理</span>
            <span className="quiet">{agencyName}　原来已经公开的，也在下面逐份列出</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
