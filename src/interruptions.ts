const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** What an interruption (Ctrl+C, the end of the machine) does to a process. */
export interface Interruptions {
  /** From now on the first one ends nothing: it resolves this. A second one still ends the process at once. */
  wait(): Promise<void>;
  /** Interruptions are none of our business any more. */
  forget(): void;
}

/** Breaks off the work at hand when the process is interrupted, but first calls `leave`, so that nothing runs on without us. */
export function handleInterruptions(leave: () => Promise<void>): Interruptions {
  let release: (() => void) | null = null;
  const interrupted = (signal: keyof typeof EXIT_CODES): void => {
    if (release !== null) release();
    else void leave().finally(() => process.exit(EXIT_CODES[signal]));
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted);
  return {
    wait: async () =>
      new Promise((resolve) => {
        release = resolve;
      }),
    forget: () => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted);
    },
  };
}
