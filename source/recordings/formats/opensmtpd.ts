/** OpenSMTPD's log: `mta delivery` and `mda delivery` with what became of a recipient, and failed commands of clients. */
import {streamingFormat} from '../format.ts';
import {type LogLine, readable} from '../log-line.ts';
import {hearQuoted} from '../quoted-reply.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const line = /\bsmtpd\[\d+\]: (?:warn: |info: )?([\da-f]{8,16}) (m[td]a delivery|smtp failed-command) (.*)$/;
const field = /([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g;

const WIDTH = 4096;

export const opensmtpd = streamingFormat({
	name: 'OpenSMTPD log',
	recognise: sample => (sample.some(text => line.test(text)) ? 0.9 : 0),
	open: recorder => ({
		feed(each) {
			const [, id = '', event = '', rest = ''] = line.exec(each.text.slice(0, WIDTH)) ?? [];
			if (id === '') {
				if (each.text !== '' && !/\bsmtpd\[\d+\]: /.test(each.text)) {
					recorder.unread(each, 'This is not a line of OpenSMTPD’s log.');
				}

				return;
			}

			const at = each.at ?? readTime(each.text)?.at ?? null;
			const fields = fieldsOf(rest);
			if (event === 'smtp failed-command') {
				hearFailure(id, fields, at, recorder);
			} else {
				hearDelivery(id, fields, at, recorder);
			}
		},
		end() {},
	}),
});

/** `name=value`, the value in quotation marks where it has blanks. */
export function fieldsOf(text: string): ReadonlyMap<string, string> {
	return new Map(
		[...text.matchAll(field)].map(([, name = '', quoted, plain = '']) => [name, quoted ?? plain]),
	);
}

function hearDelivery(
	id: string,
	fields: ReadonlyMap<string, string>,
	at: LogLine['at'],
	recorder: Recorder,
): void {
	const recipient = (fields.get('to') ?? fields.get('rcpt') ?? '').replace(/^<|>$/g, '');
	const sender = fields.get('from')?.replace(/^<|>$/g, '');
	const result = fields.get('result') ?? '';
	const words = (fields.get('stat') ?? '').replaceAll('\\"', '"');
	const key = `${id} to ${recipient}`;
	const [, address = '', host = ''] = /^(\S+)(?: \(([^)]*)\))?$/.exec(fields.get('relay') ?? '') ?? [];
	if (isReplyLine(words)) {
		hearQuoted(recorder, {
			...{key, peer: {host: host || address, address}, command: result === 'Ok' ? 'end of DATA' : 'RCPT TO'},
			...{sender, recipient, reply: words, at},
		});
		return;
	}

	const [what, action] =
		result === 'Ok'
			? (['The message was delivered', null] as const)
			: result === 'TempFail'
				? (['The message was not delivered; the system will try again', 'delayed'] as const)
				: (['The message was not delivered', 'failed'] as const);
	const report = action === null ? undefined : {recipient, action, status: null, words: readable(words)};
	recorder.begin(key).note('recording/delivery', readable(`${what}: ${words}`), at, report);
	recorder.end(key);
}

function hearFailure(
	id: string,
	fields: ReadonlyMap<string, string>,
	at: LogLine['at'],
	recorder: Recorder,
): void {
	const reply = fields.get('result') ?? '';
	const command = fields.get('command') ?? '';
	if (isReplyLine(reply)) {
		hearQuoted(recorder, {key: id, command, reply, at});
	}
}
