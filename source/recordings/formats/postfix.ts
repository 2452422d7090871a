/** Postfix's log: conversations where it is verbose (`< host[ip]:25: 220 …`), and the replies it quotes elsewhere. */
import {streamingFormat} from '../format.ts';
import {type LogLine, readable} from '../log-line.ts';
import {Queue} from '../queue.ts';
import {hearQuoted} from '../quoted-reply.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const line = /(?:^|[ ])(?:postfix[\w-]*\/(?:[\w-]+\/)*([\w-]+)\[(\d+)\]|(posttls-finger)(?:\[\d+\])?): (.*)$/;
const verbose = /^([<>]) (?:([^ [\]]+)\[([^\]]*)\](?::(\d+))?: )?(.*)$/;
const said =
	/(?:said: |refused to talk to me: |status=sent \()(\d{3}[ -].*?)(?: \(in reply to (.+?)(?: command)?\))?\)*$/;
const reject = new RegExp(
	[
		String.raw`(?:reject|milter-reject|reject_warning|hold|discard): (\S+) from ([^ [\]]+)?\[([^\]]*)\]`,
		String.raw`(?::\d+)?: ([245].*?);(?: |$)(.*)$`,
	].join(''),
);
const trouble = /(?:^|, )dsn=([245]\.\d{1,3}\.\d{1,3}), status=(deferred|bounced) \((.*)\)$/;
/** What a check of the header or the body says stands behind who sent it to whom. */
const content = new RegExp(
	[
		'(?:reject|reject_warning|warning|hold|discard): (?:header',
		String.raw`|body) .*? from ([^ [\]]+)?\[([^\]]*)\]; (from=<.*helo=<[^>]*>): ([245].*)$`,
	].join(''),
);

// Syslog cuts lines well before this.
const WIDTH = 8192;

export const postfix = streamingFormat({
	name: 'Postfix log',
	recognise: sample => (sample.some(text => isTelling(line.exec(text)?.[4] ?? '')) ? 0.9 : 0),
	open(recorder) {
		// By queue id: who sent what is still in the queue.
		const senders = new Queue<string>();
		return {
			feed(each) {
				const match = line.exec(each.text.slice(0, WIDTH));
				if (!match) {
					if (each.text !== '') {
						recorder.unread(each, 'This is not a line of Postfix’s log.');
					}

					return;
				}

				const [, program = match[3] ?? '', pid = '', , text = ''] = match;
				const timed = {...each, at: each.at ?? readTime(each.text)?.at ?? null};
				hear(timed, program, pid, text, senders, recorder);
			},
			end() {},
		};
	},
});

function isTelling(text: string): boolean {
	return (
		verbose.test(text) || said.test(text) || trouble.test(text) || reject.test(text) || content.test(text)
	);
}

function hear(
	{at}: LogLine,
	program: string,
	pid: string,
	text: string,
	senders: Queue<string>,
	recorder: Recorder,
): void {
	const key = pid ? `${program}[${pid}]` : program;
	const [, queueId = '', sender] = /^(\w+): from=<([^>]*)>, size=/.exec(text) ?? [];
	if (sender !== undefined) {
		senders.set(queueId, sender);
		return;
	}

	const removed = /^(\w+): removed$/.exec(text)?.[1];
	if (removed !== undefined) {
		senders.delete(removed);
		return;
	}

	const spoken = verbose.exec(text);
	if (spoken && (spoken[3] !== undefined || program === 'posttls-finger')) {
		hearVerbose(spoken, program, key, at, recorder);
	} else if (!hearDelivery(text, at, senders, recorder) && !hearReject(text, key, at, recorder)) {
		hearRemark(text, key, at, recorder);
	}
}

function hearVerbose(
	match: RegExpExecArray,
	program: string,
	key: string,
	at: number | null,
	recorder: Recorder,
): void {
	const [, mark, host = '', address = '', port, text = ''] = match;
	const isServer = (mark === '>') === (program === 'smtpd');
	if (isServer && program !== 'smtpd' && host && !recorder.conversation(key).begun()) {
		recorder.conversation(key).connected({host, address, ...(port && {port: Number(port)})}, at);
	}

	recorder.hear(isServer ? 'server' : 'client', text, at, key);
}

function hearDelivery(text: string, at: number | null, senders: Queue<string>, recorder: Recorder): boolean {
	const [, recipient, details = ''] = /^\w+: to=<([^>]*)>,(.*)$/.exec(text) ?? [];
	const queueId = /^(\w+): /.exec(text)?.[1] ?? '';
	const [, reply = '', command] = said.exec(text) ?? [];
	if (!isReplyLine(reply)) {
		return hearTrouble(queueId, recipient, details, at, recorder);
	}

	// `relay=` tells the port, `host … said` the server that really spoke.
	const [, host = '', address = ''] =
		/host ([^ [\]]+)\[([^\]]*)\]/.exec(text) ?? /relay=([^ [,]+)\[([^\]]*)\]/.exec(details) ?? [];
	const port = /relay=[^ ,]*\]:(\d+)/.exec(details)?.[1];
	const sent = /status=sent/.test(details);
	hearQuoted(recorder, {
		key: [queueId, recipient && `to ${recipient}`].filter(Boolean).join(' '),
		peer: {host, address, ...(port && {port: Number(port)})},
		command: command ?? (sent ? 'end of DATA' : 'greeting'),
		sender: senders.get(queueId),
		recipient,
		reply,
		at,
	});
	return true;
}

/** What Postfix says itself, where no server's reply is quoted: a connection that failed, a mailbox that is full here. */
function hearTrouble(
	queueId: string,
	recipient: string | undefined,
	details: string,
	at: number | null,
	recorder: Recorder,
): boolean {
	const [, status = '', state = '', words = ''] = trouble.exec(details) ?? [];
	if (state === '' || recipient === undefined) {
		return false;
	}

	const key = `${queueId} to ${recipient}`;
	const failed = state === 'bounced';
	const what = failed
		? 'The message was not delivered'
		: 'The message was not delivered; the system will try again';
	recorder.begin(key).note('recording/delivery', readable(`${what}: ${words}`), at, {
		recipient,
		action: failed ? 'failed' : 'delayed',
		status,
		words: readable(words),
	});
	recorder.end(key);
	return true;
}

function hearReject(text: string, key: string, at: number | null, recorder: Recorder): boolean {
	const match = reject.exec(text) ?? ofContent(content.exec(text));
	const reply = replyOf(match?.[4] ?? '');
	if (!match || reply === null) {
		return false;
	}

	// Where the log is verbose the reply stands there too.
	if (!recorder.knows(key)) {
		const [, command = '', host = '', address = '', , rest = ''] = match;
		const recipient = /(?:^| )to=<([^>]*)>/.exec(rest)?.[1];
		const sender = /(?:^| )from=<([^>]*)>/.exec(rest)?.[1];
		hearQuoted(recorder, {
			key: [`${host}[${address}]`, at === null ? '' : timeOfDay(at)].filter(Boolean).join(' at '),
			command,
			sender,
			recipient,
			reply,
			at,
		});
	}

	return true;
}

/** To tell apart what one client was refused: `11-28 10:12:13`; syslog writes no year. */
function timeOfDay(at: number): string {
	return new Date(at).toISOString().slice('2000-'.length, '2000-11-28T10:12:13'.length).replace('T', ' ');
}

function ofContent(match: RegExpExecArray | null): readonly string[] | null {
	const [, host = '', address = '', envelope = '', reply = ''] = match ?? [];
	return match ? ['', 'END-OF-MESSAGE', host, address, reply, envelope] : null;
}

/** A milter and a check give the enhanced code alone: its first digit tells the reply code that Postfix used. */
function replyOf(text: string): string | null {
	const [, digit] = /^([245])\.\d{1,3}\.\d{1,3} /.exec(text) ?? [];
	return digit === undefined ? (isReplyLine(text) ? text : null) : `${digit}50 ${text}`;
}

function hearRemark(text: string, key: string, at: number | null, recorder: Recorder): void {
	const [, protocol = '', cipher = ''] =
		/TLS connection established (?:to|from) .*: (\S+) with cipher (\S+)/.exec(text) ?? [];
	if (!recorder.knows(key)) {
		return;
	}

	if (cipher) {
		recorder.conversation(key).secured(recordedTls({protocol, cipher}), at);
	} else if (/^(?:lost connection after|timeout after)/.test(text)) {
		recorder.conversation(key).closed('client', at);
	} else if (/^disconnect from /.test(text)) {
		recorder.end(key);
	}
}
