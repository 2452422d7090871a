/** What each captured connection in `connections.ts` comes to, and what is said of the capture: compared with a file. */
import {expect, it} from 'vitest';
import {readCapture} from '../../../source/recordings/pcap/capture.ts';
import type {Reading} from '../../../source/recordings/recording.ts';
import {fieldsOf, page} from '../../support/printed.ts';
import {printedSession} from '../printed-recording.ts';
import {connections} from './connections.ts';
import {classic, ipv4, nextGeneration, type Tcp} from './frames.ts';

const limits = {events: 1000, sessions: 10};

function rowsOf(reading: Reading): readonly string[] {
	return [
		...('sessions' in reading
			? reading.sessions.flatMap(printedSession)
			: [reading.kind === 'nothing' ? reading.why : reading.kind]),
		...reading.unread.map(part => `unread ${fieldsOf(part)}`),
	].map(row => `  ${row}`);
}

const file = (segments: readonly Tcp[], keep?: number): Uint8Array =>
	classic(
		segments.map(segment => ipv4(segment)),
		keep === undefined ? {} : {keep},
	);

it('connections', async () => {
	const rows = Object.entries(connections).flatMap(([name, segments]) => [
		name,
		...rowsOf(readCapture(file(segments), limits)),
	]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/connections.txt');
});

it('connections of which only the headers were kept', async () => {
	const rows = Object.entries(connections).flatMap(([name, segments]) => [
		name,
		...rowsOf(readCapture(file(segments, 40), limits)),
	]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/headers.txt');
});

it('a capture with more than is read', async () => {
	const two = connections['two between the same ports, one after the other'] ?? [];
	const rows = [
		...[0, 3, 7, 9].flatMap(events => [
			`${events} events`,
			...rowsOf(readCapture(file(two), {...limits, events})),
		]),
		...[0, 1, 2].flatMap(sessions => [
			`${sessions} sessions`,
			...rowsOf(readCapture(file(two), {...limits, sessions})),
		]),
		'one at a time',
		...rowsOf(readCapture(file(connections['two at the same time'] ?? []), {...limits, followed: 1})),
	];
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/too-much.txt');
});

it('a file that is cut off or damaged, at each of its octets', async () => {
	const [segments = []] = Object.values(connections);
	const files = {
		classic: file(segments.slice(0, 5)),
		pcapng: nextGeneration(segments.slice(0, 5).map(segment => ipv4(segment))),
	};
	const rows = Object.entries(files).flatMap(([name, whole]) => {
		const told = Array.from({length: whole.length + 1}, (_, length) =>
			brief(readCapture(whole.subarray(0, length), limits)),
		);
		const damaged = Array.from({length: Math.min(whole.length, 150)}, (_, at) => {
			const changed = Uint8Array.from(whole);
			changed[at] = (changed[at] ?? 0) ^ 0x41;
			return brief(readCapture(changed, limits));
		});
		return [...runs(`${name} cut at`, told), ...runs(`${name} damaged at`, damaged)];
	});
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/broken-files.txt');
});

/** How much was read, and what was not. */
function brief(reading: Reading): string {
	const events = 'sessions' in reading ? reading.sessions.map(session => session.events.length) : [];
	return [
		`${events.join(' and ') || 'no'} events`,
		...reading.unread.map(({line, why}) => `${line}: ${why}`),
	].join('; ');
}

/** The same answer for several places stands once. */
function runs(what: string, answers: readonly string[]): readonly string[] {
	return answers.flatMap((answer, at) => (answer === answers[at - 1] ? [] : [`${what} ${at}: ${answer}`]));
}
