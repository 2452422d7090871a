/** Listings of RFCs, books and many a tool: `S: 220 …`, `Client: QUIT`, `<<< 250 ok`, `>>> DATA`. */
import type {Format} from '../format.ts';
import {markedFormat} from '../marked.ts';

/** Pairs of marks: the server's, and the client's. */
const pairs: readonly (readonly [name: string, server: string, client: string])[] = [
	['S: and C: listing', String.raw`[Ss] ?:`, String.raw`[Cc] ?:`],
	['Server: and Client: listing', String.raw`(?:server|srv) ?:`, String.raw`(?:client|clt) ?:`],
	['R: and S: listing', String.raw`R ?:`, String.raw`S ?:`],
	['<<< and >>> listing', String.raw`<{1,4}`, String.raw`>{1,4}`],
	['<-- and --> listing', String.raw`<(?:-{1,3}|={1,3})`, String.raw`(?:-{1,3}|={1,3})>`],
	[
		'Recv: and Sent: listing',
		String.raw`(?:recv|received|receiving|in|rx|response|reply) ?[:<]`,
		String.raw`(?:sent|send|sending|out|tx|request|command) ?[:>]`,
	],
];

const candidates: readonly Format[] = pairs.map(([name, server, client]) =>
	markedFormat(name, {
		server: new RegExp(`^[ \\t]*(?:${server})[ \\t]?(.*)$`, 'i'),
		client: new RegExp(`^[ \\t]*(?:${client})[ \\t]?(.*)$`, 'i'),
		remarks: [
			{
				pattern: /^[ \t]*C(?:lient)? ?& ?S(?:erver)? ?: ?(.*)$/i,
				tell: (conversation, [, words = ''], at) => conversation.note('recording/direction', words, at),
			},
			{pattern: /^[ \t]*```/},
		],
	}),
);

function bestOf(sample: readonly string[]): {format: Format | undefined; score: number} {
	const scores = candidates.map(format => ({format, score: format.recognise(sample)}));
	return scores.reduce((best, next) => (next.score > best.score ? next : best));
}

export const listing: Format = {
	name: 'listing with marks for server and client',
	// Any tool's own format that fits as well is the better name for it.
	recognise: sample => bestOf(sample).score * 0.95,
	read(lines, recorder) {
		bestOf(lines.slice(0, 2000).map(line => line.text)).format?.read(lines, recorder);
	},
};
