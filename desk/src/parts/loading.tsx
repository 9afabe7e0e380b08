import { Skeleton } from 'antd';
import { useEffect, useSyncExternalStore, type ReactNode } from 'react';

/** What comes sooner isn't worth a word. */
const SOON_MS = 600;

const waiting = new Set<object>();
const listeners = new Set<() => void>();

/** Stands where something will be once the server has answered. `rows`: about how tall that will be. */
export function Loading({ rows = 3 }: { rows?: number }): ReactNode {
  useEffect(() => {
    const one = {};
    const timer = window.setTimeout(() => tell(() => waiting.add(one)), SOON_MS);
    return () => {
      window.clearTimeout(timer);
      tell(() => waiting.delete(one));
    };
  }, []);
  return (
    <div aria-hidden="true">
      {/* Its title would be a heading that says nothing. */}
      <Skeleton active title={false} paragraph={{ rows: rows + 1 }} />
    </div>
  );
}

/**
 * Tells readers that something is on its way. Stands always, on the page and in each dialog, outside of which readers may hear nothing: of
 * what comes with its words already in it many say nothing.
 */
export function LoadingStatus(): ReactNode {
  const some = useSyncExternalStore(listen, () => waiting.size > 0);
  return <output className="visually-hidden">{some ? '正在加载' : ''}</output>;
}

function tell(change: () => void): void {
  change();
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
