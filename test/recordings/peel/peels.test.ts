import {describe, expect, it} from 'vitest';
import type {LogLine} from '../../../source/recordings/log-line.ts';
import {layersOf} from '../../../source/recordings/peel/layers.ts';
import {quoted, spelledLineEnds} from '../../../source/recordings/peel/literals.ts';
import {
	backQuotes,
	emptyBetween,
	fences,
	indentation,
	numbering,
	quoting,
	ragged,
} from '../../../source/recordings/peel/marks.ts';
import type {Peel} from '../../../source/recordings/peel/peel.ts';
import {bracketed, levels, sameWord, syslog, times} from '../../../source/recordings/peel/prefixes.ts';
import {fields, jsonLines, mailLoggers, twoLines} from '../../../source/recordings/peel/records.ts';
import {sameEnding} from '../../../source/recordings/peel/suffix.ts';

const linesOf = (text: readonly string[]): LogLine[] =>
	text.map((line, index) => ({number: index + 1, text: line, at: null}));

/** What is left of the lines; null where there is nothing of this kind. */
function peeled(peel: Peel, ...lines: readonly string[]): string[] | null {
	return peel(linesOf(lines))?.map(({text}) => text) ?? null;
}

const said = ['220 hi', 'EHLO me', '250 ok', 'QUIT'];

describe('back-quotes', () => {
	it('come off each line, also where one of the two was forgotten', () => {
		expect(peeled(backQuotes, '`220 hi`', '`EHLO me', '250 ok`', '  `QUIT`  ')).toEqual(said);
	});

	it('around all lines together come off the first and the last only', () => {
		expect(peeled(backQuotes, '', '`220 hi', '`x', 'EHLO me', 'NOOP', 'RSET', 'QUIT`')).toEqual([
			'',
			'220 hi',
			'`x',
			'EHLO me',
			'NOOP',
			'RSET',
			'QUIT',
		]);
	});

	it('are no decoration where only one line has them', () => {
		expect(peeled(backQuotes, '220 hi', '`EHLO me`', '250 ok', 'QUIT')).toBeNull();
		expect(peeled(backQuotes, '`EHLO me` is sent', '250 ok', 'QUIT')).toBeNull();
	});

	it('that fence a block go with its fence, and what is around it stays', () => {
		expect(peeled(fences, 'Hello,', '```text', ...said, '```', 'Thanks')).toEqual([
			'Hello,',
			'',
			...said,
			'',
			'Thanks',
		]);
		expect(peeled(fences, ...said)).toBeNull();
	});
});

describe('numbers in front', () => {
	it('come off where they count the lines, even over a gap or two', () => {
		expect(peeled(numbering, ' 9: 220 hi', '10: EHLO me', '12: 250 ok', '13: QUIT')).toEqual(said);
		expect(peeled(numbering, '1\t220 hi', '2\tEHLO me', '3\t250 ok')).toEqual(said.slice(0, 3));
	});

	it('stay where they do not count', () => {
		expect(peeled(numbering, '220 hi', '250 ok', '250 ok', '354 go')).toBeNull();
		expect(peeled(numbering, '5: a', '4: b', '3: c', '2: d')).toBeNull();
		expect(peeled(numbering, '1: a', '9: b', '20: c')).toBeNull();
		expect(peeled(numbering, '1: a', '2: b')).toBeNull();
	});
});

describe('space', () => {
	it('that all lines have in front comes off as far as all have it', () => {
		expect(peeled(indentation, '    220 hi', '      EHLO me', '', '    QUIT')).toEqual([
			'220 hi',
			'  EHLO me',
			'',
			'QUIT',
		]);
		expect(peeled(indentation, '  220 hi', 'EHLO me')).toBeNull();
		expect(peeled(indentation, '', '')).toBeNull();
	});

	it('that is more on one line than on another comes off as a whole', () => {
		expect(peeled(ragged, ' 220 hi', 'EHLO me  ', '   250 ok', 'QUIT')).toEqual(said);
		expect(peeled(ragged, ...said)).toBeNull();
	});

	it('as an empty line behind every line comes off, and a paragraph stays', () => {
		expect(peeled(emptyBetween, '220 hi', '', 'EHLO me', '', '250 ok', '', 'QUIT')).toEqual(said);
		expect(peeled(emptyBetween, '220 hi', 'EHLO me', '', '250 ok', 'QUIT')).toBeNull();
		expect(peeled(emptyBetween, '220 hi', '', 'QUIT')).toBeNull();
	});
});

it('a quotation comes off, and the mark of a tool stays', () => {
	expect(peeled(quoting, '> 220 hi', '>EHLO me', '| 250 ok', ' > QUIT')).toEqual(said);
	expect(peeled(quoting, '>> 220 hi', '<< EHLO me', '>- 250 ok')).toBeNull();
});

describe('what a logging library writes', () => {
	it('as a time comes off, and stands with the line', () => {
		const lines = times(linesOf(['10:00:00.123 220 hi', '10:00:01.500 QUIT', 'at Foo.bar']));
		expect(lines?.map(({text}) => text.trim())).toEqual(['220 hi', 'QUIT', 'at Foo.bar']);
		expect(lines?.map(({at}) => at)).toEqual([36_000_123, 36_001_500, null]);
		expect(times(linesOf(said))).toBeNull();
	});

	it.each([
		['a level', levels, ['DEBUG 220 hi', '[info] EHLO me', 'WARN: 250 ok', 'local.ERROR: QUIT']],
		['brackets', bracketed, ['[main] 220 hi', '(7) EHLO me', '{a=b}: 250 ok', '[x] - QUIT']],
		['syslog', syslog, ['host app[1]: 220 hi', 'app[1]: EHLO me', '<22>host app: 250 ok', 'host app: QUIT']],
		['a word', sameWord, ['abc12 220 hi', 'abc13 EHLO me', 'abc14 250 ok', 'abc15 QUIT']],
		['an ending', sameEnding, said.map(text => `${text} {"request":"7"}`)],
		['logfmt', fields, said.map(text => `time=1 level=debug msg="${text}"`)],
		['JSON', jsonLines, said.map(text => JSON.stringify({level: 'debug', msg: text}))],
	] as const)('as %s comes off', (_, peel, lines) => {
		expect(peeled(peel, ...lines)).toEqual(said);
		expect(peeled(peel, ...said)).toBeNull();
	});

	it('stays on a line that does not have it, where nearly all do', () => {
		const many = Array.from({length: 9}, () => 'DEBUG 250 ok');
		expect(peeled(levels, ...many, 'Traceback')?.at(-1)).toBe('Traceback');
		expect(peeled(levels, ...many.slice(0, 4), 'Traceback')).toBeNull();
	});

	it('in JSON keeps the line’s time, and gives a record of two lines two', () => {
		const record = {time: '1970-01-01T00:00:01Z', log: '250-a\r\n250 b\n'};
		const lines = jsonLines(linesOf([JSON.stringify(record)]));
		expect(lines).toEqual([
			{number: 1, text: '250-a', at: 1000},
			{number: 1, text: '250 b', at: 1000},
		]);
		expect(peeled(jsonLines, '{"tnx":"server","msg":"250 ok"}')).toBeNull();
	});

	it('in two lines gives the second the time of the first', () => {
		const lines = twoLines(
			linesOf(['Jan 05, 2024 10:00:00 AM com.example.Mail log', 'INFO: 220 hi', 'INFO: QUIT']),
		);
		expect(lines?.map(({text}) => text)).toEqual(['INFO: 220 hi', 'INFO: QUIT']);
		const ten = Date.UTC(2024, 0, 5, 10);
		expect(lines?.map(({at}) => at)).toEqual([ten, ten]);
	});

	it('names a logger that speaks, one that remarks, and one that is only noise', () => {
		expect(
			peeled(
				mailLoggers,
				'10:00 FINE [com.sun.mail.smtp] (main) useEhlo true',
				'10:00 FINEST [com.sun.mail.smtp.protocol] (main) EHLO me',
				'10:00 FINER [com.sun.mail.util.socket] (main) getSocket',
				'at Foo.bar',
			),
		).toEqual(['DEBUG SMTP: useEhlo true', 'EHLO me', 'at Foo.bar']);
	});
});

describe('what a programming language writes', () => {
	it('in quotation marks is the text in them, its lines apart', () => {
		expect(peeled(quoted, String.raw`-> "250-a\r\n250 b\r\n"`, String.raw`<- b'QUIT\r\n'`, 'x')).toEqual([
			'-> 250-a',
			'-> 250 b',
			'<- QUIT',
			'x',
		]);
		expect(peeled(quoted, '250 said "no"', 'QUIT')).toBeNull();
	});

	it('as spelled line ends is the lines, without what the log itself adds', () => {
		expect(peeled(spelledLineEnds, String.raw`S: 250-a\r\n250 b\r\n`, 'C: QUIT<CRLF> (sent)')).toEqual([
			'S: 250-a',
			'250 b',
			'C: QUIT',
		]);
	});
});

it('layers come off from the outside, and only so many of them', () => {
	const layers = layersOf(linesOf(said.map(text => `> > 10:00:00 DEBUG ${text}`)));
	expect(layers[0]?.[0]?.text).toBe('> > 10:00:00 DEBUG 220 hi');
	expect(layers[1]?.[0]?.text).toBe('> 10:00:00 DEBUG 220 hi');
	expect(layers.some(lines => lines.map(({text}) => text).join('\n') === said.join('\n'))).toBe(true);
	expect(layersOf(linesOf(said.map(text => `${'> '.repeat(40)}${text}`)))).toHaveLength(16);
});
