/** Sendmail's log: what became of each recipient, and what Sendmail refused. */
import {streamingFormat} from '../format.ts';
import {type LogLine, readable} from '../log-line.ts';
import {hearQuoted} from '../quoted-reply.ts';
import type {Recorder} from '../recorder.ts';
import {isReplyLine} from '../shapes.ts';
import {readTime} from '../times.ts';

const line = /\b(?:sendmail|sm-mta|sm-acceptingconnections|sendmail-\w+)\[\d+\]: (\w+): (.*)$/;
const delivery = /^to=(.*?), (?:.*, )?stat=(.*)$/;
const ruleset = /^ruleset=(\w+), arg1=<?([^,>]*)>?, (?:.*, )?relay=([^,]*), reject=([45]\d\d .*)$/;
const milter = /^Milter: (?:to=<?([^,>]*)>?, )?reject=([45]\d\d .*)$/;

const WIDTH = 4096;

export const sendmail = streamingFormat({
	name: 'Sendmail log',
	recognise: sample => (sample.some(text => isTelling(line.exec(text)?.[2] ?? '')) ? 0.9 : 0),
	open: recorder => ({
		feed(each) {
			const [, id = '', text = ''] = line.exec(each.text.slice(0, WIDTH)) ?? [];
			const at = each.at ?? readTime(each.text)?.at ?? null;
			if (id === '') {
				if (each.text !== '') {
					recorder.unread(each, 'This is not a line of Sendmail’s log.');
				}
			} else if (!hearDelivery(id, text, at, recorder)) {
				hearRejection(id, text, at, recorder);
			}
		},
		end() {},
	}),
});

function isTelling(text: string): boolean {
	return delivery.test(text) || ruleset.test(text) || milter.test(text);
}

/** `stat=Sent (ok)`, `stat=Deferred: 450 4.7.1 …`, `stat=User unknown`, with `dsn=5.1.1` before it. */
function hearDelivery(id: string, text: string, at: LogLine['at'], recorder: Recorder): boolean {
	const [, to = '', stat = ''] = delivery.exec(text) ?? [];
	if (stat === '') {
		return false;
	}

	const recipient = to.replace(/^<|>$/g, '').split('>,<')[0] ?? to;
	const key = `${id} to ${recipient}`;
	const [, host = '', address = ''] = /, relay=([\w.-]+?)\.? \[([^\]]*)\]/.exec(text) ?? [];
	const status = /, dsn=([245]\.\d{1,3}\.\d{1,3})/.exec(text)?.[1] ?? null;
	const words = stat.replace(/^Deferred: /, '');
	if (isReplyLine(words)) {
		hearQuoted(recorder, {key, peer: {host, address}, command: 'RCPT TO', recipient, reply: words, at});
		return true;
	}

	const [what, action] = /^Sent\b/.test(stat)
		? (['The message was delivered', null] as const)
		: /^(?:Deferred|queued)/.test(stat)
			? (['The message was not delivered; the system will try again', 'delayed'] as const)
			: (['The message was not delivered', 'failed'] as const);
	const report = action === null ? undefined : {recipient, action, status, words: readable(words)};
	recorder.begin(key).note('recording/delivery', readable(`${what}: ${stat}`), at, report);
	recorder.end(key);
	return true;
}

const stages: Readonly<Record<string, string>> = {
	check_rcpt: 'RCPT TO',
	check_mail: 'MAIL FROM',
	check_relay: 'CONNECT',
	check_data: 'DATA',
	check_eom: 'END-OF-MESSAGE',
};

function hearRejection(id: string, text: string, at: LogLine['at'], recorder: Recorder): boolean {
	const [, rule = '', subject = '', , reply = ''] = ruleset.exec(text) ?? [];
	const [, to = '', refusal = ''] = milter.exec(text) ?? [];
	if (reply === '' && refusal === '') {
		return false;
	}

	const stage = stages[rule] ?? (to === '' ? 'END-OF-MESSAGE' : 'RCPT TO');
	hearQuoted(recorder, {
		key: id,
		command: stage,
		...(stage === 'RCPT TO' && {recipient: subject || to}),
		...(stage === 'MAIL FROM' && {sender: subject}),
		reply: reply || refusal,
		at,
	});
	return true;
}
