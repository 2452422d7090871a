/**
 * Bytes of a log in, rows out: a ledger where the log is one, and otherwise the sessions that its format gives, each
 * as a row. Memory does not grow with the log.
 */
import {looksLikeMessage} from '../message/is-message.ts';
import type {Ledger, LedgerReader, LedgerRow} from '../recordings/ledgers/ledger.ts';
import {ledgerFor} from '../recordings/ledgers/ledgers.ts';
import {readable} from '../recordings/log-line.ts';
import type {RecordedSession} from '../recordings/recording.ts';
import {type ByteStreamReader, createByteStreamReader} from '../recordings/streaming.ts';
import {createRowDiagnoser, type Diagnosis, type RowDiagnoser, sessionOf} from './diagnose-rows.ts';
import {captureSessions, isCapture, isMailbox, mailboxSessions} from './readers.ts';
import {summaryOf} from './session-row.ts';

export type CountedRow = {
	readonly row: LedgerRow;
	readonly diagnosis: Diagnosis;
	/** The session of the row, or of a copy of it, as `explain` shows it. */
	session(copy?: LedgerRow): RecordedSession | null;
};

export type LogSink = {
	received(at: number | null): void;
	row(counted: CountedRow): void;
	/** A text that may be a secret by where it stood. */
	suspects(texts: readonly string[]): void;
};

export type LogCounter = {
	/** Null until it is known, and where the log is in no format that is read as it comes. */
	format(): string | null;
	/** False: the log is in no format that is read as it comes. */
	write(bytes: Uint8Array): boolean;
	end(): boolean;
	/** Counts what has come so far; for a log that is still written to. */
	flush(): void;
	/** Lines so far, where lines are counted. */
	lines(): number;
};

/** Octets by which a format is told. */
const sampleSize = 64 * 1024;

/** The longest line that is kept whole. */
const lineLimit = 64 * 1024;

export function createLogCounter(sink: LogSink): LogCounter {
	let reader: Reader | null = null;
	let sample: Buffer[] = [];
	let sampled = 0;

	function begin(): Reader {
		const bytes = Buffer.concat(sample);
		sample = [];
		const made = readerFor(bytes, sink);
		reader = made;
		return made;
	}

	function start(bytes: Uint8Array): boolean {
		sample.push(Buffer.from(bytes));
		sampled += bytes.length;
		if (sampled < sampleSize) {
			return true;
		}

		const whole = Buffer.concat(sample);
		return begin().write(whole);
	}

	return {
		format: () => reader?.format() ?? null,
		lines: () => reader?.lines() ?? 0,
		write: bytes => (reader ? reader.write(bytes) : start(bytes)),
		flush() {
			if (!reader && sampled > 0) {
				const whole = Buffer.concat(sample);
				begin().write(whole);
			}
		},
		end() {
			if (!reader) {
				const whole = Buffer.concat(sample);
				begin().write(whole);
			}

			return reader?.end() ?? false;
		},
	};
}

function readerFor(beginning: Buffer, sink: LogSink): Reader {
	const tell = (session: RecordedSession): void => {
		const {row, diagnosis} = summaryOf(session);
		sink.row({row, diagnosis, session: () => session});
	};
	if (isCapture(beginning)) {
		return captureSessions(tell);
	}

	const text = beginning.toString('latin1');
	if (isMailbox(text) || looksLikeMessage(beginning) === 'surely') {
		return mailboxSessions(tell, sink.suspects);
	}

	const ledger = ledgerFor(text.split('\n', 400));
	return ledger ? ledgerReader(ledger, sink) : streamReader(tell, sink);
}

type Reader = Pick<LogCounter, 'write' | 'end' | 'lines'> & {format(): string | null};

function ledgerReader(ledger: Ledger, sink: LogSink): Reader {
	const diagnose: RowDiagnoser = createRowDiagnoser(ledger.format);
	const feeder: LedgerReader = ledger.open({
		received: at => sink.received(at),
		row(row) {
			const isGood = row.fate === 'delivered' || row.fate === 'forwarded';
			sink.row({
				row: isGood ? row : {...row, reason: readable(row.reason)},
				diagnosis: isGood ? noDiagnosis : diagnose(row),
				session: (copy = row) => sessionOf(copy.line, ledger.format),
			});
		},
	});
	let rest = '';
	let lines = 0;
	return {
		format: () => ledger.name,
		lines: () => lines,
		write(bytes) {
			const text = rest + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
			let begin = 0;
			for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', begin)) {
				feeder.feed(text.slice(begin, text.charCodeAt(end - 1) === 13 ? end - 1 : end));
				lines++;
				begin = end + 1;
			}

			rest = text.slice(begin, begin + lineLimit);
			return true;
		},
		end() {
			if (rest !== '') {
				feeder.feed(rest);
				lines++;
				rest = '';
			}

			return true;
		},
	};
}

const noDiagnosis: Diagnosis = {cause: null, finding: null};

function streamReader(session: (session: RecordedSession) => void, {suspects}: LogSink): Reader {
	let lines = 0;
	const reader: ByteStreamReader = createByteStreamReader({
		session,
		unread() {},
		suspects,
	});
	return {
		format: reader.format,
		lines: () => lines,
		write(bytes) {
			for (const byte of bytes) {
				lines += byte === 10 ? 1 : 0;
			}

			return reader.write(bytes);
		},
		end: reader.end,
	};
}
