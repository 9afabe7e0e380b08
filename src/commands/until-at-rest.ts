import { setTimeout } from 'node:timers/promises';

/** Something on which this process works, and perhaps another at the same time. */
export interface SharedWork<State extends string> {
  /** Does what there is to do now; another process may hold some of it. */
  readonly work: () => Promise<void>;
  /** How it stands. */
  readonly state: () => Promise<State>;
  /** States in which somebody is at work. */
  readonly busy: readonly State[];
  /** Between two looks. */
  readonly everyMs: number;
}

/** Works until nobody is at work any more: what is told of it before would be half of it. Returns how it stands then. */
export async function untilAtRest<State extends string>(shared: SharedWork<State>): Promise<State> {
  for (;;) {
    await shared.work();
    const state = await shared.state();
    if (!shared.busy.includes(state)) return state;
    await setTimeout(shared.everyMs);
  }
}
