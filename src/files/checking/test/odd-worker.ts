import { parentPort } from 'node:worker_threads';
import type { CheckingJob, CheckingReply } from '../checking-messages.ts';

// A thread that hangs, fails or answers, as the text says.
parentPort?.on('message', ({ id, task }: CheckingJob) => {
  if (task.text === '停') for (;;);
  send(
    task.text === '错' ? { kind: 'failed', id, error: 'broken rule' } : { kind: 'done', id, findings: [] },
  );
});
send({ kind: 'ready' });

function send(reply: CheckingReply): void {
  parentPort?.postMessage(reply);
}
