import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { BatchDeed } from '../../../../src/modules/imports/import-batch.content.ts';
import type { Handled } from './import-batch-words.ts';

/** A run over what was ticked: how far it is, and what was refused. */
export interface BatchRun {
  readonly deed: BatchDeed;
  readonly all: number;
  /** Had their turn, refused ones included. */
  readonly seen: number;
  readonly done: number;
  readonly refused: Handled['refused'];
}

/** What is asked for, request by request. */
export interface BatchOrder {
  readonly deed: BatchDeed;
  readonly all: number;
  readonly request: (after: number) => Promise<Handled>;
}

/** Handles ticked documents, some at a time, until all had their turn, somebody stops it or leaves the page. */
export function useBatch(importId: string): {
  readonly run: BatchRun | null;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly start: (order: BatchOrder) => void;
  readonly stop: () => void;
} {
  const client = useQueryClient();
  const [run, setRun] = useState<BatchRun | null>(null);
  const stopped = useRef(false);
  useEffect(() => {
    stopped.current = false;
    return () => {
      stopped.current = true;
    };
  }, []);
  const work = useMutation({
    mutationFn: async ({ deed, all, request }: BatchOrder) => {
      stopped.current = false;
      setRun({ deed, all, seen: 0, done: 0, refused: [] });
      for (let after: number | null = 0; after !== null && !stopped.current;) {
        const part: Handled = await request(after);
        after = part.next;
        setRun((before) => ({
          deed,
          all,
          seen: part.next ?? all,
          done: (before?.done ?? 0) + part.done,
          refused: [...(before?.refused ?? []), ...part.refused],
        }));
      }
    },
    onSettled: async () => {
      for (const key of ['import-batch', 'import'])
        await client.invalidateQueries({ queryKey: [key, importId] });
      for (const key of ['todo', 'import-batch-todo']) await client.invalidateQueries({ queryKey: [key] });
    },
  });
  return {
    run,
    pending: work.isPending,
    error: work.error,
    start: (order) => work.mutate(order),
    stop: () => {
      stopped.current = true;
    },
  };
}
