/** Whole screens, of every kind and size; and what keys, clicks and replies change on them, row by row. */
import {expect, test} from 'vitest';
import {createDiagnoser} from '../../../source/diagnosis/diagnoser.ts';
import {conversations} from '../../support/conversations.ts';
import {fakeSession} from '../../support/fake-session.ts';
import {
	type Film,
	type FilmOptions,
	film,
	filmedAt,
	holdClock,
	rowsSeen,
	type Step,
	story,
} from '../../support/film.tsx';
import {recordedFrom} from '../../support/recorded.ts';
import {relayAndUserRefused as recording} from '../../support/refused-recording.ts';
import {scripts} from '../../support/scripts.ts';

holdClock();

const judged = (more: FilmOptions = {}): FilmOptions => ({rules: createDiagnoser({now: filmedAt}), ...more});
const sizes = [
	[28, 8],
	[40, 12],
	[59, 15],
	[60, 16],
	[80, 19],
	[80, 24],
	[99, 27],
	[100, 28],
	[160, 40],
] as const;
const view = (name: string): Step => `<alt+${name}>`;

async function drawn(
	scenes: readonly (readonly [name: string, make: () => Promise<Film>, keys?: string])[],
): Promise<string> {
	const parts: string[] = [];
	for (const [name, make, keys = ''] of scenes) {
		const filmed = await make();
		await filmed.press(keys);
		parts.push(`===== ${name}${keys === '' ? '' : ` ${keys}`}\n${filmed.frame()}\n`);
		filmed.inspector.stop();
	}

	return parts.join('\n');
}

test('sizes', async () => {
	const scenes = sizes.map(
		([columns, rows]) =>
			[`${columns}×${rows}`, () => film(conversations.login ?? '', judged({columns, rows}))] as const,
	);
	const others = [
		['one pane', () => film(conversations.login ?? '', judged({columns: 80})), '<alt+2>'],
		[
			'one pane without a frame',
			() => film(conversations.login ?? '', judged({columns: 50, rows: 14})),
			'<alt+3>',
		],
		['the whole width', () => film(conversations.login ?? '', judged({columns: 110})), '<ctrl+x>'],
		['the whole width', () => film(conversations.login ?? '', judged({columns: 110})), '<alt+3><ctrl+x>'],
		['too small', () => film('', {columns: 27, rows: 8})],
		['too low', () => film('', {columns: 28, rows: 7})],
	] as const;
	await expect(await drawn([...scenes, ...others])).toMatchFileSnapshot('snapshots/sizes.txt');
});

test('sessions', async () => {
	const wide =
		(listing: string, more: FilmOptions = {}) =>
		() =>
			film(listing, judged({columns: 130, rows: 20, ...more}));
	const greeting = 'S: 220 mail.example.org ESMTP';
	await expect(
		await drawn([
			['nothing yet', wide('unconnected', {columns: 80})],
			[
				'every kind of line',
				wide(
					`attempt: 2001:db8::1 25 timed-out\nattempt: 192.0.2.9 25 abandoned\n${greeting}\nSraw: "what?\\n"\nS: 250 unasked\nS: 250 unasked\nS: 250 unasked\nCraw: "NOOP\\n"\nSraw: "250-a\\r\\n"\nnote: a/b A note.\nclosed: server`,
					{rows: 26},
				),
			],
			[
				'the same in one pane',
				wide(
					`${greeting}\nC: MAIL FROM: alice\nS: 501 5.5.4 Syntax error in a very long sentence that does not fit into the width of the screen`,
					{columns: 78},
				),
			],
			['a refusal at the door', wide('S: 554 5.7.1 go away', {columns: 80})],
			['a message', wide(conversations.message ?? '')],
			['what was sent', wide(conversations.sent ?? '', {rows: 30})],
			['it is over', wide(conversations.closed ?? '')],
			['unverified', wide(`${greeting}\nC: STARTTLS\nS: 220 go\nTLS unverified`)],
			[
				'unverified, narrow',
				wide(`${greeting}\nC: STARTTLS\nS: 220 go\nTLS unverified`, {columns: 44, rows: 12}),
			],
			['waiting', wide(`${conversations.ehlo}\nC: MAIL FROM:<a@example.org>`)],
			['a recording', () => film(recordedFrom(recording), judged({columns: 130, rows: 20}))],
			['a recording, one pane', () => film(recordedFrom(recording), judged({columns: 80, rows: 20}))],
			[
				'a server of LMTP',
				wide('protocol: lmtp\nS: 220 mail.example.org LMTP\nC: LHLO me\nS: 250 mail.example.org', {
					columns: 80,
				}),
			],
			['a client that connected', wide(`from: 192.0.2.9\n${greeting}\nC: EHLO c\nS: 250 mail.example.org`)],
			[
				'scripts',
				wide(
					`${greeting}\n${Object.values(scripts)
						.map(text => `C: NOOP ${text}\nS: 250 ${text}`)
						.join('\n')}`,
					{rows: 90},
				),
			],
			[
				'long lines',
				wide(`${greeting}\nC: NOOP ${'x'.repeat(300)}\nS: 250 ${'word '.repeat(80)}`, {columns: 90}),
			],
		]),
	).toMatchFileSnapshot('snapshots/sessions.txt');
});

test('styles, with colours and without', async () => {
	const parts: string[] = [];
	const scenes: readonly (readonly [string, () => Promise<Film>, string?])[] = [
		['a login', () => film(conversations.login ?? '', judged({columns: 110, rows: 22})), '<alt+up>'],
		[
			'a recording with a search',
			() => film(recordedFrom(recording), judged({columns: 110, rows: 22})),
			'/example<enter><ctrl+o>',
		],
		[
			'a problem at the prompt',
			() => film(conversations.ehlo ?? '', {columns: 80, rows: 16}),
			'/nothing<enter>',
		],
		[
			'a question',
			() => film(`${conversations.ehlo}\nC: AUTH LOGIN\nS: 334 UGFzc3dvcmQ6`, {columns: 80, rows: 16}),
			'x<enter>',
		],
		['the palette', () => film(conversations.ehlo ?? '', {columns: 80, rows: 18}), '<ctrl+p><down>'],
	];
	for (const [name, make, keys = ''] of scenes) {
		const filmed = await make();
		await filmed.press(keys);
		parts.push(
			`===== ${name}, in colours\n${filmed.styled(true)}\n`,
			`===== ${name}, without\n${filmed.styled(false)}\n`,
		);
		filmed.inspector.stop();
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/styles.txt');
});

test('stories', async () => {
	const wide = {columns: 120, rows: 24};
	const click = (x: number, y: number): Step => ({points: {kind: 'click', x, y}});
	const wheel = (kind: 'wheel-up' | 'wheel-down', x: number, y: number): Step => ({points: {kind, x, y}});
	const long = `${conversations.tls}\n${Array.from({length: 14}, (_, at) => `C: NOOP ${at}\nS: 250 ok`).join('\n')}`;
	const told = [
		await story(
			'what is typed, sent and answered',
			await film(conversations.ehlo ?? '', {
				...wide,
				answers: {NOOP: ['250 2.0.0 Ok'], HELP: ['214-one', '214 two']},
			}),
			[
				'noo',
				'<enter>',
				'he<tab>',
				'<enter>',
				'<alt+up>',
				'<escape>',
				'mail from: bob',
				'<ctrl+u>',
				'/xyz<enter>',
				'a',
				'<ctrl+c>',
				'<ctrl+c>',
			],
			rowsSeen,
		),
		await story(
			'the mouse',
			await film(long, judged(wide)),
			[
				click(10, 5),
				wheel('wheel-up', 10, 5),
				wheel('wheel-down', 10, 5),
				wheel('wheel-down', 100, 5),
				wheel('wheel-up', 100, 5),
				click(75, 1),
				click(116, 1),
				click(100, 8),
				click(3, 0),
				click(3, 22),
				'?',
				wheel('wheel-down', 10, 5),
				click(10, 5),
				'<escape><ctrl+p>',
				wheel('wheel-down', 10, 5),
				wheel('wheel-up', 10, 5),
			],
			rowsSeen,
		),
		await story(
			'a click on a finding',
			await film(recordedFrom(recording), judged({...wide, rows: 34})),
			[view('8'), click(70, 9), click(70, 2), click(70, 16), view('2'), click(70, 4)],
			rowsSeen,
		),
		await story(
			'one pane: the mouse, the views and the size',
			await film(long, judged({columns: 80, rows: 20})),
			[
				click(10, 5),
				click(20, 1),
				wheel('wheel-down', 10, 5),
				click(10, 5),
				'<tab>',
				'<shift+tab><shift+tab>',
				{size: [120, 20]},
				{size: [50, 12]},
			],
			rowsSeen,
		),
		await story(
			'a filter and a search in a recording',
			await film(recordedFrom(recording), judged({...wide, rows: 18})),
			[
				'f',
				'RCPT',
				'<enter>',
				'<escape>',
				'f>=500',
				'<enter>',
				'fnothing<enter>',
				'<escape>',
				'/example<enter>',
				'n',
				'N',
				'/nowhere<enter>',
				't',
				'z',
				'z',
				'n',
				'x',
			],
			rowsSeen,
		),
		await story(
			'the history and its search',
			await film(conversations.tls ?? '', {
				columns: 80,
				rows: 16,
				state: {history: ['EHLO a', 'NOOP one', 'NOOP two']},
			}),
			[
				'<ctrl+r>',
				'no',
				'<ctrl+r>',
				'<ctrl+r>',
				'<down>',
				'x',
				'<backspace>',
				'<enter>',
				'<ctrl+u>',
				'<up>',
				'<up>',
				'<down>',
			],
			rowsSeen,
		),
		await story(
			'a login by hand: what is masked, asked and suggested',
			await film(conversations.tls ?? '', {columns: 80, rows: 20, answers: {AUTH: ['334 VXNlcm5hbWU6']}}),
			[
				'auth login',
				'<enter>',
				'alice',
				'<ctrl+t>',
				'<ctrl+t>',
				'<enter>',
				{says: ['334 UGFzc3dvcmQ6']},
				'sesame',
				'<enter>',
				{says: ['535 5.7.8 sesame is wrong']},
				'/reveal<enter>',
				'y',
				'<escape>',
			],
			rowsSeen,
		),
		await story(
			'a message by hand',
			await film(
				`${conversations.ehlo}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.net>\nS: 250 ok\nC: DATA\nS: 354 go`,
				{columns: 80, rows: 18},
			),
			[
				'<right><enter>',
				'<right><enter>',
				'Date: yesterday',
				'<enter>',
				'<right><enter>',
				'<right><enter>',
				'<enter>',
				'.x',
				'<ctrl+t>',
				'<enter>',
				'QUIT',
				'<ctrl+u>.',
				'<enter>',
			],
			rowsSeen,
		),
		await story(
			'a burst',
			await film(conversations.ehlo ?? '', {columns: 80, rows: 16}),
			['/burst<enter>', 'NOOP<enter>', 'RSET<enter>', '/end<enter>'],
			rowsSeen,
		),
		await story(
			'pastes',
			await film(conversations.tls ?? '', {columns: 90, rows: 16}),
			[
				{paste: 'NOOP one'},
				'<ctrl+u>',
				{paste: 'NOOP one\nNOOP two\n'},
				'y',
				{paste: 'NOOP\u0000\u001b[31m\nx'},
				'n',
				'<escape>',
			],
			rowsSeen,
		),
		await story(
			'help and the palette',
			await film(conversations.tls ?? '', {columns: 90, rows: 20}),
			['?', '<pagedown>', '<end>', 'x', '<ctrl+u><ctrl+p>', 'cop', '<down>', 'zzz', '<escape>'],
			rowsSeen,
		),
		await story(
			'the help of a recording',
			await film(recordedFrom(recording), {columns: 90, rows: 60}),
			['?'],
			rowsSeen,
		),
	];
	await expect(told.join('\n')).toMatchFileSnapshot('snapshots/stories.txt');
});

test('how long it is silent', async () => {
	const session = fakeSession(conversations.ehlo ?? '');
	const rows: string[] = [];
	for (const [idle, isOn, host] of [
		[0, false, 'mail.example.org'],
		[59_400, false, 'mail.example.org'],
		[61_000, false, 'mail.example.org'],
		[250_000, false, 'mail.example.org'],
		[250_000, true, 'mail.example.org'],
		[7_300_000, false, 'mail.example.org'],
		[250_000, false, 'a.very.long.host.name.of.somewhere.example.org'],
	] as const) {
		const filmed = await film({...session, target: {...session.target, host}} as typeof session, {
			columns: 80,
			keptAlive: {limit: () => ({limit: 300_000, observed: false}), isOn: () => isOn},
		});
		const {lastByteAt} = filmed.inspector;
		Object.assign(filmed.inspector, {lastByteAt: () => lastByteAt() - idle});
		rows.push(`${idle} ${isOn}`, filmed.styled(true).split('\n').slice(0, 2).join('\n'));
		filmed.inspector.stop();
	}

	await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('snapshots/idle.txt');
});
