/** A program whose standard input and output are the connection, such as `exim -bh 192.0.2.1` or an ssh to elsewhere. */
import {type ChildProcessByStdio, spawn} from 'node:child_process';
import {Duplex, type Readable, type Writable} from 'node:stream';
import type {Endpoint} from './types.ts';

type Child = ChildProcessByStdio<Writable, Readable, null>;

/** Starts it with the system's shell. Its error output goes to ours only where `errors` says so. */
export function startCommand({command, errors}: Extract<Endpoint, {kind: 'command'}>): Duplex {
	return new CommandStream(
		spawn(command, {shell: true, stdio: ['pipe', 'pipe', errors === 'show' ? 'inherit' : 'ignore']}),
	);
}

/** Ends as a socket does: when the program closes its output, its input may still be written. */
class CommandStream extends Duplex {
	readonly #child: Child;

	constructor(child: Child) {
		super();
		this.#child = child;
		child.on('error', error => this.destroy(error));
		child.stdout.on('data', (chunk: Buffer) => {
			if (!this.push(chunk)) {
				child.stdout.pause();
			}
		});
		child.stdout.on('end', () => this.push(null));
		// A program that has gone reads no more; that it has gone is told by the end of its output.
		child.stdin.on('error', () => {});
	}

	override _read(): void {
		this.#child.stdout.resume();
	}

	override _write(chunk: Buffer, _encoding: string, done: () => void): void {
		this.#child.stdin.write(chunk, () => done());
	}

	override _final(done: () => void): void {
		this.#child.stdin.end();
		done();
	}

	override _destroy(error: Error | null, done: (error: Error | null) => void): void {
		this.#child.kill();
		done(error);
	}
}
