import {describe, expect, test} from 'vitest';
import {compareHosts} from '../../../source/dialogs/probe/compare-hosts.ts';
import {summarise} from '../../../source/dialogs/probe/summary.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {comparisonLines} from '../../../source/ui/overlays/comparison.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {type Line, spokenLines} from '../../../source/ui/screen/lines.ts';
import {entriesOf} from '../../support/play.ts';

const clear = (name: string, ...keywords: string[]) => `
	S: 220 ${name} ESMTP Postfix
	C: EHLO me.example
	S: 250-${name}
	${keywords.map(keyword => `S: 250-${keyword}`).join('\n\t')}
	S: 250 PIPELINING
`;

const tls = (name: string, facts: string, ...keywords: string[]) => `
	${clear(name, 'SIZE 1000', 'STARTTLS')}
	C: STARTTLS
	S: 220 go
	TLS ${facts}
	${clear(name, ...keywords)
		.split('\n')
		.slice(2)
		.join('\n')}
`;

const fromFirstByte = (name: string, ...keywords: string[]) => `
	tls
	${clear(name, ...keywords)}
`;

function compare(here: string, there: string) {
	const result = (listing: string, name: string) => {
		const target = parseTarget(name);
		if (!target.ok) {
			throw new Error(target.problem);
		}

		return summarise(target.target, entriesOf(listing), 0);
	};
	return compareHosts(result(here, 'one.example'), result(there, 'two.example'));
}

const alarms = (here: string, there: string) =>
	compare(here, there).groups.flatMap(({rows}) =>
		rows.filter(({alarm}) => alarm).map(({what, alarm}) => `${what} ${alarm}`),
	);

describe('two servers', () => {
	const sound = tls('one.example', '', 'SIZE 1000', 'AUTH PLAIN');

	test('what only one of them has stands beside its absence', () => {
		const {groups, alike} = compare(sound, tls('two.example', '', 'SIZE 2000', 'AUTH PLAIN', 'CHUNKING'));
		expect(groups.at(-1)).toEqual({
			title: 'Extensions in TLS',
			rows: [
				{what: 'SIZE', here: '1000', there: '2000', alarm: null},
				{what: 'CHUNKING', here: '− not offered', there: '✓', alarm: null},
			],
		});
		expect(alike).toEqual(['AUTH PLAIN', 'PIPELINING']);
	});

	test('STARTTLS and AUTH that one of them lacks are alarms, on the side that lacks them', () => {
		const poor = clear('two.example', 'SIZE 1000');
		expect(alarms(sound, poor)).toEqual(['STARTTLS there', 'AUTH there']);
		expect(alarms(poor, sound)).toEqual(['STARTTLS here', 'AUTH here']);
	});

	test('AUTH that waits for TLS is no loss, nor is STARTTLS that TLS from the first byte makes needless', () => {
		const early = tls('two.example', '', 'SIZE 1000', 'AUTH PLAIN').replace(
			'STARTTLS',
			'AUTH PLAIN\n\tS: 250-STARTTLS',
		);
		expect(alarms(early, sound)).toEqual([]);
		expect(alarms(sound, fromFirstByte('two.example', 'SIZE 1000', 'AUTH PLAIN'))).toEqual([]);
	});

	test('a worse certificate is an alarm', () => {
		expect(alarms(sound, tls('two.example', '{"hostnameMatches":false}', 'AUTH PLAIN'))).toEqual([
			'the name there',
		]);
	});

	test('the same twice differs in nothing', () => {
		expect(compare(sound, sound).groups).toEqual([]);
	});
});

describe('on the screen', () => {
	const linesOf = (width: number) =>
		comparisonLines(compare(tls('one.example', '', 'AUTH PLAIN'), clear('two.example', 'SIZE 1000')), width);
	const drawn = (lines: readonly Line[], width: number) =>
		layOut(lines, width)
			.map(row => row.map(({text}) => text).join(''))
			.join('\n');
	const shown = (width: number) => drawn(linesOf(width), width);

	test('two columns, the alarm in words above them', () => {
		const text = shown(76);
		expect(text).toMatch(/^ +one\.example:25 +two\.example:25\n/);
		expect(text).toContain('! ALARM  two.example:25: no STARTTLS: mail and passwords cross the network');
		expect(text).toMatch(/\n! STARTTLS +✓ offered, and it works +− not offered/);
	});

	test.each([40, 76])('spokenLines one thing after the other, whatever the width (%i)', width => {
		const text = drawn(spokenLines(linesOf(width)), 120);
		expect(text).toContain('Here: one.example:25. There: two.example:25.\n');
		expect(text).toContain('\nSTARTTLS, an alarm: here ✓ offered, and it works; there − not offered.\n');
		expect(text).toContain('\nAUTH, an alarm: here PLAIN; there − not offered.\n');
	});

	test('below each other where there is no room, and nothing stands over the edge', () => {
		const text = shown(40);
		expect(text).toMatch(/! STARTTLS\n {4}here {3}✓ offered, and it works\n {4}there {2}− not offered/);
		expect(Math.max(...text.split('\n').map(row => row.length))).toBeLessThanOrEqual(40);
	});
});
