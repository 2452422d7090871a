/** A long recording on the screen: its first frame comes at once, and the session when it has been read. */
import {createReadStream} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import process from 'node:process';
import {setImmediate as turn} from 'node:timers/promises';
import {looksLikeMessage} from '../../message/is-message.ts';
import {sessionOf} from '../../recordings/session.ts';
import {readAside} from '../../recordings/thread/read-aside.ts';
import type {Entry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import type {Values} from '../arguments/option.ts';
import {openKeyboard} from '../output/keyboard.ts';
import {type Input, readWhole} from './input.ts';
import {guardOf, isPrinted, noteUnread, screenOptions} from './screen.ts';
import {beginningOfInput, standardInput} from './standard-input.ts';

type Source = {
	readonly name: string;
	/** Octets; null where that is not known. */
	readonly size: number | null;
	bytes(): AsyncIterable<Uint8Array>;
};

/** From this size on a file takes long enough to be waited for. */
const long = 2 ** 20;

/** The part of the time that it takes to get the bytes, by estimate. */
const bytesShare = 0.1;

/** Null where the names given are for something else. */
export async function longRecording(names: readonly string[], values: Values): Promise<Source | null> {
	const [name = '-', another] = names;
	if (another !== undefined || isPrinted(values) || process.stdout.isTTY !== true) {
		return null;
	}

	if (process.stdin.isTTY === true && name !== '-') {
		const size = await stat(name).then(
			found => (found.isFile() ? found.size : 0),
			() => 0,
		);
		return size > long && !(await startsAsMessage(name))
			? {name, size, bytes: () => createReadStream(name, {highWaterMark: 2 ** 20})}
			: null;
	}

	// What comes through a pipe is printed, unless the screen is asked for.
	const isPiped = name === '-' && process.stdin.isTTY !== true && values.has('browse');
	return isPiped && looksLikeMessage(await beginningOfInput(2 ** 16)) === 'no'
		? {name: 'standard input', size: null, bytes: standardInput}
		: null;
}

async function startsAsMessage(name: string): Promise<boolean> {
	const handle = await open(name);
	try {
		const {buffer, bytesRead} = await handle.read(Buffer.alloc(2 ** 16), 0, 2 ** 16, 0);
		return /\.eml$/i.test(name) || looksLikeMessage(buffer.subarray(0, bytesRead)) !== 'no';
	} finally {
		await handle.close();
	}
}

/** Null when it was shown; what was read where it is not one session, which is not for the screen. */
export async function showLong({name, size, bytes}: Source, values: Values): Promise<Input | null> {
	const keyboard = openKeyboard();
	if (!keyboard) {
		return await readWhole({name, bytes: bytes()}, () => {});
	}

	const {startLoading} = await import('../../ui/loading/start-loading.tsx');
	let input: Input | null = null;
	try {
		const isShown = await startLoading({
			name,
			stdin: keyboard.stdin,
			...screenOptions(values),
			async load(tell, signal) {
				const read = await readWhole({name, bytes: bytes()}, octets =>
					tell({octets: size ?? octets, share: size === null ? null : (octets / size) * bytesShare}),
				);
				input = read;
				const octets = read.bytes.length;
				return await sessionIn(
					read,
					share => tell({octets, share: bytesShare + share * (1 - bytesShare)}),
					signal,
				);
			},
		});
		return isShown ? null : input;
	} finally {
		keyboard.release();
	}
}

async function sessionIn(
	{name, bytes}: Input,
	onProgress: (share: number) => void,
	signal: AbortSignal,
): Promise<Session | null> {
	const read = await readAside(bytes, onProgress, signal);
	if (!read) {
		return null;
	}

	const {clean} = guardOf(read.entries, read.suspects);
	const entries: Entry[] = [];
	for (const entry of read.entries) {
		if (entries.length % 1000 === 0) {
			await turn();
		}

		entries.push(clean(entry));
	}

	const session = sessionOf(read.session, name, entries, read.gathered);
	noteUnread(session, read.unread);
	return session;
}
