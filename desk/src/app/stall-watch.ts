/** So long nothing of a file may move before its sending counts as stuck: the network is gone and the browser doesn't know. */
const STUCK_AFTER_MS = 60_000;
/** So long the server may take over a file that it has wholly: it reads large archives before it answers. */
const ANSWER_WITHIN_MS = 10 * 60_000;

/** Looks after a file on its way: who waits for it, to save a text with it, would else wait for ever. */
export interface StallWatch {
  /** Some of it moved. */
  readonly moved: () => void;
  /** All of it is there: the server works on it. */
  readonly sent: () => void;
  /** It ended, this way or that. */
  readonly over: () => void;
}

/** Begins to watch; `stuck` is called once, when nothing moves any more. */
export function watchForStall(stuck: () => void): StallWatch {
  let timer: number | undefined;
  const wait = (ms: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(stuck, ms);
  };
  wait(STUCK_AFTER_MS);
  return {
    moved: () => wait(STUCK_AFTER_MS),
    sent: () => wait(ANSWER_WITHIN_MS),
    over: () => window.clearTimeout(timer),
  };
}
