/** What a bounce says in words of its own is judged as a server's words are; what is only put together is not. */
import {describe, expect, it} from 'vitest';
import {diagnose} from '../../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../../source/recordings/entries.ts';
import {readRecording} from '../../../source/recordings/read.ts';
import {bounce, report} from './support.ts';

function entriesIn(mail: string) {
	const recording = readRecording(new Uint8Array(Buffer.from(mail)));
	return recording.kind === 'sessions' ? recording.sessions.map(entriesOf) : [];
}

describe('the words of a mail system', () => {
	it.each([
		['Sorry, no mailbox here by that name. (#5.1.1)', 'recipient-unknown'],
		['retry timeout exceeded', 'server-next-hop'],
		['The recipient mailbox has exceeded its disk space limit.', 'recipient-full'],
	])('“%s” have the cause %s', (words, cause) => {
		const [entries = []] = entriesIn(bounce('failure notice', `<bob@example.com>:\n${words}`));
		const [finding] = diagnose(entries);
		expect(finding?.cause).toBe(cause);
		expect(entries.find(({id}) => id === finding?.evidence[0]?.entryId)?.type).toBe('note');
	});

	it('a server that was not reached has said nothing, whatever number stands before it', () => {
		const [entries = []] = entriesIn(
			report([
				'Final-Recipient: rfc822; bob@example.com',
				'Action: failed',
				'Status: 4.0.0',
				'Diagnostic-Code: smtp; 426 connection timed out',
			]),
		);
		expect(entries.map(({type}) => type)).not.toContain('reply');
		expect(diagnose(entries).map(({cause}) => cause)).toEqual(['server-next-hop']);
	});

	it('are not judged where the message was delivered', () => {
		const [entries = []] = entriesIn(
			report(['Final-Recipient: rfc822; bob@example.com', 'Action: delivered', 'Status: 2.1.5']),
		);
		expect(diagnose(entries)).toEqual([]);
	});
});

it('a line that is put together from the name of its command is not remarked on', () => {
	const text =
		'<bob@example.com>: host mx.example.com[192.0.2.1] said: 501 5.1.7 Bad sender address (in reply to MAIL FROM command)';
	for (const mail of [bounce('Undelivered Mail Returned to Sender', text), text]) {
		const [entries = []] = entriesIn(mail);
		const sent = entries.flatMap(entry => (entry.type === 'sent' ? [entry] : []));
		expect(sent).toHaveLength(1);
		expect(sent[0]?.remarks).toEqual([]);
	}
});
