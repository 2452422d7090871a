import fc from 'fast-check';
import {expect, it} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {entryToJson, stringify} from '../../source/reports/json.ts';
import type {Entry} from '../../source/session/entry.ts';
import {programComplaints} from '../../source/transport/types.ts';
import {entriesOf as played} from '../support/play.ts';
import {page} from '../support/printed.ts';
import {ownLines} from './own-lines.ts';
import {printedRecording} from './printed-recording.ts';

function written(entries: readonly Entry[]): Entry[] {
	const text = entries.map(entry => `${stringify(entryToJson(entry))}\n`).join('');
	const recording = readRecording(new Uint8Array(Buffer.from(text)));
	return recording.kind === 'sessions' ? recording.sessions.flatMap(entriesOf) : [];
}

it('reads what we write', () => {
	const entries = played(`
		S: 220 mail.example.org ESMTP
		C: EHLO me
		S: 250-mail.example.org
		S: 250 SIZE 100
		Sraw: "250 \\xff\\r\\n"
		Sraw: "hello\\r\\n"
		C: MAIL FROM:<a@example.org>
		S: 421 4.3.2 going down
		closed: server
	`);
	const again = written(entries);
	expect(again.map(({type}) => type)).toEqual(entries.map(({type}) => type));
	expect(again.filter(({type}) => type === 'reply')).toEqual(entries.filter(({type}) => type === 'reply'));
	expect(again.filter(({type}) => type === 'malformed')).toEqual(
		entries.filter(({type}) => type === 'malformed'),
	);
});

it.each(programComplaints)('reads a failure with the complaint %s, and judges it as before', complaint => {
	const entries = played(
		`unconnected\nfailed: other {"stage":"open","complaint":"${complaint}","advice":"Look at it."}`,
	);
	const again = written(entries);
	expect(again.map(entry => (entry.type === 'failed' ? entry.error : entry.type))).toEqual(
		entries.map(entry => (entry.type === 'failed' ? entry.error : entry.type)),
	);
	expect(diagnose(again).map(({cause, message}) => [cause, message])).toEqual(
		diagnose(entries).map(({cause, message}) => [cause, message]),
	);
	expect(diagnose(again)).toHaveLength(1);
});

it('survives fields of the wrong kind', () => {
	const type = fc.constantFrom(
		'connected',
		'sent',
		'reply',
		'malformed',
		'secured',
		'note',
		'failed',
		'closed',
	);
	const values = fc.dictionary(
		fc.constantFrom(
			'line',
			'kind',
			'lines',
			'code',
			'raw',
			'bytes',
			'host',
			'port',
			'tls',
			'octets',
			'complete',
		),
		fc.jsonValue(),
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(type, values), {minLength: 1, maxLength: 10}), entries => {
			const text = entries.map(([name, fields]) => JSON.stringify({type: name, at: 1, ...fields})).join('\n');
			const recording = readRecording(new Uint8Array(Buffer.from(text)));
			return recording.kind === 'sessions' && recording.sessions.flatMap(entriesOf).length > 0;
		}),
	);
});

it('knows a line that is longer than what is looked at to tell formats apart', () => {
	const entry = played('S: 220 mail.example.org ESMTP').find(({type}) => type === 'reply');
	const line = entry ? stringify({...entryToJson(entry), note: 'x'.repeat(10_000)}) : '';
	const recording = readRecording(new Uint8Array(Buffer.from(line)));
	expect(recording).toMatchObject({kind: 'sessions', format: 'JSON Lines of smtpscope'});
});

it('reads each kind of line, each field of it, and leaves what is of another kind', async () => {
	const rows = Object.entries(ownLines).flatMap(([name, lines]) => {
		const text = lines.map(line => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
		return [
			name,
			...printedRecording(readRecording(new Uint8Array(Buffer.from(text)))).map(row => `  ${row}`),
		];
	});
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/own-json.txt');
});
