/** Sessions of others as text or JSON Lines while they go on, each line with the number of its session. */
import {counted} from '../decode/quantities.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {joined, padded, type Shown, shown, visible} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';
import type {Group} from '../sessions/collection.ts';
import type {SessionSummary} from '../sessions/summary.ts';
import {findingToJson, judgedToJson, stringify} from './json.ts';
import {entryToText, findingToText, painter} from './text.ts';

/** Which of the two wires of a session that is passed on. */
export type WireName = 'client' | 'server';

export type WatchedEntry = {
	readonly session: number;
	/** Milliseconds since 1970. */
	readonly startedAt: number;
	readonly wire: WireName;
	readonly entry: Entry;
	readonly findings: readonly Finding[];
};

export type KeptNotice = {
	readonly session: number;
	readonly sender: string;
	readonly recipients: readonly string[];
	readonly octets: number;
	readonly file: string | null;
};

/** Lines without their ends. */
export type WatchedFormat = {
	entry(watched: WatchedEntry): readonly Shown[];
	message(notice: KeptNotice): readonly Shown[];
	/** A session is over. */
	session(summary: SessionSummary): readonly Shown[];
	/** All is over. */
	total(count: number, refused: number, groups: readonly Group[]): readonly Shown[];
};

/** `clock`: text with the date and the time of day. */
export function watchedFormat(name: 'text' | 'json', color: boolean, clock = false): WatchedFormat {
	return name === 'json' ? json : text(color, clock);
}

const json: WatchedFormat = {
	entry({session, startedAt, wire, entry, findings}) {
		const at = timeOf(entry);
		const time = new Date(startedAt + entry.at).toISOString();
		const where = {session, time, ...(wire === 'server' && {wire})};
		return [
			{...judgedToJson(entry, findings), ...where},
			...findings.map((finding, index) => ({
				...findingToJson(finding, at, `${entry.id}.${index + 1}`),
				...where,
			})),
		].map(stringify);
	},
	message: notice => [stringify({type: 'message', ...notice})],
	session: ({number, startedAt, ...summary}) => [
		stringify({
			type: 'session',
			session: number,
			time: startedAt === null ? null : new Date(startedAt).toISOString(),
			...summary,
		}),
	],
	total: (count, refused, groups) => [
		stringify({
			type: 'summary',
			sessions: count,
			notLetIn: refused,
			groups: groups.map(({id, title, count, example}) => ({id, title, count, example: example.number})),
		}),
	],
};

/** Lines of a message that are printed. */
const MESSAGE_LINES = 20;

function text(color: boolean, clock: boolean): WatchedFormat {
	const paint = painter(color);
	const mark = (session: number, wire: WireName): Shown =>
		paint('dim', padded(wire === 'server' ? shown`#${session}→` : shown`#${session}`, 5));
	return {
		entry: ({session, startedAt, wire, entry, findings}) =>
			[
				...entryToText(entry, {color, messageLines: MESSAGE_LINES, ...(clock && {startedAt})}, findings),
				...findings.flatMap(finding => findingToText(finding, {color})),
			].map(line => joined([mark(session, wire), line])),
		message: ({session, sender, recipients, octets, file}) => {
			const where = file === null ? '' : `, in ${file}`;
			const words = `Kept: ${octets} octets from <${sender}> to ${recipients.join(', ')}${where}`;
			return [shown`${mark(session, 'client')}         = ${paint('green', visible(words))}`];
		},
		session: summary => [joined([mark(summary.number, 'client'), visible(sentenceOn(summary))]), ''],
		total: (count, refused, groups) => totalLines(count, refused, groups).map(visible),
	};
}

function sentenceOn({client, outcome, accepted, finding, duration}: SessionSummary): string {
	const what = {
		open: 'goes on',
		delivered: accepted === 1 ? '1 message accepted' : `${accepted} messages accepted`,
		partly: `${accepted} accepted, and something refused`,
		refused: 'refused',
		deferred: 'refused for now',
		'no-tls': 'TLS was not established',
		lost: 'ended in the middle',
		'no-message': 'no message was sent',
	}[outcome];
	const why = finding && finding.level !== 'note' ? ` ${finding.message}` : '';
	return `── ${client}: ${what}, ${(duration / 1000).toFixed(1)} s.${why}`;
}

function totalLines(count: number, refused: number, groups: readonly Group[]): string[] {
	const head = count === 1 ? '1 session' : `${count} sessions`;
	const outside = refused === 0 ? '' : `, ${counted(refused, 'client')} not let in`;
	return [
		`${head}${outside}${groups.length === 0 ? '.' : ':'}`,
		...groups.map(({title, count: size, example}) => {
			const advice = example.finding?.level === 'error' ? ` ${example.finding.advice}` : '';
			return `  ${String(size).padStart(6)}  ${title} (such as #${example.number}).${advice}`;
		}),
	];
}
