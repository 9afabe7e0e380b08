import { runCommandLine } from './commands/run-command-line.ts';

// The `gongkai` command. Results go to standard output, everything else to standard error.
process.exitCode = await runCommandLine(process.argv.slice(2), {
  print: (line) => void process.stdout.write(`${line}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
});
