import { OutgoingFailure } from '../../platform/outgoing-http.ts';

/** How long a round stays with one connection, whatever waits there. */
const LONGEST_MS = 30_000;

/** Keeps a round from waiting for one system on and on while others could be served. */
export interface HostPatience {
  /** Connections that are left for the next round. */
  left(): readonly string[];
  /** Does something for a connection. What it throws is thrown on. */
  spend<T>(connectionId: string, work: () => Promise<T>): Promise<T>;
}

/**
 * For one round. A connection is left for the next one when it can't be reached or doesn't answer in time, for then the next call would
 * fare no better, and when it has taken its share of the round by answering slowly.
 */
export function hostPatience(longestMs: number = LONGEST_MS): HostPatience {
  const spent = new Map<string, number>();
  const left = new Set<string>();
  return {
    left: () => [...left],
    spend: async (connectionId, work) => {
      const began = performance.now();
      try {
        return await work();
      } catch (error) {
        if (error instanceof OutgoingFailure && isSilence(error)) left.add(connectionId);
        throw error;
      } finally {
        const total = (spent.get(connectionId) ?? 0) + performance.now() - began;
        spent.set(connectionId, total);
        if (total >= longestMs) left.add(connectionId);
      }
    },
  };
}

function isSilence({ reason }: OutgoingFailure): boolean {
  return reason === 'timeout' || reason === 'unreachable';
}
