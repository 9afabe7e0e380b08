import { describe, expect, test } from 'vitest';
import { EndedReading, ReadingUnavailable, UnreadableFile } from './readers/unreadable-file.ts';
import { createReadingAttempts, UnexaminedFile } from './reading-attempts.ts';

const MINUTE = 60_000;
/** How long a file is left alone after each try that was ended. */
const PAUSES = [MINUTE, 10 * MINUTE, 60 * MINUTE];

/** Attempts at a file, with a clock that goes as it is told. */
function attemptsAt(): {
  take: (how: 'ended' | 'refused' | 'closed' | 'read') => Promise<string>;
  wait: (ms: number) => void;
} {
  let now = 0;
  const attempts = createReadingAttempts({ now: () => now });
  return {
    take: async (how) =>
      attempts.take('one file', async () => {
        if (how === 'ended') throw new EndedReading('未能读完');
        if (how === 'refused') throw new UnreadableFile('打不开');
        if (how === 'closed') throw new ReadingUnavailable('closed');
        return how;
      }),
    wait: (ms) => {
      now += ms;
    },
  };
}

describe('a file whose reading was ended', () => {
  test('is tried again, and counts as unreadable after the fourth time', async () => {
    const { take, wait } = attemptsAt();
    for (const pause of PAUSES) {
      await expect(take('ended')).rejects.toBeInstanceOf(UnexaminedFile);
      wait(pause);
    }
    await expect(take('ended')).rejects.toBeInstanceOf(EndedReading);
    // Whoever asks for it afterwards has all tries again.
    await expect(take('ended')).rejects.toBeInstanceOf(UnexaminedFile);
  });

  test('isn’t given up by whoever watches it for an hour', async () => {
    const { take, wait } = attemptsAt();
    for (let minutes = 0; minutes < 60; minutes += 1) {
      await expect(take('ended')).rejects.toBeInstanceOf(UnexaminedFile);
      wait(MINUTE);
    }
  });

  test('isn’t read again at once: many who ask are one try', async () => {
    const { take, wait } = attemptsAt();
    await expect(take('ended')).rejects.toBeInstanceOf(UnexaminedFile);
    for (let times = 0; times < 5; times += 1)
      await expect(take('read')).rejects.toBeInstanceOf(UnexaminedFile);
    wait(MINUTE);
    await expect(take('read')).resolves.toBe('read');
  });

  test('begins anew once it was read', async () => {
    const { take, wait } = attemptsAt();
    for (const how of ['ended', 'ended', 'ended', 'read', 'ended', 'ended', 'ended'] as const) {
      await take(how).catch(() => null);
      wait(60 * MINUTE);
    }
    await expect(take('ended')).rejects.toBeInstanceOf(EndedReading);
  });
});

test('a file that is refused is refused at once', async () => {
  const { take } = attemptsAt();
  const refused = await take('refused').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UnreadableFile);
  expect(refused).not.toBeInstanceOf(EndedReading);
});

test('while nothing can be read, no try of a file is used up', async () => {
  const { take, wait } = attemptsAt();
  for (let times = 0; times < 5; times += 1)
    await expect(take('closed')).rejects.toBeInstanceOf(UnexaminedFile);
  for (const pause of PAUSES) {
    await expect(take('ended')).rejects.toBeInstanceOf(UnexaminedFile);
    wait(pause);
  }
});
