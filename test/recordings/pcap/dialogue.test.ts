/** The octets of a captured conversation, as the events of a session: every case in `dialogues.ts`, compared whole. */
import {expect, it} from 'vitest';
import {createDialogue} from '../../../source/recordings/pcap/dialogue.ts';
import {page, printed} from '../../support/printed.ts';
import {printedEvent} from '../printed-recording.ts';
import {type Captured, dialogues, type Lost, type Step} from './dialogues.ts';

const connected = {
	type: 'connected',
	at: 1,
	host: '192.0.2.25',
	address: '192.0.2.25',
	port: 25,
	elapsed: 1,
	tls: null,
} as const;

function eventsOf({
	steps,
	closer,
	isLmtp,
	implicitTls = false,
	isLate,
	most = 1000,
}: Captured): readonly string[] {
	let events = 0;
	const dialogue = createDialogue({
		protocol: isLmtp ? 'lmtp' : 'smtp',
		implicitTls,
		...(!isLate && {connected}),
		mayAdd: () => ++events <= most,
	});
	let at = 10;
	for (const step of steps) {
		if (step === 'begins in a message') {
			dialogue.beginInMessage(at);
		} else if (isLost(step)) {
			dialogue.gap(step[0], step[1], at);
		} else {
			dialogue[step[0] === 'C' ? 'client' : 'server'](Buffer.from(step[1], 'latin1'), at);
		}

		at += 10;
	}

	return dialogue.end(at, closer ?? null).map(printedEvent);
}

function isLost(step: Exclude<Step, string>): step is Lost {
	return typeof step[1] === 'number';
}

it('what was captured of a conversation', async () => {
	const rows = Object.entries(dialogues).flatMap(([name, captured]) => [
		name,
		...captured.steps.slice(-4).map(step => `  | ${printed(step).slice(0, 100)}`),
		...eventsOf(captured).map(row =>
			row.replace(/(?:x{998}\\r\\n)+|x{100,}/g, run => `… ${run.length} characters …`),
		),
	]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/dialogues.txt');
});
