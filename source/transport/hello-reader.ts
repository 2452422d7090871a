/**
 * Reads a client's hello off a connection before TLS takes it over, and puts it back: Node shows nothing of it.
 * TLS then runs on the socket itself, which is quicker and safer than on a stream in between.
 */
import type {Socket} from 'node:net';

/** A hello may come in several records; no honest one is longer. */
const LIMIT = 64 * 1024;

/**
 * Calls back once, with all that came up to the end of the first handshake message, or to what shows that it is
 * none; `ended` where the client writes no more. The bytes are in the socket's buffer again.
 */
export function readHello(
	socket: Socket,
	done: (seen: Uint8Array, ended: boolean) => void,
): {readonly cancel: () => void} {
	let seen: Buffer = Buffer.alloc(0);

	function stop(): void {
		socket.off('data', onData).off('end', onEnd).off('close', onEnd);
	}

	function finish(ended: boolean): void {
		stop();
		socket.pause();
		if (seen.length > 0 && !ended) {
			socket.unshift(seen);
		}

		done(seen, ended);
	}

	function onData(bytes: Buffer): void {
		seen = seen.length === 0 ? bytes : Buffer.concat([seen, bytes]);
		if (isWhole(seen)) {
			finish(false);
		}
	}

	function onEnd(): void {
		finish(true);
	}

	socket.on('data', onData).on('end', onEnd).on('close', onEnd).resume();
	return {cancel: stop};
}

/** The message is all there, in however many records, or it is not a hello (RFC 8446 §4, §5.1). */
function isWhole(bytes: Buffer): boolean {
	if (bytes.length >= LIMIT || bytes[0] !== 22 || (bytes.length > 1 && bytes[1] !== 3)) {
		return true;
	}

	// Any part of the message may begin a record, even the four octets that say how long it is.
	let head = Buffer.alloc(0);
	let message = 0;
	for (let at = 0; at + 5 <= bytes.length; ) {
		const length = bytes.readUInt16BE(at + 3);
		if (bytes[at] !== 22 || length === 0) {
			return true;
		}

		const body = bytes.subarray(at + 5, at + 5 + length);
		head = head.length < 4 ? Buffer.concat([head, body.subarray(0, 4 - head.length)]) : head;
		message += body.length;
		at += 5 + length;
	}

	return head.length === 4 && message >= 4 + head.readUIntBE(1, 3);
}
