/** nodemailer with `logger: true, debug: true`: on the console, or as JSON from pino or bunyan. */

import {tellOutcome} from '../asides.ts';
import type {Remark} from '../format.ts';
import {type Format, shareOf, takeRemark} from '../format.ts';
import {type LogLine, toView} from '../log-line.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const consoleLine = /^(TRACE|DEBUG|INFO|WARN|ERROR|FATAL)[ ]{1,2}(?:\[(#?[\w-]+)\][ ]?)?(.*)$/;

const remarks: readonly Remark[] = [
	{
		pattern: /^(?:Secure connection|Connection) established to (.*):(\d+)$/,
		begins: true,
		tell: (conversation, [whole, host = '', port], at) => {
			conversation.connected({host, port: Number(port)}, at);
			if (whole?.startsWith('Secure')) {
				conversation.secured(recordedTls(), at);
			}
		},
	},
	{
		pattern: /^Connection upgraded with STARTTLS/,
		tell: (conversation, _, at) => conversation.secured(recordedTls(), at),
	},
	{
		pattern: /^Closing connection to the server/,
		amidMessage: true,
		tell: (conversation, _, at) => conversation.closed('client', at),
	},
	{
		pattern: /^Timeout$/,
		amidMessage: true,
		tell: (conversation, _, at) => conversation.gaveUp('nodemailer waited for the server in vain.', at),
	},
	{pattern: /^<\d+ bytes encoded mime message/, amidMessage: true},
	{
		pattern: new RegExp(
			[
				'^(?:SMTP handshake finished|Resolved |User "|Sending message|Creating transport',
				'|Sending mail using|DNS |Connecting to )',
			].join(''),
		),
	},
];

export const nodemailer: Format = {
	name: 'nodemailer log',
	recognise: sample =>
		Math.max(
			shareOf(sample, text => consoleLine.test(text) && / (?:S|C): |nodemailer|SMTP/.test(text)) > 0 &&
				sample.some(text => /^DEBUG (?:\[[\w-]+\] )?[SC]: /.test(text))
				? shareOf(sample, text => consoleLine.test(text))
				: 0,
			shareOf(sample, text => readJson(text) !== undefined),
		),
	read(lines, recorder) {
		let last: string | undefined;
		for (const line of lines) {
			const plain = readConsole(line) ?? readJson(line.text);
			if (plain) {
				// What concerns a message, and not a connection, has no id.
				last = plain.id ?? last;
				hear({...line, text: plain.text, at: plain.at ?? line.at}, {...plain, id: last}, recorder);
			} else if (line.text !== '') {
				recorder.unread(line, 'This is not a line of nodemailer’s log.');
			}
		}
	},
};

type Plain = {
	readonly text: string;
	readonly at: number | null;
	readonly id: string | undefined;
	/** Null: one of nodemailer's own lines, or content. */
	readonly from: 'server' | 'client' | null;
	/** Content is logged for debugging only. */
	readonly mayBeContent: boolean;
};

function readConsole(line: LogLine): Plain | undefined {
	const match = consoleLine.exec(line.text);
	if (!match) {
		return undefined;
	}

	const [, level = '', id, rest = ''] = match;
	const [, mark, text = rest] = /^([SC]): (.*)$/.exec(rest) ?? [];
	return {
		text,
		at: null,
		id,
		from: mark ? (mark === 'S' ? 'server' : 'client') : null,
		mayBeContent: /^(?:DEBUG|TRACE)$/.test(level),
	};
}

function readJson(text: string): Plain | undefined {
	if (!/^[ \t]*\{.*"tnx"/.test(text)) {
		return undefined;
	}

	let value: unknown;
	try {
		value = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
	} catch {
		return undefined;
	}

	if (typeof value !== 'object' || value === null) {
		return undefined;
	}

	const fields = new Map<string, unknown>(Object.entries(value));
	const string = (name: string): string | undefined => {
		const found = fields.get(name);
		return typeof found === 'string' ? found : undefined;
	};
	const tnx = string('tnx');
	const time = fields.get('time');
	const at = typeof time === 'number' ? time : typeof time === 'string' ? (readTime(time)?.at ?? null) : null;
	const from = tnx === 'server' ? 'server' : tnx === 'client' ? 'client' : null;
	return {
		text: toView(string('msg') ?? string('message') ?? ''),
		at,
		id: string('sid') ?? string('cid'),
		from,
		mayBeContent: true,
	};
}

function hear(line: LogLine, {from, id, text, mayBeContent}: Plain, recorder: Recorder): void {
	const conversation = recorder.conversation(id);
	const texts = text.split(/\r?\n/);
	if (from === 'server') {
		for (const part of texts) {
			recorder.hear('server', part, line.at, id);
		}
	} else if (from === 'client' && (isCommandLine(text) || conversation.phase() !== 'message')) {
		recorder.hear('client', text, line.at, id);
	} else if (takeRemark(remarks, line, recorder, id, conversation.phase() === 'message')) {
		// One of its own.
	} else if (conversation.phase() === 'message' && mayBeContent) {
		for (const part of texts) {
			conversation.client(part, line.at);
		}
	} else if (isReplyLine(text)) {
		recorder.hear('server', text, line.at, id);
	} else if (/^Connection closed$/.test(text) || !tellOutcome(conversation, text, line.at)) {
		// By whom the connection was closed, the next line says.
		conversation.note('recording/tool', text, line.at);
	}
}
