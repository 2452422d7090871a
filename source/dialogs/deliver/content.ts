/** The message after the envelope was taken: DATA and a dot, or BDAT in chunks. */
import {BuildError, type BuiltMessage} from '../../message/letter.ts';
import {isNegative} from '../../protocol/reply-class.ts';
import type {ReplyEntry} from '../../session/entry.ts';
import type {Session} from '../../session/session.ts';
import {goesOn} from '../../session/state.ts';
import type {Progress} from './delivery.ts';

export type ContentResult =
	/** The server's word on it: one reply, or LMTP's one for each recipient. */
	| {readonly kind: 'judged'; readonly replies: readonly ReplyEntry[]}
	/** DATA, or a chunk before the last, was refused. */
	| {readonly kind: 'not-taken'; readonly reply: ReplyEntry}
	/** The connection ended before the message did. */
	| {readonly kind: 'cut-off'}
	/** It ended when all had been sent, and the verdict had not come. */
	| {readonly kind: 'no-verdict'}
	/** Our side could not read the message to its end; the connection was closed without ending it. */
	| {readonly kind: 'broken'; readonly error: BuildError};

export type ContentOptions = {
	readonly chunkSize: number;
	readonly onOctets: (octets: number) => void;
	readonly onProgress?: ((progress: Progress) => void) | undefined;
};

/** Closes the connection when the message cannot be read to its end: half a message must not get its dot. */
export async function sendContent(
	session: Session,
	message: BuiltMessage,
	{chunkSize, onOctets, onProgress}: ContentOptions,
): Promise<ContentResult> {
	let octets = 0;
	const count = (more: number) => {
		octets += more;
		onOctets(octets);
		onProgress?.({octets, total: message.size});
	};

	try {
		return chunkSize > 0
			? await sendChunks(session, message, chunkSize, count)
			: await sendData(session, message, count);
	} catch (error) {
		// No dot was sent, and none may be: the rest of the message is missing.
		session.close();
		if (error instanceof BuildError) {
			return {kind: 'broken', error};
		}

		throw error;
	}
}

async function sendData(
	session: Session,
	message: BuiltMessage,
	count: (octets: number) => void,
): Promise<ContentResult> {
	const [reply] = await session.type('DATA');
	if (!reply) {
		return {kind: 'cut-off'};
	}

	if (phaseOf(session) !== 'message') {
		return {kind: 'not-taken', reply};
	}

	await session.sendContent(message.pieces(), count);
	if (phaseOf(session) !== 'message') {
		// A verdict that comes before the end is a verdict: the rest would be read as commands.
		const early = session.entries.findLast(entry => entry.type === 'reply');
		return early && early.id > reply.id && early.answers === 'DATA-END'
			? {kind: 'judged', replies: [early]}
			: {kind: 'cut-off'};
	}

	const replies = await session.type('.');
	return replies.length > 0 ? {kind: 'judged', replies} : {kind: 'no-verdict'};
}

/** RFC 3030 §2: every chunk is answered, the last one with the verdict. Nothing is stuffed. */
async function sendChunks(
	session: Session,
	message: BuiltMessage,
	chunkSize: number,
	count: (octets: number) => void,
): Promise<ContentResult> {
	const {take, end} = cutter(message.pieces());
	try {
		for (let sent = 0; ; ) {
			const size = Math.min(chunkSize, message.size - sent);
			sent += size;
			const last = sent >= message.size;
			const answer = session.type(`BDAT ${size}${last ? ' LAST' : ''}`);
			await session.sendContent(take(size), count);
			const complete = last && phaseOf(session) !== 'closed';
			const replies = await answer;
			const [reply] = replies;
			if (!reply) {
				return {kind: complete ? 'no-verdict' : 'cut-off'};
			}

			if (last) {
				return {kind: 'judged', replies};
			}

			if (isNegative(reply.code)) {
				// RFC 3030 §2: the state is open until RSET, and another message may follow.
				if (goesOn(session.state)) {
					await session.type('RSET');
				}

				return {kind: 'not-taken', reply};
			}
		}
	} finally {
		await end();
	}
}

type Cutter = {
	/** The next so many octets, whatever the source's own pieces are. Throws a `BuildError` where it has fewer. */
	take(octets: number): AsyncIterable<Uint8Array>;
	end(): Promise<void>;
};

function cutter(source: AsyncIterable<Uint8Array>): Cutter {
	const iterator = source[Symbol.asyncIterator]();
	let rest: Uint8Array = new Uint8Array(0);
	return {
		async *take(octets) {
			for (let owed = octets; owed > 0; ) {
				if (rest.length === 0) {
					const {value, done} = await iterator.next();
					if (done) {
						throw new BuildError(
							'attachment-changed',
							'message',
							'The message is shorter than the size that was announced.',
						);
					}

					rest = value;
				}

				const piece = rest.subarray(0, owed);
				rest = rest.subarray(owed);
				owed -= piece.length;
				if (piece.length > 0) {
					yield piece;
				}
			}
		},
		async end() {
			await iterator.return?.();
		},
	};
}

/** A function, so that TypeScript does not take an earlier look for the present. */
function phaseOf(session: Session): string {
	return session.state.phase.name;
}
